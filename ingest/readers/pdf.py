"""Read PDF files into blocks: lines, headings by their type, bulleted items and ruled tables.

A PDF holds letters at places on a page and nothing more. What is a heading, a list or a paragraph
is inferred from the size and weight of the type, the bullets, the indentation and the spacing.
"""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import pairwise, takewhile
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.table import Table

from ingest.blocks import Block, BlockKind, Reading
from ingest.cleaning import join_lines
from ingest.errors import IngestError
from ingest.model import Noise, NoiseReason
from ingest.readers.grid import Cell, one_line, split_bullet, table_blocks

LARGER = 1.12
"""Type this many times the size of the body text is a heading."""
EDGE = 0.12
"""The part of the page's height, at the top and at the bottom, where furniture stands."""
INDENT_TOLERANCE = 4.0
"""Bullets whose places differ by fewer points are equally deep."""
LOOSE = 1.25
"""Lines further apart than this many times the usual line spacing are separate paragraphs."""
HEADER_GAP = 12.0
"""A header without lines stands at most this many points from its table and columns."""
RUN_IN_WORDS = 8
"""A bold sentence of more words at a paragraph's start is stressed, not a heading."""

_BOLD_FONT = re.compile(r"bold|black|semibold|heavy|demi", re.IGNORECASE)
_DINGBAT_FONT = re.compile(r"wingding|dingbat|symbol", re.IGNORECASE)
_UNMAPPED = re.compile(r"^(?:\(cid:\d+\)|[\uf000-\uf0ff\x7f-\x9f])$")
_NUMBER_MARK = re.compile(r"^(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\(?[a-z]\)|[IVX]{1,4}\.)$")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:pagina|blz\.?|bladzijde|p\.?|page)\s*)?\d{1,3}(?:\s*(?:van|/|-|of|\|)\s*\d{1,3})?\W*$",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:\.\s?){5,}\s*\d{1,3}$")
_SENTENCE_END = (".", "!", "?", ":", ";", "…")
_LINE_HYPHENS = ("\u00ad", "\u2010", "\u2011")

_Word = dict[str, Any]
"""A word as pdfplumber gives it: text, x0, x1, top, bottom and its characters."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of type on a page."""

    words: tuple[_Word, ...]
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

    @property
    def text(self) -> str:
        """Its words, without the bullet."""
        return one_line(" ".join(word["text"] for word in self.words))

    @property
    def opens_with_number(self) -> bool:
        """Whether it starts with "2." or "a)"."""
        return bool(self.words and _NUMBER_MARK.match(self.words[0]["text"]))


@dataclass(frozen=True, slots=True)
class _Table:
    """A ruled table on a page."""

    grid: tuple[tuple[Cell, ...], ...]
    page: int
    top: float
    lefts: tuple[float, ...]
    """Where its columns begin."""


@dataclass(slots=True)
class _Page:
    """What stands on one page, from top to bottom."""

    number: int
    height: float
    lines: list[_Line]
    tables: list[_Table] = field(default_factory=list)
    furniture: list[_Line] = field(default_factory=list)

    @property
    def parts(self) -> list[_Line | _Table]:
        """Lines and tables in reading order."""
        return sorted([*self.lines, *self.tables], key=lambda part: part.top)

    def place(self, line: _Line) -> float:
        """Return how far the line is from the nearest edge: negative when that is the bottom."""
        middle = (line.top + line.bottom) / 2
        return middle if middle < self.height / 2 else middle - self.height


@dataclass(frozen=True, slots=True)
class _Typography:
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

    def stands_out(self, line: _Line) -> bool:
        """Whether a line is set larger or bolder than running text."""
        return line.size > self.size * LARGER or (self.bold_counts and line.bold)

    def is_spaced(self, above: _Line, below: _Line) -> bool:
        """Whether two lines of a page are further apart than lines of one paragraph."""
        size = max(above.size, below.size)
        distance = below.bottom - above.bottom
        return not 0 < distance <= LOOSE * self.spacing * size

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


