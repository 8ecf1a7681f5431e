"""Recognise page furniture and export left-overs in plain-text lines."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.cleaning import letters, squeeze, strip_inline_markup

_CONTINUED = re.compile(
    r"^(?:vervolg(?:t)? (?:op|van) .{0,40}|.{0,100}[,(\s–-]\s*\(?vervolg\)?)[.:*)_ ]*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\W*$")
_ADDRESS = re.compile(r"^<?(?:https?://|www\.|mailto:)\S+>?$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^(?:(?:p|pag|pagina|blz|page)\.?\s*)?\d{1,3}(?:\s*(?:/|van|of)\s*\d{1,3})?$", re.IGNORECASE
)
_NUMBERED_HEADER = re.compile(r"^(?=.*\|).{3,90}\s\d{1,3}$|^\d{1,3}\s+(?=.*\|).{3,90}$")
_COUNTED_PAGE = re.compile(
    r"(?:\b(?:p|pag|pagina|blz|page)\.?\s*\d{1,3}(?:\s*(?:/|van|of)\s*\d{1,3})?|\b\d{1,3}\s*(?:/|van)\s*\d{1,3})$",
    re.IGNORECASE,
)
_OUTLINE_NUMBER = re.compile(r"^\d{1,2}(?:(?:\.\d{1,2})+\.?|[.)])\s")
_COUNTED_LINE = re.compile(
    r"^(?:(?:p|pag|pagina|blz|page)\.?\s*(\d{1,3})(?:\s*(?:/|van|of)\s*\d{1,3})?)$", re.IGNORECASE
)
_PAGE = 8
"""At least this many written lines lie between two page numbers."""
_PAGE_AT_END = re.compile(r"(?:[.…][.…\s]{3,}|…\s*|\t\s*|\s{3,})(?P<page>\d{1,3})$")
_LONGEST_ENTRY = 250
_CONTENTS_HEADING = re.compile(r"^\W*(?:inhoud(?:stafel|sopgave)?|table of contents)\W*$", re.IGNORECASE)
_EDGE = 3
"""A running header or footer takes at most this many lines."""
_ELLIPSIS = re.compile(r"^[\W_]*(?:\.{2,}|…)[\W_]*$")


def is_continuation(line: str) -> bool:
    """Tell whether the line only says that a page continues ("vervolg op volgende pagina")."""
    plain = squeeze(strip_inline_markup(line)).lstrip("# ")
    return len(plain) <= 110 and "vervolg" in plain.lower() and _CONTINUED.match(plain) is not None


def is_empty_mark(line: str) -> bool:
    """Tell whether the line holds no word at all: a rule, a lone bullet, dots."""
    return bool(line.strip()) and (_RULE.match(line.strip()) is not None or _ELLIPSIS.match(line) is not None)


def is_address(line: str) -> bool:
    """Tell whether the line is nothing but a web or mail address."""
    return _ADDRESS.match(line.strip()) is not None


def is_page_number(line: str) -> bool:
    """Tell whether the line is nothing but a page number."""
    return _PAGE_NUMBER.match(squeeze(strip_inline_markup(line)).strip("# ")) is not None


def page_furniture(lines: Sequence[str]) -> frozenset[int]:
    """Return the indices of running headers, footers and page numbers among the lines.

    A line is furniture when it stands apart and is a bare page number, or holds a page number and a
    separator, or recurs three times (digits aside) with a number in it or at a form feed. A
    recurring line without either may be a heading ("Taken") that each part repeats. Header and
    footer may take two or three lines, one of which counts the pages. Where form feeds part the
    pages, what recurs at their edges is furniture as well.
    """
    plain = {
        index: squeeze(strip_inline_markup(line)).strip("# ")
        for group in _groups_apart(lines)
        for index, line in ((index, lines[index]) for index in group)
    }
    recurring = Counter(letters(line) for line in plain.values())
    found = _counted_pages(lines)
    paged = _bare_page_numbers(lines, plain)
    for group in _groups_apart(lines):
        counts_pages = len(group) > 1 and any(_COUNTED_PAGE.search(plain[index]) for index in group)
        for index in group:
            line = plain[index]
            recurs = recurring[letters(line)] >= 3 and len(line) <= 90 and not line.endswith((":", ".", ";"))
            if counts_pages:
                is_furniture = recurs or _COUNTED_PAGE.fullmatch(line) is not None
            else:
                is_furniture = len(group) == 1 and _is_lone_furniture(lines, index, line, recurs=recurs)
                is_furniture = is_furniture and (not line.isdecimal() or index in paged)
            if is_furniture and (letters(line) or _PAGE_NUMBER.match(line)):
                found.add(index)
    return frozenset(found | _at_page_edges(lines))


def _bare_page_numbers(lines: Sequence[str], plain: dict[int, str]) -> set[int]:
    """Return the bare numbers that may count pages: they rise, with a good part of a page in between.

    Others are cells of a table that was written one cell a line.
    """
    places = [index for index, line in plain.items() if line.isdecimal() and _PAGE_NUMBER.match(line)]
    numbers = [int(plain[index]) for index in places]
    rises = all(first < second for first, second in pairwise(numbers))
    written = sum(bool(line.strip()) for line in lines[places[0] : places[-1]]) if places else 0
    return set(places) if rises and written >= _PAGE * (len(places) - 1) else set()


def _counted_pages(lines: Sequence[str]) -> set[int]:
    """Return "Pagina 2 van 4" and its like where they rise, and what recurs right beside them."""
    counts = [
        (index, int(match[1]))
        for index, line in enumerate(lines)
        if (match := _COUNTED_LINE.match(squeeze(strip_inline_markup(line))))
    ]
    if len(counts) < 2 or any(first[1] >= second[1] for first, second in pairwise(counts)):
        return set()
    found = {index for index, _ in counts}
    for step in (-1, 1):
        beside = [_next_written(lines, index, step) for index, _ in counts]
        same = Counter(letters(lines[index]) for index in beside if index is not None)
        found.update(
            index
            for index in beside
            if index is not None and same[letters(lines[index])] > 1 and letters(lines[index])
        )
        top = _next_written(lines, -1, 1)
        if top is not None and same[letters(lines[top])] > 1:
            found.add(top)  # the header of the first page has no page number above it
    return found


def _next_written(lines: Sequence[str], index: int, step: int) -> int | None:
    place = index + step
    while 0 <= place < len(lines) and not lines[place].strip():
        place += step
    return place if 0 <= place < len(lines) else None


def contents_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the indices of the lines of a table of contents, its heading among them.

    Three lines or more that each end in a page number after dots, a tab or wide space are one when
    the numbers rise and most of the lines come back further on, as headings.
    """
    found: set[int] = set()
    run: list[tuple[int, tuple[str, int]]] = []
    for index, line in enumerate([*lines, "end"]):
        if entry := _contents_entry(line):
            run.append((index, entry))
        elif line.strip():
            if _is_contents(run, lines):
                found.update(place for place, _ in run)
                found.update(_contents_heading(run[0][0], lines))
            run = []
    return frozenset(found)


