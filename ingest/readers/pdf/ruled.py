"""Tables with lines around their cells."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from ingest.readers.pdf.canvas import Edge
from ingest.readers.pdf.geometry import Box, is_within
from ingest.readers.pdf.grid import Grid, GridCell
from ingest.readers.pdf.words import Word

TOLERANCE = 3.0
"""Lines this many points apart are one line, or meet."""
HEADER_GAP = 12.0
"""A header without lines stands at most this many points from its table and columns."""
MOST_EDGES = 20_000
MOST_LINES = 600
MOST_CROSSINGS = 2_500
"""A page with more of these is a drawing, not a table."""


def ruled_grids(edges: Sequence[Edge], words: Sequence[Word], page: Box, margin: float) -> list[Grid]:
    """Return the tables with lines around their cells; not a frame around text, nor a letterhead.

    What lies wholly in the upper or lower ``margin`` of the page is part of a header or footer.
    """
    grids = []
    for cells in _cells(edges):
        grid = _grid(cells, words)
        filled = [row for row in grid.rows if any(cell.words for cell in row)]
        columns = max((_columns(row) for row in filled), default=0)
        in_margin = grid.box.bottom < page.top + margin or grid.box.top > page.bottom - margin
        if columns > 1 and not in_margin:
            grids.append(grid)
    return grids


def words_outside(words: Sequence[Word], grids: Sequence[Grid]) -> list[Word]:
    """Return the words that are in none of the tables."""
    taken = {id(word) for grid in grids for row in grid.rows for cell in row for word in cell.words}
    return [
        word
        for word in words
        if id(word) not in taken and not any(is_within(word, grid.box) for grid in grids)
    ]


def with_unruled_header(grid: Grid, outside: Sequence[Word], reach: float = HEADER_GAP) -> Grid:
    """Return a table with the header right above it that has no line over it, where there is one.

    The header's words end at most ``reach`` points above the table.
    """
    near = [
        word
        for word in outside
        if grid.box.x0 <= word.x0 <= grid.box.x1 and 0 <= grid.box.top - word.bottom + 1 <= reach
    ]
    columns: list[list[Word]] = [[] for _ in grid.lefts]
    for word in sorted(near, key=lambda word: word.x0):
        columns[max(0, sum(left <= word.x0 + 1 for left in grid.lefts) - 1)].append(word)
    if len(grid.lefts) < 2 or not all(columns):
        return grid
    # Words of a sentence would cross the columns, or not start where the columns do.
    placed = all(word.bold for word in near) or all(
        column[0].x0 - left <= HEADER_GAP for left, column in zip(grid.lefts, columns, strict=True)
    )
    gaps = [after.x0 - word.x1 for column in columns for word, after in pairwise(column)]
    space = max(gaps, default=HEADER_GAP / 4)
    apart = all(
        right[0].x0 - left[-1].x1 > 1.3 * space and left[-1].x1 <= edge
        for (left, right), edge in zip(pairwise(columns), grid.lefts[1:], strict=True)
    )
    if not (placed and apart):
        return grid
    header = tuple(GridCell(tuple(column)) for column in columns)
    box = grid.box._replace(top=min(word.top for word in near))
    return Grid(box, grid.lefts, (header, *grid.rows))


def _columns(row: Sequence[GridCell]) -> int:
    return sum(cell.left is not None for cell in row)


def _cells(edges: Sequence[Edge]) -> list[list[Box]]:
    """Return the cells of each table that the lines form, by pdfplumber's way of finding them."""
    if not 4 <= len(edges) <= MOST_EDGES:
        return []
    plain = [_plain(edge) for edge in edges]
    merged = [
        edge
        for edge in merge_edges(plain, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
        if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= TOLERANCE
    ]
    if len(merged) > MOST_LINES:
        return []
    crossings = edges_to_intersections(merged, TOLERANCE, TOLERANCE)
    if len(crossings) > MOST_CROSSINGS:
        return []
    tables = cells_to_tables(intersections_to_cells(crossings))
    return [[Box(*cell) for cell in table] for table in tables]


def _plain(edge: Edge) -> dict[str, Any]:
    """Return a line as pdfplumber takes it: without thickness."""
    x0, top, x1, bottom = edge.box
    if edge.is_horizontal:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    orientation = "h" if edge.is_horizontal else "v"
    sizes = {"width": x1 - x0, "height": bottom - top}
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": orientation, **sizes}


def _grid(cells: Sequence[Box], words: Sequence[Word]) -> Grid:
    """Put words in cells; a place that a merged cell covers has no box of its own."""
    box = Box(
        min(cell.x0 for cell in cells),
        min(cell.top for cell in cells),
        max(cell.x1 for cell in cells),
        max(cell.bottom for cell in cells),
    )
    inside = [word for word in words if is_within(word, box)]
    lefts = tuple(sorted({cell.x0 for cell in cells}))
    rows = []
    for top in sorted({cell.top for cell in cells}):
        starting = {cell.x0: cell for cell in cells if cell.top == top}
        rows.append(_row(starting, lefts, inside))
    return Grid(box, lefts, tuple(rows))


def _row(starting: dict[float, Box], lefts: Sequence[float], words: Sequence[Word]) -> tuple[GridCell, ...]:
    row = []
    end = 0.0
    for left in lefts:
        cell = starting.get(left)
        if cell is None:
            row.append(GridCell(spanned=left < end - 1))
        else:
            row.append(GridCell(tuple(word for word in words if is_within(word, cell)), cell.x0, cell.x1))
            end = cell.x1
    return tuple(row)
