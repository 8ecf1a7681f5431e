"""Every figure of every case: what the figures of a run, of a part of it, and of two runs are made of."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeGuard

from evals import metrics
from evals.entailment import Entails, lexical
from evals.figures import CUTOFFS, FIGURES, PAIRED_KINDS, Group
from evals.intervals import Tally
from evals.metrics import Result
from evals.questions import Case, QuestionSet, plain_id
from evals.spans import Letters
from ingest.model import Document

Scores = Mapping[str, Mapping[str, Tally]]
"""For each figure what it came to in each case that it applies to, by the id of the case."""

Judgements = Mapping[str, Mapping[str, float]]
"""What a chat model thinks of an answer: by the id of the case, a share (0..1) for each judge_* figure."""

_PER_CASE: Mapping[str, Callable[[Result, Case], float | None]] = {
    "crag": metrics.crag,
    **{f"evidence_recall@{k}": metrics.evidence_recall_at(k) for k in CUTOFFS},
    "fact_recall": metrics.fact_recall,
    "forbidden": metrics.forbidden,
    "citation_recall": metrics.citation_recall,
    "worded": metrics.worded,
    "abstain_right": metrics.abstention_right,
    "abstain_wrong": metrics.abstention_wrong,
}
_JUDGED = frozenset(name for name, figure in FIGURES.items() if figure.group is Group.JUDGED)


def is_scored(result: Result | None) -> TypeGuard[Result]:
    """Whether there is a result to measure: the case was asked, and the assistant did not fail."""
    return result is not None and "error" not in result


def score_cases(
    question_set: QuestionSet,
    results: Mapping[str, Result],
    documents: Mapping[str, Document],
    *,
    entails: Entails = lexical,
    judgements: Judgements | None = None,
) -> Scores:
    """Return each figure of each case, but for those of ``evals.distributions``.

    ``results``: by id of the case, and of plain forms by ``plain_id``; ``documents``: by file name;
    ``entails``: tells whether a statement follows from what it cites. A case without a result does not pass
    and counts in no other figure.
    """
    scores = _Sheet()
    answered: list[tuple[Case, Result]] = []
    for case in question_set.cases:
        result = results.get(case.id)
        scores.add("pass", case, is_scored(result) and metrics.passes(result, case))
        if is_scored(result):
            answered.append((case, result))
    for case, result in answered:
        for name, metric in _PER_CASE.items():
            scores.add(name, case, metric(result, case))
        scores.add("wrong_organisation@1", case, metrics.wrong_organisation(result, case, documents))
        scores.add(*_wording_effect(case, result, results.get(plain_id(case.id))))
        for name, value in (judgements or {}).get(case.id, {}).items():
            if name in _JUDGED:
                scores.add(name, case, value)
    if not any(case.facts for case in question_set.cases):  # it would be 1, whatever was answered
        scores.figures.pop("fact_recall", None)
    for name, values in metrics.ranking_figures(answered).items():
        scores.figures[name] = {case: Tally(value) for case, value in values.items()}
    _score_citations(scores, answered, documents)
    backed = metrics.statements_backed([result for _, result in answered], documents, entails)
    for (case, _), found in zip(answered, backed, strict=True):
        scores.add_all("statement_recall", case, found.recall)
        scores.add_all("statement_precision", case, found.precision)
    return {name: scores.figures[name] for name in FIGURES if scores.figures.get(name)}


class _Sheet:
    """The figures that are being filled in."""

    def __init__(self) -> None:
        self.figures: dict[str, dict[str, Tally]] = {}

    def add(self, name: str, case: Case, value: float | None) -> None:
        """Fill in a figure of a case; None: it does not apply."""
        if value is not None:
            self.figures.setdefault(name, {})[case.id] = Tally(float(value))

    def add_all(self, name: str, case: Case, values: Iterable[bool]) -> None:
        """Fill in a figure that is a share of several things of a case; none: it does not apply."""
        found = list(values)
        if found:
            self.figures.setdefault(name, {})[case.id] = Tally(float(sum(found)), len(found))


def _score_citations(
    scores: _Sheet, answered: Iterable[tuple[Case, Result]], documents: Mapping[str, Document]
) -> None:
    letters = {name: Letters.of(document.text) for name, document in documents.items()}
    texts = {name: found.text for name, found in letters.items()}
    for case, result in answered:
        scores.add_all("marker_valid", case, metrics.marker_valid(result))
        scores.add_all("quote_valid", case, metrics.quote_valid(result, texts))
        scores.add_all("partly", case, metrics.partly(result))
        scores.add_all("quote_exact", case, metrics.quote_exact(result, documents))
        scores.add_all("citation_precision", case, metrics.citation_precision(result, case))
        match = metrics.span_match(result, case, letters)
        if match is not None:
            scores.add("span_precision", case, match.precision)
            scores.add("span_recall", case, match.recall)
            scores.add("span_f1", case, match.f1)


def _wording_effect(case: Case, result: Result, plain: Result | None) -> tuple[str, Case, float | None]:
    """Return what the way of asking gains (1), leaves (0) or costs (-1), beside the plain form.

    Source: robustness as the change between a question and its perturbed form, Ribeiro et al. (2020),
    "Beyond accuracy: behavioral testing of NLP models with CheckList".
    """
    name = f"{case.kind.value}_effect"
    if case.kind not in PAIRED_KINDS or case.plain is None or not is_scored(plain):
        return name, case, None
    return name, case, float(metrics.passes(result, case)) - float(metrics.passes(plain, case))
