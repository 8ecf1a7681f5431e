"""What the store of judgements says: to the chat page, in JSON."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedbackTexts:
    """The lines of the feedback store."""

    not_kept: str
    full: str
    failed: str
    not_json: str
    too_large: str
    invalid: str
    """Field ``field``: the name of what is wrong."""


DUTCH = FeedbackTexts(
    not_kept="Deze server bewaart geen oordelen.",
    full="Er kunnen geen oordelen meer bij: het bestand is vol. Meld dit aan wie Functiewijzer bij u beheert.",
    failed="Uw oordeel kon niet bewaard worden. Probeer het later opnieuw.",
    not_json="Een oordeel moet een JSON-object zijn (Content-Type: application/json).",
    too_large="Dit oordeel is te groot.",
    invalid="Dit oordeel klopt niet: zie het veld {field}.",
)

ENGLISH = FeedbackTexts(
    not_kept="This server keeps no judgements.",
    full="No more judgements can be kept: the file is full. Please tell who manages Functiewijzer.",
    failed="Your judgement could not be kept. Try again later.",
    not_json="A judgement must be a JSON object (Content-Type: application/json).",
    too_large="This judgement is too large.",
    invalid="This judgement is not right: see the field {field}.",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
