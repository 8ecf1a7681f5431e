"""Find the strips of white that part a page into columns, or a table without lines into cells.

A gutter is a strip that no word crosses, from a first row of words to a last, with words on both
sides of it. Where the columns of running text are set independently, its rows hold words on one
side only; what counts is how many there are on either side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.pdf.lines import NUMBER_MARK, is_bullet
from ingest.readers.pdf.words import Word

NARROWEST = 0.9
"""In sizes of the type: a narrower strip is the space between two words."""
FEWEST_ROWS = 3
"""Words must stand in so many rows on either side."""
_FAR = 1e6
_MOST_STRIPS = 200
"""A page where more strips are open at once has no columns that a reader would follow."""

Row = Sequence[Word]


@dataclass(frozen=True, slots=True)
class Gutter:
    """A strip of white between words, over some rows of a page."""

    x0: float
    x1: float
    first: int
    """Index of its first row."""
    last: int
    """Index of its last row."""

    @property
    def rows(self) -> range:
        """The indices of its rows."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a page that the same gutters part."""

    first: int
    last: int
    gutters: tuple[Gutter, ...]
    """From left to right."""


def find_bands(rows: Sequence[Row]) -> list[Band]:
    """Return the bands of a page's rows that gutters part, from top to bottom, not overlapping."""
    gutters = [trimmed for gutter in _strips(rows) if (trimmed := _trimmed(gutter, rows))]
    bands: list[Band] = []
    while gutters:
        main = max(gutters, key=lambda gutter: (len(gutter.rows), gutter.x1 - gutter.x0))
        beside = [other for other in gutters if _shared(main, other) >= 0.6 * len(main.rows)]
        bands.append(Band(main.first, main.last, _disjoint([main, *beside])))
        rest = {piece for other in gutters for piece in _outside(other, main)}
        gutters = [trimmed for gutter in rest if (trimmed := _trimmed(gutter, rows))]
    return sorted(bands, key=lambda band: band.first)


def column_of(word: Word, gutters: Sequence[Gutter]) -> int:
    """Return in which column, counted from 0, a word begins."""
    return sum(word.x0 >= (gutter.x0 + gutter.x1) / 2 for gutter in gutters)


def _strips(rows: Sequence[Row]) -> list[Gutter]:
    """Sweep down the rows and return every strip that has words on both sides."""
    size = median([word.size for row in rows for word in row] or [10.0])
    narrowest = NARROWEST * size
    active: dict[tuple[float, float], int] = {}
    found: dict[tuple[float, float, int, int], Gutter] = {}
    for index, row in enumerate(rows):
        free = list(_free(row, narrowest))
        going_on: dict[tuple[float, float], int] = {}
        for (x0, x1), first in active.items():
            for left, right in free:
                strip = (max(x0, left), min(x1, right))
                if strip[1] - strip[0] >= narrowest:
                    going_on[strip] = min(going_on.get(strip, first), first)
            if (x0, x1) not in going_on:
                found[x0, x1, first, index - 1] = Gutter(x0, x1, first, index - 1)
        for interval in free:
            going_on.setdefault(interval, index)
        active = going_on if len(going_on) <= _MOST_STRIPS else {}
    for (x0, x1), first in active.items():
        found[x0, x1, first, len(rows) - 1] = Gutter(x0, x1, first, len(rows) - 1)
    return [gutter for gutter in found.values() if gutter.x0 > -_FAR and gutter.x1 < _FAR]


def _free(row: Row, narrowest: float) -> Iterable[tuple[float, float]]:
    """Yield the white intervals of a row, its margins among them."""
    end = -_FAR
    for word in row:
        if word.x0 - end >= narrowest:
            yield end, word.x0
        end = max(end, word.x1)
    yield end, _FAR


def _trimmed(gutter: Gutter, rows: Sequence[Row]) -> Gutter | None:
    """Return a strip from where it first parts words to where it last does; None if it never does."""
    sides = {index: _sides(rows[index], gutter) for index in gutter.rows}
    left = [index for index, (left, _) in sides.items() if left]
    right = [index for index, (_, right) in sides.items() if right]
    if len(left) < FEWEST_ROWS or len(right) < FEWEST_ROWS:
        return None
    first = right[0]
    # What stands above the right column, on the left alone, may as well have the page's width.
    last = _end_of_left(rows, left, right[-1])
    trimmed = replace(gutter, first=first, last=last)
    left = [index for index in left if first <= index <= last]
    right = [index for index in right if first <= index <= last]
    if len(left) < FEWEST_ROWS or len(right) < FEWEST_ROWS or left[0] > right[-1] or right[0] > left[-1]:
        return None
    if _only_marks([word for index in left for word in rows[index] if word.x1 <= gutter.x0 + 1]):
        return None
    return trimmed


def _sides(row: Row, gutter: Gutter) -> tuple[bool, bool]:
    return any(word.x1 <= gutter.x0 + 1 for word in row), any(word.x0 >= gutter.x1 - 1 for word in row)


def _end_of_left(rows: Sequence[Row], left: Sequence[int], last_right: int) -> int:
    """Return the last row of a left column that goes on below the right one, without much white."""
    last = last_right
    for index in left:
        if index <= last_right:
            continue
        gap = min(word.top for word in rows[index]) - max(word.bottom for word in rows[index - 1])
        if index != last + 1 or gap > 0.6 * rows[index][0].size:
            break
        last = index
    return last


def _only_marks(words: Sequence[Word]) -> bool:
    """Whether words are nothing but bullets and numbers of items, which belong to what follows."""
    return all(is_bullet(word) or NUMBER_MARK.match(word.text) for word in words)


def _outside(gutter: Gutter, main: Gutter) -> list[Gutter]:
    """Return the parts of a gutter above and below the rows of another."""
    parts = []
    if gutter.first < main.first:
        parts.append(replace(gutter, last=min(gutter.last, main.first - 1)))
    if gutter.last > main.last:
        parts.append(replace(gutter, first=max(gutter.first, main.last + 1)))
    return parts


def _shared(first: Gutter, second: Gutter) -> int:
    if first is second or min(first.x1, second.x1) - max(first.x0, second.x0) > 0:
        return 0
    return min(first.last, second.last) - max(first.first, second.first) + 1


def _disjoint(gutters: Sequence[Gutter]) -> tuple[Gutter, ...]:
    """Return the gutters from left to right, of those that overlap the longest."""
    chosen: list[Gutter] = []
    for gutter in sorted(gutters, key=lambda gutter: -len(gutter.rows)):
        if all(gutter.x1 <= other.x0 or gutter.x0 >= other.x1 for other in chosen):
            chosen.append(gutter)
    return tuple(sorted(chosen, key=lambda gutter: gutter.x0))
