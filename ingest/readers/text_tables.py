"""Recognise tables in plain text: drawn, ruled, aligned with spaces, with dots or semicolons."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ingest.cleaning import join_lines, squeeze, strip_inline_markup
from ingest.readers.text_lines import Line

Rows = tuple[tuple[str, ...], ...]

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_BORDER = re.compile(r"^\s*[+|├┌└╔╠╚].*[+|┤┐┘╗╣╝]\s*$")
_BARS = re.compile(r"[|│║]")
_DASHES = re.compile(r"[-─=]{3,}")
_LEADER = re.compile(r"\s*(?:\.{4,}|(?:\. ){3,}\.|…{2,}|_{4,})[.… _]*")
_DELIMITED = re.compile(r"\S;(?=\S)")
_ENUMERATOR = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|\(?[A-Za-z][.)]|[ivxIVX]{1,4}[.)]|[^\w\s(]|o)$"
)
_TERMINAL = (".", "!", "?", ":", ";")
_LABELS = ":"
_TALLEST = 100
"""A table of more lines than this is read in pieces, which come together again as rows."""
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a place in the lines."""

    count: int
    """How many lines it takes."""
    rows: Rows = ()
    """A table's rows of cells."""
    lines: tuple[Line, ...] = ()
    """Instead of a table: the lines in reading order, where columns held running text or labels."""


def find_table(lines: Sequence[Line], start: int) -> Found | None:
    """Return the table, or the columns of text, that begin at a line; None where there are none."""
    for finder in (drawn_table, _ruled, _delimited, _leaders, _aligned):
        if found := finder(lines, start):
            return found
    return None


def drawn_table(lines: Sequence[Line], start: int) -> Found | None:
    """Read a table that is drawn with corners: a line of marks above, below and between rows.

    Returns None where no such table begins.
    """
    if not (lines[start].is_rule and _BORDER.match(lines[start].text)):
        return None
    segments: list[list[list[str]]] = [[]]
    end = start
    for end in range(start, len(lines) + 1):
        if end == len(lines) or (end > start and lines[end].gap):
            break
        text = lines[end].text.strip()
        if lines[end].is_rule:
            segments.append([])
        elif _BARS.match(text):
            segments[-1].append([plain(cell) for cell in _BARS.split(text.rstrip("|│║"))[1:]])
        else:
            break
    segments = [segment for segment in segments if segment]
    if not segments:
        return None
    # One rule below the header only: every line of the body is a row of its own.
    ruled_rows = len(segments) > 2
    rows: list[tuple[str, ...]] = []
    for segment in segments:
        for index, cells in enumerate(segment):
            if index and (ruled_rows or not cells[0]):
                rows[-1] = _below(rows[-1], cells)
            else:
                rows.append(tuple(cells))
    return Found(end - start, tuple(rows))


def plain(text: str) -> str:
    """Return the text on one line without its inline markup."""
    return squeeze(strip_inline_markup(text))


