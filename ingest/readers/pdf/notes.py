"""Footnotes: lines of small type at the foot of a page, and the raised figures that refer to them.

Both are written with raised figures ("btw¹", "¹ Boven dat bedrag ..."), as the other readers do.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.footnotes import RAISED, raised
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.raised import MARK
from ingest.readers.pdf.regions import Part
from ingest.readers.pdf.typography import Typography

_SMALL = 0.93
"""Type of at most this part of the body's size, below all else on a page, is a note."""


def split_notes(parts: Sequence[Part], typography: Typography) -> tuple[list[Part], list[Line]]:
    """Return the parts of a page, in reading order, without its footnotes, and those footnotes' lines."""
    first = start = len(parts)
    while start > 0:
        part = parts[start - 1]
        if not isinstance(part, Line) or part.column or part.size > _SMALL * typography.size:
            break
        start -= 1
        if MARK.match(part.words[0].text):
            first = start
    notes = [_with_raised_mark(part) for part in parts[first:] if isinstance(part, Line)]
    return list(parts[:first]), notes


def opens_note(line: Line) -> bool:
    """Whether a line of a footnote is its first."""
    return line.words[0].text[0] in RAISED


def _with_raised_mark(line: Line) -> Line:
    found = MARK.match(line.words[0].text)
    if not found or len(line.words) < 2:
        return line
    first = replace(line.words[0], text=raised(found[1]))
    return replace(line, words=(first, *line.words[1:]))
