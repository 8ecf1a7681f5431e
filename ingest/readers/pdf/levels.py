"""Give headings the level that their type, or the file's bookmarks, say they have."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.blocks import Block, BlockKind
from ingest.cleaning import letters
from ingest.readers.pdf.file import Bookmark
from ingest.readers.pdf.typography import LARGER

_FEWEST = 3
"""Fewer headings in larger type, or named by bookmarks, do not show how a document is built."""
_LONGEST = 120
"""Characters: longer text in large type is an introduction, not a heading."""
_MOST_ON_COVER = 12
"""Lines; a first page of more is no cover."""
_LOWEST = 6
_SAME_SIZE = 0.5
_KNOWN = 0.6
"""Bookmarks of which this part names a line of the text tell its headings."""


def with_levels(
    blocks: Sequence[Block], sizes: Mapping[int, float], body: float, bookmarks: Sequence[Bookmark]
) -> list[Block]:
    """Return the blocks with headings whose level is known made certain.

    ``sizes`` holds the size of type of blocks that stand out, by index, ``body`` that of running text.
    Bookmarks, where they name the headings, say more than type. What merely stands out stays a
    suspicion; so do the lines of the title, set in type that no heading further on has.
    """
    blocks = _with_cover(blocks, sizes)
    named = _named(blocks, bookmarks)
    if len(named) >= _FEWEST and len(named) >= _KNOWN * len(bookmarks):
        return _leveled(blocks, named)
    larger = {
        index: size
        for index, size in sizes.items()
        if size > body * LARGER and _may_be_heading(blocks[index]) and blocks[index].bold
    }
    start = next((index for index, block in enumerate(blocks) if _is_text(block)), len(blocks))
    used = {size for index, size in larger.items() if index > start}
    headings = {index: size for index, size in larger.items() if size in used}
    if len(headings) < _FEWEST:
        return list(blocks)
    tiers: list[float] = []
    for size in sorted(set(headings.values()), reverse=True):
        if not tiers or tiers[-1] - size > _SAME_SIZE:
            tiers.append(size)
    levels = {
        index: min(_LOWEST, sum(tier > size + _SAME_SIZE for tier in tiers) + 1)
        for index, size in headings.items()
    }
    return _leveled(blocks, levels)


def _with_cover(blocks: Sequence[Block], sizes: Mapping[int, float]) -> Sequence[Block]:
    """Return the blocks with the largest line of a cover as its title, and the others as plain lines.

    A cover is a first page without running text, before pages that have it.
    """
    cover = [index for index, block in enumerate(blocks) if block.page == 1]
    larger = {index: sizes[index] for index in cover if index in sizes}
    is_cover = len(cover) <= _MOST_ON_COVER and not any(_is_text(blocks[index]) for index in cover)
    if not larger or not is_cover or not any(_is_text(block) for block in blocks[len(cover) :]):
        return blocks
    title = max(larger, key=lambda index: larger[index])
    result = list(blocks)
    for index in cover:
        result[index] = replace(blocks[index], bold=False)
    result[title] = replace(blocks[title], kind=BlockKind.HEADING, level=1, bold=False)
    return result


def _leveled(blocks: Sequence[Block], levels: Mapping[int, int]) -> list[Block]:
    return [
        replace(block, kind=BlockKind.HEADING, level=levels[index], bold=False) if index in levels else block
        for index, block in enumerate(blocks)
    ]


def _named(blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> dict[int, int]:
    """Return the level of each block that a bookmark names, in order."""
    levels: dict[int, int] = {}
    highest = min((bookmark.level for bookmark in bookmarks), default=1)
    start = 0
    for bookmark in bookmarks:
        key = letters(bookmark.title)
        for index in range(start, len(blocks)):
            block = blocks[index]
            if key and _may_be_heading(block) and letters(block.text) == key:
                levels[index] = min(_LOWEST, bookmark.level - highest + 1)
                start = index + 1
                break
    return levels


def _may_be_heading(block: Block) -> bool:
    fits = len(block.text) <= _LONGEST and not block.text.endswith((".", ";", ","))
    return block.kind is BlockKind.PARAGRAPH and fits


def _is_text(block: Block) -> bool:
    return block.kind is not BlockKind.PARAGRAPH or (not block.bold and len(block.text) > _LONGEST / 2)