def read(data: bytes) -> Reading:
    """Read a PDF file; raises IngestError when it is damaged, locked or holds no text."""
    pages = _load(data)
    removed = _remove_furniture(pages)
    typography = _typography([line for page in pages for line in page.lines])
    builder = _Builder(typography)
    for page in pages:
        builder.add_page(page)
    if not builder.blocks:
        raise IngestError("tekstherkenning nodig: dit PDF-bestand bevat geen tekst")
    return Reading(tuple(builder.blocks), (*removed, *builder.removed))


def _load(data: bytes) -> list[_Page]:
    if b"%PDF-" not in data[:1024]:
        raise IngestError("het bestand is geen leesbaar PDF-bestand")
    # pdfminer reports every small flaw of a file through logging; readers of a log cannot help it.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            return [_read_page(page) for page in document.pages]
    except Exception as error:  # on damaged files pdfminer raises anything, also by accident
        causes = (error, *error.args)
        if any(isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)) for cause in causes):
            raise IngestError("het PDF-bestand is met een wachtwoord beveiligd") from None
        raise IngestError("het bestand is geen leesbaar PDF-bestand") from error


def _read_page(page: Page) -> _Page:
    """Take what is needed from a page; its memory is freed afterwards."""
    words = [*_words(page), *_drawn_bullets(page)]
    found = []
    for table in _ruled_tables(page):
        lefts = tuple(sorted({cell[0] for cell in table.cells}))
        inside = [word for word in words if _is_within(word, table.bbox)]
        outside = [word for word in words if not _is_within(word, table.bbox)]
        header = _unruled_header(table.bbox, lefts, outside)
        taken = {id(word) for cell in header for word in cell}
        words = [word for word in outside if id(word) not in taken]
        grid = tuple(_row(row.cells, lefts, inside, page.page_number) for row in table.rows)
        if header:
            grid = (tuple(_cell(cell, page.page_number) for cell in header), *grid)
        found.append(_Table(grid, page.page_number, table.bbox[1], lefts))
    result = _Page(page.page_number, float(page.height), _lines(words, page.page_number), found)
    page.close()
    return result


def _words(page: Page) -> list[_Word]:
    # Text of less than two points is there for machines, turned text is a stamp or a watermark.
    left, top, right, bottom = page.bbox
    visible = page.filter(
        lambda thing: (
            thing["object_type"] != "char"
            or (
                thing["size"] >= 2
                and thing["upright"]
                and left <= thing["x0"] < right
                and top <= thing["top"] < bottom
            )
        )
    )
    # Some programs draw letters twice to make them bold.
    words: list[_Word] = visible.dedupe_chars(extra_attrs=("size",)).extract_words(
        x_tolerance_ratio=0.15, return_chars=True
    )
    return words


def _drawn_bullets(page: Page) -> list[_Word]:
    """Bullets that were drawn as a small disc or square instead of typed."""
    return [
        {"text": "•", "chars": [], **{side: shape[side] for side in ("x0", "x1", "top", "bottom")}}
        for shape in (*page.curves, *page.rects)
        if 1.5 <= shape["width"] <= 7 and 0.7 <= shape["width"] / (shape["height"] or 0.1) <= 1.4
    ]


def _ruled_tables(page: Page) -> list[Table]:
    """Tables with lines around the cells; not a frame around text, nor a letterhead."""
    if not page.lines and not page.rects and not page.curves:
        return []
    tables = []
    for table in page.find_tables():
        rows = [row for row in table.extract() if any(row)]
        columns = max((sum(cell is not None for cell in row) for row in rows), default=0)
        low, high = table.bbox[3] < EDGE * page.height, table.bbox[1] > (1 - EDGE) * page.height
        if columns > 1 and not low and not high:
            tables.append(table)
    return tables


