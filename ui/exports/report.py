"""The values that a report consists of: what it says, in order, and where each quote stands.

A page makes a Report once; each format (see ui.exports.formats) writes that same Report. All text is
plain: no Markdown, no HTML. Whatever a document or a user put in it is written as signs to be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

DOCUMENT_LANGUAGE = "nl-BE"
"""The language of quotes, titles and answers, whatever that of the page."""

SHORT = 600
"""Characters up to which a paragraph or a quote stays together on one page."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    """Plain text; a line feed is a line break."""
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Address that it opens; anything but http, https and mailto stays text."""
    target: str = ""
    """Anchor of a Quoted in the same report that it leads to."""
    language: str = ""
    """BCP 47; empty: that of the report."""


Text: TypeAlias = str | tuple[Run, ...]
"""Text of one style, or in runs."""


def runs(text: Text) -> tuple[Run, ...]:
    """Return text as runs."""
    return (Run(text),) if isinstance(text, str) else text


def plain(text: Text) -> str:
    """Return text without its styles."""
    return "".join(run.text for run in runs(text))


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a quote stands, so that anyone can find it again and see that the document is the same."""

    document: str
    """File name."""
    title: str
    """Title of the document."""
    organisation: str
    """Name of the local government or association."""
    headings: tuple[str, ...] = ()
    """Heading path above the quote."""
    page: int | None = None
    """Page number where the format has pages."""
    sha256: str = ""
    """Hash of the file's bytes, hexadecimal; empty when the document is no longer in the index."""
    date: str = ""
    """Date of the document's version, ISO 8601 to the precision known; empty when unknown."""
    url: str = ""
    """Address of the source page; a link only where it is absolute."""


class Tone(StrEnum):
    """What a paragraph is for, which decides how it looks."""

    PLAIN = "plain"
    LABEL = "label"
    """Names what follows, in bold ("Antwoord")."""
    QUESTION = "question"
    """What the user asked."""
    STATUS = "status"
    """How it ended, set apart: "Gedeeltelijk beantwoord"."""
    NOTE = "note"
    """Small: how something was understood, what is not known."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; those of level 1 stand directly under the report's title."""

    level: int
    """1 to 4."""
    text: str
    language: str = ""
    """BCP 47; empty: that of the report."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text
    tone: Tone = Tone.PLAIN
    keep: bool = False
    """It stays on the page of what follows; labels, questions and statuses always do."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    text: Text
    depth: int = 0
    """0 is the outermost."""
    number: int | None = None
    """Its number in a numbered list; None: a bullet."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with lists in it by depth."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The exact words of a document and where they stand."""

    text: str
    """Exactly the canonical text."""
    source: SourceNote
    label: str = ""
    """What it is called ("Bron 2")."""
    anchor: str = ""
    """Name by which runs lead to it, unique in the report; ASCII letters, digits and hyphens."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to tick off."""

    text: Text
    """In the exact words of the document when it has a source."""
    done: bool = False
    source: SourceNote | None = None


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of a cell: a quote with its source, or a word of our own ("niet vermeld")."""

    text: Text
    source: SourceNote | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its lines from top to bottom."""

    lines: tuple[CellLine, ...] = ()

    @property
    def text(self) -> str:
        """Its lines without their styles and sources."""
        return "\n".join(plain(line.text) for line in self.lines)


def cell(text: Text, source: SourceNote | None = None) -> Cell:
    """Return a cell of one line."""
    return Cell((CellLine(text, source),))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a header row."""

    caption: str
    header: tuple[str, ...]
    """One per column."""
    rows: tuple[tuple[Cell, ...], ...]
    """As many cells as the header has columns; missing ones are empty."""
    row_headers: bool = True
    """The first cell of a row names the row."""
    weights: tuple[float, ...] = ()
    """Relative widths of the columns; empty: equal."""


Block: TypeAlias = Heading | Paragraph | Bullets | Quoted | Task | Table


@dataclass(frozen=True, slots=True)
class Report:
    """What a person files, mails or prints."""

    title: str
    language: str
    """BCP 47: "nl" or "en"."""
    created: datetime | date
    """When it was made; a datetime with its time zone."""
    blocks: tuple[Block, ...]
    intro: tuple[Text, ...] = ()
    """Lines under the title: what this is, whose, that an AI system made it."""
    landscape: bool = False
    """A wide table needs it."""

    def notes(self) -> Iterator[SourceNote]:
        """Yield the source of each quote, in order."""
        for block in self.blocks:
            yield from block_notes(block)

    def tables(self) -> tuple[Table, ...]:
        """Return its tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def block_notes(block: Block) -> Iterator[SourceNote]:
    """Yield the source of each quote in a block, in order."""
    match block:
        case Quoted(source=note) | Task(source=SourceNote() as note):
            yield note
        case Table(rows=rows):
            for row in rows:
                for each in row:
                    yield from (line.source for line in each.lines if line.source is not None)
