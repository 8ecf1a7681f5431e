"""Read plain text: find lines that belong together and say what each group of lines is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import Block, BlockKind, Reading
from ingest.cleaning import (
    clean_characters,
    heal_spaced_hyphens,
    join_lines,
    squeeze,
    strip_inline_markup,
)
from ingest.encoding import decode
from ingest.errors import IngestError
from ingest.readers.grid import Cell, nest_items, table_blocks
from ingest.readers.markup import reading_from_markup
from ingest.readers.text_lines import Line, clean_lines
from ingest.readers.text_tables import find_table

_ENUMERATOR = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[A-Za-z][.)]|\(?[ivxIVX]{1,4}[.)]|[·•●○▪■◦‣⁃➢➤►✓✔⇒→*–—o+-])$"
)
_BULLET = re.compile(
    r"^(?P<marker>[·•●○▪■◦‣⁃➢➤►✓✔⇒→]|[*–—o+-](?=\s)|\(?[a-z0-9]{1,2}\)(?=\s)|\d{1,2}°(?=\s))\s*(?:[·•●▪◦➢➤►⇒→]\s*)?(?P<text>.*)$"
)
_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_BOLD_LINE = re.compile(r"^(?:(\*\*|__)(.+)\1|<(b|strong)>[^<]+</\3>)\s*$", re.IGNORECASE)
_BOLD_LABEL = re.compile(
    r"^(?:\*\*([^*]{2,70}?)\*\*|<b>([^<]{2,70}?)</b>|<strong>([^<]{2,70}?)</strong>)[: ]\s*(\S.*)$"
)
_BLOCK_TAG = re.compile(r"<(?:p|ul|ol|li|div|table|tr|h[1-6]|br)\b[^>]*>", re.IGNORECASE)
_OUTLINED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.|\d{1,2}(?:\.\d{1,2})+|[A-Z]\.|[IVX]{1,4}\.)\s+[A-ZÀ-Þ]")
"""A heading or an item with a number: it never runs on from the line above."""
_LABEL = re.compile(r"^[A-ZÀ-Þ][^:.;!?]{1,45}: \S")
_LIST_TAG = re.compile(r"</?[uo]l\b[^>]*>", re.IGNORECASE)
_GLYPH_ITEM = re.compile(r"[•·▪●]\s*([^•·▪●<]+)")
_PIPE_ROW = re.compile(r"^\|.*\|$|^[^|]+\|[^|]+\|")
_PIPE_RULE = re.compile(r"^[\s|:+=-]+$")
_ORNAMENT = re.compile(r"^[^\w\s#*<>\[\](){}\"'“‘«|.,;:!?§&@/+~-]\s*(?=\w)")
_TERMINAL = (".", "!", "?", ":", ";", "…")
_UNWRAPPED = 10_000
_WRAPS = 3
"""A text is wrapped when this many lines break off within a sentence."""
_WRAPPED = 160
"""A text whose long lines are shorter than this was wrapped at a page's width."""
_TITLE = 95
"""A longer line with a rule below it is no heading."""
_TERSE = 160
"""Longer lines in a cell are no list."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block and where its last line ended on the page."""

    block: Block
    reach: int


def read(data: bytes) -> Reading:
    """Read a plain-text file; raises IngestError when it is no text."""
    decoded = decode(data)
    if decoded is None:
        raise IngestError("het bestand bevat geen leesbare tekst")
    text = clean_characters(decoded)
    lines, noise = clean_lines(text)
    vocabulary = frozenset(re.findall(r"\w+", text.lower()))
    lines = _with_known_bullets(lines)
    blocks = nest_items(_join_paragraphs(_pieces(lines), _line_width(lines)))
    return Reading(tuple(_heal(block, vocabulary) for block in blocks), tuple(noise))


def _with_known_bullets(lines: Sequence[Line]) -> list[Line]:
    """Give items a bullet that is known, where each opens with one strange sign (¢, ©, a symbol font)."""
    signs = [_strange_sign(line) for line in lines]
    known: list[Line] = []
    for index, (line, sign) in enumerate(zip(lines, signs, strict=True)):
        # A wrapped item leaves a line without a sign in between.
        near = [
            signs[other] for other in range(max(0, index - 2), min(len(lines), index + 3)) if other != index
        ]
        if sign and sign in near:
            line = replace(line, text=line.text.replace(sign, "• ", 1))
        known.append(line)
    return known


def _strange_sign(line: Line) -> str:
    found = _ORNAMENT.match(line.text.strip())
    sign = found[0].strip() if found and not line.is_rule else ""
    return "" if _BULLET.match(sign + " x") or line.text.strip().startswith(("•", "§")) else sign


