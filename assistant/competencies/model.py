"""What a document says of competencies, as values."""

from dataclasses import dataclass

from assistant.compose.quoting import plain_heading
from assistant.draft import Quote
from assistant.levels import WrittenLevel
from assistant.words import stem, tokens
from ingest.model import Document


@dataclass(frozen=True, slots=True)
class Competency:
    """A competency, as one place in the document has it, or all places together."""

    name: str
    """What it is called; empty for words about competencies that name none."""
    quote: Quote
    """The words that name it: a row from the name on, an item, a heading; else the sentence."""
    level: WrittenLevel | None = None
    """The level asked for."""
    details: tuple[Quote, ...] = ()
    """Its meaning and the behaviour that shows it; the quote of a row or an item may hold the first."""
    title: str = ""
    """The heading above it."""

    @property
    def key(self) -> str:
        """What two places must have in common to be about the same competency."""
        return name_key(self.name)


@dataclass(frozen=True, slots=True)
class Competencies:
    """All that one document says of competencies."""

    document: Document
    """Which one."""
    said: tuple[Competency, ...]
    """In its order, each competency once, and the sentences that name none."""
    columns: tuple[str, ...] = ()
    """The columns in which levels are marked, lowest first."""

    @property
    def named(self) -> tuple[Competency, ...]:
        """Those with a name."""
        return tuple(competency for competency in self.said if competency.name)


def name_key(name: str) -> str:
    """Return the stems of a name, in order."""
    return " ".join(stem(word) for word in tokens(plain_heading(name)))
