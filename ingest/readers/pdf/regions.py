"""Put what stands on a page in reading order: lines, columns of lines, and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from statistics import median
from typing import TypeAlias

from ingest.readers.pdf.canvas import Edge
from ingest.readers.pdf.geometry import Box
from ingest.readers.pdf.grid import Grid
from ingest.readers.pdf.gutters import Band, column_of, find_bands
from ingest.readers.pdf.lines import Line, is_bullet, line_of, lower_drop_caps, rows_of
from ingest.readers.pdf.ruled import HEADER_GAP, with_unruled_header
from ingest.readers.pdf.unruled import Cut, Form, cut, form_of, grid_of, tabbed_cells, tabbed_grid
from ingest.readers.pdf.words import Word

Part: TypeAlias = Line | Grid

_DEEPEST = 3
"""Columns within columns are looked for so many times."""
_LARGER = 1.12
"""Type this many times the size of what surrounds it is a heading."""


@dataclass(frozen=True, slots=True)
class _Slab(Word):
    """A slice of a table with lines, which no gutter crosses."""

    grid: Grid | None = None


def parts_of(words: Sequence[Word], grids: Sequence[Grid], rules: Sequence[Edge], page: int) -> list[Part]:
    """Return the lines and tables of a page in reading order.

    ``grids`` are the tables with lines that were found on it, ``words`` those that are in none of
    them, ``rules`` the lines drawn on the page.
    """
    reader = _Reader(page, rules)
    return list(reader.read([*lower_drop_caps(words), *_slabs(grids, words)], depth=0))


class _Reader:
    """Reads one page."""

    def __init__(self, page: int, rules: Sequence[Edge]) -> None:
        self._page = page
        self._rules = rules
        self._columns = count(1)
        self._done: set[int] = set()

    def read(
        self,
        words: Sequence[Word],
        depth: int,
        left: float | None = None,
        right: float | None = None,
        column: int = 0,
    ) -> Iterator[Part]:
        """Yield the parts that words form, from top to bottom, columns one after the other."""
        rows = rows_of(words)
        bands = find_bands(rows) if depth < _DEEPEST else []
        index = 0
        for band in bands:
            its = rows[band.first : band.last + 1]
            parts = cut(its, band.gutters)
            form = self._form(its, parts)
            if form is Form.LINES:
                continue
            above = rows[index : band.first]
            if form is Form.TABLE:
                grid, rest = _with_header(grid_of(parts, self._rules), above)
                yield from self._lines(rest, left, right, column)
                yield grid
            else:
                yield from self._lines(above, left, right, column)
                start = 0
                for heading in [*_headings_between(parts), len(its)]:
                    yield from self._read_columns(its[start:heading], band, depth)
                    yield from self._lines(its[heading : heading + 1], left, right, column)
                    start = heading + 1
            index = band.last + 1
        yield from self._lines(rows[index:], left, right, column)

    def _form(self, rows: Sequence[Sequence[Word]], parts: Cut) -> Form:
        form = form_of(parts, self._rules)
        beside_grid = any(isinstance(word, _Slab) for row in rows for word in row)
        return Form.COLUMNS if beside_grid and form is Form.TABLE else form

    def _read_columns(self, rows: Sequence[Sequence[Word]], band: Band, depth: int) -> Iterator[Part]:
        for number in range(len(band.gutters) + 1):
            words = [word for row in rows for word in row if column_of(word, band.gutters) == number]
            if words:
                left = min(word.x0 for word in words)
                ends = [gutter.x0 for gutter in band.gutters] + [max(word.x1 for word in words)]
                yield from self.read(words, depth + 1, left, ends[number], next(self._columns))

    def _lines(
        self,
        rows: Sequence[Sequence[Word]],
        left: float | None,
        right: float | None,
        column: int,
    ) -> Iterator[Part]:
        index = 0
        while index < len(rows):
            tabbed = _end_of_tabbed(rows, index)
            grid = tabbed_grid(rows[index:tabbed])
            if grid is not None:
                yield grid
                index = tabbed
                continue
            yield from self._grids(rows[index])
            words = [word for word in rows[index] if not isinstance(word, _Slab)]
            line = line_of(words, self._page, left=left, right=right, column=column) if words else None
            if line is not None:
                yield line
            index += 1

    def _grids(self, row: Sequence[Word]) -> Iterator[Grid]:
        """Yield the tables with lines that begin in a row."""
        for word in row:
            if isinstance(word, _Slab) and word.grid is not None and id(word.grid) not in self._done:
                self._done.add(id(word.grid))
                yield word.grid


def _end_of_tabbed(rows: Sequence[Sequence[Word]], start: int) -> int:
    """Return where rows end that have as many cells as the row at the start.

    The start itself where another row with tabs stands right above or below: then the cells do not
    tell the columns.
    """
    cells = len(tabbed_cells(rows[start]))
    end = start
    while end < len(rows) and len(tabbed_cells(rows[end])) == cells and not is_bullet(rows[end][0]):
        end += 1
    beside = [rows[index] for index in (start - 1, end) if 0 <= index < len(rows)]
    return start if any(len(tabbed_cells(row)) > 1 for row in beside) else end


def _with_header(grid: Grid, above: Sequence[Sequence[Word]]) -> tuple[Grid, Sequence[Sequence[Word]]]:
    """Return a table with its header where the row above it is one, and the rows above that."""
    if not above or any(isinstance(word, _Slab) for word in above[-1]):
        return grid, above
    rows = [min(word.top for cell in row for word in cell.words) for row in grid.rows]
    reach = max([HEADER_GAP, *(below - above for above, below in pairwise(rows))])
    complete = with_unruled_header(grid, above[-1], reach)
    return complete, above if complete is grid else above[:-1]


def _slabs(grids: Sequence[Grid], words: Sequence[Word]) -> list[_Slab]:
    """Slice tables into slabs as high as a line, so that what stands beside them can be told."""
    height = median([word.size for word in words] or [10.0])
    slabs = []
    for grid in grids:
        slices = max(1, int(grid.box.height / height))
        step = grid.box.height / slices
        for number in range(slices):
            top = grid.box.top + number * step
            box = Box(grid.box.x0, top, grid.box.x1, top + step)
            slabs.append(_Slab("", box, box.bottom, height, grid=grid))
    return slabs


def _headings_between(parts: Cut) -> list[int]:
    """Return the rows of columns that hold a heading over all of them.

    It stands out, in the first column, and has nothing beside it while the other columns go on below it.
    """
    found = []
    for index, row in enumerate(parts.rows):
        if not row[0] or any(row[1:]) or index == 0:
            continue
        stands_out = all(word.bold or word.size > _LARGER * parts.size for word in row[0])
        top, bottom = min(word.top for word in row[0]), max(word.bottom for word in row[0])
        margin = parts.size / 2
        beside = [word for other in parts.rows for cell in other[1:] for word in cell]
        clear = all(word.bottom < top - margin or word.top > bottom + margin for word in beside)
        above, below = (
            any(word.bottom < top for word in beside),
            any(word.top > bottom for word in beside),
        )
        if stands_out and clear and above and below:
            found.append(index)
    return found
