"""Take running headers and footers, page numbers and tables of contents out of the pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cleaning import letters
from ingest.model import Noise, NoiseReason
from ingest.readers.pdf.canvas import Edge
from ingest.readers.pdf.grid import Grid
from ingest.readers.pdf.lines import Line, line_of, rows_of
from ingest.readers.pdf.words import Word

EDGE = 0.12
"""The part of the page's height, at the top and at the bottom, where furniture stands."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:pagina|blz\.?|bladzijde|p\.?|page)\s*)?\d{1,3}(?:\s*(?:van|/|-|of|\|)\s*\d{1,3})?\W*$",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:[._·…]\s?){5,}\s*\d{1,3}$")
_CONTENTS_HEADING = re.compile(
    r"^(?:\d+[.)]?\s*)?(?:korte )?inhoud(?:sopgave|stafel|slijst)?:?$", re.IGNORECASE
)
_NUMBERED_ENTRY = re.compile(r"^(.*\S)\s+(\d{1,3})$")
_FEWEST_ENTRIES = 4
"""So many lines that name a page and come back later are contents, also without a heading."""
_SHORTEST_KEY = 4
"""A line of fewer letters comes back by accident."""
_FEWEST_PAGES = 3
"""What recurs stands on so many pages, or on both pages of two."""
_MOST_PAGES = 0.6
"""A header that changes stands on this part of the pages."""
_ARTIFACT = "Artifact"


@dataclass(slots=True)
class PageContent:
    """What stands on one page."""

    number: int
    width: float
    height: float
    words: list[Word]
    grids: list[Grid] = field(default_factory=list)
    rules: list[Edge] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    """The lines that were taken out."""

    def place(self, line: Line) -> float:
        """Return how far the line is from the nearest edge: negative when that is the bottom."""
        middle = (line.top + line.bottom) / 2
        return middle if middle < self.height / 2 else middle - self.height

    def is_at_edge(self, line: Line) -> bool:
        """Whether a line stands where headers and footers do."""
        return abs(self.place(line)) < EDGE * self.height


@dataclass(frozen=True, slots=True)
class _Row:
    """Words beside each other over the whole width of a page."""

    line: Line
    words: tuple[Word, ...]
    page: PageContent

    @property
    def key(self) -> str:
        """Its letters, to compare it by."""
        return letters(self.line.text)

    @property
    def text(self) -> str:
        """Its words, with the dash that a page number may stand between."""
        return f"{self.line.bullet} {self.line.text}".strip()


def remove_furniture(pages: Sequence[PageContent]) -> list[Noise]:
    """Move furniture out of the pages' words; return what was taken, in order."""
    rows = [row for page in pages for row in _rows(page)]
    reasons = {**_contents(rows), **_at_edges(rows, len(pages))}
    removed = []
    for row in rows:
        reason = reasons.get(id(row))
        if reason:
            row.page.furniture.append(row.line)
            removed.append(Noise(row.text, reason, row.page.number))
            gone = set(map(id, row.words))
            row.page.words = [word for word in row.page.words if id(word) not in gone]
    return removed


def _rows(page: PageContent) -> list[_Row]:
    rows = []
    for words in rows_of([word for word in page.words if not word.turned]):
        line = line_of(words, page.number)
        if line is not None:
            rows.append(_Row(line, tuple(words), page))
    return rows


def _at_edges(rows: Sequence[_Row], pages: int) -> dict[int, NoiseReason]:
    """Return the page numbers and the lines that recur at the edge of pages, by the id of their row."""
    edge = [row for row in rows if row.page.is_at_edge(row.line)]
    recurring = _recurring(edge, pages) | _changing(edge, rows, pages)
    reasons = {}
    for row in edge:
        if _PAGE_NUMBER.match(row.line.text):
            reasons[id(row)] = NoiseReason.PAGE_NUMBER
        elif id(row) in recurring or row.line.tag == _ARTIFACT:
            reasons[id(row)] = NoiseReason.RUNNING
    return reasons


def _recurring(edge: Sequence[_Row], pages: int) -> set[int]:
    """Return the ids of the rows that are the same on other pages, but for their digits."""
    places: dict[str, list[_Row]] = defaultdict(list)
    for row in edge:
        places[re.sub(r"\d+", "", row.line.text)].append(row)
    needed = min(pages, _FEWEST_PAGES) if pages > 1 else _FEWEST_PAGES
    return {
        id(row)
        for group in places.values()
        for row in group
        if len({other.page.number for other in group if _same_place(row, other)}) >= needed
    }


def _changing(edge: Sequence[_Row], rows: Sequence[_Row], pages: int) -> set[int]:
    """Return the ids of headers that name the chapter, and so change.

    They stand outermost, in one place and one type on most pages, and hold the words of a heading
    that stands elsewhere in larger type.
    """
    if pages < _FEWEST_PAGES:
        return set()
    sizes: dict[str, float] = {}
    for row in rows:
        sizes[row.key] = max(row.line.size, sizes.get(row.key, 0.0))
    outermost: dict[tuple[int, bool], _Row] = {}
    for row in edge:
        place = (row.page.number, row.page.place(row.line) > 0)
        other = outermost.setdefault(place, row)
        if abs(row.page.place(row.line)) < abs(other.page.place(other.line)):
            outermost[place] = row
    naming = [row for row in outermost.values() if sizes[row.key] > row.line.size]
    return {
        id(row)
        for row in naming
        if sum(_same_place(row, other) and row.line.size == other.line.size for other in naming)
        >= max(_FEWEST_PAGES, _MOST_PAGES * pages)
    }


def _same_place(row: _Row, other: _Row) -> bool:
    return abs(other.page.place(other.line) - row.page.place(row.line)) < row.line.size


def _contents(rows: Sequence[_Row]) -> dict[int, NoiseReason]:
    """Return the lines of tables of contents, by the id of their row."""
    last = {row.key: row for row in rows}
    found: dict[int, NoiseReason] = {}
    run: list[_Row] = []
    heading: _Row | None = None
    missed: list[_Row] = []
    for row in rows:
        leads = bool(_CONTENTS_LINE.search(row.line.text))
        if leads:
            found[id(row)] = NoiseReason.CONTENTS
        if _CONTENTS_HEADING.match(row.line.text):
            heading, run, missed = row, [], []
        elif leads or _names_later(row, last, under_heading=heading is not None):
            run += [*missed, row]
            missed = []
        elif heading is not None and run and not missed and not row.line.text.endswith("."):
            missed.append(row)  # perhaps the first line of an entry of two
        else:
            found.update(_entries(run, heading))
            heading, run, missed = None, [], []
    found.update(_entries(run, heading))
    return found


def _entries(run: Sequence[_Row], heading: _Row | None) -> dict[int, NoiseReason]:
    if heading is not None and run:
        return {id(row): NoiseReason.CONTENTS for row in (heading, *run)}
    return {id(row): NoiseReason.CONTENTS for row in run} if len(run) >= _FEWEST_ENTRIES else {}


def _names_later(row: _Row, last: dict[str, _Row], *, under_heading: bool) -> bool:
    """Whether a line holds the words of a line on a later page, and a page number.

    Below the heading of a table of contents it may lack the number, when the later line stands out.
    """
    later = last[row.key]
    if len(row.key) < _SHORTEST_KEY or later.page.number <= row.page.number:
        return False
    if _NUMBERED_ENTRY.match(row.line.text):
        return True
    stands_out = later.line.size > row.line.size or (later.line.bold and not row.line.bold)
    return under_heading and stands_out
