"""Recognise page furniture and export left-overs in plain-text lines."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.cleaning import letters, squeeze, strip_inline_markup

_CONTINUED = re.compile(
    r"^(?:vervolg(?:t)? (?:op|van) .{0,40}|.{0,100}[,(\s–-]\s*\(?vervolg\)?)[.:*)_ ]*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\W*$")
_ADDRESS = re.compile(r"^<?(?:https?://|www\.|mailto:)\S+>?$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^(?:(?:p|pag|pagina|blz|page)\.?\s*)?\d{1,3}(?:\s*(?:/|van|of)\s*\d{1,3})?$", re.IGNORECASE
)
_NUMBERED_HEADER = re.compile(r"^(?=.*\|).{3,90}\s\d{1,3}$|^\d{1,3}\s+(?=.*\|).{3,90}$")
_ELLIPSIS = re.compile(r"^[\W_]*(?:\.{2,}|…)[\W_]*$")


def is_continuation(line: str) -> bool:
    """Tell whether the line only says that a page continues ("vervolg op volgende pagina")."""
    plain = squeeze(strip_inline_markup(line)).lstrip("# ")
    return len(plain) <= 110 and "vervolg" in plain.lower() and _CONTINUED.match(plain) is not None


def is_empty_mark(line: str) -> bool:
    """Tell whether the line holds no word at all: a rule, a lone bullet, dots."""
    return bool(line.strip()) and (_RULE.match(line.strip()) is not None or _ELLIPSIS.match(line) is not None)


def is_address(line: str) -> bool:
    """Tell whether the line is nothing but a web or mail address."""
    return _ADDRESS.match(line.strip()) is not None


def is_page_number(line: str) -> bool:
    """Tell whether the line is nothing but a page number."""
    return _PAGE_NUMBER.match(squeeze(strip_inline_markup(line)).strip("# ")) is not None


def page_furniture(lines: Sequence[str]) -> frozenset[int]:
    """Return the indices of running headers, footers and page numbers among the lines.

    A line is furniture when it stands apart and is a bare page number, or holds a page number and a
    separator, or recurs three times (digits aside) with a number in it or at a form feed. A
    recurring line without either may be a heading ("Taken") that each part repeats.
    """
    plain = {
        index: squeeze(strip_inline_markup(line)).strip("# ")
        for index, line in enumerate(lines)
        if line.strip() and _stands_apart(lines, index)
    }
    recurring = Counter(letters(line) for line in plain.values())
    found = set()
    for index, line in plain.items():
        at_page_edge = any(character.isdigit() for character in line) or _at_form_feed(lines, index)
        recurs = recurring[letters(line)] >= 3 and len(line) <= 90 and not line.endswith((":", ".", ";"))
        if (
            _PAGE_NUMBER.match(line)
            or _NUMBERED_HEADER.match(line)
            or (recurs and at_page_edge and letters(line))
        ):
            found.add(index)
    return frozenset(found)


def _stands_apart(lines: Sequence[str], index: int) -> bool:
    def blank(position: int) -> bool:
        return not 0 <= position < len(lines) or not lines[position].strip()

    return blank(index - 1) and blank(index + 1)


def _at_form_feed(lines: Sequence[str], index: int) -> bool:
    return any("\f" in line for line in lines[max(0, index - 2) : index + 3])
