"""Make a report fit for any file: no signs that a file cannot hold, no link that leads nowhere."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import partial
from math import sqrt
from typing import Any

from ui.exports.notes import is_link, register
from ui.exports.report import Block, Bullets, Cell, Heading, Quoted, Report, Run, SourceNote, Table
from ui.texts.exports import texts_in

_LINE_ENDS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n"})
_DEEPEST = 4
_LEAST, _LONGEST = 5.0, 200
"""What each column gets, and the characters in a cell up to which its column grows."""


def prepared(report: Report) -> Report:
    """Return the report as every format writes it, with the register of its documents at the end."""
    texts = texts_in(report.language)
    report = _changed(replace(report, language=texts.language), _written)
    report = _changed(report, partial(_told_apart, shared=_shared_titles(report)))
    title = " ".join(report.title.split()) or "–"
    blocks = [*_in_order(report.blocks), *register(report, texts)]
    anchors = {block.anchor for block in blocks if isinstance(block, Quoted)}
    made: Report = _changed(
        replace(report, title=title, blocks=tuple(_named_once(blocks))), partial(_linked, anchors=anchors)
    )
    return made


def printable(text: str) -> str:
    """Return text without signs that XML cannot hold, and without those that reorder what is read."""
    if text.isprintable():
        return text
    return "".join(filter(_is_printable, text.replace("\r\n", "\n").translate(_LINE_ENDS)))


def _is_printable(sign: str) -> bool:
    code = ord(sign)
    reorders = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    control = (code < 0x20 and sign not in "\n\t") or 0x7F <= code < 0xA0
    surrogate = 0xD800 <= code <= 0xDFFF
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not (control or reorders or surrogate or no_character)


def _changed(value: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 # any part of a report
    """Return a value in which each part, from the inside out, is what ``change`` makes of it."""
    if isinstance(value, tuple):
        return tuple(_changed(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        value = replace(
            value, **{field.name: _changed(getattr(value, field.name), change) for field in fields(value)}
        )
    return change(value)


def _written(part: Any) -> Any:  # noqa: ANN401
    """Return printable text, a table whose rows all have as many cells as its header."""
    if type(part) is str:
        return printable(part)
    if isinstance(part, Table):
        width = len(part.header)
        rows = tuple(row[:width] + (Cell(),) * (width - len(row)) for row in part.rows)
        given = part.weights if len(part.weights) == width and all(each > 0 for each in part.weights) else ()
        return replace(part, rows=rows, weights=given or _weights(part.header, rows))
    return part


def _weights(header: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> tuple[float, ...]:
    """Return widths that give more room to columns that say more, but never too little to the others."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(header)
    longest = (
        max([len(name), *(len(each.text) for each in column)])
        for name, column in zip(header, columns, strict=True)
    )
    return tuple(_LEAST + sqrt(min(length, _LONGEST)) for length in longest)


def _linked(part: Any, anchors: set[str]) -> Any:  # noqa: ANN401
    """Return a run without a link that is unsafe or leads nowhere."""
    if not isinstance(part, Run):
        return part
    return replace(
        part,
        link=part.link if is_link(part.link) else "",
        target=part.target if part.target in anchors else "",
    )


def _shared_titles(report: Report) -> set[tuple[str, str]]:
    """Return each (organisation, title) that more than one of the quoted files has."""
    files: dict[tuple[str, str], set[str]] = {}
    for note in report.notes():
        files.setdefault((note.organisation, note.title), set()).add(note.document)
    return {named for named, documents in files.items() if len(documents) > 1}


def _told_apart(part: Any, shared: set[tuple[str, str]]) -> Any:  # noqa: ANN401
    """Return a note whose title names one file: with its file name behind it where another has the same."""
    if isinstance(part, SourceNote) and part.title and (part.organisation, part.title) in shared:
        return replace(part, title=f"{part.title} ({part.document})")
    return part


def _in_order(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; a heading is at most one level deeper than the one before it, and says something."""
    level = 0
    for block in blocks:
        if not isinstance(block, Heading):
            if not _is_empty(block):
                yield block
        elif text := " ".join(block.text.split()):
            level = max(1, min(block.level, level + 1, _DEEPEST))
            yield replace(block, text=text, level=level)


def _is_empty(block: Block) -> bool:
    match block:
        case Bullets(items=parts) | Table(header=parts):
            return not parts
    return False


def _named_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; of several with one anchor only the first keeps it."""
    seen: set[str] = set()
    for block in blocks:
        if isinstance(block, Quoted) and block.anchor in seen:
            yield replace(block, anchor="")
            continue
        if isinstance(block, Quoted) and block.anchor:
            seen.add(block.anchor)
        yield block