def _line_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text was wrapped, or a very large one where it was not.

    Wrapped text shows lines that break off within a sentence, most of them near the right edge.
    """
    broken_off = [
        len(before.text)
        for before, after in pairwise(lines)
        if after.gap == 0
        and after.text.strip()[:1].islower()
        and _BULLET.match(after.text.strip()) is None
        and not before.text.endswith(_TERMINAL)
    ]
    lengths = sorted(len(line.text) for line in lines if "\t" not in line.text.strip() and not line.is_rule)
    if len(broken_off) < _WRAPS or not lengths:
        return _UNWRAPPED
    width = lengths[int(len(lengths) * 0.97)]
    filled = sum(length >= 0.7 * width for length in broken_off)
    return width if filled >= max(_WRAPS, 0.25 * len(broken_off)) else _UNWRAPPED


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    pieces: list[_Piece] = []
    underlines: list[str] = []
    rest = list(lines)
    position, gap = 0, 0
    while position < len(rest):
        line = replace(rest[position], gap=rest[position].gap + gap)
        rest[position], gap = line, 0
        count, blocks = _structure(rest, position)
        if blocks:
            blocks[0] = replace(blocks[0], gap=line.gap, after_break=line.after_break)
            pieces += [_Piece(replace(block, page=line.page), 0) for block in blocks]
            position += count
        elif (found := find_table(rest, position)) is not None:
            if found.rows:
                pieces.append(_Piece(_block(line, BlockKind.TABLE, rows=found.rows), 0))
            rest[position : position + found.count] = found.lines
        elif line.is_rule:
            gap = line.gap + ("|" not in line.text)
            position += 1
        elif _is_underlined(rest, position):
            mark = rest[position + 1].text.strip()[0]
            underlines += [mark] if mark not in underlines else []
            text, level = _plain(line.text), underlines.index(mark) + 1
            pieces.append(_Piece(_block(line, BlockKind.HEADING, text=text, level=level), 0))
            position += 2
        else:
            pieces += [_Piece(block, len(line.text)) for block in _blocks_of_line(line)]
            position += 1
    return _merge_rows(pieces)


def _structure(lines: Sequence[Line], position: int) -> tuple[int, list[Block]]:
    """Read what tabs lay out over several lines: a form, or a table with a cell on each line."""
    count, blocks = _tab_form(lines, position)
    if not blocks:
        count, rows = _flattened_table(lines, position)
        blocks = [_block(lines[position], BlockKind.TABLE, rows=rows)] if rows else []
    return count, blocks


def _is_underlined(lines: Sequence[Line], position: int) -> bool:
    """Tell a heading with a rule of about its own length below it."""
    line, below = lines[position], lines[position + 1 : position + 2]
    before = lines[position - 1] if position else None
    if not below or not below[0].is_rule or below[0].gap or len(line.text.strip()) > _TITLE:
        return False
    apart = line.gap > 0 or before is None or before.is_rule
    rule, text = below[0].text.strip(), line.text.strip()
    alike = len(set(rule)) == 1 and abs(len(rule) - len(text)) <= max(3, 0.3 * len(text))
    return apart and alike and not text.endswith((".", ",", ";"))


def _tab_form(lines: Sequence[Line], start: int) -> tuple[int, list[Block]]:
    """Read rows of cells of which some go on in lines of their own, below their column.

    Returns how many lines they take and their blocks; (0, []) where no cell takes several lines.
    """
    rows: list[list[list[Line]]] = []
    several = False
    position = start
    while position < len(lines):
        line = lines[position]
        cells = _strip_edges(line.text.split("\t"))
        filled = [index for index, cell in enumerate(cells) if cell.strip()]
        below = bool(rows and filled) and line.gap == 0 and 0 < filled[0] == len(rows[-1]) - 1
        if line.is_rule or not filled or (rows and line.gap > 2) or _BLOCK_TAG.search(line.text):
            break
        if below and len(filled) == 1:
            rows[-1][-1].append(replace(line, text=cells[-1], gap=0))
            several = True
        elif len(filled) > 1 and not _enumerates(*[cells[index] for index in filled[:2]]):
            if rows and len(cells) != len(rows[0]):
                break
            rows.append([[replace(line, text=cell, gap=0)] if cell.strip() else [] for cell in cells])
        else:
            break
        position += 1
    if not several:
        return 0, []
    return position - start, table_blocks([[Cell(_cell_blocks(cell)) for cell in row] for row in rows])


def _cell_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks of one cell: short lines that follow each other are a list."""
    pieces = [_Piece(block, len(line.text)) for line in lines for block in _blocks_of_line(line)]
    blocks = nest_items(_join_paragraphs(pieces, _line_width(lines)))
    terse = all(
        block.kind is BlockKind.PARAGRAPH and len(block.text) <= _TERSE and ": " not in block.text
        for block in blocks
    )
    # Sentences are a list as well when there are three; two may be a paragraph.
    if terse and (len(blocks) > 2 or (len(blocks) == 2 and not blocks[0].text.endswith("."))):
        blocks = [replace(block, kind=BlockKind.ITEM) for block in blocks]
    return tuple(replace(block, gap=0) for block in blocks)


