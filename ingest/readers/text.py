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
from ingest.errors import IngestError
from ingest.model import Noise, NoiseReason
from ingest.noise import is_address, is_continuation, is_empty_mark, is_page_number, page_furniture
from ingest.readers.html import blocks_from_html

_ENUMERATOR = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[A-Za-z][.)]|\(?[ivxIVX]{1,4}[.)]|[·•●○▪■◦‣⁃➢➤►✓✔⇒→*–—o+-])$"
)
_BULLET = re.compile(
    r"^(?P<marker>[·•●○▪■◦‣⁃➢➤►✓✔⇒→]|[*–—o+-](?=\s)|\(?[a-z0-9]{1,2}\)(?=\s)|\d{1,2}°(?=\s))\s*(?:[·•●▪◦➢➤►⇒→]\s*)?(?P<text>.*)$"
)
_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_BOLD_LINE = re.compile(r"^(\*\*|__)(.+)\1\s*$")
_BOLD_LABEL = re.compile(
    r"^(?:\*\*([^*]{2,70}?)\*\*|<b>([^<]{2,70}?)</b>|<strong>([^<]{2,70}?)</strong>)[: ]\s*(\S.*)$"
)
_BLOCK_TAG = re.compile(r"<(?:p|ul|ol|li|div|table|tr|h[1-6]|br)\b[^>]*>", re.IGNORECASE)
_LIST_TAG = re.compile(r"</?[uo]l\b[^>]*>", re.IGNORECASE)
_GLYPH_ITEM = re.compile(r"[•·▪●]\s*([^•·▪●<]+)")
_PIPE_ROW = re.compile(r"^\|.*\|$|^[^|]+\|[^|]+\|")
_PIPE_RULE = re.compile(r"^[\s|:+=-]+$")
_ORNAMENT = re.compile(r"^[^\w\s#*<>\[\](){}\"'“‘«|.,;:!?§&@/+~-]\s*(?=\w)")
_TERMINAL = (".", "!", "?", ":", ";", "…")
_UNWRAPPED = 10_000
_WRAPS = 3
"""A text is wrapped when this many lines break off within a sentence."""
_COLUMN_GAP = re.compile(r" {2,}")
_WRAPPED = 160
"""A text whose long lines are shorter than this was wrapped at a page's width."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file after cleaning."""

    text: str
    """The line, markup still in; tabs kept."""
    gap: int
    """Blank lines before it."""
    after_break: bool
    """Page furniture was removed between the previous line and this one."""
    page: int | None
    """Page number where the file has form feeds."""


def read(data: bytes) -> Reading:
    """Read a plain-text file; raises IngestError when it is no text."""
    text = clean_characters(decode(data))
    lines, noise = _clean_lines(text)
    vocabulary = frozenset(re.findall(r"\w+", text.lower()))
    blocks = _nest_items(_join_paragraphs(_lines_to_blocks(lines), _line_width(lines)))
    return Reading(tuple(_heal(block, vocabulary) for block in blocks), tuple(noise))


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 (with a byte order mark) or Windows-1252.

    Raises IngestError when it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise IngestError("het bestand bevat geen leesbare tekst")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _clean_lines(text: str) -> tuple[list[Line], list[Noise]]:
    raw = text.replace("\f", "\n\f").split("\n")
    furniture = page_furniture(raw)
    pages = "\f" in text
    lines: list[Line] = []
    noise: list[Noise] = []
    gap, page, after_break = 0, 1, False
    for index, line in enumerate(raw):
        page += line.count("\f")
        stripped = line.replace("\f", "").strip(" ")
        if not stripped.strip():
            gap += 1
        elif reason := _noise_reason(stripped, running=index in furniture):
            noise.append(Noise(squeeze(stripped), reason, page if pages else None))
            after_break, gap = True, gap + 1
        elif is_empty_mark(stripped) or not strip_inline_markup(stripped).strip():
            gap += 1
        else:
            lines.append(Line(line.replace("\f", "").rstrip(" "), gap, after_break, page if pages else None))
            gap, after_break = 0, False
    return lines, noise


def _noise_reason(line: str, *, running: bool) -> NoiseReason | None:
    if running:
        return NoiseReason.PAGE_NUMBER if is_page_number(line) else NoiseReason.RUNNING
    if is_continuation(line):
        return NoiseReason.CONTINUED
    return NoiseReason.ADDRESS if is_address(line) else None


