"""The question as the assistant understands it."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import TermMatch
from assistant.versions import NEWEST, VersionWish
from ingest.model import SectionKind


class Shape(StrEnum):
    """The form that a right answer has."""

    FACT = "fact"
    LIST = "list"
    TABLE = "table"
    COMPARE = "compare"
    CORPUS = "corpus"
    YES_NO = "yes_no"
    SMALLTALK = "smalltalk"


class Expects(StrEnum):
    """The kind of value that a question asks for."""

    ANYTHING = "anything"
    PERCENTAGE = "percentage"
    AMOUNT = "amount"
    DATE = "date"
    NUMBER = "number"
    FREQUENCY = "frequency"
    DURATION = "duration"
    LEVEL = "level"
    MEANING = "meaning"
    PLACE = "place"
    PERSON_NAME = "person_name"


class Refusal(StrEnum):
    """Why a question is not for the documents."""

    NONE = "none"
    UNCLEAR = "unclear"


SUBSTANTIAL = 0.5
"""Weight from which a facet is more than an aside."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or term to look for: all its words must be there."""

    words: tuple[str, ...]
    """Folded words."""
    weight: float
    """How far finding it counts as finding what was asked, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a question asks about, with every wording under which documents may have it."""

    label: str
    """The user's word or the official term."""
    phrases: tuple[Phrase, ...]
    """Its wordings."""
    weight: float
    """How much it counts in this question."""
    required: bool = False
    """Without it a passage does not answer."""
    kinds: tuple[SectionKind, ...] = ()
    """Sections where it usually stands."""
    section: SectionKind | None = None
    """It is the name of a part of the document: everything in such a section is about it."""
    known: bool = True
    """The documents or the lexicon know the word at all."""
    named: bool = False
    """The user named it by its official term: what the documents lack by that name, they lack."""

    specificity: float = 1.0
    """How much the word says by itself, 0 to 1: less for an everyday word that is no term."""

    @property
    def is_substantial(self) -> bool:
        """It is more than an aside."""
        return self.weight >= SUBSTANTIAL


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood."""

    text: str
    """As asked."""
    standalone: str
    """With what it inherits from the conversation filled in."""
    shape: Shape
    """Form of the answer."""
    expects: Expects
    """Kind of value asked for."""
    organisations: tuple[str, ...]
    """Organisations with a document that it is about; empty: all."""
    elsewhere: tuple[str, ...]
    """Organisations named that have no document."""
    facets: tuple[Facet, ...]
    """What it asks about, own words first."""
    kinds: frozenset[SectionKind]
    """Kinds of section that it points at."""
    searches: tuple[tuple[str, float], ...]
    """Wordings to search with, each with its weight."""
    lists: bool = False
    """Several items are asked for, of each organisation."""
    closed: bool = False
    """It can be answered with yes or no."""
    ranks: str = ""
    """"most" or "fewest" when it asks who has that; else empty."""
    relates: bool = False
    """It asks what several have in common or in what they differ."""
    roles: tuple[str, ...] = ()
    """Folded role named where no organisation is: only documents about it are asked."""
    terms: tuple[TermMatch, ...] = ()
    """Everyday words that were read as official terms."""
    refusal: Refusal = Refusal.NONE
    """Set when the documents are not to be asked at all."""
    english: bool = False
    """It was asked in English."""
    towards: str = ""
    """The preposition that the answer must have too ("aan" for "aan wie"); empty when there is none."""
    negated: bool = False
    """It asks for what is not so ("welke niet")."""
    version: VersionWish = NEWEST
    """Which version of a document it is put to, where there are several."""