def _block(line: Line, kind: BlockKind, **fields: object) -> Block:
    base = Block(kind=kind, gap=line.gap, after_break=line.after_break, page=line.page)
    return replace(base, **fields)  # type: ignore[arg-type]


def _blocks_of_line(line: Line) -> Iterable[Block]:
    text = line.text
    cells = text.split("\t")
    if _BLOCK_TAG.search(text):
        return _fragment(line, cells)
    if _PIPE_ROW.match(text.strip()):
        return _pipe_row(line)
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) == 2 and _enumerates(*filled):  # "1.1<tab>Plaats in de organisatie", "-<tab>een punt"
        text = f"{text[: len(text) - len(text.lstrip())]}{filled[0].strip()} {filled[1].strip()}"
        filled = [text]
    if len(filled) == 2 and filled[0].strip().endswith(":") and cells[0].strip():
        return [_block(line, BlockKind.PARAGRAPH, text=_plain(" ".join(filled)))]
    if len(filled) > 1:
        row = tuple(squeeze(strip_inline_markup(cell)) for cell in _strip_edges(cells))
        return [_block(line, BlockKind.TABLE, rows=(row,))]
    indented = text.startswith("\t") or (text.endswith("\t") and bool(filled))
    stripped = text.strip()
    if found := _HASHES.match(stripped):
        return [_block(line, BlockKind.HEADING, text=_plain(found.group(2)), level=len(found.group(1)))]
    bullet = _BULLET.match(stripped)
    if bullet and bullet.group("text").strip():
        indent = _indentation(text) // 2
        item = _plain(bullet.group("text"))
        return [_block(line, BlockKind.ITEM, text=item, level=indent, marker=bullet.group("marker"))]
    if found := _BOLD_LABEL.match(stripped):
        label = next(group for group in found.groups()[:3] if group)
        rest = replace(
            _block(line, BlockKind.PARAGRAPH, text=_plain(found.group(4))), gap=0, after_break=False
        )
        return [_block(line, BlockKind.PARAGRAPH, text=_plain(label), bold=True), rest]
    bold = _BOLD_LINE.match(stripped) is not None
    plain = _plain(_ORNAMENT.sub("", stripped))
    return [_block(line, BlockKind.PARAGRAPH, text=plain, bold=bold, indented=indented)] if plain else []


def _enumerates(first: str, second: str) -> bool:
    """Tell whether a cell only numbers or marks the one after it: a heading or an item, no row of a table."""
    return _ENUMERATOR.match(first.strip()) is not None and (
        not first.strip().isdigit() or second.strip()[:1].isupper()
    )


def _indentation(text: str) -> int:
    """Return the width of the white space before a line's first word."""
    return len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())


def _plain(text: str) -> str:
    return squeeze(strip_inline_markup(text))


def _strip_edges(cells: list[str]) -> list[str]:
    """Drop empty cells at the right only: an empty first cell continues the row above."""
    cells = list(cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _pipe_row(line: Line) -> list[Block]:
    text = line.text.strip()
    if _PIPE_RULE.match(text):
        return []
    cells = tuple(_plain(cell) for cell in text.strip("|").split("|"))
    return [_block(line, BlockKind.TABLE, rows=(cells,))]


def _fragment(line: Line, cells: Sequence[str]) -> list[Block]:
    """Read a line with HTML block tags: a first short cell is the label of what the others hold."""
    blocks: list[Block] = []
    for cell in cells:
        if not cell.strip():
            continue
        if _BLOCK_TAG.search(cell):
            blocks.extend(reading_from_markup(_mark_items(cell)).blocks)
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, text=_plain(cell)))
    if len(cells) > 1 and cells[0].strip() and blocks and len(blocks[0].text) <= 90:
        blocks[0] = replace(blocks[0], kind=BlockKind.PARAGRAPH, indented=True, bold=True)
    if blocks:
        blocks[0] = replace(blocks[0], gap=line.gap, after_break=line.after_break)
    return [replace(block, page=line.page, inner=not block.indented) for block in blocks]


