"""Two runs side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from evals.intervals import Interval
from evals.questions import Kind
from evals.reports import Report
from evals.summary import KindScore


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in both runs."""

    name: str
    """As in ``Summary.figures``."""
    before: float | None
    """In the first run; None where it was not measured."""
    after: float | None
    """In the second run."""
    paired: Interval | None = None
    """Second minus first over the cases that both have, by the same questions; None where not known."""

    @property
    def difference(self) -> float | None:
        """Second minus first, where both were measured."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class KindChange:
    """How the cases of one kind went in both runs."""

    kind: Kind
    """Which kind."""
    before: KindScore | None
    """In the first run; None where it has no such cases."""
    after: KindScore | None
    """In the second run."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from a first to a second run."""

    figures: tuple[FigureChange, ...]
    """Every figure of either, in the order of the first."""
    kinds: tuple[KindChange, ...]
    """Every kind of either."""
    gained: tuple[str, ...]
    """Ids of the cases of both that pass in the second run only, in the second's order."""
    lost: tuple[str, ...]
    """Ids of the cases of both that pass in the first run only."""
    unmatched: int
    """Cases that only one of them has."""
    same_questions: bool
    """Whether the question sets are the same to the letter."""
    documents: tuple[str, ...]
    """File names of the documents that differ or that only one of them has."""
    versions: tuple[str, ...]
    """Names of the packages whose versions differ."""
    settings: tuple[str, ...] = ()
    """Names of the settings that differ; "lexicon" and "prompts" are among them."""


def compare_runs(
    first: Report, second: Report, first_cases: Iterable[str], second_cases: Iterable[str]
) -> Comparison:
    """Return what changed. ``first_cases``, ``second_cases``: ids of the cases that have a result."""
    before = dict.fromkeys([*first_cases, *first.summary.unscored])
    after = dict.fromkeys([*second_cases, *second.summary.unscored])
    shared = [case for case in after if case in before]
    missed_before, missed_after = set(first.summary.misses), set(second.summary.misses)
    return Comparison(
        figures=tuple(
            FigureChange(name, first.summary.figures.get(name), second.summary.figures.get(name))
            for name in {**first.summary.figures, **second.summary.figures}
        ),
        kinds=tuple(_kinds(first, second)),
        gained=tuple(case for case in shared if case in missed_before and case not in missed_after),
        lost=tuple(case for case in shared if case not in missed_before and case in missed_after),
        unmatched=len(before.keys() ^ after.keys()),
        same_questions=first.question_set_sha256 == second.question_set_sha256,
        documents=_differing(dict(first.documents), dict(second.documents)),
        versions=_differing(dict(first.versions), dict(second.versions)),
    )


def _kinds(first: Report, second: Report) -> Iterable[KindChange]:
    before = {score.kind: score for score in first.summary.kinds}
    after = {score.kind: score for score in second.summary.kinds}
    for kind in Kind:
        if kind in before or kind in after:
            yield KindChange(kind, before.get(kind), after.get(kind))


def _differing(first: dict[str, str], second: dict[str, str]) -> tuple[str, ...]:
    """Return the names that have another value, or a value in one of the two only."""
    return tuple(sorted({name for name, _ in first.items() ^ second.items()}))
