"""Tables without lines around their cells, and columns of text: told apart by how their rows begin.

In a table the cells of a row begin on one line. In columns of running text a line that goes on in
one column stands beside one that begins something in the other, or beside none at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TypeAlias

from ingest.readers.pdf.canvas import Edge
from ingest.readers.pdf.geometry import Box
from ingest.readers.pdf.grid import Grid, GridCell
from ingest.readers.pdf.gutters import Gutter, column_of
from ingest.readers.pdf.lines import TAB, is_bullet
from ingest.readers.pdf.words import Word

_LEVEL = 0.25
"""In sizes: words of one row stand on one line."""
_PROSE_WIDTH = 12
"""In sizes: a column of running text is at least so wide."""
_PROSE_WORDS = 3.5
"""A line of running text holds at least so many words, on average."""
_WORDY = 2.5
"""Cells with fewer words to a line are too short to go on in a next line."""
_BESIDE = 0.8
"""In a table of three columns or with centred cells at least this part of the rows has all, or several."""
_RUNNING = 0.4
"""In running text at least this part of the lines goes on from the line above."""
_TABBED = 0.2
"""In running text at most this part of the lines has a tab in it."""
_FEWEST = 3
"""A table has at least so many rows, its header among them."""
_LINE = 1.7
"""In sizes: the lines of one cell are at most this far apart."""
_APART = 1.3
"""Rows further apart than this many times the lines in a cell begin a new row of the table."""


_CutRow: TypeAlias = tuple[tuple[Word, ...], ...]
"""The words of a row in each column."""


class Form(Enum):
    """What rows of words with gutters between them are."""

    TABLE = "table"
    COLUMNS = "columns"
    LINES = "lines"
    """A label and its value on one line, for instance."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Rows of words cut at their gutters."""

    rows: tuple[_CutRow, ...]
    """For each row the words in each column."""
    limits: tuple[float, ...]
    """How far the lines of each column can reach."""
    size: float
    centred: bool = False
    """Cells of different height stand beside each other by their middles, so that lines do not match."""

    @property
    def box(self) -> Box:
        """What it covers."""
        words = [word for row in self.rows for cell in row for word in cell]
        return Box(
            min(word.x0 for word in words),
            min(word.top for word in words),
            max(word.x1 for word in words),
            max(word.bottom for word in words),
        )

    def lines(self, column: int) -> list[tuple[Word, ...]]:
        """Return the lines of one column."""
        return [row[column] for row in self.rows if row[column]]

    def words_per_line(self, column: int) -> float:
        """Return how many words the lines of a column hold, on average."""
        lines = self.lines(column)
        return sum(map(len, lines)) / len(lines) if lines else 0.0

    def goes_on(self, index: int, column: int, limit: float) -> bool:
        """Whether the line of a column in a row goes on from one above that had reached the limit."""
        line = self.rows[index][column]
        above = next((row[column] for row in reversed(self.rows[:index]) if row[column]), ())
        if not above or min(word.top for word in line) - max(word.bottom for word in above) > self.size:
            return False
        wraps = above[-1].x1 + self.size / 4 + line[0].box.width > limit
        return len(above) > 1 and wraps and not above[-1].text.endswith(".")

    def continuing(self, index: int) -> list[int]:
        """Return the columns of a row in which a line goes on from the one above."""
        return [
            column
            for column, cell in enumerate(self.rows[index])
            if cell
            and self.words_per_line(column) >= _WORDY
            and self.goes_on(index, column, self.limits[column])
        ]