def _mark_items(fragment: str) -> str:
    """Give an exported list, its bullets glyphs and perhaps never closed, its item tags."""
    if "<li" in fragment.lower():
        return fragment
    return _GLYPH_ITEM.sub(r"<ul><li>\1</li></ul>", _LIST_TAG.sub("", fragment))


def _flattened_table(lines: Sequence[Line], start: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Read a table that was written one cell a line, indented, with a blank line between rows.

    Returns how many lines it takes and its rows; (0, ()) where there is none: fewer than three rows
    or columns is a label with its value, not a table.
    """
    rows: list[tuple[str, ...]] = []
    position = start
    while position < len(lines):
        group = [lines[position]]
        while (
            _is_lone_cell(group[-1])
            and position + len(group) < len(lines)
            and lines[position + len(group)].gap == 0
        ):
            group.append(lines[position + len(group)])
        if len(group) < 3 or not _is_lone_cell(group[-1]):
            break
        cells = tuple(_plain(line.text) for line in group)
        if rows and len(cells) != len(rows[0]):
            break
        rows.append(cells)
        position += len(group)
    return (position - start, tuple(rows)) if len(rows) >= 3 else (0, ())


def _is_lone_cell(line: Line) -> bool:
    text = line.text
    return (
        text.startswith("\t")
        and "\t" not in text.strip()
        and len(text) <= 70
        and not _BULLET.match(text.strip())
    )


def _merge_rows(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Join table rows that follow each other; a page break or blank lines do not end a table."""
    merged: list[_Piece] = []
    for piece in pieces:
        last, block = merged[-1].block if merged else None, piece.block
        if last and block.kind is last.kind is BlockKind.TABLE:
            same_width = max(map(len, last.rows)) >= max(map(len, block.rows)) >= 2
            if same_width and (block.gap == 0 or not _looks_like_header(block.rows[0], last.rows[0])):
                merged[-1] = _Piece(replace(last, rows=last.rows + block.rows), 0)
                continue
        merged.append(piece)
    return merged


def _looks_like_header(row: tuple[str, ...], first: tuple[str, ...]) -> bool:
    return row == first and all(row)


def _join_paragraphs(pieces: Sequence[_Piece], width: int) -> list[Block]:
    joined: list[Block] = []
    reach = 0
    in_list = False
    for piece in pieces:
        block = piece.block
        last = joined[-1] if joined else None
        # Short lines below a lead-in are a list without bullets, also when they do not start with a capital.
        in_list = (
            width == _UNWRAPPED
            and block.kind is BlockKind.PARAGRAPH
            and last is not None
            and block.gap == 0
            and (in_list or last.text.endswith(":"))
        )
        if (
            last
            and block.kind is BlockKind.PARAGRAPH
            and not in_list
            and _continues(last, block, reach, width)
        ):
            text = join_lines(last.text, block.text)
            seams = (*last.seams, len(text) - len(block.text)) if block.after_break else last.seams
            joined[-1] = replace(last, text=text, seams=seams)
        else:
            joined.append(block)
        reach = piece.reach
    return joined


def _continues(last: Block, block: Block, reach: int, width: int) -> bool:
    """Tell whether a line runs on from the block before it, whose last line ended at ``reach``."""
    if last.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or block.bold or last.bold or block.indented:
        return False
    if not last.text or not block.text:
        return False
    if (_LABEL.match(last.text) and _LABEL.match(block.text)) or _OUTLINED.match(block.text):
        return False
    hyphenated = re.search(r"\w-$", last.text[-2:]) is not None
    lower = block.text[0].islower()
    open_ended = not last.text.endswith(_TERMINAL)
    if block.gap == 0 or block.after_break:
        # After a full stop a new line may well be a new paragraph: only a full line runs on.
        full = reach + (0 if open_ended else 1 + len(block.text.split()[0]))
        runs_on = width <= _WRAPPED and full >= (0.7 if open_ended else 0.9) * width and block.gap == 0
        lone = last.kind is BlockKind.PARAGRAPH and not block.after_break
        filled = not lone or reach >= min(40, 0.5 * width)
        return (lower and open_ended and filled) or (hyphenated and lower) or runs_on
    return lower and (hyphenated or (open_ended and reach >= min(60, 0.6 * width)))


def _heal(block: Block, vocabulary: frozenset[str]) -> Block:
    if not block.text:
        return block
    heading = block.kind is BlockKind.HEADING or block.bold
    healed = heal_spaced_hyphens(block.text, vocabulary, always=heading)
    return block if healed == block.text or block.seams else replace(block, text=healed)
