"""Put words together into lines of type."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.grid import one_line, split_bullet
from ingest.readers.pdf.geometry import Box
from ingest.readers.pdf.raised import with_references
from ingest.readers.pdf.words import DRAWN, Word, join_spaced, join_touching

UNMAPPED = re.compile(r"^(?:\(cid:\d+\)|[\uf000-\uf0ff\x7f-\x9f])$")
"""A letter of which the file does not say what it is: a bullet, nearly always."""
NUMBER_MARK = re.compile(r"^(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\(?[a-z]\)|[IVX]{1,4}\.)$")
"""What numbers an item or a heading."""
TAB = 1.2
"""In sizes: a wider gap within a line is one that a tab made."""
_DROP_CAP = 1.8
"""A first letter this many times as high as its line stands over several lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type on a page."""

    words: tuple[Word, ...]
    page: int
    size: float
    bold: bool
    x0: float
    x1: float
    top: float
    bottom: float
    bullet: str = ""
    text_x0: float = 0.0
    """Where its words begin, after the bullet."""
    left: float | None = None
    """Where the column or cell begins that it stands in; None when it has the page's width."""
    right: float | None = None
    """Where that column or cell ends."""
    column: int = 0
    """Which column of the page, in reading order; 0 where it has but one."""

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def text(self) -> str:
        """Its words, without the bullet."""
        return one_line(" ".join(word.text for word in self.words))

    @property
    def opens_with_number(self) -> bool:
        """Whether it starts with "2." or "a)"."""
        return bool(self.words and NUMBER_MARK.match(self.words[0].text))

    @property
    def has_tab(self) -> bool:
        """Whether it has a gap in it that a tab made: a label with its value, for instance."""
        return any(after.x0 - word.x1 > TAB * self.size for word, after in pairwise(self.words))

    @property
    def tag(self) -> str:
        """What a tagged file says that all of it belongs to; else empty."""
        tags = {word.tag for word in self.words}
        return tags.pop() if len(tags) == 1 else ""


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Group words that stand beside each other, from top to bottom and from left to right."""
    groups: list[list[Word]] = []
    tallest: list[Box] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        if groups and _share_row(tallest[-1], word.box):
            groups[-1].append(word)
            tallest[-1] = max(tallest[-1], word.box, key=lambda box: box.height)
        else:
            groups.append([word])
            tallest.append(word.box)
    return [sorted(group, key=lambda word: word.x0) for group in groups]


def lines_of(
    words: Sequence[Word],
    page: int,
    *,
    left: float | None = None,
    right: float | None = None,
    column: int = 0,
) -> list[Line]:
    """Return the lines that words form on a page, or in a column or cell with these edges."""
    rows = rows_of(lower_drop_caps(words))
    found = (line_of(row, page, left=left, right=right, column=column) for row in rows)
    return [line for line in found if line is not None]


def line_of(
    row: Sequence[Word],
    page: int,
    *,
    left: float | None = None,
    right: float | None = None,
    column: int = 0,
) -> Line | None:
    """Return the line of words that stand beside each other; None for a bullet without words."""
    words = with_references(join_spaced(join_touching(row)))
    x0 = words[0].x0
    bullet = _bullet(words)
    if bullet:
        words = _without_bullet(words)
    words = [word for word in words if word.tag != DRAWN]
    if not words:
        return None
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    lettered = [word for word in words if any(map(str.isalnum, word.text))]
    return Line(
        words=tuple(words),
        page=page,
        size=sizes.most_common(1)[0][0],
        bold=bool(lettered) and all(word.bold for word in lettered),
        x0=x0,
        x1=words[-1].x1,
        top=min(word.top for word in words),
        # Of the tallest word, as a small raised figure ends higher than its line.
        bottom=max(word.bottom for word in words),
        bullet=bullet,
        text_x0=words[0].x0,
        left=left,
        right=right,
        column=column,
    )


def _share_row(tallest: Box, box: Box) -> bool:
    overlap = min(tallest.bottom, box.bottom) - max(tallest.top, box.top)
    return overlap >= 0.5 * min(tallest.height, box.height)


def _without_bullet(words: Sequence[Word]) -> list[Word]:
    first = words[0]
    rest = split_bullet(first.text)[1] if len(first.text) > 1 else ""
    if not rest or UNMAPPED.match(first.text):
        return list(words[1:])
    width = first.box.width * len(rest) / len(first.text)
    box = first.box._replace(x0=first.x1 - width)
    return [Word(rest, box, first.baseline, first.size, first.bold, tag=first.tag), *words[1:]]


def is_bullet(word: Word) -> bool:
    """Whether a word is nothing but a bullet."""
    return _is_symbol(word) or (len(word.text) == 1 and bool(split_bullet(word.text + " ")[0]))


def _is_symbol(word: Word) -> bool:
    return bool(UNMAPPED.match(word.text)) or (len(word.text) == 1 and word.symbol)


def _bullet(words: Sequence[Word]) -> str:
    """Return the bullet that a line opens with."""
    first = words[0]
    if len(words) < 2 and len(first.text) < 3:
        return ""
    if _is_symbol(first):
        return "•"
    return split_bullet(first.text + " ")[0] if len(first.text) == 1 else split_bullet(first.text)[0]


def lower_drop_caps(words: Sequence[Word]) -> list[Word]:
    """Join a large first letter that stands over several lines to the first word beside it."""
    usual = median([word.size for word in words] or [0.0])
    large = [
        word
        for word in words
        if word.size > _DROP_CAP * usual and len(word.text) == 1 and word.text.isalpha()
    ]
    result = list(words)
    for capital in large:
        beside = [
            word
            for word in result
            if word is not capital
            and capital.size > _DROP_CAP * word.size
            and 0 <= word.x0 - capital.x1 + 1 < capital.size
            and capital.top - word.size / 2 <= (word.top + word.bottom) / 2 <= capital.bottom
        ]
        if not beside:
            continue
        first = min(beside, key=lambda word: (word.top, word.x0))
        if len({round(word.baseline) for word in beside}) > 1 and first.text[:1].isalpha():
            joined = Word(capital.text + first.text, first.box, first.baseline, first.size, first.bold)
            result = [joined if word is first else word for word in result if word is not capital]
    return result
