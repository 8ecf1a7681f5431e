"""The values that a comparison consists of."""

from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answer import Citation


class Theme(StrEnum):
    """What documents are compared on; the value stands in addresses."""

    TASKS = "taken"
    COMPETENCIES = "competenties"
    REPORTING = "rapportering"
    CONDITIONS = "voorwaarden"
    OFFER = "aanbod"


@dataclass(frozen=True, slots=True)
class Scale:
    """The levels that a document uses, lowest first."""

    levels: tuple[str, ...]
    """As the document writes them ("I", "II", "III"); those that occur where the document tells no more."""
    known: bool
    """The document itself says which levels there are."""
    citation: Citation | None = None
    """Where it says so, in words; None where the columns of its table say it, or nothing does."""

    def place(self, written: str) -> int | None:
        """Return the place of a level, 1 is the lowest; None where that is not known."""
        return self.levels.index(written) + 1 if self.known and written in self.levels else None


@dataclass(frozen=True, slots=True)
class Level:
    """The level that a document asks for."""

    written: str
    """Exactly as the document has it ("III", "gradatie 2", "expert")."""
    place: int | None = None
    """Its place on the document's own scale, 1 is the lowest; None where the scale is not known."""
    of: int | None = None
    """How many levels that scale has."""

    @property
    def position(self) -> float | None:
        """Where it stands between the lowest level, 0, and the highest, 1; None where that is not known."""
        if self.place is None or self.of is None or self.of < 2:
            return None
        return (self.place - 1) / (self.of - 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says about one aspect."""

    citation: Citation
    """The quote that says it best."""
    further: tuple[Citation, ...] = ()
    """Other quotes of the same document about it, in its order."""
    level: Level | None = None
    """The level it asks for, where it asks for one."""
    values: frozenset[str] = frozenset()
    """Numbers, amounts, durations and names in it, in one spelling, by which cells are compared."""
    lead_in: str = ""
    """The sentence that introduces the list that the quote stands in; empty where there is none."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All its quotes, the best one first."""
        return (self.citation, *self.further)


@dataclass(frozen=True, slots=True)
class Column:
    """One of the documents."""

    document: str
    """File name."""
    title: str
    """Its title."""
    organisation: str
    """Name of the local government or association."""
    role: str
    """The role it describes; empty when not known."""
    date: str
    """The date of this version; empty when not known."""
    scale: Scale | None = None
    """The levels of its competencies; None where it has no levels."""


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect, with a cell for each document."""

    key: str
    """Identifies it within the matrix."""
    label: str
    """Its name in Dutch, or a document's own words where ``derived``."""
    english: str
    """Its name in English; the same as the label where ``derived``."""
    cells: tuple[Cell | None, ...]
    """One for each column; None where the document does not mention it."""
    derived: bool = False
    """Its label comes from the documents themselves."""

    @property
    def mentions(self) -> int:
        """How many documents mention it."""
        return sum(cell is not None for cell in self.cells)

    @property
    def differs(self) -> bool:
        """Some documents mention it and others do not, or their levels or values differ."""
        said = [cell for cell in self.cells if cell is not None]
        if len(said) < len(self.cells):
            return True
        return _levels_differ([cell.level for cell in said]) or len({cell.values for cell in said}) > 1


def _levels_differ(levels: list[Level | None]) -> bool:
    """Levels on known scales differ by their position, others by how they are written."""
    if all(level is not None and level.position is not None for level in levels):
        return len({level.position for level in levels if level is not None}) > 1
    return len({level.written.casefold() if level is not None else "" for level in levels}) > 1


@dataclass(frozen=True, slots=True)
class Matrix:
    """Documents side by side on one theme."""

    theme: Theme
    """What they are compared on."""
    columns: tuple[Column, ...]
    """The documents, in the order chosen."""
    rows: tuple[Row, ...]
    """The aspects that at least one of them mentions; those that most mention first."""

    def only_differences(self) -> "Matrix":
        """Return the matrix with only the rows in which the documents differ."""
        return replace(self, rows=tuple(row for row in self.rows if row.differs))
