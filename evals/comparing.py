"""Two runs side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.configuration import Configuration, differing
from evals.figures import FIGURES
from evals.intervals import Interval
from evals.metrics import Result
from evals.pairs import paired_change
from evals.questions import Kind, QuestionSet, plain_id
from evals.reports import Report
from evals.scoring import Scores, score_cases
from evals.summary import KindScore
from ingest.model import Document

_OF_TEXTS = frozenset(
    {
        "wrong_organisation@1",
        "quote_valid",
        "quote_exact",
        "statement_recall",
        "statement_precision",
        "span_precision",
        "span_recall",
        "span_f1",
    }
)
"""Figures that are read off the documents themselves: those of another version would give others."""


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
    """Second minus first over the cases that both have, by the same questions; None for what is no mean
    over the cases, as lengths and times, and where the questions were not kept."""

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
    """Every figure of either, in the order of reports."""
    kinds: tuple[KindChange, ...]
    """Every kind of either."""
    gained: tuple[str, ...]
    """Ids of the cases of both that pass in the second run only, in the second's order."""
    lost: tuple[str, ...]
    """Ids of the cases of both that pass in the first run only."""
    shared: int
    """Cases that both have."""
    unmatched: int
    """Cases that only one of them has."""
    same_questions: bool
    """Whether the same is asked and expected."""
    documents: tuple[str, ...]
    """File names of the documents that differ or that only one of them has."""
    versions: tuple[str, ...]
    """Names of the packages whose versions differ."""
    settings: tuple[str, ...] = ()
    """Names of the settings that differ; "lexicon" and "prompts" are among them."""


def compare_runs(
    first: Report,
    second: Report,
    first_results: Mapping[str, Result],
    second_results: Mapping[str, Result],
    question_set: QuestionSet | None = None,
    documents: Mapping[str, Document] | None = None,
) -> Comparison:
    """Return what changed. The results: by id of the case.

    ``question_set``: by which both are scored anew, so that a case is held to the same in both; without it
    there are no intervals, and what passes is as each run told. ``documents``: by file name, for figures
    that are read off them; they are left out where these are not the documents that were asked.
    """
    before, after = _cases(first, first_results), _cases(second, second_results)
    wanted = {case.id for case in question_set.cases} if question_set else set(after)
    shared = [case for case in after if case in before and case in wanted]
    paired: dict[str, Interval] = {}
    missed_before, missed_after = set(first.summary.misses), set(second.summary.misses)
    if question_set is not None:
        texts = documents or {}
        scores = [
            _scores(question_set, results, texts, shared, run.configuration)
            for run, results in ((first, first_results), (second, second_results))
        ]
        paired = dict(_paired(*scores))
        missed_before, missed_after = (_missed(one) for one in scores)
    its, own = first.configuration, second.configuration
    return Comparison(
        figures=tuple(
            FigureChange(
                name, first.summary.figures.get(name), second.summary.figures.get(name), paired.get(name)
            )
            for name in FIGURES
            if name in first.summary.figures or name in second.summary.figures
        ),
        kinds=tuple(_kinds(first, second)),
        gained=tuple(case for case in shared if case in missed_before and case not in missed_after),
        lost=tuple(case for case in shared if case not in missed_before and case in missed_after),
        shared=len(shared),
        unmatched=len(set(before) ^ set(after)),
        same_questions=its.question_set.sha256 == own.question_set.sha256,
        documents=differing(its.documents, own.documents),
        versions=differing(its.versions, own.versions),
        settings=_settings(its, own),
    )


def _cases(run: Report, results: Iterable[str]) -> list[str]:
    """Return the ids of the cases of a run, those without a result too; plain forms are no cases."""
    names = dict.fromkeys([*results, *run.summary.unscored])
    return [name for name in names if not name.endswith(plain_id(""))]


def _scores(
    question_set: QuestionSet,
    results: Mapping[str, Result],
    documents: Mapping[str, Document],
    shared: Sequence[str],
    configuration: Configuration,
) -> Scores:
    hashes = {name: document.sha256 for name, document in documents.items()}
    are_those_asked = configuration.documents.items() <= hashes.items()
    return {
        figure: {case: tallies[case] for case in shared if case in tallies}
        for figure, tallies in score_cases(question_set, results, documents).items()
        if are_those_asked or figure not in _OF_TEXTS
    }


def _paired(before: Scores, after: Scores) -> Iterator[tuple[str, Interval]]:
    for figure, tallies in after.items():
        change = paired_change(before.get(figure, {}), tallies)
        if change is not None:
            yield figure, change


def _missed(scores: Scores) -> set[str]:
    return {case for case, tally in scores["pass"].items() if not tally.total}


def _settings(first: Configuration, second: Configuration) -> tuple[str, ...]:
    if not (first.settings and second.settings):  # an older version did not tell
        return ()
    prompts = ("prompts",) if differing(first.prompts, second.prompts) else ()
    lexicon = ("lexicon",) if first.lexicon != second.lexicon else ()
    return (*differing(first.settings, second.settings), *prompts, *lexicon)


def _kinds(first: Report, second: Report) -> Iterable[KindChange]:
    before = {score.kind: score for score in first.summary.kinds}
    after = {score.kind: score for score in second.summary.kinds}
    for kind in Kind:
        if kind in before or kind in after:
            yield KindChange(kind, before.get(kind), after.get(kind))
