"""Raised figures: small and above the line, they refer to a note."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.footnotes import RAISED, raised
from ingest.readers.pdf.geometry import Box
from ingest.readers.pdf.words import Word

MARK = re.compile(r"^\(?(\d{1,3})[.)]?$")
"""What refers to a note, or opens it."""
_RAISED_SIZE = 0.75
"""A raised figure is at most this part of the size of its line."""
_RAISED_BY = 0.15
"""In sizes of the line: so much higher it stands at least."""


def with_references(row: Sequence[Word]) -> list[Word]:
    """Return words on one line with the raised figures among them joined to the word that they follow."""
    if len({word.size for word in row}) < 2:
        return list(row)
    size = max(word.size for word in row)
    level = max(word.baseline for word in row)
    result: list[Word] = []
    for word in row:
        found = MARK.match(word.text)
        is_raised = word.size <= _RAISED_SIZE * size and word.baseline < level - _RAISED_BY * size
        if not (found and is_raised and result):
            if result and _follows_reference(result[-1], word, size):
                result[-1] = _joined(result[-1], word, word.text)
            else:
                result.append(word)
        elif word.x0 - result[-1].x1 < size / 2:
            result[-1] = _joined(result[-1], word, raised(found[1]))
        else:
            result.append(replace(word, text=raised(found[1])))
    return result


def _follows_reference(before: Word, word: Word, size: float) -> bool:
    """Whether a full stop or bracket stands right behind a raised figure."""
    is_sign = not any(map(str.isalnum, word.text))
    return is_sign and before.text[-1] in RAISED and word.x0 - before.x1 < size / 6


def _joined(before: Word, word: Word, text: str) -> Word:
    box = Box(before.box.x0, before.box.top, word.box.x1, before.box.bottom)
    return replace(before, text=before.text + text, box=box)
