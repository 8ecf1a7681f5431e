"""What a run came to beside its thresholds, and beside another run, on the screen."""

from collections.abc import Iterator, Sequence

from evals.comparing import Comparison, FigureChange
from evals.figures import FIGURES, Unit
from evals.intervals import Interval
from evals.reporting import AMOUNT_LABELS, SHARE_LABELS, format_decimal, format_percentage
from evals.thresholds import Check, Light

_WIDTH = 44
_MOST_NAMES = 10
_LIGHTS = {
    Light.GREEN: "gehaald",
    Light.AMBER: "gehaald, maar onzeker",
    Light.RED: "niet gehaald",
    Light.GREY: "niet gemeten",
}
_UNITS = {Unit.CHARACTERS: " tekens", Unit.MILLISECONDS: " ms", Unit.MEGABYTES: " MB"}


def format_checks(checks: Sequence[Check]) -> str:
    """Return a line for each threshold: what was measured, what was asked, and how they stand."""
    lines = ["Drempels"]
    for check in checks:
        asked = (
            f"{'minstens' if check.bound.at_least else 'hoogstens'} {_value(check.figure, check.bound.value)}"
        )
        measured = _with_interval(check.figure, check.measured) if check.measured else "–"
        lines.append(f"{_label(check.figure):<{_WIDTH}}{_LIGHTS[check.light]}: {measured}, {asked}")
    failed = sum(check.fails for check in checks)
    if failed:
        lines.append(f"{failed} van de {len(checks)} drempels niet gehaald.")
    return "\n".join(lines)


def format_comparison(comparison: Comparison, name: str) -> str:
    """Return what changed since the run ``name``: the figures with their intervals, and which cases."""
    lines = [f"Verschil met {name}, op {comparison.shared} vragen die beide hebben"]
    lines += [f"Let op: {line}" for line in incomparable(comparison)]
    lines += [_change(change) for change in comparison.figures if change.paired is not None]
    lines.append(_cases("Nu wel geslaagd", comparison.gained))
    lines.append(_cases("Niet meer geslaagd", comparison.lost))
    return "\n".join(lines)


def incomparable(comparison: Comparison) -> Iterator[str]:
    """Yield a Dutch line for each thing by which two runs differ beside their answers."""
    if not comparison.same_questions:
        yield "de vragen zijn niet dezelfde; beide metingen zijn met de vragen van nu nagekeken"
    if comparison.unmatched:
        yield f"{comparison.unmatched} vragen staan maar in één van beide metingen"
    for label, names in (
        ("documenten", comparison.documents),
        ("versies", comparison.versions),
        ("instellingen", comparison.settings),
    ):
        if names:
            yield f"andere {label}: {_some(names)}"


def _change(change: FigureChange) -> str:
    assert change.paired is not None  # noqa: S101 - the caller chose those
    paired = change.paired
    verdict = "" if paired.excludes_zero else " (binnen het toeval)"
    low, high = _difference(change.name, paired.low), _difference(change.name, paired.high)
    shown = f"{_difference(change.name, paired.mean)} ({low} tot {high})"
    return f"{_label(change.name):<{_WIDTH}}{shown}{verdict if paired.mean else ''}"


def _with_interval(name: str, interval: Interval) -> str:
    low, high = _value(name, interval.low), _value(name, interval.high)
    return f"{_value(name, interval.mean)} ({low} tot {high})"


def _value(name: str, value: float) -> str:
    unit = FIGURES[name].unit
    if unit is Unit.SHARE:
        return format_percentage(value)
    if unit is Unit.DIFFERENCE:
        return _difference(name, value)
    if unit is Unit.SCORE:
        return f"{value:.3f}".replace(".", ",")
    return f"{format_decimal(value)}{_UNITS[unit]}"


def _difference(name: str, value: float) -> str:
    unit = FIGURES[name].unit
    if unit in (Unit.SHARE, Unit.DIFFERENCE):
        return f"{100 * value:+.1f}".replace(".", ",")
    return f"{value:+.3f}".replace(".", ",") if unit is Unit.SCORE else f"{value:+.1f}".replace(".", ",")


def _label(name: str) -> str:
    return SHARE_LABELS.get(name) or AMOUNT_LABELS.get(name, (name,))[0]


def _cases(label: str, names: Sequence[str]) -> str:
    return f"{label}: {_some(names)}" if names else f"{label}: geen enkele vraag"


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" en nog {more}" if more > 0 else "")
