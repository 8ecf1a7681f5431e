"""Two runs side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.entailment import Entails, lexical
from evals.figures import FIGURES
from evals.intervals import Interval, Tally
from evals.metrics import Result
from evals.model_judge.judgements import ModelJudgement
from evals.questions import Kind, QuestionSet, plain_id
from evals.runs.configuration import Configuration, differing
from evals.runs.measures import shares_of
from evals.runs.pairs import paired_change
from evals.runs.reports import KeptRun, Report
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
"""Figures that are read off the documents themselves: another version of those would give others."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in both runs."""

    name: str
    """As in ``Summary.figures``."""
    before: float | None
    """In the first run; None where it was not measured. Where ``paired`` is known, over the cases of both."""
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
    first: KeptRun,
    second: KeptRun,
    question_set: QuestionSet | None = None,
    documents: Mapping[str, Document] | None = None,
    entails: Entails = lexical,
) -> Comparison:
    """Return what changed.

    ``question_set``: by which both are scored anew, so that a case is held to the same in both; without it
    there are no intervals, and what passes is as each run told. ``documents``: by file name, for figures
    that are read off them; they are left out where these are not the documents that were asked.
    """
    before, after = _cases(first), _cases(second)
    wanted = {case.id for case in question_set.cases} if question_set else set(after)
    shared = [case for case in after if case in before and case in wanted]
    figures_before, figures_after = (run.report.summary.figures for run in (first, second))
    paired: dict[str, Interval] = {}
    missed_before, missed_after = (set(run.report.summary.misses) for run in (first, second))
    if question_set is not None:
        scores = [_scores(question_set, run, documents or {}, entails, shared) for run in (first, second)]
        paired = dict(_paired(*scores))
        figures_before, figures_after = (
            {**run.report.summary.figures, **{name: _mean(one[name]) for name in paired}}
            for run, one in zip((first, second), scores, strict=True)
        )
        missed_before, missed_after = (_missed(one) for one in scores)
    its, own = first.report.configuration, second.report.configuration
    return Comparison(
        figures=tuple(
            FigureChange(name, figures_before.get(name), figures_after.get(name), paired.get(name))
            for name in FIGURES
            if name in figures_before or name in figures_after
        ),
        kinds=tuple(_kinds(first.report, second.report)),
        gained=tuple(case for case in shared if case in missed_before and case not in missed_after),
        lost=tuple(case for case in shared if case not in missed_before and case in missed_after),
        shared=len(shared),
        unmatched=len(set(before) ^ set(after)),
        same_questions=its.question_set.sha256 == own.question_set.sha256,
        documents=differing(its.documents, own.documents),
        versions=differing(its.versions, own.versions),
        settings=_settings(its, own),
    )


def scores_as_asked(
    question_set: QuestionSet,
    results: Mapping[str, Result],
    documents: Mapping[str, Document],
    configuration: Configuration,
    judgements: Mapping[str, ModelJudgement],
    entails: Entails = lexical,
) -> Scores:
    """Return each figure of each case of a run, but for those that are read off documents it did not ask."""
    hashes = {name: document.sha256 for name, document in documents.items()}
    are_those_asked = configuration.documents.items() <= hashes.items()
    scores = score_cases(question_set, results, documents, entails=entails, judgements=shares_of(judgements))
    return {name: found for name, found in scores.items() if are_those_asked or name not in _OF_TEXTS}


def _cases(run: KeptRun) -> list[str]:
    """Return the ids of the cases of a run, those without a result too; plain forms are no cases."""
    names = dict.fromkeys([*run.results, *run.report.summary.unscored])
    return [name for name in names if not name.endswith(plain_id(""))]


def _scores(
    question_set: QuestionSet,
    run: KeptRun,
    documents: Mapping[str, Document],
    entails: Entails,
    shared: Sequence[str],
) -> Scores:
    found = scores_as_asked(
        question_set, run.results, documents, run.report.configuration, run.judgements, entails
    )
    return {
        figure: {case: tallies[case] for case in shared if case in tallies}
        for figure, tallies in found.items()
    }


def _paired(before: Scores, after: Scores) -> Iterator[tuple[str, Interval]]:
    for figure, tallies in after.items():
        change = paired_change(before.get(figure, {}), tallies)
        if change is not None:
            yield figure, change


def _mean(tallies: Mapping[str, Tally]) -> float:
    return sum(tally.total for tally in tallies.values()) / sum(tally.count for tally in tallies.values())


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