def _contents_entry(line: str) -> tuple[str, int] | None:
    """Return the heading, letters only, and the page that a line of a table of contents names."""
    line = line.strip()
    if len(line) > _LONGEST_ENTRY or not line[-1:].isdigit():
        return None
    number = _PAGE_AT_END.search(line, max(0, len(line) - 100))
    title = letters(line[: number.start()]) if number else ""
    return (title, int(number["page"])) if number and title else None


def _is_contents(run: Sequence[tuple[int, tuple[str, int]]], lines: Sequence[str]) -> bool:
    pages = [page for _, (_, page) in run]
    if len(run) < 3 or pages != sorted(pages):
        return False
    later = {letters(line) for line in lines[run[-1][0] + 1 :]}
    return 2 * sum(title in later for _, (title, _) in run) > len(run)


def _contents_heading(first: int, lines: Sequence[str]) -> list[int]:
    above = next((index for index in range(first - 1, -1, -1) if lines[index].strip()), None)
    if above is None or _CONTENTS_HEADING.match(squeeze(strip_inline_markup(lines[above]))) is None:
        return []
    return [above]


def _is_lone_furniture(lines: Sequence[str], index: int, line: str, *, recurs: bool) -> bool:
    if _PAGE_NUMBER.match(line) or _NUMBERED_HEADER.match(line):
        return True
    # A number with a full stop in front is that of a heading: "3.1 Doel" and "4.1 Doel".
    unnumbered = _OUTLINE_NUMBER.sub("", line)
    return recurs and (any(map(str.isdigit, unnumbered)) or _at_form_feed(lines, index))


def _groups_apart(lines: Sequence[str]) -> list[list[int]]:
    """Return the runs of one to three lines that stand apart, between blank lines."""
    groups: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if not line.strip():
            groups.append([])
        else:
            groups[-1].append(index)
    return [group for group in groups if 1 <= len(group) <= 3]


def _at_page_edges(lines: Sequence[str]) -> set[int]:
    """Return what recurs, line after line, at the top or the bottom of the pages."""
    pages: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if "\f" in line:
            pages.append([])
        if line.strip():
            pages[-1].append(index)
    pages = [page for page in pages if page]
    if len(pages) < 2:
        return set()
    tops = [page[:_EDGE] for page in pages]
    bottoms = [page[: -_EDGE - 1 : -1] for page in pages]
    return {index for edges in (tops, bottoms) for index in _recurring_edge(edges, lines)}


def _recurring_edge(edges: Sequence[Sequence[int]], lines: Sequence[str]) -> set[int]:
    counted = Counter(letters(lines[index]) for edge in edges for index in edge)
    found: set[int] = set()
    for edge in edges:
        for index in edge:
            line = lines[index].strip()
            often = counted[letters(line)] >= max(2, len(edges) / 2) and len(squeeze(line)) <= 90
            if not (often and letters(line)) and not is_page_number(line):
                break
            found.add(index)
    return found


def _at_form_feed(lines: Sequence[str], index: int) -> bool:
    return any("\f" in line for line in lines[max(0, index - 2) : index + 3])
