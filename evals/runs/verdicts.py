"""A run beside its thresholds, and beside another run, on the screen."""

from collections.abc import Sequence

from evals.questions import QuestionSet
from evals.report import texts, writing
from evals.report.compared import compared
from evals.report.figures import verdict
from evals.runs.comparing import Comparison
from evals.thresholds import Check

_WIDTH = 48
_MOST_NAMES = 10


def format_checks(checks: Sequence[Check]) -> str:
    """Return a line for each threshold: how it stands, what was measured, and what was asked."""
    lines = [_check(check) for check in checks]
    return "\n".join(["Drempels", *lines, verdict(checks)[1]])


def format_comparison(comparison: Comparison, question_set: QuestionSet, name: str) -> str:
    """Return what changed since the run ``name``: which cases, and figures that are a mean over them."""
    view = compared(comparison, question_set)
    moved = {
        writing.figure_label(change.name)
        for change in comparison.figures
        if change.paired and (change.paired.low or change.paired.mean or change.paired.high)
    }
    rows = [
        f"{row.label:<{_WIDTH}}{row.difference:>15} ({row.interval}) {row.verdict}".rstrip()
        for row in view.rows
        if row.label in moved
    ]
    if comparison.shared:
        rows.append(f"{'De andere' if rows else 'Alle'} cijfers zijn bij elke vraag gelijk.")
    lines = [
        f"Verschil met {name}, over de {comparison.shared} vragen van beide",
        *(f"Let op: {line}" for line in view.differing if line != texts.NOTHING_ELSE),
        *rows,
        _cases(texts.GAINED, comparison.gained),
        _cases(texts.LOST, comparison.lost),
    ]
    return "\n".join(lines).replace("\u00a0", " ").replace("\u2011", "-")


def _check(check: Check) -> str:
    line = f"{writing.figure_label(check.figure):<{_WIDTH}}{texts.LIGHTS[check.light]}: "
    if check.measured is not None:
        interval = writing.interval(check.figure, check.measured)
        line += f"{writing.value(check.figure, check.measured.mean)} ({interval}), "
    return f"{line}gevraagd {writing.bound(check.figure, check.bound)}".replace("\u00a0", " ")


def _cases(label: str, names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES]) + (f" en nog {more}" if more > 0 else "")
    return f"{label.format(count=len(names))}{f': {shown}' if shown else ''}"
