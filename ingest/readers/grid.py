"""Pieces that every marked-up format shares.

Cleaning a line of text, recognising a typed bullet, and turning a list item or a grid of cells into
blocks: a table, or the blocks that it holds where it only serves the layout.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockKind
from ingest.cleaning import clean_characters, squeeze

EMPHASIS_LIMIT = 120
"""A longer emphasised paragraph is a paragraph, not a heading."""
LABEL_LIMIT = 80
"""A longer first cell is no label for what stands beside it."""
LONG_VALUE = 120
"""A longer value in a list of terms reads as text under a heading, not as a cell."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# A dash, a star or an "o" also opens ordinary text, so these count only before a space.
_BULLET = re.compile(
    r"^([•◦▪▫■□●○◼◾‣⁃∙➢➤►▶✓✔✗❖❑·\uf000-\uf0ff]|[-–—*o](?=\s|$))\s*",
)
_NUMBER = re.compile(r"^(\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_DOUBTFUL = ("-", "–", "—", "*", "o")


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in a table's grid."""

    blocks: tuple[Block, ...] = ()
    """What the cell holds; nothing where it only continues another cell."""
    spanned: bool = False
    """It only continues the cell on its left."""
    heads: bool = False
    """The file says that it names a column or a row."""

    @property
    def text(self) -> str:
        """What the cell holds on one line; several list items keep their bullets."""
        items = sum(block.kind is BlockKind.ITEM for block in self.blocks)
        return " ".join(_on_one_line(block, with_marker=items > 1) for block in self.blocks)

    @property
    def has_blocks(self) -> bool:
        """Whether it holds a list or several paragraphs."""
        return len(self.blocks) > 1 or any(b.kind is BlockKind.ITEM for b in self.blocks)


def one_line(text: str) -> str:
    """Put the text on one line: NFC, single spaces, no invisible characters."""
    return squeeze(clean_characters(_CONTROL.sub("", text)))


def split_bullet(text: str) -> tuple[str, str]:
    """Split off the typed bullet that opens the text; an empty one where there is none."""
    found = _BULLET.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def typed_items(blocks: Sequence[Block]) -> list[Block]:
    """Turn paragraphs that open with a typed bullet or a list number into items.

    A dash, a star or a letter may open a sentence as well, and a number a heading: these count where
    two follow each other. A paragraph's level is its indentation, in any unit; levels come back 0.
    """
    marks = [_typed_mark(block) for block in blocks]
    result: list[Block] = []
    run: list[Block] = []
    for index, (block, (mark, words)) in enumerate(zip(blocks, marks, strict=True)):
        neighbours = [marks[place][0] for place in (index - 1, index + 1) if 0 <= place < len(marks)]
        neighbours += [other.marker for other in run]
        sure = bool(run) if mark in _DOUBTFUL else not mark[:1].isalnum()
        if mark and (sure or any(_same_series(mark, other) for other in neighbours)):
            run.append(replace(block, kind=BlockKind.ITEM, text=words, marker=mark))
            continue
        result += nest_items(run)
        run = []
        result.append(replace(block, level=0) if block.kind is BlockKind.PARAGRAPH else block)
    return result + nest_items(run)


def nest_items(items: Sequence[Block]) -> list[Block]:
    """Turn the indentation of items into depth; another marker at one indentation is deeper."""
    result: list[Block] = []
    stack: list[tuple[int, str]] = []
    for block in items:
        if block.kind is not BlockKind.ITEM:
            stack = []
        else:
            place = (block.level, _series(block.marker))
            while stack and stack[-1][0] > place[0]:
                stack.pop()
            if place in stack:
                del stack[stack.index(place) + 1 :]
            else:
                stack.append(place)
            block = replace(block, level=len(stack) - 1)
        result.append(block)
    return result


def _series(marker: str) -> str:
    """Return what the markers of one list have in common: "1." and "2.", "a)" and "b)"."""
    if marker == "o" or not any(map(str.isalnum, marker)):
        return marker
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", marker))


def _typed_mark(block: Block) -> tuple[str, str]:
    if block.kind is not BlockKind.PARAGRAPH or block.bold:
        return "", ""
    mark, words = split_bullet(block.text)
    if not mark and (number := _NUMBER.match(block.text)):
        mark, words = number[1], block.text[number.end() :]
    return (mark, words) if words else ("", "")


def _same_series(mark: str, other: str) -> bool:
    if not mark[0].isalnum() or mark == "o":
        return mark == other
    return bool(other) and other[0].isalnum() and other != "o" and mark[-1] == other[-1] and mark != other


def item_blocks(inner: Sequence[Block], level: int, marker: str) -> list[Block]:
    """Turn what stands in one list item into an item followed by the deeper items."""
    if any(block.kind is BlockKind.HEADING for block in inner):
        return list(inner)
    table = next((index for index, block in enumerate(inner) if block.kind is BlockKind.TABLE), None)
    if table is not None:
        return [*item_blocks(inner[:table], level, marker), *inner[table:]]
    own: list[Block] = []
    deeper: list[Block] = []
    for block in inner:
        glyph, words = split_bullet(block.text)
        if block.kind is BlockKind.ITEM:
            deeper.append(block)
        elif own and glyph and words:
            deeper.append(Block(BlockKind.ITEM, words, level + 1, marker=glyph))
        else:
            own.append(block)
    glyph, text = split_bullet(" ".join(block.text for block in own))
    if not text:
        return deeper
    bold = all(block.bold for block in own)
    return [Block(BlockKind.ITEM, text, level, marker=glyph or marker, bold=bold), *deeper]


def table_blocks(rows: Sequence[Sequence[Cell]], *, terms: bool = False, headed: bool = False) -> list[Block]:
    """Turn a grid into one table, or into labels with text where it only serves the layout.

    In a list of ``terms`` a long value is enough to make its row a label with text; in a table only
    when another row already shows, by a list or several paragraphs, that it is layout. ``headed``:
    the file says that the first row names the columns.
    """
    rows = [row for row in rows if any(cell.blocks for cell in row)]
    if len(rows) > 1 and len(rows[0]) > 1 and len(_own_cells(rows[0])) == 1 and len(_own_cells(rows[1])) > 1:
        # A first row that is one cell over the whole width is the table's title.
        return _label_blocks(rows[0][0]) + table_blocks(rows[1:], terms=terms, headed=headed)
    if all(len(_own_cells(row)) == 1 for row in rows) or any(_holds_parts(row) for row in rows):
        return _layout(rows, long_values=True)
    if terms or any(_is_labelled(row) for row in rows):
        return _layout(rows, long_values=terms or any(_is_labelled(row) for row in rows))
    return [replace(table, headed=headed or table.headed) for table in _table(rows)]


def _on_one_line(block: Block, *, with_marker: bool) -> str:
    if block.kind is BlockKind.TABLE:
        return " ".join(cell for row in block.rows for cell in row if cell)
    if block.kind is BlockKind.ITEM and with_marker:
        return f"{block.marker or '•'} {block.text}"
    return block.text


def _own_cells(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if not cell.spanned]


def _holds_parts(row: Sequence[Cell]) -> bool:
    """Whether a cell holds headings with text, or a table: a page laid out in cells."""
    if _is_labelled(row):
        return False
    return any(
        block.kind is BlockKind.TABLE or (block.kind is BlockKind.HEADING and len(cell.blocks) > 1)
        for cell in row
        for block in cell.blocks
    )


def _is_labelled(row: Sequence[Cell], *, long_values: bool = False) -> bool:
    cells = _own_cells(row)
    if len(cells) != 2:
        return False
    label, value = cells
    if len(label.text) > LABEL_LIMIT or any(b.kind is BlockKind.ITEM for b in label.blocks):
        return False
    return value.has_blocks or (long_values and len(value.text) > LONG_VALUE)


def _layout(rows: Sequence[Sequence[Cell]], *, long_values: bool) -> list[Block]:
    blocks: list[Block] = []
    plain: list[Sequence[Cell]] = []
    for row in rows:
        labelled = _is_labelled(row, long_values=long_values)
        if not labelled and len(_own_cells(row)) > 1 and not _holds_parts(row):
            plain.append(row)
            continue
        blocks += _heading_of_labels(plain) if labelled else _table(plain)
        plain = []
        if labelled:
            label, value = _own_cells(row)
            blocks += _label_blocks(label)
            blocks += [replace(block, inner=True) for block in value.blocks]
        else:
            blocks += [block for cell in row for block in cell.blocks]
    return blocks + _table(plain)


def _heading_of_labels(rows: Sequence[Sequence[Cell]]) -> list[Block]:
    """Return the rows above labels with text: a single one that names the columns is their heading."""
    cells = [cell for cell in rows[0] if cell.blocks] if len(rows) == 1 else []
    names = _names_columns(cells) or (len(cells) > 1 and all(b.bold for cell in cells for b in cell.blocks))
    if not names or any(len(cell.text) > LABEL_LIMIT for cell in cells):
        return _table(rows)
    return [Block(BlockKind.PARAGRAPH, " – ".join(cell.text for cell in cells), bold=True)]


def _label_blocks(label: Cell) -> list[Block]:
    if len(label.blocks) == 1 and label.blocks[0].kind is BlockKind.HEADING:
        return list(label.blocks)
    # Marked as a cell, so that it ranks below the headings outside the table.
    label_block = Block(BlockKind.PARAGRAPH, label.text, bold=True, indented=True)
    return [label_block] if label.text else []


def _table(rows: Sequence[Sequence[Cell]]) -> list[Block]:
    texts = [[cell.text for cell in row] for row in rows]
    width = max((len(row) for row in texts), default=0)
    square = [row + [""] * (width - len(row)) for row in texts]
    # Word and old web pages have columns that no cell starts in: nobody sees them.
    used = [column for column in range(width) if any(row[column] for row in square)]
    cells = tuple(tuple(row[column] for column in used) for row in square)
    headed = len(rows) > 1 and _names_columns(rows[0]) and not _names_columns(rows[1])
    return [Block(BlockKind.TABLE, rows=cells, headed=headed)] if cells else []


def _names_columns(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell.blocks]
    return len(filled) > 1 and all(cell.heads for cell in filled)