def _below(row: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    """Put the next line of each cell under what the row holds already."""
    width = max(len(row), len(cells))
    above = (*row, *[""] * (width - len(row)))
    return tuple(map(join_lines, above, (*cells, *[""] * (width - len(cells)))))


def _ruled(lines: Sequence[Line], start: int) -> Found | None:
    """Read a table whose columns a rule with gaps shows: "------  ---  -----"."""
    guide = next(
        (
            index
            for index in range(start, min(start + 4, len(lines)))
            if lines[index].is_rule and len(_DASHES.findall(lines[index].text)) > 1
        ),
        None,
    )
    framed = lines[start].is_rule
    if guide is None or "+" in lines[guide].text or "|" in lines[guide].text:
        return None
    if any(line.gap for line in lines[start + 1 : guide + 1]) or (guide - start > 1 and not framed):
        return None
    starts = [match.start() for match in _DASHES.finditer(lines[guide].text)]
    rows = _logical_rows([line for line in lines[start:guide] if not line.is_rule], starts, framed=True)
    body: list[Line] = []
    end = guide + 1
    while end < len(lines) and not lines[end].is_rule and (framed or not lines[end].gap):
        body.append(lines[end])
        end += 1
    closed = end < len(lines) and lines[end].is_rule
    if not body or (framed and not closed):
        return None
    apart = any(line.gap for line in body[1:])
    rows += _logical_rows(body, starts, framed=apart)
    return Found(end + closed - start, tuple(rows))


def _logical_rows(lines: Sequence[Line], starts: Sequence[int], *, framed: bool) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for line in lines:
        cells = [plain(line.text[a:b]) for a, b in pairwise([0, *starts[1:], None])]
        if rows and ((framed and not line.gap) or (not framed and not cells[0])):
            rows[-1] = _below(rows[-1], cells)
        else:
            rows.append(tuple(cells))
    return rows


def _delimited(lines: Sequence[Line], start: int) -> Found | None:
    """Read rows whose cells are parted by semicolons without a space, as spreadsheets write them."""
    end = start
    count = len(_DELIMITED.findall(lines[start].text))
    while count and end < len(lines) and len(_DELIMITED.findall(lines[end].text)) == count:
        if end > start and lines[end].gap:
            break
        end += 1
    if end - start < 2:
        return None
    rows = csv.reader([line.text for line in lines[start:end]], delimiter=";")
    return Found(end - start, tuple(tuple(map(plain, row)) for row in rows))


def _leaders(lines: Sequence[Line], start: int) -> Found | None:
    """Read labels and values that dots connect."""
    rows: list[tuple[str, ...]] = []
    for line in lines[start:]:
        parts = _LEADER.split(line.text, maxsplit=1)
        if len(parts) < 2 or not all(map(str.strip, parts)) or (rows and line.gap > 1):
            break
        rows.append(tuple(map(plain, parts)))
    return Found(len(rows), tuple(rows)) if len(rows) > 1 else None


def _aligned(lines: Sequence[Line], start: int) -> Found | None:
    """Read columns that white space parts: a table, labels with values, or running text."""
    if len(_segments(lines[start])) < 2:
        return None
    region = _region(lines, start)
    for _ in range(_ATTEMPTS):
        if len(region) < 2:
            return None
        if found := _columns(region):
            return found
        # What follows a blank line may be another table, or no table at all.
        last = max((index for index, line in enumerate(region) if index and line.gap), default=0)
        region = region[:last]
    return None


def _columns(region: Sequence[Line]) -> Found | None:
    gutters = _gutters(region)
    if not gutters:
        return None
    grid = [_cut(line, gutters) for line in region]
    full = sum(sum(map(bool, cells)) > 1 for cells in grid)
    if full < (2 if len(gutters) > 1 else 3) and not (full == 2 and _continued(region, grid)):
        return None
    if not _is_aligned(region, gutters):
        return None
    if _is_running_text(region, grid):
        return Found(len(region), lines=_unfolded(region, gutters))
    rows = _merged(region, grid)
    if len(rows) < 2:
        return None
    if all(row[0].endswith(_LABELS) for row in rows):
        first = region[0]
        texts = [replace(first, text=" ".join(filter(None, row)), gap=0) for row in rows]
        return Found(len(region), lines=(replace(texts[0], gap=first.gap), *texts[1:]))
    return Found(len(region), tuple(tuple(plain(cell) for cell in row) for row in rows))


def _segments(line: Line) -> tuple[tuple[int, int], ...]:
    """Return where the words between wide spaces stand; nothing for a rule or a line with tabs."""
    return () if line.is_rule or "\t" in line.text else _spans(line.text)


@lru_cache(maxsize=4 * _TALLEST)  # each line is looked at from every line above it
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    spans = [match.span() for match in _SEGMENT.finditer(text)]
    if len(spans) > 1 and _ENUMERATOR.match(text[slice(*spans[0])]):
        spans[:2] = [(spans[0][0], spans[1][1])]
    return tuple(spans)


def _region(lines: Sequence[Line], start: int) -> list[Line]:
    """Return the lines from one on, as far as white space parts all of them at one place."""
    region = [lines[start]]
    written = _written(lines[start])
    for line in lines[start + 1 : start + _TALLEST]:
        segments = _segments(line)
        if not segments or line.gap > 2 or (line.gap and len(segments) < 2 and not line.text[0].isspace()):
            break
        both = written | _written(line)
        gutters = _gaps(both, region[0])
        if not gutters:
            break
        lone = len(segments) == 1 and segments[0][1] <= gutters[0][0]
        if lone and line.gap:
            break
        region.append(line)
        written = both
    gutters = _gutters(region)
    while len(region) > 1 and _is_lone(region[-2:], gutters):
        region.pop()
    return region


def _is_lone(last: Sequence[Line], gutters: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a line fills the first column only and does not go on from the line above."""
    above, cells = (_cut(line, gutters) for line in last)
    return bool(cells[0]) and not any(cells[1:]) and not _runs_on(above[0], cells[0])


def _gutters(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the white columns between the first and the last written one."""
    written = 0
    for line in lines:
        written |= _written(line)
    return _gaps(written, lines[0])


def _written(line: Line) -> int:
    """Return the columns that a line writes in, a bit for each."""
    return sum((1 << end) - (1 << begin) for begin, end in _segments(line))


def _gaps(written: int, first: Line) -> list[tuple[int, int]]:
    """Return the runs of unwritten columns, two wide or more.

    One is enough where the first line, which names the columns, begins a column.
    """
    named = {begin for begin, _ in _segments(first)[1:]}
    columns = bin(written)[:1:-1]
    inner = [
        match.span() for match in re.finditer("0+", columns) if match.start() and match.end() < len(columns)
    ]
    return [
        (begin, end)
        for begin, end in inner
        if end - begin >= (1 if end in named else 2) and "1" in columns[:begin]
    ]


def _cut(line: Line, gutters: Sequence[tuple[int, int]]) -> list[str]:
    edges = [0, *[end for _, end in gutters], None]
    return [line.text[a:b].strip() for a, b in pairwise(edges)]


def _is_aligned(region: Sequence[Line], gutters: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the cells of each column begin, or end, at one place in most lines."""
    for (_, begin), (end, _) in pairwise([*gutters, (10_000, 10_000)]):
        spans = [span for line in region for span in _segments(line) if begin <= span[0] < end]
        edges = [Counter(span[side] for span in spans).most_common(1)[0][1] for side in (0, 1)]
        if max(edges) < 0.6 * len(spans):
            return False
    return True


def _runs_on(above: str, cell: str) -> bool:
    return bool(above) and bool(cell) and not above.endswith(_TERMINAL) and cell[0].islower()


def _continued(region: Sequence[Line], grid: Sequence[Sequence[str]]) -> bool:
    return any(
        not line.gap and all(_runs_on(*pair) for pair in zip(above, cells, strict=True) if pair[1])
        for line, (above, cells) in zip(region[1:], pairwise(grid), strict=True)
    )


def _is_running_text(region: Sequence[Line], grid: Sequence[Sequence[str]]) -> bool:
    """Tell columns of a page from a table: in each of two columns most lines go on from the one above."""
    if len(grid[0]) > 3 or len(grid) < 4:
        return False
    running = 0
    for column in range(len(grid[0])):
        pairs = [
            (above[column], cells[column])
            for line, (above, cells) in zip(region[1:], pairwise(grid), strict=True)
            if not line.gap and above[column] and cells[column]
        ]
        joined = sum(not above.endswith(_TERMINAL) and len(above) >= 20 for above, _ in pairs)
        lower = sum(_runs_on(*pair) for pair in pairs)
        running += len(pairs) >= 2 and joined >= 0.6 * len(pairs) and lower >= 0.4 * len(pairs)
    return running >= 2


def _unfolded(region: Sequence[Line], gutters: Sequence[tuple[int, int]]) -> tuple[Line, ...]:
    """Return the paragraphs of the first column, then those of the next."""
    result: list[Line] = []
    for column in range(len(gutters) + 1):
        cells = [_cut(line, gutters)[column] for line in region]
        width = max(map(len, cells))
        gap, above = 1, ""
        for line, cell in zip(region, cells, strict=True):
            gap += line.gap
            if not cell:
                continue
            # The line above was full: this word found no room in it.
            full = len(above) + 1 + len(cell.split()[0]) > width
            if above and not gap and (_runs_on(above, cell) or full):
                result[-1] = replace(result[-1], text=join_lines(result[-1].text, cell))
            else:
                result.append(replace(line, text=cell, gap=gap))
            gap, above = 0, cell
    return tuple(result)


def _merged(region: Sequence[Line], grid: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Join the lines that one row takes."""
    rows: list[tuple[str, ...]] = []
    for line, cells in zip(region, grid, strict=True):
        goes_on = (
            rows
            and not line.gap
            and all(_runs_on(above, cell) for above, cell in zip(rows[-1], cells, strict=True) if cell)
        )
        if goes_on:
            rows[-1] = _below(rows[-1], cells)
        else:
            rows.append(tuple(cells))
    return rows
