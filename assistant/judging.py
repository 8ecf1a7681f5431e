"""Judge whether the evidence is enough to answer."""

import math
from collections.abc import Collection, Sequence

from assistant.evidence import REQUIRED_VALUES, Candidate, Evidence
from assistant.question import Expects, Question

ENOUGH = 0.85
"""Strength that the best evidence must have. Measured: docs/decisions/0006."""
ENOUGH_ENGLISH = 0.8
"""The same for a question in English, whose other words no Dutch document holds, and for one of several
documents side by side, which all answer the same question in words of their own."""
_LEXICAL_SHARE = 0.22
"""Weight of the logarithm of the lexical score beside the coverage."""
_NAMED = 0.6
"""A thing named by its official term counts when it is this rare, and is there when found to this degree."""
_BEST = 5
_COVERED = 0.3
"""Coverage that a passage with the value asked for must have itself: any amount will not do."""


def is_enough(
    question: Question,
    evidence: Evidence,
    candidates: Sequence[Candidate],
    documents: Collection[str],
    *,
    among_several: bool = False,
) -> bool:
    """Tell whether the candidates answer the question.

    They do not when a name of a person is asked for (documents of roles hold none), when something named
    is not in the documents at all, when a value of the kind asked for is missing, or when the best of
    them are too weak.
    """
    best = [candidate for candidate in candidates[:_BEST] if candidate.is_of_role]
    if not best or question.expects is Expects.PERSON_NAME:
        return False
    if any(_is_absent(question, evidence, documents)):
        return False
    if question.expects in REQUIRED_VALUES and not any(c.has_value and c.coverage >= _COVERED for c in best):
        return False
    if _is_elsewhere(question):
        return False
    limit = ENOUGH_ENGLISH if question.english or among_several else ENOUGH
    return max(map(strength, best)) >= limit


def strength(candidate: Candidate) -> float:
    """Return how strong one passage is as evidence: what it covers, and how well it matches."""
    return candidate.coverage + _LEXICAL_SHARE * math.log1p(max(0.0, candidate.lexical))


def _is_elsewhere(question: Question) -> bool:
    """Tell whether a question is of another world: no term of the lexicon in it, and mostly unknown words."""
    words = [facet for facet in question.facets if facet.is_substantial or not facet.known]
    unknown = sum(not facet.known for facet in words)
    return unknown > 0 and 2 * unknown >= len(words) and not any(facet.kinds for facet in words)


def _is_absent(question: Question, evidence: Evidence, documents: Collection[str]) -> list[bool]:
    """Tell of each thing that must be there whether it is absent from the documents.

    That is what is named and weighs more than anything else in the question.
    """
    weights = [evidence.weight_of(facet) for facet in question.facets]
    heaviest = max(weights, default=0.0)
    unique = weights.count(heaviest) == 1
    return [
        not evidence.occurs(facet, documents, _NAMED)
        for facet, weight in zip(question.facets, weights, strict=True)
        if facet.named and not facet.section and weight >= _NAMED and weight == heaviest and unique
    ]
