"""What the page of two runs shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.comparing import Comparison, FigureChange, compare_runs
from evals.metrics import Result
from evals.reports import Report
from ui.evaluation.figures import Writer
from ui.texts.evaluation_reports import ReportTexts

_LESS_IS_BETTER = frozenset({"abstain_wrong"})
_MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of both runs, in a table."""

    label: str
    """What it is called."""
    before: str
    """In the first run."""
    after: str
    """In the second run."""
    difference: str
    """Second minus first."""
    direction: str = ""
    """"beter", "slechter" or nothing, for the look."""
    verdict: str = ""
    """The same in words."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two runs side by side."""

    warnings: tuple[str, ...]
    """Why the figures may not be comparable."""
    figures: tuple[Change, ...]
    """Every figure."""
    kinds: tuple[Change, ...]
    """How the questions of each kind went."""
    lost: tuple[tuple[str, str], ...]
    """(id, question) of what passed in the first run only."""
    gained: tuple[tuple[str, str], ...]
    """(id, question) of what passed in the second run only."""


def comparison_view(
    first: Report,
    second: Report,
    first_results: Mapping[str, Result],
    second_results: Mapping[str, Result],
    writer: Writer,
    texts: ReportTexts,
) -> ComparisonView:
    """Return what changed from the first run to the second."""
    found = compare_runs(first, second, first_results, second_results)
    questions = {
        name: str(result["question"]) for name, result in {**first_results, **second_results}.items()
    }

    figures = {change.name: change for change in found.figures}

    def named(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((name, questions.get(name, name)) for name in names)

    return ComparisonView(
        _warnings(found, texts),
        tuple(_figure(figures[name], writer, texts) for name in writer.names if name in figures),
        tuple(
            _share(
                writer.kind(change.kind),
                change.before.pass_rate if change.before else None,
                change.after.pass_rate if change.after else None,
                writer,
                texts,
            )
            for change in found.kinds
        ),
        named(found.lost),
        named(found.gained),
    )


def _warnings(found: Comparison, texts: ReportTexts) -> tuple[str, ...]:
    lines = []
    if not found.same_questions:
        lines.append(texts.other_questions)
    if found.unmatched:
        lines.append(texts.unmatched.format(count=found.unmatched))
    if found.documents:
        lines.append(texts.other_documents.format(names=_listed(found.documents, texts)))
    if found.versions:
        lines.append(texts.other_versions.format(names=_listed(found.versions, texts)))
    return tuple(lines)


def _listed(names: tuple[str, ...], texts: ReportTexts) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return f"{shown} {texts.warnings_more.format(count=more)}" if more > 0 else shown


def _figure(change: FigureChange, writer: Writer, texts: ReportTexts) -> Change:
    label = writer.label(change.name)
    if change.name not in texts.amounts:
        less = change.name in _LESS_IS_BETTER
        return _share(label, change.before, change.after, writer, texts, less_is_better=less)
    # A length is neither good nor bad, and a time depends on what else the machine did.
    before, after = (writer.figure(change.name, value) for value in (change.before, change.after))
    difference = change.difference
    unit = texts.amounts[change.name][1]
    shown = "–" if difference is None else f"{writer.change(difference)} {unit}"
    return Change(label, before, after, shown)


def _share(
    label: str,
    before: float | None,
    after: float | None,
    writer: Writer,
    texts: ReportTexts,
    *,
    less_is_better: bool = False,
) -> Change:
    first, second = ("–" if value is None else writer.percentage(value) for value in (before, after))
    if before is None or after is None:
        return Change(label, first, second, "–")
    points = round(100 * (after - before), 1)
    difference = texts.points.format(difference=writer.change(points))
    if points == 0:
        return Change(label, first, second, difference, "", texts.same)
    better = (points < 0) == less_is_better
    direction, verdict = ("beter", texts.better) if better else ("slechter", texts.worse)
    return Change(label, first, second, difference, direction, verdict)
