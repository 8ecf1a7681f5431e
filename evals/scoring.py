"""Every figure of every case: what the figures of a run, of a part of it, and of two runs are made of."""

from collections.abc import Callable, Mapping
from typing import TypeGuard

from evals import metrics
from evals.intervals import Tally
from evals.metrics import Result
from evals.questions import Case, QuestionSet
from ingest.model import Document

Scores = Mapping[str, Mapping[str, Tally]]
"""For each figure what it came to in each case that it applies to, by the id of the case."""

_PER_CASE: Mapping[str, Callable[[Result, Case], float | None]] = {
    "fact_recall": metrics.fact_recall,
    "citation_recall": metrics.citation_recall,
    "evidence_recall@5": metrics.evidence_recall_at(5),
    "evidence_recall@10": metrics.evidence_recall_at(10),
    "mrr": metrics.reciprocal_rank,
    "abstain_right": metrics.abstention_right,
    "abstain_wrong": metrics.abstention_wrong,
}


def is_scored(result: Result | None) -> TypeGuard[Result]:
    """Whether there is a result to measure: the case was asked, and the assistant did not fail."""
    return result is not None and "error" not in result


def score_cases(
    question_set: QuestionSet, results: Mapping[str, Result], documents: Mapping[str, Document]
) -> Scores:
    """Return each figure of each case. ``results``: by id of the case; ``documents``: by file name.

    A case without a result does not pass and counts in no other figure.
    """
    texts = {name: metrics.normalise(document.text) for name, document in documents.items()}
    scores: dict[str, dict[str, Tally]] = {"pass": {}}
    for case in question_set.cases:
        result = results.get(case.id)
        scores["pass"][case.id] = Tally(float(is_scored(result) and metrics.passes(result, case)))
        if not is_scored(result):
            continue
        for name, metric in _PER_CASE.items():
            value = metric(result, case)
            if value is not None:
                scores.setdefault(name, {})[case.id] = Tally(float(value))
        per_citation = {
            "citation_precision": metrics.citation_precision(result, case),
            "quote_valid": metrics.quote_valid(result, texts),
            "quote_exact": metrics.quote_exact(result, documents),
        }
        for name, values in per_citation.items():
            if values:
                scores.setdefault(name, {})[case.id] = Tally(float(sum(values)), len(values))
    return scores
