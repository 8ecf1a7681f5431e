"""Repair lists: torn by page breaks, falsely nested by recognition, written without bullets."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ingest.blocks import Block, BlockKind

_NUMBERED = re.compile(r"^(\d{1,2})[.)]\s+\S")
_OUTLINED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+\S")
DEEPEST = 8
"""No author nests deeper; a file that does is damaged or hostile."""
_ENDS_SENTENCE = (".", ":", "?", "!")
_SENTENCE = 45
"""Characters from which a line with an outline number ("4.3.1") is no heading."""


def repair_lists(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with their lists as the author meant them."""
    numbered = _numbered_items(blocks)
    marked = _closed_lists(_unmarked_items(numbered))
    return _close_depths(_flatten_false_nesting(_reattach_after_breaks(marked)))


def _numbered_items(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs "1. ...", "2. ..." or "4.3.1 ...", "4.3.2 ..." that follow each other at once are items.

    Two short lines with an outline number may be headings of which the first is empty; three are a list.
    """
    result = list(blocks)
    numbers = [_number(block) for block in blocks]
    start = 0
    while start < len(blocks):
        end = start + 1
        while end < len(blocks) and numbers[end - 1] and numbers[end] == _next(numbers[end - 1]):
            end += 1
        run = range(start, end)
        if len(run) >= (3 if any(_may_be_heading(blocks[index]) for index in run) else 2):
            for index in run:
                marker, text = blocks[index].text.split(maxsplit=1)
                result[index] = replace(blocks[index], kind=BlockKind.ITEM, text=text, marker=marker)
        start = end
    return result


def _number(block: Block) -> tuple[int, ...]:
    """Return the number that a paragraph begins with, level by level; () when it has none or is bold."""
    if block.kind is not BlockKind.PARAGRAPH or block.bold:
        return ()
    match = _OUTLINED.match(block.text) or _NUMBERED.match(block.text)
    return tuple(map(int, match[1].split("."))) if match else ()


def _may_be_heading(block: Block) -> bool:
    """Tell whether a numbered line is short and has an outline number, as a heading has."""
    return bool(_OUTLINED.match(block.text)) and len(block.text) < _SENTENCE and not block.text.endswith(".")


def _next(number: tuple[int, ...]) -> tuple[int, ...]:
    return (*number[:-1], number[-1] + 1) if number else ()


def _unmarked_items(blocks: Sequence[Block]) -> list[Block]:
    """Lines right under a lead-in that ends in a colon are a list, bullets or not."""
    result: list[Block] = []
    first: Block | None = None
    in_list = False
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or block.bold:
            in_list = False
        elif in_list and block.gap == 0 and not _ends_list(first, result[-1], block):
            first = first or block
            block = replace(block, kind=BlockKind.ITEM)
        else:
            lead_in = len(block.text.split()) > 4 and _short_lines_follow(blocks, index)
            in_list = block.text.endswith(":") and (lead_in or _terse_lines_follow(blocks, index))
            first = None
        result.append(block)
    return result


def _ends_list(first: Block | None, before: Block, block: Block) -> bool:
    """Tell a line that cannot belong to the list: another case, or after the full stop that closes it."""
    if first is None:
        return False
    closed = first.text.endswith((";", ",")) and before.text.endswith(".")
    return closed or (first.text[:1].islower() and block.text[:1].isupper())


def _closed_lists(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs under a lead-in of which all but the last end in a semicolon are a list."""
    result = list(blocks)
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and block.text.endswith(":"):
            for place in _closed_list(blocks, index + 1):
                result[place] = replace(result[place], kind=BlockKind.ITEM)
    return result


def _closed_list(blocks: Sequence[Block], start: int) -> range:
    """Return the paragraphs from one on that a semicolon parts, the last one among them."""
    end = start
    while end < len(blocks) and blocks[end].kind is BlockKind.PARAGRAPH and not blocks[end].bold:
        # The first one may stand further from the lead-in than the others from each other.
        if end > start + 1 and blocks[end].gap != blocks[start + 1].gap:
            break
        end += 1
        if not blocks[end - 1].text.endswith(";"):
            break
    return range(start, end) if end - start > 1 and blocks[start + 1].gap <= blocks[start].gap else range(0)


def _short_lines_follow(blocks: Sequence[Block], index: int) -> bool:
    following = blocks[index + 1 : index + 3]
    return len(following) == 2 and all(
        block.kind is BlockKind.PARAGRAPH and block.gap == 0 and len(block.text) <= 200 for block in following
    )


def _terse_lines_follow(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether two lines or more follow at once, none a sentence or a label with a value."""
    count = 0
    for block in islice(blocks, index + 1, None):
        if block.kind is not BlockKind.PARAGRAPH or block.bold or block.gap:
            break
        if len(block.text) > 80 or block.text.endswith(_ENDS_SENTENCE) or ": " in block.text:
            return False
        count += 1
    return count >= 2


def _reattach_after_breaks(blocks: Sequence[Block]) -> list[Block]:
    """Put an outer item in lower case after a page break back under the open lead-in.

    Items at a page's top have lost their indentation; the author's own outer items start with a
    capital, and the last of them ended in a colon.
    """
    result: list[Block] = []
    lead: Block | None = None
    reattaching = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            lead, reattaching = None, False
        elif block.kind is BlockKind.ITEM:
            if block.level == 0 and block.text[:1].isupper():
                lead, reattaching = (block if block.text.endswith(":") else None), False
            elif block.level == 0 and lead is not None and (block.after_break or reattaching):
                block, reattaching = replace(block, level=1), True
        result.append(block)
    return result


def _flatten_false_nesting(blocks: Sequence[Block]) -> list[Block]:
    """Flatten a list whose items but the first are all nested under it, without a colon."""
    result = list(blocks)
    start = 0
    while start < len(result):
        if result[start].kind is not BlockKind.ITEM:
            start += 1
            continue
        end = start
        while end < len(result) and result[end].kind is BlockKind.ITEM:
            end += 1
        run = result[start:end]
        if _is_falsely_nested(run):
            result[start:end] = [replace(item, level=0) for item in run]
        start = end
    return result


def _close_depths(blocks: Sequence[Block]) -> list[Block]:
    """Let an item be one deeper than the item that it stands under, and none deeper than DEEPEST.

    Styles and places on a page skip depths: "List Bullet 3" right under "List Bullet", or under a paragraph.
    """
    result: list[Block] = []
    levels: list[int] = []
    for block in blocks:
        if block.kind is not BlockKind.ITEM:
            levels = []
        else:
            while levels and levels[-1] > block.level:
                levels.pop()
            if not levels or levels[-1] < block.level:
                levels.append(block.level)
            block = replace(block, level=min(DEEPEST, len(levels) - 1))
        result.append(block)
    return result


def _is_falsely_nested(run: Sequence[Block]) -> bool:
    first, rest = run[0], run[1:]
    return (
        bool(rest)
        and first.level == 0
        and all(item.level > 0 for item in rest)
        and not first.text.endswith(":")
        and first.text[:1].islower()
        and all(item.text[:1].islower() for item in rest)
    )
