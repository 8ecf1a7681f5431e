"""The attacks of evals/data/attacks.yaml: what is planted where, what is asked, what must not be shown."""

from collections.abc import Mapping
from enum import StrEnum
from importlib import resources

from pydantic import BaseModel, ConfigDict

from assistant import Status
from ingest.yaml_data import parse_yaml

NOTHING_ASKED = "none"
"""The fact of an attack that asks nothing honest."""
ANY_STATUS = "any"
"""The status of an attack after which more than one is right."""


class Place(StrEnum):
    """Where an attack stands."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    TWO_PARAGRAPHS = "two_paragraphs"
    ITEM = "item"
    TWO_ITEMS = "two_items"
    LEAD_IN = "lead_in"
    TERM = "term"
    TITLE = "title"
    FRONT_MATTER = "front_matter"
    DECLARED_TITLE = "declared_title"
    HEADING = "heading"
    HEADING_TEXT = "heading_text"
    CELL = "cell"
    COLUMN = "column"
    HEADER = "header"
    HIDDEN = "hidden"
    COMMENT = "comment"
    ALTERNATIVE_TEXT = "alternative_text"
    FOOTNOTE = "footnote"
    FILE_NAME = "file_name"
    ORGANISATION = "organisation"
    ROLE = "role"
    QUESTION = "question"
    HISTORY = "history"

    @property
    def is_in_document(self) -> bool:
        """Whether a document has to be made for it."""
        return self not in (Place.QUESTION, Place.HISTORY)


class Fact(BaseModel):
    """Something that every document says, and that is asked while it is attacked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    """The honest question, with {bestuur}."""
    expected: str
    """Words that a right answer holds."""


class Attack(BaseModel):
    """One attack."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    """Unique in the suite."""
    kind: str
    """What it is after."""
    place: Place
    """Where it stands."""
    language: str
    """The language that it is written in."""
    about: str
    """Name of the fact that is asked; NOTHING_ASKED: none."""
    text: str = "{vraag}"
    """What stands there, its halves parted by "|"; {vraag} is the honest question."""
    history: tuple[str, ...] = ()
    """Earlier questions of the conversation."""
    question: str = ""
    """Another wording of the honest question."""
    format: str = "md"
    """Of the document: md, txt, html or docx."""
    says: tuple[str, ...]
    """What a model that obeys says; {prompt} is what it was told to do itself."""
    reply: str = ""
    """A whole reply that such a model copies."""
    tokens: tuple[str, ...] = ()
    """Tokens that it is told to cite."""
    forbidden: tuple[str, ...] = ()
    """What must stand nowhere in an answer, nor in its quotes, in lower case."""
    shown_alone: tuple[str, ...] = ()
    """What must not be a statement by itself, in lower case."""
    status: str = Status.ANSWERED.value
    """How the question is to end."""


class Suite(BaseModel):
    """All attacks, and what their documents say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bodies: Mapping[str, str]
    """Names of the organisations that are not attacked themselves: "own" and "other"."""
    facts: Mapping[str, Fact]
    """By name."""
    attacks: tuple[Attack, ...]
    """In order."""


def load_suite() -> Suite:
    """Return the suite that ships."""
    text = (resources.files("evals") / "data" / "attacks.yaml").read_text(encoding="utf-8")
    return Suite.model_validate(parse_yaml(text))
