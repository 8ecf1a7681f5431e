"""Metrics: pure functions of one result and its case.

A result is the object that ``Answer.to_dict`` returns. A metric that does not apply to a case (a
fact recall of a question without an answer) is None, and is then not counted. What counts as a
match is in docs/question-sets.md.
"""

from evals.matching import normalise
from evals.metrics.answers import Lack, crag, fact_recall, forbidden, is_long, passes, shortcomings
from evals.metrics.citations import (
    citation_precision,
    citation_recall,
    marker_valid,
    quote_exact,
    quote_valid,
)
from evals.metrics.matches import Result, holds, is_answered
from evals.metrics.refusals import abstention_right, abstention_wrong
from evals.metrics.retrieval import (
    evidence_recall_at,
    ranking_figures,
    retrieved_length_at,
    wrong_organisation,
)
from evals.metrics.spans import SpanMatch, span_match
from evals.metrics.statements import Backed, statements_backed
from evals.metrics.timing import percentile
from evals.metrics.wording import partly, worded, wording_failures

__all__ = [
    "Backed",
    "Lack",
    "Result",
    "SpanMatch",
    "abstention_right",
    "abstention_wrong",
    "citation_precision",
    "citation_recall",
    "crag",
    "evidence_recall_at",
    "fact_recall",
    "forbidden",
    "holds",
    "is_answered",
    "is_long",
    "marker_valid",
    "normalise",
    "partly",
    "passes",
    "percentile",
    "quote_exact",
    "quote_valid",
    "ranking_figures",
    "retrieved_length_at",
    "shortcomings",
    "span_match",
    "statements_backed",
    "worded",
    "wording_failures",
    "wrong_organisation",
]
