"""The statements of an answer, each with the citations that its markers name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKER = re.compile(r"\s*(?<!\\)\[(\d+)\]")
_END = re.compile(
    r"[.!?][\"”’)*]*(?P<markers>(?:\s*\[\d+\])*)(?=\s+[\"“„‘(*\\]*[A-ZÀ-Þ])"  # of a sentence
    r"|(?<=\])\s+·(?=\s)"  # of one of several things in a table cell
)
_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")
_CELLS = re.compile(r"(?<!\\)\|")
_LAYOUT = re.compile(r"^\s*(?:>\s*)*(?:(?:[-*+•]|\d+[.)])\s+)?")
_BULLET = re.compile(r"^\s*(?:>\s*)*(?:[-*+•]|\d+[.)])\s")
_MARKUP = re.compile(r"(?<!\\)(?:\*+|`+|<br\s*/?>|(?<!\w)_+|_+(?!\w))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that an answer says."""

    text: str
    """Its words, without markup and markers."""
    numbers: tuple[int, ...]
    """The citations that it names, in their order in the text; empty: it names none."""


def claims_of(text: str | None) -> tuple[Claim, ...]:
    """Return what an answer in Markdown with [n] markers says, piece by piece, in order.

    A sentence, a list item and a part of a table cell is a claim. Sentences in a row that share the marker
    after the last are one, since they stand on the same words. What a table says of the name in its first
    cell begins with that name. A heading, and a line that ends with a colon and has no marker, only
    introduces what comes next.
    """
    return tuple(claim for block in _blocks(text or "") for claim in _claims(*block))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield (what it is about, words) for each paragraph, list item and table cell."""
    lines = text.splitlines()
    paragraph: list[str] = []
    for number, line in enumerate(lines):
        bare = line.strip()
        row, heading = bare.startswith("|"), bare.startswith("#")
        if paragraph and (not bare or row or heading or _BULLET.match(line)):
            yield "", " ".join(paragraph)
            paragraph = []
        if row:
            under = lines[number + 1].strip() if number + 1 < len(lines) else ""
            if not _RULE.fullmatch(bare) and not _RULE.fullmatch(under or " "):
                yield from _row(bare)
        elif bare and not heading and not _RULE.fullmatch(bare):
            paragraph.append(_LAYOUT.sub("", line).strip())
    if paragraph:
        yield "", " ".join(paragraph)


def _row(line: str) -> Iterator[tuple[str, str]]:
    cells = [cell.strip() for cell in _CELLS.split(line.strip("|"))]
    label = _plain(cells[0]) if len(cells) > 1 and not _MARKER.search(cells[0]) else ""
    for cell in cells[1:] if label else cells:
        yield label, cell


def _claims(about: str, words: str) -> Iterator[Claim]:
    pending = ""
    for piece in _pieces(words):
        numbers = tuple(dict.fromkeys(int(number) for number in _MARKER.findall(piece)))
        said = " ".join(filter(None, [pending, _plain(_MARKER.sub("", piece)).strip("· ")]))
        if not numbers:
            pending = said
            continue
        pending = ""
        if _has_words(said):
            yield Claim(f"{about}: {said}" if about else said, numbers)
    if _has_words(pending) and not pending.endswith(":"):
        yield Claim(f"{about}: {pending}" if about else pending, ())


def _pieces(words: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(words):
        yield words[start : end.end()]
        start = end.end()
    yield words[start:]


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _MARKUP.sub("", text)).strip()


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)