def cut(rows: Sequence[Sequence[Word]], gutters: Sequence[Gutter]) -> Cut:
    """Cut rows of words at gutters."""
    size = sorted(word.size for row in rows for word in row)[sum(map(len, rows)) // 2]
    parts: list[_CutRow] = []
    for row in rows:
        cells: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
        for word in row:
            cells[column_of(word, gutters)].append(word)
        parts.append(tuple(map(tuple, cells)))
    together = _put_together(parts, size)
    if together:
        parts = together
    last = max(word.x1 for row in rows for word in row)
    ends = (*(gutter.x0 for gutter in gutters), last)
    narrow = Cut(tuple(parts), ends, size)
    # Where cells are short, how far they could reach shows only by where the next column begins.
    limits = (*(max(gutter.x0, gutter.x1 - size) for gutter in gutters), last)
    chosen = (
        end if _is_running(narrow, column) else limit
        for column, (end, limit) in enumerate(zip(ends, limits, strict=True))
    )
    return Cut(tuple(parts), tuple(chosen), size, centred=bool(together))


def _put_together(rows: Sequence[_CutRow], size: float) -> list[_CutRow]:
    """Put lines together that overlap, where that makes rows with cells beside each other; else nothing."""
    together: list[_CutRow] = []
    end = 0.0
    for row in rows:
        top = min(word.top for cell in row for word in cell)
        bottom = max(word.bottom for cell in row for word in cell)
        if together and top < end - size / 5:
            together[-1] = tuple(above + cell for above, cell in zip(together[-1], row, strict=True))
            end = max(end, bottom)
        else:
            together.append(row)
            end = bottom
    enough = _FEWEST <= len(together) < len(rows)
    beside = sum(sum(map(bool, row)) > 1 for row in together)
    return together if enough and beside >= _BESIDE * len(together) else []


def form_of(cut: Cut, rules: Sequence[Edge]) -> Form:
    """Tell whether rows are a table, columns of text, or lines with white in them."""
    beginning = going_on = mixed = 0
    for index, row in enumerate(cut.rows):
        filled = [column for column, cell in enumerate(row) if cell]
        if len(filled) < 2:
            continue
        continuing = len(cut.continuing(index))
        level = cut.centred or _is_level([word for cell in row for word in cell], cut.size)
        if not level or 0 < continuing < len(filled):
            mixed += 1
        elif continuing:
            going_on += 1
        else:
            beginning += 1
    columns = len(cut.limits)
    ruled = len(rules_between(cut, rules)) > 0
    needed = _FEWEST - 1 if ruled else _FEWEST
    running = [_is_running(cut, column) for column in range(columns)]
    full = sum(all(row) for row in cut.rows) >= _BESIDE * len(cut.rows)
    if columns > 2 and full and len(cut.rows) >= needed and not all(running):
        return Form.TABLE
    is_prose = any(running)
    is_table = columns > 2 or ruled or beginning >= going_on or not is_prose
    if _are_lists(cut):
        return Form.COLUMNS
    if beginning >= needed and beginning > 2 * mixed and is_table and not _are_labels(cut):
        return Form.TABLE
    alone = sum(sum(map(bool, row)) == 1 for row in cut.rows)
    independent = alone + mixed > 0.4 * len(cut.rows)
    if is_prose and (independent or going_on + mixed > beginning):
        return Form.COLUMNS
    return Form.LINES


def grid_of(cut: Cut, rules: Sequence[Edge]) -> Grid:
    """Return the table that rows form: lines that go on are put in the row where they began."""
    starts = _row_starts(cut, rules)
    lefts = tuple(min(cell[0].x0 for cell in cut.lines(column)) for column in range(len(cut.limits)))
    rows = []
    for start, end in pairwise([*starts, len(cut.rows)]):
        rows.append(
            tuple(
                GridCell(tuple(word for row in cut.rows[start:end] for word in row[column]), left, limit)
                for column, (left, limit) in enumerate(zip(lefts, cut.limits, strict=True))
            )
        )
    return Grid(cut.box, lefts, tuple(rows))


def tabbed_cells(row: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Cut a row of words where a tab, or a gap as wide, parts them."""
    cells: list[list[Word]] = [[]]
    for word in row:
        if cells[-1] and word.x0 - cells[-1][-1].x1 > TAB * word.size:
            cells.append([])
        cells[-1].append(word)
    return [tuple(cell) for cell in cells]


def tabbed_grid(rows: Sequence[Sequence[Word]]) -> Grid | None:
    """Return the table that rows form whose cells tabs part, in columns that need not be straight.

    None unless there are enough rows, all with the same number of cells, and more than two.
    """
    cells = [tabbed_cells(row) for row in rows]
    width = len(cells[0]) if cells else 0
    if len(cells) < _FEWEST or width < 3 or any(len(row) != width for row in cells):
        return None
    lefts = tuple(min(row[column][0].x0 for row in cells) for column in range(width))
    grid_rows = tuple(tuple(GridCell(cell, cell[0].x0, cell[-1].x1) for cell in row) for row in cells)
    return Grid(Cut(tuple(map(tuple, cells)), lefts, 0.0).box, lefts, grid_rows)


def rules_between(cut: Cut, rules: Sequence[Edge]) -> list[int]:
    """Return before which rows a horizontal line is drawn over most of the width."""
    box = cut.box
    wide = [
        (rule.box.top + rule.box.bottom) / 2
        for rule in rules
        if rule.is_horizontal and rule.box.overlap(box._replace(top=-1e6, bottom=1e6)).width > 0.6 * box.width
    ]
    tops = [min(word.top for cell in row for word in cell) for row in cut.rows]
    bottoms = [max(word.bottom for cell in row for word in cell) for row in cut.rows]
    return [
        index
        for index in range(1, len(cut.rows))
        if any(bottoms[index - 1] - cut.size / 2 <= y <= tops[index] + cut.size / 2 for y in wide)
    ]


def _row_starts(cut: Cut, rules: Sequence[Edge]) -> list[int]:
    """Return the indices of the rows of words that begin a row of the table."""
    ruled = rules_between(cut, rules)
    if len(ruled) >= _FEWEST - 1:
        return [0, *ruled]
    baselines = [max(word.baseline for cell in row for word in cell) for row in cut.rows]
    distances = [below - above for above, below in pairwise(baselines)]
    nearest = min(distances)
    wide = [index for index, distance in enumerate(distances, 1) if distance > _APART * nearest]
    by_words = [index for index in range(1, len(cut.rows)) if _begins(cut, index)]
    # Where rows are set apart, the white says where one begins: each beginning has white above it.
    are_lines = nearest <= _LINE * cut.size
    if (
        are_lines
        and wide
        and len(set(by_words) & set(wide)) >= 0.8 * len(wide)
        and len(wide) >= 0.5 * len(by_words)
    ):
        # The header may stand nearer to its table than the rows to each other.
        return sorted({0, *wide, *(index for index in by_words if index == 1)})
    return [0, *by_words]


def _begins(cut: Cut, index: int) -> bool:
    """Whether a row of words begins a row of the table."""
    row = cut.rows[index]
    filled = [column for column, cell in enumerate(row) if cell]
    if len(cut.continuing(index)) == len(filled):
        return False
    # What stands in one column only, below words of that column, goes on: in lower case, or where
    # its cells hold text.
    column = filled[0]
    alone = len(filled) == 1 and len(cut.limits) > 1 and bool(cut.rows[index - 1][column])
    is_text = column > 0 and cut.words_per_line(column) >= _WORDY
    return not (alone and (is_text or row[column][0].text[:1].islower()))


def _is_level(words: Sequence[Word], size: float) -> bool:
    baselines = [word.baseline for word in words if word.size > 0.75 * size]
    return not baselines or max(baselines) - min(baselines) <= _LEVEL * size


def _is_running(cut: Cut, column: int) -> bool:
    """Whether a column holds long lines without tabs that go on from the one above."""
    indices = [index for index, row in enumerate(cut.rows) if row[column]]
    if len(indices) < _FEWEST or cut.words_per_line(column) < _PROSE_WORDS:
        return False
    left = min(cut.rows[index][column][0].x0 for index in indices)
    if cut.limits[column] - left < _PROSE_WIDTH * cut.size:
        return False
    running = sum(cut.goes_on(index, column, cut.limits[column]) for index in indices)
    tabbed = sum(len(tabbed_cells(cut.rows[index][column])) > 1 for index in indices)
    return running >= _RUNNING * len(indices) and tabbed <= _TABBED * len(indices)


def _are_lists(cut: Cut) -> bool:
    """Whether every column holds a list with bullets."""
    columns = [cut.lines(column) for column in range(len(cut.limits))]
    return all(sum(is_bullet(line[0]) for line in lines) >= 0.4 * len(lines) for lines in columns)


def _are_labels(cut: Cut) -> bool:
    """Whether rows are labels that end in a colon, each with its value."""
    labels = cut.lines(0)
    colons = sum(line[-1].text.endswith(":") for line in labels)
    colons += sum(line[0].text.startswith(":") for line in cut.lines(1))
    return len(cut.limits) == 2 and colons > 0.6 * len(labels)
