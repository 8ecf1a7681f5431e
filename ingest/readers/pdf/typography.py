"""How a document's running text is set, and what follows from it for two lines of type."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.cleaning import join_lines
from ingest.readers.pdf.lines import Line

LARGER = 1.12
"""Type this many times the size of the body text is a heading."""
LOOSE = 1.25
"""Lines further apart than this many times the usual line spacing are separate paragraphs."""
_LINE_HYPHENS = ("\u2010", "\u2011")


@dataclass(frozen=True, slots=True)
class Typography:
    """How the document's running text is set."""

    size: float
    spacing: float
    """From one line to the next, in sizes of the type."""
    left: float
    right: float
    words: frozenset[str]
    """Its words in lower case, to know where a hyphen at a line's end belongs."""
    bold_counts: bool
    """False when nearly all of it is bold, so that bold says nothing."""

    def stands_out(self, line: Line) -> bool:
        """Whether a line is set larger or bolder than running text."""
        return line.size > self.size * LARGER or (self.bold_counts and line.bold)

    def is_spaced(self, above: Line, below: Line) -> bool:
        """Whether two lines of a page are further apart than lines of one paragraph."""
        size = max(above.size, below.size)
        distance = below.bottom - above.bottom
        return not 0 < distance <= LOOSE * self.spacing * size

    def left_of(self, line: Line) -> float:
        """Where the column of a line begins."""
        return self.left if line.left is None else line.left

    def right_of(self, line: Line) -> float:
        """Where the column of a line ends."""
        return self.right if line.right is None else line.right

    def is_full(self, above: Line, below: Line) -> bool:
        """Whether the first word of the line below did not fit on the line above."""
        return _is_full(above, below, self.right_of(above))

    def within(self, lines: Sequence[Line]) -> "Typography":
        """Return how lines of one column or cell are set, which may be narrow."""
        return replace(typography_of(lines), right=max(line.x1 for line in lines))

    def join(self, first: str, second: str) -> str:
        """Join two lines, healing a word that was broken between them."""
        if first.endswith(_LINE_HYPHENS):
            first = first[:-1] + "-"
        broken = re.search(r"([^\W\d_]+)-$", first)
        rest = re.match(r"[^\W\d_]+", second)
        if broken and rest:
            start, end = broken[1].lower(), rest[0].lower()
            if start + end in self.words:
                return first[:-1] + second
            if f"{start}-{end}" in self.words:
                return first + second
        return join_lines(first, second)


def typography_of(lines: Sequence[Line]) -> Typography:
    """Return how lines are set, by what most of their letters have."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
        bold[line.bold] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    body = [line for line in lines if line.size == size]
    right = _common_right(body)
    words = {word for line in lines for word in _whole_words(line.text)}
    return Typography(
        size=size,
        spacing=_spacing(body, right),
        left=min((line.x0 for line in body), default=0.0),
        right=right,
        words=frozenset(words),
        bold_counts=bold[False] > 0.3 * sum(bold.values()),
    )


def _common_right(lines: Sequence[Line]) -> float:
    """Return the right edge of the text: the outermost, but for a stray line in the margin."""
    ends = sorted(line.x1 for line in lines)
    return ends[max(0, len(ends) - 1 - len(ends) // 50)] if ends else 0.0


def _spacing(lines: Sequence[Line], right: float) -> float:
    """Return the usual distance between the lines of a paragraph, in sizes of the type."""
    distances: Counter[float] = Counter()
    for above, below in pairwise(lines):
        distance = (below.bottom - above.bottom) / above.size
        edge = right if above.right is None else above.right
        is_wrapped = not below.bullet and _is_full(above, below, edge)
        if above.page == below.page and is_wrapped and 0.9 <= distance <= 2.5:
            distances[round(distance, 1)] += 1
    return distances.most_common(1)[0][0] if distances else 1.3


def _is_full(above: Line, below: Line, right: float) -> bool:
    first = below.words[0]
    return above.x1 + above.size / 4 + first.box.width > right - above.size / 2


def _whole_words(text: str) -> Iterator[str]:
    """Yield words in lower case, also compounds with a hyphen, but not the last, perhaps broken."""
    for token in text.lower().split()[:-1]:
        yield token.strip(".,;:!?()[]\"'“”‘’")
