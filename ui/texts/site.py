"""What stands around every page."""

from dataclasses import dataclass

NAME = "Functiewijzer"


@dataclass(frozen=True, slots=True)
class SiteTexts:
    """The lines of the frame."""

    skip: str
    pages: str
    questions: str
    briefing: str
    comparison: str
    documents: str
    evaluation: str
    language: str
    footer: str
    accessibility: str
    about: str
    api: str
    notice: str
    no_script: str
    not_found: str
    no_such_address: str
    back: str


DUTCH = SiteTexts(
    skip="Naar de inhoud",
    pages="Pagina's",
    questions="Vragen",
    briefing="Inwerken",
    comparison="Vergelijken",
    documents="Documenten",
    evaluation="Evaluatie",
    language="Taal",
    footer="Over deze dienst",
    accessibility="Toegankelijkheid",
    about="Over dit AI-systeem",
    api="HTTP-interface",
    notice=(
        "U spreekt met een AI-systeem. Het antwoordt alleen uit de opgenomen documenten, met citaten. "
        "Controleer belangrijke antwoorden in de bron."
    ),
    no_script="Het gesprek heeft JavaScript nodig. De andere pagina's kunt u ook zonder JavaScript lezen.",
    not_found="Niet gevonden",
    no_such_address="Dit adres bestaat niet.",
    back="Naar de vragen",
)

ENGLISH = SiteTexts(
    skip="Skip to the content",
    pages="Pages",
    questions="Questions",
    briefing="Getting started",
    comparison="Compare",
    documents="Documents",
    evaluation="Evaluation",
    language="Language",
    footer="About this service",
    accessibility="Accessibility",
    about="About this AI system",
    api="HTTP interface",
    notice=(
        "You are talking to an AI system. It answers only from the documents that it holds, with quotes, in Dutch. "
        "Check important answers in the source."
    ),
    no_script="The conversation needs JavaScript. The other pages can be read without it.",
    not_found="Not found",
    no_such_address="This address does not exist.",
    back="To the questions",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
