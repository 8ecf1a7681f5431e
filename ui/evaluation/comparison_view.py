"""What the page of two runs shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isclose

from evals import QuestionSet, Summary
from evals.figures import FIGURES, Better
from evals.intervals import Interval
from evals.runs.comparing import Comparison, FigureChange, KindChange, compare_runs
from evals.runs.reports import KeptRun
from ingest.model import Document
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
    note: str = ""
    """Interval of the difference, over the questions of both."""


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
    first: KeptRun,
    second: KeptRun,
    question_set: QuestionSet | None,
    documents: Mapping[str, Document],
    writer: Writer,
    texts: ReportTexts,
) -> ComparisonView:
    """Return what changed from the first run to the second.

    ``question_set``: that of the second, by which both are held to the same; None where it was not kept.
    """
    found = compare_runs(first, second, question_set, documents)
    questions = {
        name: str(result["question"]) for name, result in {**first.results, **second.results}.items()
    }

    before, after = first.report.summary, second.report.summary
    figures = {change.name: change for change in found.figures}

    def named(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((name, questions.get(name, name)) for name in names)

    return ComparisonView(
        _warnings(found, texts),
        tuple(
            _figure(figures[name], before, after, writer, texts) for name in writer.names if name in figures
        ),
        tuple(_kind(change, before, after, writer, texts) for change in found.kinds),
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
    if found.settings:
        lines.append(texts.other_settings.format(names=_listed(found.settings, texts)))
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
        before_note=_note(change.name, change.before, first, writer),
        after_note=_note(change.name, change.after, second, writer),
    )
    if change.paired is not None:
        return _paired(shown, change.paired, writer, texts, name=change.name)
    # A length is neither good nor bad, and a time depends on what else the machine did.
    if change.name in texts.amounts or change.difference is None:
        return shown
    return _judged(shown, change.difference, texts, less_is_better=less_is_better)


def _note(name: str, value: float | None, summary: Summary, writer: Writer) -> str:
    """Return what a run told of a figure, unless it has been measured anew by other questions."""
    told = summary.measured.get(name)
    return writer.rests_on(name, told) if told and value is not None and isclose(told.mean, value) else ""


def _paired(shown: Change, difference: Interval, writer: Writer, texts: ReportTexts, *, name: str) -> Change:
    """Return a change with its interval; one that other questions might undo is no clear one."""
    low, high = writer.difference(name, difference.low), writer.difference(name, difference.high)
    is_same = not (difference.low or difference.mean or difference.high)
    note = "" if is_same else texts.between.format(low=low, high=high)
    if is_same or not difference.excludes_zero:
        return replace(shown, note=note, verdict=texts.same if is_same else texts.unclear)
    better = (difference.mean > 0) is (FIGURES[name].better is not Better.LOWER)
    direction, verdict = ("beter", texts.better) if better else ("slechter", texts.worse)
    return replace(shown, note=note, direction=direction, verdict=verdict)


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
