"""Turn lines and tables into blocks: paragraphs that run on, items, headings, rows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.blocks import Block, BlockKind
from ingest.model import Noise, NoiseReason
from ingest.readers.grid import Cell, one_line, table_blocks
from ingest.readers.pdf.grid import Grid, GridCell
from ingest.readers.pdf.lines import Line, is_raised, lines_of
from ingest.readers.pdf.regions import Part
from ingest.readers.pdf.typography import Typography
from ingest.readers.pdf.words import DRAWN

INDENT_TOLERANCE = 4.0
"""Bullets whose places differ by fewer points are equally deep."""
RUN_IN_WORDS = 8
"""A bold sentence of more words at a paragraph's start is stressed, not a heading."""
_NOTE_SIZE = 0.93
"""Type of at most this part of the body's size, below all else on a page, is a note."""
_NOTE_MARK = re.compile(r"^(?:\d{1,2}|\*{1,3}|\(\d{1,2}\))[.)]?$")
_SENTENCE_END = (".", "!", "?", ":", ";", "…")


def split_notes(parts: Sequence[Part], typography: Typography) -> tuple[list[Part], list[Line]]:
    """Return the parts of a page without its footnotes, and the lines of the footnotes.

    References to those notes, raised figures in the text, are left out.
    """
    start = len(parts)
    first = len(parts)
    while start > 0:
        part = parts[start - 1]
        if not isinstance(part, Line) or part.size > _NOTE_SIZE * typography.size or part.column:
            break
        start -= 1
        if _NOTE_MARK.match(part.words[0].text):
            first = start
    notes = [part for part in parts[first:] if isinstance(part, Line)]
    marks = {line.words[0].text.strip("().") for line in notes if _NOTE_MARK.match(line.words[0].text)}
    rest = [_without_references(part, marks) if isinstance(part, Line) else part for part in parts[:first]]
    return rest, notes


def _without_references(line: Line, marks: set[str]) -> Line:
    references = [word for word in line.words if is_raised(word, line) and word.text.strip("()*,.") in marks]
    if not references or len(references) == len(line.words):
        return line
    words = list(line.words)
    for reference in references:
        index = words.index(reference)
        after = words[index + 1] if index + 1 < len(words) else None
        if index and after and not after.text[0].isalnum() and after.x0 - reference.x1 < line.size / 6:
            # The full stop after the reference belongs to the word before it.
            before = words[index - 1]
            words[index - 1 : index + 2] = [replace(before, text=before.text + after.text)]
        else:
            del words[index]
    return replace(line, words=tuple(words))


