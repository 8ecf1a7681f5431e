"""The values that ingest produces: documents, sections and passages."""

from dataclasses import dataclass
from enum import StrEnum


class SectionKind(StrEnum):
    """What a section of a role document is about."""

    PURPOSE = "purpose"
    POSITION = "position"
    RESULT_AREA = "result_area"
    TASKS = "tasks"
    COMPETENCIES = "competencies"
    KNOWLEDGE = "knowledge"
    CONDITIONS = "conditions"
    SELECTION = "selection"
    OFFER = "offer"
    CONTACTS = "contacts"
    GENERAL = "general"


class PassageKind(StrEnum):
    """The form in which a passage stands in the document."""

    TEXT = "text"
    ITEM = "item"
    ROW = "row"


class SpanKind(StrEnum):
    """How a stretch of the canonical text is laid out for the reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class NoiseReason(StrEnum):
    """Why something that stands in a file is not in its text."""

    RUNNING = "running"
    """A header or footer that comes back on every page."""
    PAGE_NUMBER = "page_number"
    CONTENTS = "contents"
    """A line of a table of contents."""
    CONTINUED = "continued"
    """It only says that a page or table goes on, or repeats a table's header on a next page."""
    ADDRESS = "address"
    """Nothing but a web or mail address."""
    NAVIGATION = "navigation"
    """Menus, cookie notices and footers of a web page."""
    HIDDEN = "hidden"
    """A reader of the file would not see it."""
    DELETED = "deleted"
    """Struck out by a tracked change."""
    PROMPT = "prompt"
    """It asks to fill in a field ("Klik om tekst in te voeren"), and nobody did."""
    UNREAD = "unread"
    """A page that is an image, of which the text was not recognised."""


class Origin(StrEnum):
    """Where something that identifies a document was found."""

    NOWHERE = ""
    DECLARED = "declared"
    """Written about the document, in front matter or in documenten.yaml."""
    TEXT = "text"
    RUNNING = "running"
    """A header or footer."""
    ADDRESS = "address"
    """A web or mail address."""
    PROPERTIES = "properties"
    """The file's properties."""
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True)
class Origins:
    """Where each part of a document's identity was found."""

    title: Origin = Origin.NOWHERE
    organisation: Origin = Origin.NOWHERE
    role: Origin = Origin.NOWHERE
    date: Origin = Origin.NOWHERE


@dataclass(frozen=True, slots=True)
class Noise:
    """Something that stands in a file and was left out of its text."""

    text: str
    """Its words on one line."""
    reason: NoiseReason
    """Why it was left out."""
    page: int | None = None
    """Page number, counted from 1, where the format has pages."""


@dataclass(frozen=True, slots=True)
class Span:
    """A laid-out stretch of the canonical text: one heading, paragraph, item or table row."""

    kind: SpanKind
    """Its layout."""
    start: int
    """Offset of its first character in the canonical text."""
    end: int
    """Offset after its last character."""
    level: int = 0
    """Heading rank (1 is the highest) or depth of an item (0 is the outermost)."""
    table: int = -1
    """Row: number of its table in the document, counted from 0; else -1."""
    header: bool = False
    """Row: it is the header row of its table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row."""

    column: str
    """The column's header; empty where the table has none."""
    value: str
    """The cell's text; carried down from above where the row leaves it blank."""
    carried: bool = False
    """The value stands in a row above, not in this row."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading."""

    number: int
    """Order in the document, counted from 0."""
    heading: str
    """The heading's text; empty for what stands before the first heading."""
    headings: tuple[str, ...]
    """The heading path from the outermost heading to this one."""
    level: int
    """Depth in the heading path, 1 is the outermost; 0 before the first heading."""
    kind: SectionKind
    """What it is about."""
    parent: int | None
    """Number of the section that contains it."""
    start: int
    """Offset of the heading in the canonical text."""
    end: int
    """Offset after the last character of its own content (without its subsections)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest citable unit: a sentence group, an item with its lead-in, or a table row."""

    number: int
    """Order in the document, counted from 0."""
    kind: PassageKind
    """Its form."""
    section: int
    """Number of the section it stands in."""
    start: int
    """Offset of its first character in the canonical text."""
    end: int
    """Offset after its last character."""
    text: str
    """Exactly the canonical text between start and end."""
    headings: tuple[str, ...]
    """The heading path above it."""
    lead_in: str = ""
    """The sentence that introduces the list it stands in; empty where there is none."""
    lead_in_passage: int | None = None
    """Number of the passage that the lead-in is."""
    cells: tuple[Cell, ...] = ()
    """Row: its cells under their column headers."""
    depth: int = 0
    """Item: nesting depth, 0 is the outermost."""
    page: int | None = None
    """Page number, counted from 1, where the format has pages."""
    sentences: tuple[tuple[int, int], ...] = ()
    """Offsets (start, end) in the canonical text of each sentence in it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One role document, read and structured."""

    name: str
    """The file's name, unique in an index."""
    title: str
    """Its title, from the text."""
    organisation: str
    """Name of the local government or association ("Gent"), or UNKNOWN_ORGANISATION."""
    role: str
    """The role it describes ("algemeen directeur"), lower case; empty when not found."""
    sha256: str
    """Hash of the file's bytes, hexadecimal."""
    text: str
    """The canonical text, which the reader sees and all offsets refer to."""
    spans: tuple[Span, ...]
    """Layout of the canonical text, in order."""
    sections: tuple[Section, ...]
    """Sections in order; at least one."""
    passages: tuple[Passage, ...]
    """Passages in order."""
    noise: tuple[Noise, ...] = ()
    """What stands in the file and was left out of the text, in order."""
    seams: tuple[int, ...] = ()
    """Offsets where page furniture was cut out of a running sentence."""
    organisation_type: str = ""
    """"stad", "gemeente" or the association's own word; empty when unknown."""
    aliases: tuple[str, ...] = ()
    """Other names of the organisation in this document ("stad Gent", "Groep Gent")."""
    date: str = ""
    """The date of this version, ISO 8601 to the precision known: "2021-03-04", "2021-03", "2021"."""
    origins: Origins = Origins()
    """Where its title, organisation, role and date were found."""


UNKNOWN_ORGANISATION = "onbekend bestuur"
