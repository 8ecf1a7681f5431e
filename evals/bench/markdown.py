"""Figures as the tables of the documentation write them: English, Markdown."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from evals.intervals import Interval


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table."""
    return [_line(header), _line(["---"] * len(header)), *map(_line, rows)]


def share(interval: Interval | None) -> str:
    """Return a mean and its interval: ".835 [.74, .91]"; "" for None."""
    if interval is None:
        return ""
    return f"{_decimal(interval.mean, 3)} [{_decimal(interval.low, 2)}, {_decimal(interval.high, 2)}]"


def difference(interval: Interval | None) -> str:
    """Return a difference as ``share`` does, bold where its interval excludes zero."""
    text = share(interval)
    return f"**{text}**" if interval and interval.excludes_zero else text


def measured_on() -> str:
    """Return a sentence with the date and the machine."""
    today = datetime.now(UTC).date().isoformat()
    return f"Measured on {today}, {os.cpu_count()} cores, Python {platform.python_version()}."


def write_section(page: Path, name: str, text: str) -> None:
    """Write a text anew between the marks of that name on a page: "<!-- name -->" and "<!-- /name -->".

    On a page without them they come at its end. Raises OSError.
    """
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    section = f"{begin}\n\n{text.strip()}\n\n{end}"
    before, found, rest = page.read_text("utf-8").partition(begin)
    whole = before + section + rest.partition(end)[2] if found else f"{before.rstrip()}\n\n{section}\n"
    page.write_text(whole, encoding="utf-8")


def _decimal(value: float, digits: int) -> str:
    """Return the value as the other documents write shares: ".835", "1.000", "-.047"."""
    text = f"{round(value, digits) + 0.0:.{digits}f}"  # adding 0 turns -0.0 into 0.0
    return text.replace("0.", ".", 1) if abs(value) < 1 else text


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
