"""Read a table: its header, its rows, and the cells that a row leaves to the one above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Cell

_MARK = re.compile(r"^(?:[xX✓✔v]|ja|nee|n\.v\.t\.?|-|–|\d+(?:[.,]\d+)?\s*%?|[IVX]{1,4}|€.*)$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    text: str
    """The row as it is laid out: bars between its cells, from the first filled to the last."""
    cells: tuple[Cell, ...]
    """Its cells under their columns; a blank leading cell carries the value from above."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header found."""

    rows: tuple[Row, ...]
    """All rows, the header row among them."""
    header: int | None
    """Index of the header row; None when the table has none."""


def read_table(rows: Sequence[tuple[str, ...]], *, headed: bool = False) -> Table:
    """Return the table that the rows form; rows without any word are left out.

    ``headed``: the file says that the first row names the columns; else it may look like it.
    A leading cell that is blank takes the value of the row above (a merged or grouping cell), as
    long as the row has another value. Blank cells further right stay blank: they mean "no".
    """
    filled = [tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row)]
    width = max((len(row) for row in filled), default=0)
    filled = [row + ("",) * (width - len(row)) for row in filled]
    header = 0 if (headed and len(filled) > 1) or _has_header(filled) else None
    columns = filled[0] if header == 0 else ("",) * width
    carry_width = _carrying_columns(filled[1:] if header == 0 else filled)
    above = [""] * width
    result: list[Row] = []
    for index, row in enumerate(filled):
        cells: list[Cell] = []
        leading = next((column for column, value in enumerate(row) if value), width)
        for column, value in enumerate(row):
            carried = column < min(leading, carry_width) and bool(above[column])
            cells.append(Cell(columns[column], above[column] if carried else value, carried))
        if index != header:
            above = [cell.value for cell in cells]
        result.append(Row(_row_text(row), tuple(cells)))
    return Table(tuple(result), header)


def _has_header(rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether the first row names columns: short words, no marks, and more rows follow."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first = [cell for cell in rows[0] if cell]
    if len(first) < max(2, len(rows[0]) - 1) or any(len(cell) > 40 or _MARK.match(cell) for cell in first):
        return False
    if len(rows[0]) >= 3:
        return True
    # Two columns: labels with values have no header unless the values below look otherwise.
    values = [row[1] for row in rows[1:] if row[1]]  # a row without one names a group of rows
    if values and all(map(_MARK.match, values)):
        return True
    if re.search(r"\d", first[1]) or first[0][0].isupper() != first[1][0].isupper():
        return False
    return all(len(cell.split()) <= 3 for cell in first) and sum(len(row[1]) for row in rows[1:]) > 15 * len(
        rows[1:]
    )


def _carrying_columns(rows: Sequence[tuple[str, ...]]) -> int:
    """Return how many leading columns may be blank because the row above goes on.

    They are those up to the first that never is.
    """
    width = max((len(row) for row in rows), default=0)
    for column in range(width):
        if all(row[column] for row in rows):
            return column
    return max(0, width - 1)


def _row_text(row: tuple[str, ...]) -> str:
    filled = [column for column, cell in enumerate(row) if cell]
    cells = row[filled[0] : filled[-1] + 1]
    return " | ".join(cell or "–" for cell in cells)
