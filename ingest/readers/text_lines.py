"""The lines of a plain-text file: page furniture, contents and quotation marks taken out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import squeeze, strip_inline_markup
from ingest.model import Noise, NoiseReason
from ingest.noise import (
    contents_lines,
    is_address,
    is_continuation,
    is_empty_mark,
    is_page_number,
    page_furniture,
)

_RULE = re.compile(
    r"^[ \t]*[-=~_+|:*#^\"—─━═┌┬┐├┼┤└┴┘│ ]*(?:[-=~_—─━═]{3}|[*#^]{5})[-=~_+|:*#^\"—─━═┌┬┐├┼┤└┴┘│ ]*$"
)
_LONE_MARK = re.compile(r"^[ \t]*(?:[•·▪●○◦■□➢➤►✓✔\uf000-\uf0ff]|\d{1,2}[.)])[ \t]*$")
_MARKED = re.compile(r"^(?:[•·▪●○◦■□➢➤►✓✔\uf000-\uf0ff]|[-–*]\s|\d{1,2}[.)]\s)")
_QUOTED = re.compile(r"^(?:>[ ]?)+")
_QUOTED_LINES = 3
"""This many lines with a quotation mark are quoted mail; fewer may be an arrow or a sign."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file after cleaning."""

    text: str
    """The line, markup still in; tabs and the spaces before it kept."""
    gap: int = 0
    """Blank lines before it."""
    after_break: bool = False
    """Page furniture was removed between the previous line and this one."""
    page: int | None = None
    """Page number where the file has form feeds."""
    is_rule: bool = False
    """It is drawn: an underline, a border of a table, a dividing line."""


def clean_lines(text: str) -> tuple[list[Line], list[Noise]]:
    """Return the lines that hold the document, and what was left out."""
    raw = _with_bullets_at_their_lines(_unquoted(text.replace("\f", "\n\f").split("\n")))
    furniture, contents = page_furniture(raw), contents_lines(raw)
    pages = "\f" in text
    lines: list[Line] = []
    noise: list[Noise] = []
    gap, page, after_break = 0, 1, False
    for index, line in enumerate(raw):
        page += line.count("\f")
        stripped = line.replace("\f", "").strip(" ")
        if not stripped.strip():
            gap += 1
            continue
        reason = _noise_reason(stripped, running=index in furniture, contents=index in contents)
        if reason:
            noise.append(Noise(squeeze(stripped), reason, page if pages else None))
            after_break, gap = True, gap + 1
        elif is_rule(stripped) or not _is_empty(stripped):
            whole = line.replace("\f", "").rstrip(" ")
            lines.append(Line(whole, gap, after_break, page if pages else None, is_rule(stripped)))
            gap, after_break = 0, False
        else:
            gap += 1
    return lines, noise


def is_rule(line: str) -> bool:
    """Tell whether a line is drawn: an underline, a border of a table, a dividing line."""
    return _RULE.match(line) is not None


def _is_empty(line: str) -> bool:
    return is_empty_mark(line) or not strip_inline_markup(line).strip()


def _noise_reason(line: str, *, running: bool, contents: bool) -> NoiseReason | None:
    if contents:
        return NoiseReason.CONTENTS
    if running:
        return NoiseReason.PAGE_NUMBER if is_page_number(line) else NoiseReason.RUNNING
    if is_continuation(line):
        return NoiseReason.CONTINUED
    return NoiseReason.ADDRESS if is_address(line) else None


def _unquoted(lines: Sequence[str]) -> list[str]:
    if sum(line.startswith(">") for line in lines) < _QUOTED_LINES:
        return list(lines)
    return [_QUOTED.sub("", line) for line in lines]


def _with_bullets_at_their_lines(lines: Sequence[str]) -> list[str]:
    """Put bullets or numbers that stand alone before the lines that they belong to.

    Text taken from a PDF shows the marks of a list first and then its lines, or each mark on a line of
    its own. It is only done where as many lines follow as there are marks.
    """
    result = list(lines)
    position = 0
    while position < len(lines):
        marks: list[int] = []
        while position < len(lines) and (
            _LONE_MARK.match(lines[position]) or (marks and not lines[position].strip())
        ):
            marks += [position] if lines[position].strip() else []
            position += 1
        starts = _starts_of_lines(lines, position, len(marks)) if marks else []
        if marks and len(starts) == len(marks):
            for mark, start in zip(marks, starts, strict=True):
                result[start] = f"{lines[mark].strip()} {lines[start].strip()}"
                result[mark] = ""
        position += not marks
    return result


def _starts_of_lines(lines: Sequence[str], start: int, count: int) -> list[int]:
    """Return where the lines of a list begin, up to the next blank one.

    Those are all lines where that gives the count, else the ones that do not run on from the line before.
    """
    starts: list[int] = []
    written: list[int] = []
    for index in range(start, len(lines)):
        line = lines[index].strip()
        if not line or _LONE_MARK.match(line) or _RULE.match(line) or _MARKED.match(line):
            break
        before = lines[index - 1].rstrip()
        runs_on = starts and line[0].islower() and not before.endswith((".", ";", ":"))
        starts += [] if runs_on else [index]
        written.append(index)
    return written if len(written) == count else starts