def _is_within(word: _Word, box: Sequence[float]) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _unruled_header(
    box: Sequence[float], lefts: Sequence[float], words: Sequence[_Word]
) -> list[list[_Word]]:
    """Return the words by column of a header right above a table that has no line above it."""
    near = [
        word
        for word in words
        if box[0] <= word["x0"] <= box[2] and 0 <= box[1] - word["bottom"] + 1 <= HEADER_GAP
    ]
    columns: list[list[_Word]] = [[] for _ in lefts]
    for word in sorted(near, key=lambda word: float(word["x0"])):
        columns[max(0, sum(left <= word["x0"] + 1 for left in lefts) - 1)].append(word)
    if len(lefts) < 2 or not all(columns):
        return []
    # Words of a sentence would cross the columns, or not start where the columns do.
    placed = all(_is_bold(word) for word in near) or all(
        column[0]["x0"] - left <= HEADER_GAP for left, column in zip(lefts, columns, strict=True)
    )
    gaps = [after["x0"] - word["x1"] for column in columns for word, after in pairwise(column)]
    space = max(gaps, default=HEADER_GAP / 4)
    apart = all(
        right[0]["x0"] - left[-1]["x1"] > 1.3 * space and left[-1]["x1"] <= edge
        for (left, right), edge in zip(pairwise(columns), lefts[1:], strict=True)
    )
    return columns if placed and apart else []


def _row(
    boxes: Sequence[Sequence[float] | None],
    lefts: Sequence[float],
    words: Sequence[_Word],
    page: int,
) -> tuple[Cell, ...]:
    """Read the cells of one row; a place that a merged cell covers has no box of its own."""
    cells = []
    end = 0.0
    for left, box in zip(lefts, boxes, strict=True):
        if box is None:
            cells.append(Cell(spanned=left < end - 1))
        else:
            cells.append(_cell([word for word in words if _is_within(word, box)], page))
            end = box[2]
    return tuple(cells)


def _cell(words: Sequence[_Word], page: int) -> Cell:
    lines = _lines(words, page)
    if not lines:
        return Cell()
    typography = replace(_typography(lines), right=max(line.x1 for line in lines))
    if sum(bool(line.bullet) for line in lines) > 1:
        builder = _Builder(typography)
        builder.add_page(_Page(page, 0.0, lines))
        return Cell(tuple(builder.blocks))
    text = ""
    for line in lines:
        text = typography.join(text, f"{line.bullet} {line.text}".strip())
    return Cell((Block(BlockKind.PARAGRAPH, text, page=page),) if text else ())


