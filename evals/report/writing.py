"""Values as a report writes them, in the Dutch way."""

from collections.abc import Mapping
from datetime import datetime

from evals import labels
from evals.figures import FIGURES, Unit
from evals.intervals import Interval
from evals.report import texts
from evals.thresholds import Bound
from ingest.model import Document

_UNITS = {
    Unit.SHARE: "\u00a0%",
    Unit.SCORE: "",
    Unit.DIFFERENCE: "\u00a0%\u2011punt",
    Unit.CHARACTERS: "\u00a0tekens",
    Unit.MILLISECONDS: "\u00a0ms",
    Unit.MEGABYTES: "\u00a0MB",
}
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
STAGES = {"total": labels.TOTAL_LABEL, **labels.STAGE_LABELS}
"""What the times of a result are called, in their order."""
_NO_BREAK = "\u00a0"


def capital(label: str) -> str:
    """Return a label with a capital at its beginning."""
    return label[:1].upper() + label[1:]


def figure_label(figure: str) -> str:
    """Return what a figure is called, as at the beginning of a row."""
    return capital(labels.figure_label(figure))


def document_label(name: str, documents: Mapping[str, Document]) -> str:
    """Return what a document is called: whose it is, as far as known, and its file name."""
    document = documents.get(name)
    return f"{document.organisation} · {name}" if document and document.organisation else name


def unit_of(figure: str) -> Unit:
    """Return what a figure is measured in; one that is not known is taken for a share."""
    return FIGURES[figure].unit if figure in FIGURES else Unit.SHARE


def value(figure: str, amount: float) -> str:
    """Return a value of a figure with its unit: "87,5 %"."""
    unit = unit_of(figure)
    return f"{_number(unit, amount)}{_UNITS[unit]}"


def interval(figure: str, measured: Interval) -> str:
    """Return the interval of a figure: "81,1 tot 92,9 %"."""
    unit = unit_of(figure)
    low, high = _number(unit, measured.low), _number(unit, measured.high)
    return texts.RANGE.format(low=low, high=high).replace(" ", _NO_BREAK) + _UNITS[unit]


def bounds(figure: str, measured: Interval) -> str:
    """Return the interval of a figure without its unit, for where there is little room: "81,1–92,9"."""
    unit = unit_of(figure)
    return f"{_number(unit, measured.low)}–{_number(unit, measured.high)}"


def bound(figure: str, threshold: Bound) -> str:
    """Return a threshold in words: "minstens 85,0 %"."""
    words = texts.AT_LEAST if threshold.at_least else texts.AT_MOST
    return words.format(value=value(figure, threshold.value))


def change(figure: str, amount: float) -> str:
    """Return the difference of two values of a figure: "+2,5 %-punt"."""
    unit = Unit.DIFFERENCE if unit_of(figure) is Unit.SHARE else unit_of(figure)
    return f"{_signed(unit, amount)}{_UNITS[unit]}"


def change_interval(figure: str, measured: Interval) -> str:
    """Return the interval of a difference."""
    unit = Unit.DIFFERENCE if unit_of(figure) is Unit.SHARE else unit_of(figure)
    low, high = _signed(unit, measured.low), _signed(unit, measured.high)
    return texts.RANGE.format(low=low, high=high).replace(" ", _NO_BREAK) + _UNITS[unit]


def share(amount: float) -> str:
    """Return a share, 0..1: "87,5 %"."""
    return f"{_number(Unit.SHARE, amount)}{_UNITS[Unit.SHARE]}"


def decimal(amount: float, places: int = 2) -> str:
    """Return a number with some decimals."""
    return f"{amount:.{places}f}".replace(".", ",")


def milliseconds(amount: float) -> str:
    """Return a time: "0,3 ms", "29 ms", "1.234 ms"."""
    return f"{_number(Unit.MILLISECONDS, amount)}{_UNITS[Unit.MILLISECONDS]}"


def whole(amount: float) -> str:
    """Return a number without decimals, its thousands set apart."""
    return f"{amount:,.0f}".replace(",", ".")


def moment(stamp: object) -> str:
    """Return the date and time of an ISO stamp, in its own time zone; what is none stands as it is."""
    try:
        found = datetime.fromisoformat(str(stamp))
    except ValueError:
        return str(stamp)
    zone = f" ({found.tzname()})" if found.tzinfo else ""
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}, {found:%H:%M}{zone}"


def _number(unit: Unit, amount: float) -> str:
    if unit is Unit.DIFFERENCE:
        return _signed(unit, amount)
    if unit is Unit.SHARE:
        return decimal(100 * amount, 1)
    if unit is Unit.SCORE:
        return decimal(amount).replace("-", "−")
    if unit is Unit.MILLISECONDS and amount < 10:
        return decimal(amount, 1)
    return whole(amount)


def _signed(unit: Unit, amount: float) -> str:
    shown = decimal(100 * abs(amount), 1) if unit is Unit.DIFFERENCE else _number(unit, abs(amount))
    if not any(digit in shown for digit in "123456789"):
        return shown
    return f"{'+' if amount > 0 else '−'}{shown}"
