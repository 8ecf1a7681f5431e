"""A table on a page: its cells, and the words in each."""

from dataclasses import dataclass

from ingest.readers.pdf.geometry import Box
from ingest.readers.pdf.words import Word


@dataclass(frozen=True, slots=True)
class GridCell:
    """One place in a grid."""

    words: tuple[Word, ...] = ()
    left: float | None = None
    """Where it begins; None where a merged cell covers the place."""
    right: float | None = None
    spanned: bool = False
    """It only continues the cell on its left."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table with the words in each."""

    box: Box
    lefts: tuple[float, ...]
    """Where its columns begin."""
    rows: tuple[tuple[GridCell, ...], ...]
    """Rows of cells, one for each column."""
