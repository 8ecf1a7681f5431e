"""What a report says of a run beside a baseline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.figures import FIGURES, Better
from evals.intervals import Interval
from evals.questions import QuestionSet
from evals.report import texts, writing
from evals.report.writing import figure_label
from evals.runs.comparing import Comparison, FigureChange


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A figure of both runs, in a table."""

    label: str
    """What it is called."""
    before: str
    """In the baseline."""
    after: str
    """In this run."""
    difference: str
    """This run minus the baseline."""
    interval: str = ""
    """Of the difference, case by case; nothing where it is not known."""
    count: int = 0
    """The number of questions that both have."""
    verdict: str = ""
    """Whether it is better or worse, or that chance may explain it."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A run beside a baseline."""

    differing: tuple[str, ...]
    """What differs between the runs, one line each."""
    rows: tuple[ChangeRow, ...]
    """Every figure of either."""
    gained: tuple[tuple[str, str], ...]
    """(id, question) of what passes in this run only; without question where it has none with that id."""
    lost: tuple[tuple[str, str], ...]
    """(id, question) of what passed in the baseline only."""


def compared(comparison: Comparison, question_set: QuestionSet) -> ComparisonView:
    """Return the comparison as a report shows it."""
    questions = {case.id: case.question for case in question_set.cases}

    def named(cases: Sequence[str]) -> tuple[tuple[str, str], ...]:
        return tuple((case, questions.get(case, "")) for case in cases)

    return ComparisonView(
        tuple(_differing(comparison)) or (texts.NOTHING_ELSE,),
        tuple(_row(change) for change in comparison.figures),
        named(comparison.gained),
        named(comparison.lost),
    )


def _differing(comparison: Comparison) -> Iterator[str]:
    if not comparison.same_questions:
        yield texts.OTHER_QUESTIONS
    if comparison.documents:
        yield texts.OTHER_DOCUMENTS.format(names=", ".join(comparison.documents))
    if comparison.settings:
        yield texts.OTHER_SETTINGS.format(names=", ".join(comparison.settings))
    if comparison.versions:
        yield texts.OTHER_VERSIONS.format(names=", ".join(comparison.versions))
    if comparison.unmatched:
        yield texts.UNMATCHED.format(count=comparison.unmatched)


def _row(change: FigureChange) -> ChangeRow:
    name = change.name
    before, after = (
        texts.NOT_MEASURED if amount is None else writing.value(name, amount)
        for amount in (change.before, change.after)
    )
    paired = change.paired
    if paired is None:
        shown = "–" if change.difference is None else writing.change(name, change.difference)
        return ChangeRow(figure_label(name), before, after, shown)
    return ChangeRow(
        figure_label(name),
        before,
        after,
        writing.change(name, paired.mean),
        writing.change_interval(name, paired),
        paired.cases,
        _verdict(name, paired),
    )


def _verdict(name: str, difference: Interval) -> str:
    better = FIGURES[name].better if name in FIGURES else Better.HIGHER
    if better is Better.NEITHER:
        return ""
    if not difference.excludes_zero:
        return texts.UNCLEAR
    return texts.BETTER if (difference.mean > 0) is (better is Better.HIGHER) else texts.WORSE
