"""A table that may go on over the page: its rows, with the lines in each cell."""

from dataclasses import dataclass, replace

from ingest.readers.pdf.grid import Grid, GridCell
from ingest.readers.pdf.lines import Line, lines_of
from ingest.readers.pdf.words import DRAWN

_ALIGNED = 3.0
"""Columns whose places differ by fewer points are the same."""
_SENTENCE_END = (".", "!", "?", ":", ";", "…")


@dataclass(frozen=True, slots=True)
class CellLines:
    """What stands in one cell, perhaps on two pages."""

    lines: tuple[Line, ...] = ()
    turned: tuple[str, ...] = ()
    """Words that run up or down the page."""
    marks: int = 0
    """How many bullets were drawn in it."""
    spanned: bool = False
    """It only continues the cell on its left."""
    right: float | None = None
    """Where it ends."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.lines or self.turned or self.marks)

    @property
    def text(self) -> str:
        """Its words, to compare cells by."""
        return " ".join([*self.turned, *(line.text for line in self.lines)])


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells."""

    cells: tuple[CellLines, ...]
    page: int
    """The page on which it begins."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The words in its cells."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The rows of a table up to here."""

    rows: tuple[TableRow, ...]
    lefts: tuple[float, ...]
    """Where its columns begin on its last page."""
    page: int
    """Its last page."""

    def continued(self, below: "OpenTable") -> tuple["OpenTable", str] | None:
        """Return this table with the one on the next page added; None when that is another table.

        Also returns the header that the next page repeats, and which is left out; empty where it does not.
        """
        header = self.rows[0].texts
        same_header = below.rows[0].texts == header
        if below.page != self.page + 1 or len(below.lefts) != len(self.lefts):
            return None
        shifts = [abs(a - b) for a, b in zip(self.lefts, below.lefts, strict=True)]
        if not same_header and max(shifts) > _ALIGNED:
            return None
        rows, added = list(self.rows), list(below.rows[1:] if same_header else below.rows)
        if added and rows and self._goes_on(rows[-1], added[0]):
            rows[-1] = _merged(rows[-1], added.pop(0))
        repeated = " | ".join(filter(None, header)) if same_header else ""
        return OpenTable((*rows, *added), below.lefts, below.page), repeated

    def _goes_on(self, above: TableRow, below: TableRow) -> bool:
        """Whether the first row of a page continues the last row of the page before.

        Its first cell is blank, and what it holds goes on in lower case from a cell that had not ended;
        or it stands beside a label, in a table where no other row lacks one.
        """
        if not below.cells[0].is_blank or all(cell.is_blank for cell in below.cells):
            return False
        if len(below.cells) == 2 and not any(row.cells[0].is_blank for row in self.rows):
            return True
        pairs = zip(above.texts, below.texts, strict=True)
        return all(
            first and not first.endswith(_SENTENCE_END) and second[:1].islower()
            for first, second in pairs
            if second
        )


def open_table(grid: Grid, page: int) -> OpenTable | None:
    """Return the table of a grid on a page; None when nothing stands in it."""
    rows = (TableRow(tuple(_cell_lines(cell, page) for cell in row), page) for row in grid.rows)
    filled = tuple(row for row in rows if not all(cell.is_blank for cell in row.cells))
    return OpenTable(filled, grid.lefts, page) if filled else None


def _cell_lines(cell: GridCell, page: int) -> CellLines:
    upright = [word for word in cell.words if not word.turned]
    return CellLines(
        lines=tuple(lines_of(upright, page)),
        turned=tuple(word.text for word in cell.words if word.turned),
        marks=sum(word.tag == DRAWN for word in upright),
        spanned=cell.spanned,
        right=cell.right,
    )


def _merged(above: TableRow, below: TableRow) -> TableRow:
    cells = [
        replace(first, lines=(*first.lines, *second.lines), turned=(*first.turned, *second.turned))
        for first, second in zip(above.cells, below.cells, strict=True)
    ]
    return TableRow(tuple(cells), above.page)
