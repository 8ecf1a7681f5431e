"""The intermediate form between a file reader and the structure code.

Every reader (text, HTML, Word, PDF) yields a flat list of blocks in reading order. What a reader
knows for certain (an HTML heading, a Word table) it says; what it only suspects (a short bold
paragraph) it leaves to the passes in ``headings``, ``lists`` and ``tables``, which are the same for
all formats.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from ingest.model import Noise


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


EXPLICIT = "explicit"
"""Marker of a heading that the reader was certain of."""
RUN_IN_MARK = "run-in"
"""Marker of a heading that is no line of its own: the paragraph after it holds its words."""
TEXT = "text"
"""Marker of a paragraph that the reader is certain is no heading (a caption, a footnote)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table, in reading order."""

    kind: BlockKind
    """What it is."""
    text: str = ""
    """Its words on one line, markup gone; empty for a table."""
    level: int = 0
    """Heading: rank, 1 is the highest. Item: nesting depth, 0 is the outermost."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Table: rows of cells; a cell that only continues the one above it is empty."""
    headed: bool = False
    """Table: the file says that its first row names the columns."""
    page: int | None = None
    """Page number, counted from 1, where the format has pages."""
    row_pages: tuple[int, ...] = ()
    """Table: the page of each row, where the table goes on over pages; else empty."""
    bold: bool = False
    """The whole paragraph is set in bold or in a larger type: perhaps a heading."""
    numbered: str = ""
    """Heading: its number as written ("2", "1.3"), else empty."""
    after_break: bool = False
    """Removed page furniture (header, footer, "vervolg") stood right before this block."""
    marker: str = ""
    """Item: the bullet or number it was written with. Heading: EXPLICIT, RUN_IN_MARK or empty.
    Paragraph: TEXT or empty."""
    gap: int = 0
    """Blank lines before it in plain text: a hint for the structure passes."""
    indented: bool = False
    """Plain text: the line started with a tab, as cells of a flattened table do."""
    inner: bool = False
    """It stands inside a table cell: a heading there is below all others."""
    seams: tuple[int, ...] = ()
    """Offsets in the text where page furniture was cut out of a running sentence."""

    @property
    def counter(self) -> str:
        """The item's marker and a space where it counts ("a) ", "1. "); empty for a bullet."""
        counts = self.marker != "o" and any(character.isalnum() for character in self.marker)
        return f"{self.marker} " if counts else ""


@dataclass(frozen=True, slots=True)
class Identification:
    """What a file says of the document outside its text; what it does not say is empty."""

    title: str = ""
    """Its title."""
    organisation: str = ""
    """Name of the local government or association ("Gent")."""
    organisation_type: str = ""
    """"stad", "gemeente" or the association's own word."""
    role: str = ""
    """The role it describes, lower case."""
    date: str = ""
    """The date of this version, ISO 8601 to the precision known: "2021-03-04", "2021-03", "2021"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file."""

    blocks: tuple[Block, ...]
    """Everything a reader of the file sees, in reading order."""
    noise: tuple[Noise, ...] = ()
    """What stands in the file and was left out, in order."""
    properties: Identification = field(default_factory=Identification)
    """The file's properties, which people forget to change: they count where the text is silent."""
    declared: Identification = field(default_factory=Identification)
    """What a person wrote about the document (front matter): it counts before the text."""