def _lines(words: Sequence[_Word], page: int) -> list[_Line]:
    """Group words into lines: those that overlap by half of their height."""
    groups: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"]) / 2):
        if groups and _share_line(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    lines = [_line(sorted(group, key=lambda word: float(word["x0"])), page) for group in groups]
    return [line for line in lines if line is not None]


def _share_line(group: Sequence[_Word], word: _Word) -> bool:
    tallest = max(group, key=lambda other: float(other["bottom"] - other["top"]))
    overlap = min(tallest["bottom"], word["bottom"]) - max(tallest["top"], word["top"])
    smallest = min(tallest["bottom"] - tallest["top"], word["bottom"] - word["top"])
    return bool(overlap >= 0.5 * smallest)


def _line(words: Sequence[_Word], page: int) -> _Line | None:
    x0 = words[0]["x0"]
    bullet = _bullet(words)
    if bullet:
        rest = split_bullet(words[0]["text"])[1] if len(words[0]["text"]) > 1 else ""
        is_lone = not rest or _UNMAPPED.match(words[0]["text"])
        words = words[1:] if is_lone else [{**words[0], "text": rest}, *words[1:]]
    characters = [char for word in words for char in word["chars"] if char["text"].strip()]
    if not characters:
        return None
    sizes = Counter(round(char["size"] * 2) / 2 for char in characters)
    lettered = [char for char in characters if char["text"].isalnum()]
    return _Line(
        words=tuple(word for word in words if word["chars"]),
        page=page,
        size=sizes.most_common(1)[0][0],
        bold=bool(lettered) and all(_BOLD_FONT.search(char["fontname"]) for char in lettered),
        x0=x0,
        x1=words[-1]["x1"],
        top=min(word["top"] for word in words),
        # Of the tallest word, as a small raised figure ends higher than its line.
        bottom=max(word["bottom"] for word in words),
        bullet=bullet,
        text_x0=words[0]["x0"],
    )


def _is_bold(word: _Word) -> bool:
    return any(_BOLD_FONT.search(char["fontname"]) for char in word["chars"])


def _bullet(words: Sequence[_Word]) -> str:
    """Return the bullet that a line opens with."""
    if len(words) < 2 and len(words[0]["text"]) < 3:
        return ""
    first = words[0]["text"]
    fonts = [char["fontname"] for char in words[0]["chars"]]
    if _UNMAPPED.match(first) or (len(first) == 1 and any(map(_DINGBAT_FONT.search, fonts))):
        return "•"
    return split_bullet(first + " ")[0] if len(first) == 1 else split_bullet(first)[0]


def _remove_furniture(pages: Sequence[_Page]) -> list[Noise]:
    """Move running headers, footers, page numbers and contents lines out of the pages' lines."""
    recurring = _recurring(pages)
    removed = []
    for page in pages:
        for line in page.lines:
            at_edge = _is_at_edge(page, line)
            reason = None
            if at_edge and _PAGE_NUMBER.match(line.text):
                reason = NoiseReason.PAGE_NUMBER
            elif id(line) in recurring:
                reason = NoiseReason.RUNNING
            elif _CONTENTS_LINE.search(line.text):
                reason = NoiseReason.CONTENTS
            if reason:
                page.furniture.append(line)
                removed.append(Noise(line.text, reason, page.number))
        gone = set(map(id, page.furniture))
        page.lines = [line for line in page.lines if id(line) not in gone]
    return removed


def _recurring(pages: Sequence[_Page]) -> set[int]:
    """Return the ids of lines that recur at the edge of pages, the same but for their digits."""
    places: dict[str, list[tuple[_Page, _Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if _is_at_edge(page, line):
                places[re.sub(r"\d+", "", line.text)].append((page, line))
    needed = 2 if len(pages) == 2 else 3
    found = set()
    for group in places.values():
        for page, line in group:
            alike = {
                other.number for other, its in group if abs(other.place(its) - page.place(line)) < line.size
            }
            if len(alike) >= needed:
                found.add(id(line))
    return found


def _is_at_edge(page: _Page, line: _Line) -> bool:
    return abs(page.place(line)) < EDGE * page.height


def _typography(lines: Sequence[_Line]) -> _Typography:
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
        bold[line.bold] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    body = [line for line in lines if line.size == size]
    right = _common_right(body)
    words = {word for line in lines for word in _whole_words(line.text)}
    return _Typography(
        size=size,
        spacing=_spacing(body, right),
        left=min((line.x0 for line in body), default=0.0),
        right=right,
        words=frozenset(words),
        bold_counts=bold[False] > 0.3 * sum(bold.values()),
    )


def _common_right(lines: Sequence[_Line]) -> float:
    """Return the right edge of the text: the outermost, but for a stray line in the margin."""
    ends = sorted(line.x1 for line in lines)
    return ends[max(0, len(ends) - 1 - len(ends) // 50)] if ends else 0.0


def _spacing(lines: Sequence[_Line], right: float) -> float:
    """Return the usual distance between the lines of a paragraph, in sizes of the type."""
    distances: Counter[float] = Counter()
    for above, below in pairwise(lines):
        distance = (below.bottom - above.bottom) / above.size
        is_wrapped = not below.bullet and _is_full(above, below, right)
        if above.page == below.page and is_wrapped and 0.9 <= distance <= 2.5:
            distances[round(distance, 1)] += 1
    return distances.most_common(1)[0][0] if distances else 1.3


def _is_full(above: _Line, below: _Line, right: float) -> bool:
    """Whether the first word of the line below did not fit on the line above."""
    first = below.words[0]
    return bool(above.x1 + above.size / 4 + first["x1"] - first["x0"] > right - above.size / 2)


def _whole_words(text: str) -> Iterator[str]:
    """Yield words in lower case, also compounds with a hyphen, but not the last, perhaps broken."""
    for token in text.lower().split()[:-1]:
        yield token.strip(".,;:!?()[]\"'“”‘’")


class _Builder:
    """Turns lines and tables into blocks, page after page."""

    def __init__(self, typography: _Typography) -> None:
        self.blocks: list[Block] = []
        self.removed: list[Noise] = []
        self._typography = typography
        self._last: _Line | None = None
        self._text_x0 = 0.0
        self._bullets: list[float] = []
        self._after_break = False
        self._table: _Table | None = None

    def add_page(self, page: _Page) -> None:
        """Add the blocks of one page."""
        above = [line for line in page.furniture if line.top < page.height / 2]
        self._after_break = self._after_break or bool(above)
        for part in page.parts:
            if isinstance(part, _Line):
                self._add_line(part)
            else:
                self._add_table(part)
        self._after_break = self._after_break or len(above) < len(page.furniture)

    def _add_line(self, line: _Line) -> None:
        self._table = None
        if self._last is not None and self._runs_on(self._last, line):
            self._append(line)
        elif line.bullet:
            level = self._depth(line.x0)
            self._text_x0 = line.text_x0
            self._add(Block(BlockKind.ITEM, line.text, level, marker=line.bullet), line)
        else:
            self._bullets = []
            bold = self._typography.stands_out(line)
            label, text = ("", line.text) if bold else self._run_in_heading(line)
            if label:
                self._add(Block(BlockKind.PARAGRAPH, label, bold=True), line)
            self._add(Block(BlockKind.PARAGRAPH, text, bold=bold), line)
        self._last = line

    def _run_in_heading(self, line: _Line) -> tuple[str, str]:
        """Split "Mensen leiden. U bent ..." when its first sentence is short and bold."""
        bold = list(takewhile(_is_bold, line.words))
        label = one_line(" ".join(word["text"] for word in bold))
        is_heading = self._typography.bold_counts and label.endswith(".")
        if not is_heading or not 2 <= len(bold) <= RUN_IN_WORDS or len(bold) == len(line.words):
            return "", line.text
        return label, one_line(" ".join(word["text"] for word in line.words[len(bold) :]))

    def _add(self, block: Block, line: _Line) -> None:
        block = replace(block, page=line.page, after_break=self._after_break)
        self.blocks.append(block)
        self._after_break = False

    def _append(self, line: _Line) -> None:
        """Let the last block run on in this line."""
        last = self.blocks[-1]
        text = self._typography.join(last.text, line.text)
        seams = (*last.seams, len(text) - len(line.text)) if self._after_break else last.seams
        bold = last.bold and self._typography.stands_out(line)
        self.blocks[-1] = replace(last, text=text, seams=seams, bold=bold)
        self._after_break = False

    def _depth(self, x0: float) -> int:
        while self._bullets and x0 < self._bullets[-1] - INDENT_TOLERANCE:
            self._bullets.pop()
        if not self._bullets or x0 > self._bullets[-1] + INDENT_TOLERANCE:
            self._bullets.append(x0)
        return len(self._bullets) - 1

    def _runs_on(self, last: _Line, line: _Line) -> bool:
        """Whether a line continues the paragraph, item or heading of the line before it."""
        if self._opens_block(last, line):
            return False
        starts_low = line.text[:1].islower()
        if line.page != last.page:
            open_ended = not last.text.endswith(_SENTENCE_END)
            alike = self._typography.stands_out(last) == self._typography.stands_out(line)
            return starts_low and open_ended and alike
        if self._typography.is_spaced(last, line):
            return False
        wrapped = _is_full(last, line, self._typography.right)
        if self._typography.stands_out(last) or self._typography.stands_out(line):
            return self._heading_runs_on(last, line, wrapped=wrapped or starts_low)
        if self.blocks[-1].kind is BlockKind.ITEM and line.x0 < self._text_x0 - INDENT_TOLERANCE:
            return starts_low and wrapped
        if not starts_low and self._is_shifted(last, line):
            return False
        return wrapped or starts_low or not self._ended_early(last, line)

    def _is_shifted(self, last: _Line, line: _Line) -> bool:
        """Whether a line starts further in, or further out after the end of a sentence."""
        shift = line.x0 - last.text_x0
        return bool(shift > line.size or (shift < -line.size and last.text.endswith(".")))

    def _opens_block(self, last: _Line, line: _Line) -> bool:
        """Whether a line opens with a bullet or number that is no part of a running sentence."""
        if not line.bullet and not line.opens_with_number:
            return False
        after_mark = line.words[0 if line.bullet else 1 :]
        is_running = bool(
            line.bullet in ("", "-", "–", "—")
            and abs(line.x0 - last.text_x0) < INDENT_TOLERANCE
            and not last.text.endswith((*_SENTENCE_END, ","))
            and after_mark
            and after_mark[0]["text"][:1].islower()
            and line.text_x0 - line.x0 < line.size
            and last.x1 > self._typography.right - 3 * line.size
        )
        return not is_running

    def _heading_runs_on(self, last: _Line, line: _Line, *, wrapped: bool) -> bool:
        same_type = last.size == line.size
        if last.bold == line.bold or not same_type:
            centred = self._does_not_fit(last, line)
            return same_type and last.bold == line.bold and (wrapped or centred)
        # A bold passage at the start of a paragraph that filled its first line.
        return last.bold and wrapped and _is_bold(line.words[0])

    def _does_not_fit(self, last: _Line, line: _Line) -> bool:
        """Whether a centred line had no room for the first word of the next."""
        first = line.words[0]
        width = self._typography.right - self._typography.left
        needed = last.x1 - last.x0 + last.size / 4 + first["x1"] - first["x0"]
        return bool(last.x0 > self._typography.left + last.size and needed > width)

    def _ended_early(self, last: _Line, line: _Line) -> bool:
        """Whether the line before was broken on purpose, with ample room for the next word."""
        first = line.words[0]
        room = self._typography.right - last.x1 - (first["x1"] - first["x0"])
        return bool(room > 0.15 * (self._typography.right - self._typography.left))

    def _add_table(self, table: _Table) -> None:
        self._last = None
        self._bullets = []
        grid = table.grid
        previous, self._table = self._table, table
        if previous and self._is_same_table(previous, table):
            if _texts(grid[0]) == _texts(previous.grid[0]):
                header = " | ".join(filter(None, _texts(grid[0])))
                self.removed.append(Noise(header, NoiseReason.CONTINUED, table.page))
                grid = grid[1:]
            # The header row of the first part is the one to compare a third part with.
            self._table = replace(table, grid=previous.grid)
            rows = _rows(table_blocks(grid))
            self.blocks[-1] = replace(self.blocks[-1], rows=self.blocks[-1].rows + rows)
            self._after_break = False
            return
        for block in table_blocks(grid):
            block = replace(block, page=table.page, after_break=self._after_break)
            self.blocks.append(block)
            self._after_break = False

    def _is_same_table(self, above: _Table, below: _Table) -> bool:
        """Whether a table goes on over a page break."""
        new = table_blocks(below.grid)
        return (
            below.page == above.page + 1
            and len(above.lefts) == len(below.lefts)
            and all(abs(a - b) <= 3 for a, b in zip(above.lefts, below.lefts, strict=True))
            and bool(self.blocks)
            and self.blocks[-1].kind is BlockKind.TABLE
            and [block.kind for block in new] == [BlockKind.TABLE]
            and len(new[0].rows[0]) == len(self.blocks[-1].rows[0])
        )


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _rows(blocks: Sequence[Block]) -> tuple[tuple[str, ...], ...]:
    return tuple(row for block in blocks for row in block.rows)