class Builder:
    """Turns lines and tables into blocks, page after page."""

    def __init__(self, typography: Typography) -> None:
        self.blocks: list[Block] = []
        self.removed: list[Noise] = []
        self._typography = typography
        self._last: Line | None = None
        self._text_x0 = 0.0
        self._bullets: list[float] = []
        self._after_break = False
        self._table: tuple[Grid, list[list[Cell]], int] | None = None
        self._notes: list[Line] = []

    def add_page(
        self,
        number: int,
        parts: Sequence[Part],
        *,
        notes: Sequence[Line] = (),
        furniture_above: bool = False,
        furniture_below: bool = False,
    ) -> None:
        """Add the lines and tables of one page, in reading order."""
        self._after_break = self._after_break or furniture_above
        for part in parts:
            if isinstance(part, Line):
                self._add_line(part)
            else:
                self._add_table(part, number)
        self._after_break = self._after_break or furniture_below
        self._notes += notes

    def finish(self) -> None:
        """Add the notes of the last page."""
        notes, self._notes = self._notes, []
        for line in notes:
            if _NOTE_MARK.match(line.words[0].text) or not self.blocks:
                self.blocks.append(Block(BlockKind.PARAGRAPH, line.text, page=line.page))
            else:
                last = self.blocks[-1]
                self.blocks[-1] = replace(last, text=self._typography.join(last.text, line.text))

    def _add_line(self, line: Line) -> None:
        if self._last is not None and self._runs_on(self._last, line):
            self._append(line)
            self._last = line
            return
        self._table = None
        self.finish()
        if line.bullet:
            level = self._depth(line)
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

    def _run_in_heading(self, line: Line) -> tuple[str, str]:
        """Split "Mensen leiden. U bent ..." when its first sentence is short and bold."""
        bold = list(takewhile(lambda word: word.bold, line.words))
        label = one_line(" ".join(word.text for word in bold))
        is_heading = self._typography.bold_counts and label.endswith(".")
        if not is_heading or not 2 <= len(bold) <= RUN_IN_WORDS or len(bold) == len(line.words):
            return "", line.text
        return label, one_line(" ".join(word.text for word in line.words[len(bold) :]))

    def _add(self, block: Block, line: Line) -> None:
        block = replace(block, page=line.page, after_break=self._after_break)
        self.blocks.append(block)
        self._after_break = False

    def _append(self, line: Line) -> None:
        """Let the last block run on in this line."""
        last = self.blocks[-1]
        text = self._typography.join(last.text, line.text)
        seams = (*last.seams, len(text) - len(line.text)) if self._after_break else last.seams
        bold = last.bold and self._typography.stands_out(line)
        self.blocks[-1] = replace(last, text=text, seams=seams, bold=bold)
        self._after_break = False

    def _depth(self, line: Line) -> int:
        if self._last is not None and self._last.column != line.column:
            # The places of bullets in another column say nothing of this one.
            shift = self._typography.left_of(line) - self._typography.left_of(self._last)
            self._bullets = [x0 + shift for x0 in self._bullets]
        while self._bullets and line.x0 < self._bullets[-1] - INDENT_TOLERANCE:
            self._bullets.pop()
        if not self._bullets or line.x0 > self._bullets[-1] + INDENT_TOLERANCE:
            self._bullets.append(line.x0)
        return len(self._bullets) - 1

    def _runs_on(self, last: Line, line: Line) -> bool:
        """Whether a line continues the paragraph, item or heading of the line before it."""
        if self._opens_block(last, line):
            return False
        starts_low = line.text[:1].islower()
        if (line.page, line.column) != (last.page, last.column):
            open_ended = not last.text.endswith(_SENTENCE_END)
            alike = self._typography.stands_out(last) == self._typography.stands_out(line)
            return starts_low and open_ended and alike and abs(last.size - line.size) <= 0.5
        if self._typography.is_spaced(last, line):
            return False
        wrapped = self._typography.is_full(last, line)
        if self._typography.stands_out(last) or self._typography.stands_out(line):
            return self._heading_runs_on(last, line, wrapped=wrapped or starts_low)
        if self.blocks[-1].kind is BlockKind.ITEM and line.x0 < self._text_x0 - INDENT_TOLERANCE:
            return starts_low and wrapped
        if not starts_low and self._is_shifted(last, line):
            return False
        return wrapped or starts_low or not self._ended_early(last, line)

    def _is_shifted(self, last: Line, line: Line) -> bool:
        """Whether a line starts further in, or further out after the end of a sentence."""
        shift = line.x0 - last.text_x0
        return shift > line.size or (shift < -line.size and last.text.endswith("."))

    def _opens_block(self, last: Line, line: Line) -> bool:
        """Whether a line opens with a bullet or number that is no part of a running sentence."""
        if not line.bullet and not line.opens_with_number:
            return False
        after_mark = line.words[0 if line.bullet else 1 :]
        is_running = bool(
            line.bullet in ("", "-", "–", "—")
            and abs(line.x0 - last.text_x0) < INDENT_TOLERANCE
            and not last.text.endswith((*_SENTENCE_END, ","))
            and after_mark
            and after_mark[0].text[:1].islower()
            and line.text_x0 - line.x0 < line.size
            and last.x1 > self._typography.right_of(last) - 3 * line.size
        )
        return not is_running

    def _heading_runs_on(self, last: Line, line: Line, *, wrapped: bool) -> bool:
        same_type = last.size == line.size
        if last.bold == line.bold or not same_type:
            centred = self._does_not_fit(last, line)
            return same_type and last.bold == line.bold and (wrapped or centred)
        # A bold passage at the start of a paragraph that filled its first line.
        return last.bold and wrapped and line.words[0].bold

    def _does_not_fit(self, last: Line, line: Line) -> bool:
        """Whether a centred line had no room for the first word of the next."""
        left = self._typography.left_of(last)
        width = self._typography.right_of(last) - left
        needed = last.x1 - last.x0 + last.size / 4 + line.words[0].box.width
        return last.x0 > left + last.size and needed > width

    def _ended_early(self, last: Line, line: Line) -> bool:
        """Whether the line before was broken on purpose, with ample room for the next word."""
        right = self._typography.right_of(last)
        room = right - last.x1 - line.words[0].box.width
        return room > 0.15 * (right - self._typography.left_of(last))

    def _add_table(self, grid: Grid, page: int) -> None:
        self.finish()
        self._last = None
        self._bullets = []
        cells = [[self._cell(cell, page) for cell in row] for row in grid.rows]
        previous, self._table = self._table, (grid, cells, page)
        if previous and self._is_same_table(previous, cells, grid, page):
            header = previous[1][:1]
            if _texts(cells[0]) == _texts(header[0]):
                repeated = " | ".join(filter(None, _texts(cells[0])))
                self.removed.append(Noise(repeated, NoiseReason.CONTINUED, page))
                cells = cells[1:]
            # The header row of the first part is the one to compare a third part with.
            self._table = (grid, [*header, *cells], page)
            self._extend_table(_rows(table_blocks(cells)))
            self._after_break = False
            return
        for block in table_blocks(cells):
            self.blocks.append(replace(block, page=page, after_break=self._after_break))
            self._after_break = False

    def _extend_table(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Add rows to the last table; a row that was cut by the page's end is made whole."""
        table = self.blocks[-1]
        above = list(table.rows)
        if rows and above and _goes_on(above[-1], rows[0]):
            joined = zip(above[-1], rows[0], strict=True)
            above[-1] = tuple(self._typography.join(first, second) for first, second in joined)
            rows = rows[1:]
        self.blocks[-1] = replace(table, rows=(*above, *rows))

    def _is_same_table(
        self,
        above: tuple[Grid, list[list[Cell]], int],
        cells: Sequence[Sequence[Cell]],
        below: Grid,
        page: int,
    ) -> bool:
        """Whether a table goes on over a page break."""
        grid, _, page_above = above
        if page != page_above + 1 or len(grid.lefts) != len(below.lefts) or not self.blocks:
            return False
        new = table_blocks(cells)
        same_header = _texts(cells[0]) == _texts(above[1][0])
        aligned = all(abs(a - b) <= 3 for a, b in zip(grid.lefts, below.lefts, strict=True))
        return (
            (aligned or same_header)
            and self.blocks[-1].kind is BlockKind.TABLE
            and [block.kind for block in new] == [BlockKind.TABLE]
            and len(new[0].rows[0]) == len(self.blocks[-1].rows[0])
        )

    def _cell(self, cell: GridCell, page: int) -> Cell:
        blocks = self._cell_blocks(cell, page)
        return Cell(tuple(blocks), cell.spanned)

    def _cell_blocks(self, cell: GridCell, page: int) -> list[Block]:
        turned = [word.text for word in cell.words if word.turned]
        upright = [word for word in cell.words if not word.turned]
        lines = lines_of(upright, page)
        marks = " ".join("•" for word in upright if word.tag == DRAWN)
        if not lines and not turned:
            return [Block(BlockKind.PARAGRAPH, marks, page=page)] if marks else []
        if sum(bool(line.bullet) for line in lines) > 1:
            builder = Builder(self._typography.within(lines))
            builder.add_page(page, lines)
            return builder.blocks
        text = ""
        for word in turned:
            text = self._typography.join(text, word)
        for line in lines:
            text = self._typography.join(text, f"{line.bullet} {line.text}".strip())
        return [Block(BlockKind.PARAGRAPH, text, page=page)] if text else []


def _goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the first row of a page continues the last one of the page before.

    Its first cell is blank and what it holds goes on in lower case from a cell that had not ended.
    """
    pairs = [(first, second) for first, second in zip(above, below, strict=True) if second]
    return not below[0] and all(
        first and not first.endswith(_SENTENCE_END) and second[:1].islower() for first, second in pairs
    )


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _rows(blocks: Sequence[Block]) -> tuple[tuple[str, ...], ...]:
    return tuple(row for block in blocks for row in block.rows)
