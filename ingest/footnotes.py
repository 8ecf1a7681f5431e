"""Put each footnote at the end of the section that refers to it, whatever the place where it was printed.

Readers write a reference as raised figures right behind a word ("zonder btw.¹") and the note as a
paragraph that opens with the same figures ("¹ Boven dat bedrag ..."). It may stand at the foot of a
page, in the middle of a list, or after the last section, which is about something else.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.blocks import RUN_IN_MARK, Block, BlockKind

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised figures, in order."""

_TO_RAISED = str.maketrans("0123456789", RAISED)
_NOTE = re.compile(rf"^([{RAISED}]{{1,3}})\s*[^\W_]")
_REFERENCE = re.compile(rf"(?<=\S)(?<![{RAISED}])[{RAISED}]{{1,3}}(?![{RAISED}])")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that was taken out of the running text."""

    block: Block
    """Its paragraph."""
    mark: str
    """The raised figures that it opens with and is referred to by."""
    occurrence: int
    """How many references to the same mark come before its own: numbers may start anew on a page."""


def raised(number: str) -> str:
    """Return the figures of a number raised: "12" gives "¹²"."""
    return number.translate(_TO_RAISED)


def reference(mark: str) -> str:
    """Return how the text shows a reference to the note with this mark: raised figures, else nothing."""
    return raised(mark) if mark.isdecimal() else ""


def opening(mark: str) -> str:
    """Return what a note with this mark opens with: the raised figures of its reference, else "(i) "."""
    return f"{reference(mark) or f'({mark})'} " if mark else ""


def take_out_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """Return the blocks without the footnotes that some block refers to, and those footnotes."""
    references: dict[str, int] = {}
    for block in blocks:
        for mark in _references(block):
            references[mark] = references.get(mark, 0) + 1
    kept: list[Block] = []
    notes: list[Note] = []
    seen: dict[str, int] = {}
    for block in blocks:
        opening = _NOTE.match(block.text) if block.kind is not BlockKind.HEADING else None
        mark = opening[1] if opening else ""
        if seen.get(mark, 0) < references.get(mark, 0):
            notes.append(Note(_paragraph(block), mark, seen.get(mark, 0)))
            seen[mark] = seen.get(mark, 0) + 1
        else:
            kept.append(block)
    return kept, notes


def put_back_notes(blocks: Sequence[Block], notes: Iterable[Note]) -> list[Block]:
    """Return the blocks with each footnote at the end of the section that refers to it."""
    waiting = {(note.mark, note.occurrence): note.block for note in notes}
    if not waiting:
        return list(blocks)
    result: list[Block] = []
    due: list[Block] = []
    seen: dict[str, int] = {}
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            result += due
            due = []
        result.append(block)
        for mark in _references(block):
            occurrence = seen.get(mark, 0)
            seen[mark] = occurrence + 1
            if (mark, occurrence) in waiting:
                due.append(waiting.pop((mark, occurrence)))
    return [*result, *due, *waiting.values()]


def _references(block: Block) -> list[str]:
    if block.marker == RUN_IN_MARK:  # the paragraph after it holds the same words
        return []
    texts = (block.text, *(cell for row in block.rows for cell in row))
    return [mark for text in texts for mark in _REFERENCE.findall(text)]


def _paragraph(block: Block) -> Block:
    return Block(BlockKind.PARAGRAPH, block.text, page=block.page, gap=1)
