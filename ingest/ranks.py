"""Rank the headings: numbers, look and position say which heading contains which."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.blocks import EXPLICIT, RUN_IN_MARK, Block, BlockKind
from ingest.identity import names_document
from ingest.kinds import kind_of_heading
from ingest.model import SectionKind
from ingest.organisations import names_organisation

NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=\D)(?=\S)")
_CONTAINERS = frozenset((SectionKind.RESULT_AREA, SectionKind.TASKS, SectionKind.COMPETENCIES))
_ENDS_CONTAINER = frozenset(SectionKind) - {
    SectionKind.RESULT_AREA,
    SectionKind.TASKS,
    SectionKind.PURPOSE,
    SectionKind.POSITION,
    SectionKind.CONTACTS,
}


def rank_headings(blocks: list[Block]) -> list[Block]:
    """Return the blocks with the ranks of their headings settled and their numbers set."""
    for step in (
        _number_headings,
        _rank_between_numbers,
        _rank_below_explicit,
        _rank_below_empty,
        _release_titles,
    ):
        blocks = step(blocks)
    return blocks


def _number_headings(blocks: list[Block]) -> list[Block]:
    """Rank by number: "4." is a sibling of "3." whatever recognition made of its size."""
    ranks: dict[tuple[int, ...], int] = {}
    result: list[Block] = []
    for block in blocks:
        if (
            block.kind is BlockKind.HEADING
            and block.marker != RUN_IN_MARK
            and (match := NUMBER.match(block.text))
        ):
            number = tuple(int(part) for part in match[1].split("."))
            before = (*number[:-1], number[-1] - 1)
            rank = ranks.get(before, block.level)
            if number[:-1] in ranks and before not in ranks:
                rank = max(rank, ranks[number[:-1]] + 5)
            ranks[number] = rank
            block = replace(block, level=rank, numbered=match[1])
        result.append(block)
    return result


def _rank_below_explicit(blocks: list[Block]) -> list[Block]:
    """In a document with real headings, one that only looks like a heading stands below them."""
    if sum(block.marker == EXPLICIT for block in blocks) < 3:
        return blocks
    result: list[Block] = []
    current = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            if block.marker == EXPLICIT:
                current = block.level
            elif not block.numbered and block.level <= current:
                block = replace(block, level=current + 5)
        result.append(block)
    return result


def _rank_between_numbers(blocks: list[Block]) -> list[Block]:
    """Put what only looks like a heading between "7." and "8." within "7."."""
    result = list(blocks)
    numbered = [
        index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.numbered
    ]
    for start, end in _followed(blocks, numbered):
        for index in range(start + 1, end):
            block = result[index]
            guessed = block.kind is BlockKind.HEADING and block.marker == "" and not block.numbered
            if guessed and block.level <= blocks[start].level:
                result[index] = replace(block, level=blocks[start].level + 5)
    return result


def _followed(blocks: Sequence[Block], numbered: Sequence[int]) -> list[tuple[int, int]]:
    """Return each numbered heading with the next one, by number, of its rank, as indices."""
    found: list[tuple[int, int]] = []
    nearest: dict[tuple[tuple[int, ...], int], int] = {}
    for index in reversed(numbered):
        number = tuple(map(int, blocks[index].numbered.split(".")))
        level = blocks[index].level
        after = nearest.get(((*number[:-1], number[-1] + 1), level))
        again = nearest.get((number, level))
        if after is not None:  # not beyond where the same number comes back: another part of the document
            found.append((index, after if again is None else min(after, again)))
        nearest[number, level] = index
    return found[::-1]


def _rank_below_empty(blocks: list[Block]) -> list[Block]:
    """Put what follows an empty heading such as "Resultaatgebieden" at its own rank below it.

    The heading contains it up to the next heading that names a kind of its own; one that may as
    well be a result area ("Interne contacten") ends it only when no nameless heading follows.
    """
    result = list(blocks)
    contained: dict[tuple[int, SectionKind | None], int] = {}
    opening = sum(1 for _ in takewhile(lambda block: block.kind is BlockKind.HEADING, blocks))
    for index, block in enumerate(blocks):
        is_title = index < opening and names_document(block.text)  # "Functieprofiel jurist"
        if is_title or not _is_empty_container(blocks, index):
            continue
        series = (block.level, kind_of_heading(block.text))
        if index < contained.get(series, 0):
            continue
        last = contained[series] = _end_of_section(blocks, _last_nameless(blocks, index))
        for inner in range(index + 1, last):
            if blocks[inner].kind is BlockKind.HEADING:
                result[inner] = replace(result[inner], level=result[inner].level + 2)
    return result


def _release_titles(blocks: list[Block]) -> list[Block]:
    """Let the title and the name of the government above all else contain nothing but each other.

    What is a heading of the first rank in one file format is the only one of that rank in another, below
    which everything stands. A title that comes back, one for each role in a bundle, does contain its part.
    """
    opening = sum(1 for _ in takewhile(_is_title_line, blocks))
    result = list(blocks)
    levels = [block.level for block in blocks[opening:] if block.kind is BlockKind.HEADING]
    if not levels:
        return result
    body, following, lowest = levels[0], levels[0], min(levels)
    for index in range(opening - 1, -1, -1):
        block = result[index]
        contains_all = block.level < min(lowest, following)
        contains_titles = body <= block.level < following
        if contains_all or contains_titles:
            result[index] = block = replace(block, level=following)
        following = block.level
    return result


def _is_title_line(heading: Block) -> bool:
    """Tell whether a heading only says whose document it is, and for which role, or nothing known at all."""
    if heading.kind is not BlockKind.HEADING or heading.marker == RUN_IN_MARK or heading.numbered:
        return False
    names = names_document(heading.text) or names_organisation(heading.text)
    return names or kind_of_heading(heading.text) is None


def _last_nameless(blocks: Sequence[Block], index: int) -> int:
    """Return the last heading in the container at index that names no kind of its own."""
    nameless = index + 1
    container = kind_of_heading(blocks[index].text)
    for place in range(index + 1, len(blocks)):
        heading = blocks[place]
        if heading.kind is not BlockKind.HEADING or heading.level > blocks[index].level:
            continue
        kind = kind_of_heading(heading.text)
        ends = _ENDS_CONTAINER - _held_by(container)
        other_series = bool(heading.numbered) != bool(blocks[index + 1].numbered)
        if heading.level < blocks[index].level or other_series or kind in ends:
            break
        if kind is None or kind in _held_by(container):
            nameless = place
    return nameless


def _is_empty_container(blocks: Sequence[Block], index: int) -> bool:
    block, following = blocks[index], blocks[index + 1 : index + 2]
    kind = kind_of_heading(block.text)
    return (
        block.kind is BlockKind.HEADING
        and not block.numbered
        and kind in _CONTAINERS
        and bool(following)
        and following[0].kind is BlockKind.HEADING
        and following[0].level == block.level
        and kind_of_heading(following[0].text) in (None, *_held_by(kind))
    )


def _held_by(container: SectionKind | None) -> frozenset[SectionKind | None]:
    """Return the kinds that a heading of a kind may stand above: "Profiel" holds "Kennis" as well."""
    more = {SectionKind.KNOWLEDGE} if container is SectionKind.COMPETENCIES else set()
    return frozenset((container, *more))


def _end_of_section(blocks: Sequence[Block], index: int) -> int:
    for end in range(index + 1, len(blocks)):
        if blocks[end].kind is BlockKind.HEADING and blocks[end].level <= blocks[index].level:
            return end
    return len(blocks)
