"""Turn lines and tables into blocks: paragraphs that run on, items, headings, rows."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from ingest.blocks import Block, BlockKind
from ingest.model import Noise, NoiseReason
from ingest.readers.grid import Cell, one_line, table_blocks
from ingest.readers.pdf.grid import Grid
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.notes import opens_note
from ingest.readers.pdf.open_table import CellLines, OpenTable, open_table
from ingest.readers.pdf.regions import Part
from ingest.readers.pdf.typography import Typography

INDENT_TOLERANCE = 4.0
"""Bullets whose places differ by fewer points are equally deep."""
RUN_IN_WORDS = 8
"""A bold sentence of more words at a paragraph's start is stressed, not a heading."""
_CELL_PADDING = 6.0
"""Words end at least so many points before the edge of their cell."""
_SENTENCE_END = (".", "!", "?", ":", ";", "…")


class Builder:
    """Turns lines and tables into blocks, page after page."""

    def __init__(self, typography: Typography) -> None:
        self.blocks: list[Block] = []
        self.sizes: dict[int, float] = {}
        """The size of type of blocks that stand out, by index."""
        self.removed: list[Noise] = []
        self._typography = typography
        self._last: Line | None = None
        self._text_x0 = 0.0
        self._bullets: list[float] = []
        self._after_break = False
        self._table: OpenTable | None = None
        self._breaks_before_table = False
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
        """Add what was kept back: a table that might go on over the page, and the notes below it."""
        self._close_table()
        notes, self._notes = self._notes, []
        for line in notes:
            if opens_note(line) or not self.blocks:
                self.blocks.append(Block(BlockKind.PARAGRAPH, line.text, page=line.page))
            else:
                last = self.blocks[-1]
                self.blocks[-1] = replace(last, text=self._typography.join(last.text, line.text))

    def _add_line(self, line: Line) -> None:
        if self._last is not None and self._runs_on(self._last, line):
            self._append(line)
            self._last = line
            return
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
        if block.bold:
            self.sizes[len(self.blocks)] = line.size
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
        if self._opens_block(last, line) or (last.has_tab and line.has_tab):
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
        table = open_table(grid, page)
        if table is None:
            return
        self._last = None
        self._bullets = []
        continued = self._table.continued(table) if self._table else None
        if continued is None:
            self.finish()
            self._table = table
            self._breaks_before_table, self._after_break = self._after_break, False
            return
        self._table, header = continued
        self._after_break = False
        if header:
            self.removed.append(Noise(header, NoiseReason.CONTINUED, page))

    def _close_table(self) -> None:
        """Add the blocks of the table that was being collected."""
        if self._table is None:
            return
        rows, self._table = self._table.rows, None
        cells = [[Cell(tuple(self._cell_blocks(cell)), cell.spanned) for cell in row.cells] for row in rows]
        blocks = table_blocks(cells)
        pages = tuple(row.page for row in rows)
        if len(set(pages)) > 1 and len(blocks) == 1 and len(blocks[0].rows) == len(rows):
            blocks = [replace(blocks[0], row_pages=pages)]
        for number, block in enumerate(blocks):
            after_break = self._breaks_before_table and number == 0
            self.blocks.append(replace(block, page=block.page or rows[0].page, after_break=after_break))

    def _cell_blocks(self, cell: CellLines) -> list[Block]:
        lines = cell.lines
        if not lines:
            text = ""
            for word in cell.turned:
                text = self._typography.join(text, word)
            text = text or " ".join("•" * cell.marks)
            return [Block(BlockKind.PARAGRAPH, text)] if text else []
        if sum(bool(line.bullet) for line in lines) > 1:
            builder = Builder(self._typography.within(lines))
            for page, its in groupby(lines, key=lambda line: line.page):
                builder.add_page(page, list(its))
            return builder.blocks
        texts = [" ".join(cell.turned)] if cell.turned else []
        for index, line in enumerate(lines):
            text = f"{line.bullet} {line.text}".strip()
            if not texts or (index and _is_broken(lines[index - 1], line, cell.right)):
                texts.append(text)
            else:
                texts[-1] = self._typography.join(texts[-1], text)
        return [Block(BlockKind.PARAGRAPH, text, page=lines[0].page) for text in texts]


def _is_broken(last: Line, line: Line, right: float | None) -> bool:
    """Whether a sentence in a cell ended with room for the first word of the next line."""
    if right is None or not last.text.endswith(_SENTENCE_END) or line.text[:1].islower():
        return False
    return last.x1 + last.size / 4 + line.words[0].box.width < right - _CELL_PADDING
