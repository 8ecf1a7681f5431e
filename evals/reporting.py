"""A run on the screen."""

import textwrap

from evals.figures import FIGURES, PERCENTILES, STAGES, Figure, Group, Unit
from evals.intervals import Interval
from evals.labels import (
    AMOUNT_LABELS,
    CAUSE_LABELS,
    GROUP_LABELS,
    KIND_LABELS,
    PERCENTILE_LABELS,
    SHARE_LABELS,
    STAGE_LABELS,
    TOTAL_LABEL,
    figure_label,
)
from evals.summary import Summary

__all__ = [
    "AMOUNT_LABELS",
    "CAUSE_LABELS",
    "KIND_LABELS",
    "SHARE_LABELS",
    "format_decimal",
    "format_figure",
    "format_interval",
    "format_percentage",
    "format_summary",
]

_WIDTH = 100
_DETAILS = frozenset(
    {
        *(f"evidence_hit@{k}" for k in (3, 5)),
        *(f"evidence_recall@{k}" for k in (1, 3)),
        "span_precision",
        "span_recall",
    }
)
"""Figures that only summary.json and the report tell."""


def format_summary(summary: Summary) -> str:
    """Return the summary as a plain Dutch table for the terminal, without markup.

    Beside each figure stand its 95% interval and over how many questions it is.
    """
    groups = [_group(group, summary) for group in Group if group is not Group.COST]
    blocks = [
        [f"Vragenset {summary.question_set}"],
        _kind_table(summary),
        *groups,
        _cost_table(summary),
        _listed("Niet geslaagd: ", ", ".join(summary.misses)),
        [f"Geen resultaat voor {name}: {reason}" for name, reason in summary.unscored.items()],
        [f"Let op: {warning}" for warning in summary.warnings],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def format_figure(name: str, value: float) -> str:
    """Return what a figure came to, with its unit, in the Dutch way: "87,5 %", "+0,76", "12,0 ms"."""
    unit = FIGURES[name].unit
    if unit is Unit.SHARE:
        return format_percentage(value)
    if unit is Unit.SCORE:
        return _signed(value, 2)
    if unit is Unit.DIFFERENCE:
        return f"{_signed(100 * value, 1)} %-punt"
    return f"{format_decimal(value)} {AMOUNT_LABELS[name][1]}"


def format_interval(name: str, interval: Interval) -> str:
    """Return the interval of a figure, in its unit but without it: "[81–93]"."""
    unit = FIGURES[name].unit
    if unit is Unit.SCORE:
        low, high = (_signed(value, 2) for value in (interval.low, interval.high))
    elif unit is Unit.DIFFERENCE:
        low, high = (_signed(100 * value, 0) for value in (interval.low, interval.high))
    else:
        scale = 100 if unit is Unit.SHARE else 1
        low, high = (_short(scale * value) for value in (interval.low, interval.high))
    return f"[{low} … {high}]" if unit in (Unit.SCORE, Unit.DIFFERENCE) else f"[{low}–{high}]"


def format_percentage(share: float) -> str:
    """Return a share, 0..1, in the Dutch way: "87,5 %"."""
    return f"{format_decimal(100 * share)} %"


def format_decimal(value: float) -> str:
    """Return a number with one decimal, in the Dutch way."""
    return f"{value:.1f}".replace(".", ",")


def _short(value: float) -> str:
    """Return a number without more digits than its size makes telling."""
    return format_decimal(value) if 0 < abs(value) < 9.95 and value != round(value) else f"{value:.0f}"


def _signed(value: float, digits: int) -> str:
    shown = f"{abs(value):.{digits}f}".replace(".", ",")
    sign = "" if not any(digit in shown for digit in "123456789") else "+" if value > 0 else "−"
    return sign + shown


def _kind_table(summary: Summary) -> list[str]:
    rows = [(KIND_LABELS[score.kind], score.cases, score.passed) for score in summary.kinds]
    rows.append(("totaal", summary.cases, summary.passed))
    header = f"{'soort':<18}{'vragen':>8}{'geslaagd':>10}"
    return [header] + [
        f"{name:<18}{cases:>8}{passed:>10}{format_percentage(passed / cases):>10}"
        for name, cases, passed in rows
    ]


def _group(group: Group, summary: Summary) -> list[str]:
    lines = [
        _line(figure, summary.measured[name])
        for name, figure in FIGURES.items()
        if figure.group is group and name in summary.measured and name not in _DETAILS
    ]
    return [f"{GROUP_LABELS[group]:<48}{'':>14}  95%-interval", *lines] if lines else []


def _line(figure: Figure, interval: Interval) -> str:
    name = figure.name
    shown, around = format_figure(name, interval.mean), format_interval(name, interval)
    return f"  {figure_label(name):<46}{shown:>14}  {around:<20}n={interval.cases}"


def _cost_table(summary: Summary) -> list[str]:
    rows = {TOTAL_LABEL: "", **{STAGE_LABELS[stage]: f"{stage}_" for stage in STAGES}}
    found = {
        label: [summary.measured.get(f"{prefix}p{share}_ms") for share in PERCENTILES]
        for label, prefix in rows.items()
    }
    lines = [
        f"  {label:<16}{''.join(map(_time, times))}n={known[0].cases}"
        for label, times in found.items()
        if (known := [one for one in times if one])
    ]
    header = f"{'tijd in ms':<18}" + "".join(f"{PERCENTILE_LABELS[share]:<22}" for share in PERCENTILES)
    memory = summary.measured.get("memory_mb")
    held = [f"{figure_label('memory_mb')}: {format_figure('memory_mb', memory.mean)}"] if memory else []
    return ([header.rstrip(), *lines] if lines else []) + held


def _time(interval: Interval | None) -> str:
    shown = ""
    if interval:
        shown = f"{format_decimal(interval.mean)} [{_short(interval.low)}–{_short(interval.high)}]"
    return f"{shown:<22}"


def _listed(label: str, items: str) -> list[str]:
    if not items:
        return []
    wrapper = textwrap.TextWrapper(_WIDTH, subsequent_indent="  ", break_on_hyphens=False)
    return wrapper.wrap(label + items)
