"""The signals of a judgement: a few numbers that tell how well the evidence answers the question."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answer_kinds import answer_pattern, can_answer
from assistant.evidence import Candidate, Evidence
from assistant.question import Question

BEST = 5
"""How many of the best passages count."""
_NAMED = 0.6
"""A thing named by its official term counts when it is this rare, and is there when found to this degree."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against an answer. The weights are in data/judging.yaml."""

    coverage: float
    """Largest share of what is asked, 0 to 1, in a passage that can hold the kind of answer asked for."""
    lexical: float
    """Logarithm of the best lexical score of such a passage; 0 when there is none."""
    absent: float
    """1 when what weighs most is named by its official term and stands nowhere in the documents, else 0."""


def signals_of(
    question: Question, evidence: Evidence, candidates: Sequence[Candidate], documents: Collection[str]
) -> Signals:
    """Return the signals of the best passages.

    ``candidates``: best first. ``documents``: file names of those that are asked.
    """
    kind = answer_pattern(question)
    best = [c for c in best_of(candidates) if can_answer(kind, c.passage)]
    return Signals(
        coverage=max((c.coverage for c in best), default=0.0),
        lexical=math.log1p(max((max(0.0, c.lexical) for c in best), default=0.0)),
        absent=float(_is_absent(question, evidence, documents)),
    )


def best_of(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the best passages, those left out that are about another role than the one named."""
    if any(candidate.weighed is not None for candidate in candidates):
        # As they stood before: the judgement was calibrated on that order (docs/decisions/0010).
        candidates = sorted(
            candidates, key=lambda c: c.score if c.weighed is None else c.weighed, reverse=True
        )
    return [candidate for candidate in candidates[:BEST] if candidate.is_of_role]


def _is_absent(question: Question, evidence: Evidence, documents: Collection[str]) -> bool:
    """Tell whether the documents lack what is named and weighs more than anything else in the question."""
    weights = [evidence.weight_of(facet) for facet in question.facets]
    heaviest = max(weights, default=0.0)
    if heaviest < _NAMED or weights.count(heaviest) > 1:
        return False
    facet = question.facets[weights.index(heaviest)]
    return facet.named and not facet.section and not evidence.occurs(facet, documents, _NAMED)
