"""What the page of two runs shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evals import Summary
from evals.comparing import Comparison, FigureChange, KindChange, compare_runs
from evals.figures import FIGURES, Better
from evals.metrics import Result
from evals.reports import Report
from ui.evaluation.figures import Writer, pass_of_kind
from ui.texts.evaluation_reports import ReportTexts

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
    before_note: str = ""
    """Interval and number of questions of the first run."""
    after_note: str = ""
    """The same of the second run."""


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
        tuple(
            _figure(figures[name], first.summary, second.summary, writer, texts)
            for name in writer.names
            if name in figures
        ),
        tuple(_kind(change, first.summary, second.summary, writer, texts) for change in found.kinds),
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


def _figure(
    change: FigureChange, first: Summary, second: Summary, writer: Writer, texts: ReportTexts
) -> Change:
    less_is_better = FIGURES[change.name].better is Better.LOWER
    shown = Change(
        writer.label(change.name),
        writer.figure(change.name, change.before),
        writer.figure(change.name, change.after),
        "–" if change.difference is None else writer.difference(change.name, change.difference),
        before_note=writer.rests_on(change.name, first.measured.get(change.name)),
        after_note=writer.rests_on(change.name, second.measured.get(change.name)),
    )
    # A length is neither good nor bad, and a time depends on what else the machine did.
    if change.name in texts.amounts or change.difference is None:
        return shown
    return _judged(shown, change.difference, texts, less_is_better=less_is_better)


def _kind(change: KindChange, first: Summary, second: Summary, writer: Writer, texts: ReportTexts) -> Change:
    before, after = (score.pass_rate if score else None for score in (change.before, change.after))
    difference = None if before is None or after is None else after - before
    shown = Change(
        writer.kind(change.kind),
        writer.figure("pass", before),
        writer.figure("pass", after),
        "–" if difference is None else writer.difference("pass", difference),
        before_note=writer.rests_on("pass", pass_of_kind(first, change.kind)),
        after_note=writer.rests_on("pass", pass_of_kind(second, change.kind)),
    )
    return shown if difference is None else _judged(shown, difference, texts)


def _judged(shown: Change, difference: float, texts: ReportTexts, *, less_is_better: bool = False) -> Change:
    """Return a change with whether it is one for the better; one that is not seen is none."""
    if round(100 * difference, 1) == 0:
        return replace(shown, verdict=texts.same)
    better = (difference < 0) == less_is_better
    direction, verdict = ("beter", texts.better) if better else ("slechter", texts.worse)
    return replace(shown, direction=direction, verdict=verdict)
