"""The figures of a run as rows of tables."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from markupsafe import Markup

from evals.figures import FIGURES, STAGES, Better, Figure, Group, Unit
from evals.intervals import Interval
from evals.labels import KIND_LABELS
from evals.report import texts, writing
from evals.report.plots import interval_range
from evals.report.writing import capital, document_label, figure_label
from evals.summary import Part, Summary
from evals.thresholds import Check, Light
from ingest.model import Document

_HEADLINE = frozenset(
    {
        "pass",
        "pass_worst_kind",
        "evidence_recall@10",
        "fact_recall",
        "citation_recall",
        "citation_precision",
        "quote_exact",
        "abstain_right",
        "abstain_wrong",
        "p95_ms",
    }
)
"""Figures that stand at the top, with those that have a threshold."""
_OF_PARTS = (
    "pass",
    "fact_recall",
    "citation_recall",
    "citation_precision",
    "evidence_hit@10",
    "evidence_recall@10",
    "abstain_right",
    "abstain_wrong",
)
"""Figures that the tables of parts have, as far as measured in one of the parts."""
_SIGNED_UNITS = (Unit.SCORE, Unit.DIFFERENCE)
_FIXED_UNITS = (Unit.SHARE, *_SIGNED_UNITS)
FILTERS = {Part.KIND: "soort", Part.DOCUMENT: "document", Part.ORGANISATION: "bestuur"}
"""What the page's address calls the choice of a part."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in a table."""

    name: str
    """Its name in files."""
    label: str
    """What it is called."""
    value: str
    """What it came to, with its unit, or that it could not be measured."""
    is_measured: bool
    """Whether it could."""
    interval: str = ""
    """Its interval; nothing for what was measured once."""
    bounds: str = ""
    """The same without unit, where there is little room."""
    count: int = 0
    """The number of questions it rests on; 0: it was measured once."""
    drawn: Markup = Markup()  # noqa: RUF009 - it cannot be changed
    """Its interval as a picture."""
    explanation: str = ""
    """What it means."""
    lower_is_better: bool = False
    """Whether it is better the lower it is."""
    threshold: str = ""
    """What it must reach."""
    light: Light | None = None
    """How it stands to its threshold."""


