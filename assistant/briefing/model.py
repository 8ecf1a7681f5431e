"""The values of a briefing: chapters of groups of items, each item a quote from the document."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Citation


class Topic(StrEnum):
    """What a chapter is about, in the order of the briefing."""

    PURPOSE = "purpose"
    POSITION = "position"
    SIGN = "sign"
    DECIDE = "decide"
    PREPARE = "prepare"
    ATTEND = "attend"
    RESULT_AREAS = "result_areas"
    COMPETENCIES = "competencies"
    KNOWLEDGE = "knowledge"
    CONVERSATIONS = "conversations"


class Aspect(StrEnum):
    """What a fixed group in a chapter is about; the other groups are named by the document's headings."""

    NONE = ""
    REPORTS_TO = "reports_to"
    LEADS = "leads"
    DEPUTY = "deputy"
    MANAGEMENT_TEAM = "management_team"
    ELSEWHERE = "elsewhere"
    """What else the document says about the position."""
    CONTACTS = "contacts"
    """What the document itself lists as contacts."""
    BOARD = "board"
    COLLEAGUES = "colleagues"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to know or do: a quote, and where it says so what it is called and means."""

    identifier: str
    """The same as long as the file's name and the words are the same; unique in the briefing."""
    citation: Citation
    """The words of the document."""
    label: str = ""
    """What it is called: a competency's name, a person or body; empty where the quote says it all."""
    level: str = ""
    """The level asked for, in the document's own scale ("niveau III"); empty where it names none."""
    details: tuple[Citation, ...] = ()
    """What the document says about it further on: the meaning, then the behaviour it shows in."""
    depth: int = 0
    """How deep it is nested under an item before it, 0 is the outermost."""
    lead_in: Citation | None = None
    """The words that introduce it, where it cannot be read without them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together."""

    items: tuple[Item, ...]
    """In the order of the document, or of importance; empty when the document is silent on the aspect."""
    title: str = ""
    """The document's own heading, without its number; empty for a fixed aspect."""
    above: str = ""
    """The heading above that one, where it says more."""
    aspect: Aspect = Aspect.NONE
    """What it is about, where that is fixed."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of a briefing."""

    topic: Topic
    """What it is about."""
    groups: tuple[Group, ...]
    """Its groups; those without items say that the document is silent on an aspect."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def is_silent(self) -> bool:
        """The document says nothing that was recognised as being about it."""
        return not self.items


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in which a document differs from others about the same role."""

    topic: Topic
    """In which chapter."""
    name: str
    """What it is called, in the document's words."""
    citation: Citation
    """Where it stands: in this document, or in the first of those that have it."""
    others: tuple[str, ...]
    """Organisations: those where it was not found, or those that have it."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What was compared, and what came out."""

    compared: tuple[str, ...] = ()
    """Organisations whose documents about the same role were compared."""
    only_here: tuple[Difference, ...] = ()
    """In this document, and not found in any of the others."""
    not_here: tuple[Difference, ...] = ()
    """In most of the others, and not found in this document."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a new director should know from one document."""

    document: str
    """File name."""
    title: str
    """Title of the document."""
    organisation: str
    """Name of the local government or association."""
    role: str
    """The role it describes, lower case; empty when not found."""
    date: str
    """Date of this version, ISO 8601 to the precision known; empty when unknown."""
    sha256: str
    """Hash of the file, hexadecimal."""
    chapters: tuple[Chapter, ...]
    """One for each topic, in order, also where the document is silent."""
    differences: Differences = Differences()
    """What is different elsewhere."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items that can be ticked, in order."""
        return tuple(item for chapter in self.chapters for item in chapter.items)
