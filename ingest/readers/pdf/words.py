"""Put letters together into words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.readers.pdf.canvas import Letter
from ingest.readers.pdf.geometry import Box, Turn

SPACE = 0.15
"""Letters further apart than this part of their size belong to different words."""
_OVERLAP = 0.4
"""A letter that stands further back over the one before it begins another word."""
_SAME_BASELINE = 0.12
"""In sizes: a raised figure is no part of the word before it."""
_OVERPRINT = 0.08
"""In sizes: the same letter this near is printed twice, which makes it bold."""
_SOFT_HYPHEN = "\u00ad"
DRAWN = "drawn"
"""Tag of a bullet that was drawn as a small disc or square instead of typed."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    symbol: bool = False
    """Its letters come from a font of bullets and arrows."""
    tag: str = ""
    """What a tagged file says that it belongs to."""
    turned: bool = False
    """It runs up or down the page."""

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.box.x0

    @property
    def x1(self) -> float:
        """Its right edge."""
        return self.box.x1

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.box.top

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.box.bottom


def words_from(letters: Sequence[Letter]) -> list[Word]:
    """Return the words that upright letters form, in the order in which they were painted."""
    unique, doubled = _without_overprint(letters)
    words: list[Word] = []
    run: list[Letter] = []
    for letter in unique:
        if not letter.text.strip() and letter.text != _SOFT_HYPHEN:
            words += _word(run, doubled)
            run = []
        elif run and not _continues(run[-1], letter):
            words += _word(run, doubled)
            run = [letter]
        else:
            run.append(letter)
    return words + _word(run, doubled)


def drawn_bullets(dots: Iterable[Box]) -> list[Word]:
    """Return the bullets that small discs and squares stand for."""
    return [Word("•", dot, dot.bottom, 2 * dot.height, symbol=True, tag=DRAWN) for dot in dots]


def turned_words_from(letters: Iterable[Letter], width: float, height: float) -> list[Word]:
    """Return the words of letters that run up or down a page of that size, in their places on it."""
    words: list[Word] = []
    by_direction: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        by_direction[letter.direction].append(letter)
    for direction, its in by_direction.items():
        turn = Turn(direction, width, height)
        upright = [
            replace(letter, box=box, direction=0, baseline=box.bottom - letter.size / 5)
            for letter in its
            for box in (turn.box(letter.box),)
        ]
        words += [
            replace(word, box=turn.back.box(word.box), turned=direction % 2 == 1)
            for word in words_from(upright)
        ]
    return words


def join_spaced(words: Sequence[Word]) -> list[Word]:
    """Join the letters of a word set with wide spaces ("I N F O"), on one line from left to right."""
    result: list[Word] = []
    run: list[Word] = []
    for word in words:
        if _is_single(word) and (not run or _is_spaced_like(run[-1], word)):
            run.append(word)
            continue
        result += _joined(run)
        run = [word] if _is_single(word) else []
        result += [] if run else [word]
    return result + _joined(run)


def join_touching(words: Sequence[Word]) -> list[Word]:
    """Join parts of one word that were not painted one after the other; from left to right."""
    result: list[Word] = []
    for word in words:
        before = result[-1] if result else None
        if before and not before.turned and not word.turned and _touches(before, word):
            result[-1] = _merged([before, word], before.text + word.text)
        else:
            result.append(word)
    return result


def _touches(before: Word, word: Word) -> bool:
    gap = word.x0 - before.x1
    level = abs(word.baseline - before.baseline) < _SAME_BASELINE * word.size
    return level and -0.2 * word.size < gap < SPACE / 3 * word.size and not (before.symbol or word.symbol)


def _without_overprint(letters: Sequence[Letter]) -> tuple[list[Letter], set[int]]:
    """Return the letters, each once, and the ids of those that were printed twice to make them bold."""
    places: dict[tuple[str, int, int], list[Letter]] = defaultdict(list)
    unique: list[Letter] = []
    doubled: set[int] = set()
    for letter in letters:
        column, row = int(letter.box.x0), int(letter.baseline)
        twin = next(
            (
                other
                for x in (column - 1, column, column + 1)
                for y in (row - 1, row, row + 1)
                for other in places.get((letter.text, x, y), ())
                if _is_twin(other, letter)
            ),
            None,
        )
        if twin is None:
            places[letter.text, column, row].append(letter)
            unique.append(letter)
        elif letter.text.strip():
            doubled.add(id(twin))
    return unique, doubled


def _is_twin(first: Letter, second: Letter) -> bool:
    near = max(0.3, _OVERPRINT * first.size)
    return (
        abs(first.box.x0 - second.box.x0) <= near
        and abs(first.baseline - second.baseline) <= near
        and abs(first.size - second.size) <= 0.5
    )


def _continues(before: Letter, letter: Letter) -> bool:
    size = max(before.size, letter.size)
    gap = letter.box.x0 - before.box.x1
    level = abs(letter.baseline - before.baseline) <= _SAME_BASELINE * size
    return level and -_OVERLAP * size <= gap <= SPACE * size and before.symbol == letter.symbol


def _word(run: Sequence[Letter], doubled: set[int]) -> list[Word]:
    if not run:
        return []
    text = "".join(letter.text for letter in run)
    # A soft hyphen is seen at the end of a line only; elsewhere it is a place where a line may end.
    text = re.sub(f"{_SOFT_HYPHEN}$", "-", text).replace(_SOFT_HYPHEN, "")
    if not text:
        return []
    lettered = [letter for letter in run if letter.text.isalnum()] or run
    return [
        Word(
            text=text,
            box=_around([letter.box for letter in run]),
            baseline=run[0].baseline,
            size=Counter(round(letter.size * 2) / 2 for letter in run).most_common(1)[0][0],
            bold=all(letter.bold or id(letter) in doubled for letter in lettered),
            symbol=run[0].symbol,
            tag=run[0].tag,
        )
    ]


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _is_single(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha() and not word.symbol


def _is_spaced_like(before: Word, word: Word) -> bool:
    """Whether two letters may belong to one line of spaced type."""
    return 0 < word.x0 - before.x1 < 2 * word.size and before.size == word.size


def _joined(run: Sequence[Word]) -> list[Word]:
    """Join a run of single letters, cut where the space is clearly wider than between letters."""
    if len(run) < 4:
        return list(run)
    usual = median(after.x0 - before.x1 for before, after in pairwise(run))
    groups: list[list[Word]] = [[run[0]]]
    for before, after in pairwise(run):
        if after.x0 - before.x1 > 1.7 * usual:
            groups.append([])
        groups[-1].append(after)
    # Short groups are marks in the columns of a table, not the letters of words.
    if usual > run[0].size or sum(map(len, groups)) < 3 * len(groups):
        return list(run)
    return [_merged(group, "".join(word.text for word in group)) for group in groups]


def _merged(words: Sequence[Word], text: str) -> Word:
    return replace(
        words[0],
        text=text,
        box=_around([word.box for word in words]),
        bold=all(word.bold for word in words),
    )