def _line_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text was wrapped, or a very large one where it was not.

    Wrapped text shows lines that break off within a sentence.
    """
    broken_off = sum(
        after.gap == 0
        and after.text.strip()[:1].islower()
        and _BULLET.match(after.text.strip()) is None
        and not before.text.endswith(_TERMINAL)
        for before, after in pairwise(lines)
    )
    if broken_off < _WRAPS:
        return _UNWRAPPED
    lengths = sorted(len(line.text) for line in lines if "\t" not in line.text.strip())
    return lengths[int(len(lengths) * 0.97)] if lengths else _UNWRAPPED


def _lines_to_blocks(lines: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        count, rows = _flattened_table(lines, position)
        if not rows:
            count, rows = _aligned_table(lines, position)
        if rows:
            first = lines[position]
            blocks.append(_block(first, BlockKind.TABLE, rows=rows))
            position += count
            continue
        blocks.extend(_blocks_of_line(lines[position]))
        position += 1
    return _merge_rows(blocks)


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
            blocks.extend(blocks_from_html(_mark_items(cell)))
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
        while position + len(group) < len(lines) and lines[position + len(group)].gap == 0:
            group.append(lines[position + len(group)])
        cells = tuple(_plain(line.text) for line in group)
        regular = all(_is_lone_cell(line) for line in group) and (not rows or len(cells) == len(rows[0]))
        if not regular or len(cells) < 3:
            break
        rows.append(cells)
        position += len(group)
    return (position - start, tuple(rows)) if len(rows) >= 3 else (0, ())


def _aligned_table(lines: Sequence[Line], start: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Read a table of three lines or more whose columns are aligned with spaces.

    Returns how many lines it takes and its rows; (0, ()) where there is none.
    """
    rows: list[tuple[str, ...]] = []
    columns = _column_starts(lines[start])
    for line in lines[start:] if columns else ():
        if (rows and line.gap) or _column_starts(line) != columns:
            break
        rows.append(tuple(_plain(cell) for cell in _COLUMN_GAP.split(line.text.strip())))
    labels = all(row[0].endswith(":") for row in rows)
    return (len(rows), tuple(rows)) if len(rows) >= 3 and not labels else (0, ())


def _column_starts(line: Line) -> tuple[int, ...]:
    """Return where the second and further columns start; nothing for a line without columns."""
    text = line.text.rstrip()
    if "\t" in text or text[:1].isspace() or _BULLET.match(text):
        return ()
    return tuple(match.end() for match in _COLUMN_GAP.finditer(text))


def _is_lone_cell(line: Line) -> bool:
    text = line.text
    return (
        text.startswith("\t")
        and "\t" not in text.strip()
        and len(text) <= 70
        and not _BULLET.match(text.strip())
    )


def _merge_rows(blocks: Sequence[Block]) -> list[Block]:
    """Join table rows that follow each other; a page break or blank lines do not end a table."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if last and block.kind is last.kind is BlockKind.TABLE:
            same_width = max(map(len, last.rows)) >= max(map(len, block.rows)) >= 2
            if same_width and (block.gap == 0 or not _looks_like_header(block.rows[0], last.rows[0])):
                merged[-1] = replace(last, rows=last.rows + block.rows)
                continue
        merged.append(block)
    return merged


def _looks_like_header(row: tuple[str, ...], first: tuple[str, ...]) -> bool:
    return row == first and all(row)


def _join_paragraphs(blocks: Sequence[Block], width: int) -> list[Block]:
    joined: list[Block] = []
    last_line = 0
    for block in blocks:
        last = joined[-1] if joined else None
        if last and block.kind is BlockKind.PARAGRAPH and _continues(last, block, last_line, width):
            text = join_lines(last.text, block.text)
            seams = (*last.seams, len(text) - len(block.text)) if block.after_break else last.seams
            joined[-1] = replace(last, text=text, seams=seams)
        else:
            joined.append(block)
        last_line = len(block.text)
    return joined


def _continues(last: Block, block: Block, last_line: int, width: int) -> bool:
    """Tell whether a line runs on from the block before it."""
    if last.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or block.bold or last.bold or block.indented:
        return False
    if not last.text or not block.text:
        return False
    hyphenated = re.search(r"\w-$", last.text) is not None
    lower = block.text[0].islower()
    open_ended = not last.text.endswith(_TERMINAL)
    if block.gap == 0 or block.after_break:
        runs_on = width <= _WRAPPED and last_line >= 0.7 * width and block.gap == 0
        lone = last.kind is BlockKind.PARAGRAPH and not block.after_break
        filled = not lone or last_line >= min(40, 0.5 * width)
        return (lower and open_ended and filled) or (hyphenated and lower) or runs_on
    return lower and (hyphenated or (open_ended and last_line >= min(60, 0.6 * width)))


def _nest_items(blocks: Sequence[Block]) -> list[Block]:
    """Turn the indentation of items into depth; another marker at one indentation is deeper."""
    result: list[Block] = []
    stack: list[tuple[int, str]] = []
    for block in blocks:
        if block.kind is not BlockKind.ITEM:
            stack = []
        else:
            marker = block.marker.strip("()")
            place = (block.level, "1" if marker.isalnum() and marker != "o" else marker)
            while stack and stack[-1][0] > place[0]:
                stack.pop()
            if place in stack:
                del stack[stack.index(place) + 1 :]
            else:
                stack.append(place)
            block = replace(block, level=len(stack) - 1)
        result.append(block)
    return result


def _heal(block: Block, vocabulary: frozenset[str]) -> Block:
    if not block.text:
        return block
    heading = block.kind is BlockKind.HEADING or block.bold
    healed = heal_spaced_hyphens(block.text, vocabulary, always=heading)
    return block if healed == block.text or block.seams else replace(block, text=healed)