@dataclass(frozen=True, slots=True)
class GroupOfFigures:
    """The figures about one thing."""

    group: Group
    """What they are about."""
    title: str
    """The same, in Dutch."""
    rows: tuple[Row, ...]
    """Each figure, measured or not."""
    note: str = ""
    """Why some were not measured."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """The figures of a part of the questions."""

    label: str
    """What the part is called."""
    link: str
    """Fragment that shows its questions."""
    count: int
    """How many questions it has."""
    cells: tuple[Row | None, ...]
    """The figure of each column; None where it was not measured."""
    rows: tuple[Row, ...]
    """All figures that were measured, but for the times of stages."""


@dataclass(frozen=True, slots=True)
class PartTable:
    """The figures of the parts by one division."""

    title: str
    """What the division is."""
    name: str
    """What one part is."""
    columns: tuple[str, ...]
    """Labels of the figures."""
    rows: tuple[PartRow, ...]
    """The parts."""


def headline(summary: Summary, checks: Collection[Check]) -> tuple[Row, ...]:
    """Return the figures that matter most, those with a threshold beside it."""
    by_name = {check.figure: check for check in checks}
    return tuple(
        figure_row(name, summary.measured.get(name), check=by_name.get(name))
        for name in FIGURES
        if name in by_name or name in _HEADLINE
    )


def verdict(checks: Collection[Check]) -> tuple[Light | None, str]:
    """Return how the run stands to all its thresholds, and a line that says so."""
    if not checks:
        return None, texts.VERDICT_NONE
    failed = sum(check.fails for check in checks)
    unsure = sum(check.light is Light.AMBER for check in checks)
    if failed:
        return Light.RED, texts.VERDICT_BAD.format(failed=failed, checks=len(checks))
    if unsure:
        return Light.AMBER, texts.VERDICT_UNSURE.format(unsure=unsure, checks=len(checks))
    return Light.GREEN, texts.VERDICT_GOOD.format(checks=len(checks))


def groups(summary: Summary) -> tuple[GroupOfFigures, ...]:
    """Return every figure by what it is about."""
    return tuple(_group(group, summary) for group in Group)


def parts(summary: Summary, documents: Mapping[str, Document]) -> tuple[PartTable, ...]:
    """Return the figures of parts, for each division that the run has. ``documents``: by file name."""
    labels = {kind.value: capital(label) for kind, label in KIND_LABELS.items()}
    labels |= {name: document_label(name, documents) for name in documents}
    return tuple(_part_table(part, summary.parts[part], labels) for part in Part if summary.parts.get(part))


def figure_row(
    name: str, measured: Interval | None, *, most: float = 0, check: Check | None = None, short: bool = False
) -> Row:
    """Return a figure as a row.

    ``most``: where the scale of an amount ends, else at the interval. ``short``: without picture and
    explanation.
    """
    figure = FIGURES.get(name, Figure(name, Group.OVERALL))
    missing = texts.NOT_SCORED if figure.group is Group.JUDGED else texts.NOT_MEASURED
    row = Row(
        name,
        figure_label(name),
        missing if measured is None else writing.value(name, measured.mean),
        measured is not None,
        explanation="" if short else texts.EXPLANATIONS.get(name, ""),
        lower_is_better=figure.better is Better.LOWER,
        threshold=writing.bound(name, check.bound) if check else "",
        light=check.light if check else None,
    )
    if measured is None or (measured.cases == 1 and measured.low == measured.high):  # measured once
        return row
    return replace(
        row,
        interval=writing.interval(name, measured),
        bounds=writing.bounds(name, measured),
        count=measured.cases,
        drawn=Markup() if short else _drawn(figure.unit, measured, most, check),
    )


def part_link(part: Part, key: str) -> str:
    """Return the fragment that shows the questions of a part."""
    return f"#{urlencode({FILTERS[part]: key})}"


def _drawn(unit: Unit, measured: Interval, most: float, check: Check | None) -> Markup:
    threshold = check.bound.value if check else None
    low = -1.0 if unit in _SIGNED_UNITS else 0.0
    high = 1.0 if unit in _FIXED_UNITS else max(most, measured.high, 1.25 * (threshold or 0)) or 1.0
    return interval_range(measured, low, high, threshold)


def _group(group: Group, summary: Summary) -> GroupOfFigures:
    own = [figure for figure in FIGURES.values() if figure.group is group]
    highest: dict[Unit, float] = {}
    for figure in own:
        measured = summary.measured.get(figure.name)
        if measured is not None:
            highest[figure.unit] = max(highest.get(figure.unit, 0), measured.high)
    rows = tuple(
        figure_row(figure.name, summary.measured.get(figure.name), most=highest.get(figure.unit, 0))
        for figure in own
    )
    note = "" if all(row.is_measured for row in rows) else texts.WHY_NOT.get(group, "")
    return GroupOfFigures(group, texts.GROUPS[group], rows, note)


def _part_table(
    part: Part, found: Mapping[str, Mapping[str, Interval]], labels: Mapping[str, str]
) -> PartTable:
    columns = [name for name in _OF_PARTS if any(name in figures for figures in found.values())]
    return PartTable(
        texts.PART_TITLES[part],
        texts.PART_NAMES[part],
        tuple(figure_label(name) for name in columns),
        tuple(_part_rows(part, found, columns, labels)),
    )


def _part_rows(
    part: Part,
    found: Mapping[str, Mapping[str, Interval]],
    columns: Iterable[str],
    labels: Mapping[str, str],
) -> Iterator[PartRow]:
    for key, figures in found.items():
        short = {
            name: figure_row(name, figures[name], short=True)
            for name in (*FIGURES, *(figures.keys() - FIGURES.keys()))
            if name in figures and not name.startswith(STAGES)
        }
        yield PartRow(
            key if part is Part.ORGANISATION else labels.get(key, key),
            part_link(part, key),
            figures["pass"].cases if "pass" in figures else 0,
            tuple(short.get(name) for name in columns),
            tuple(short.values()),
        )
