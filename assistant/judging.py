"""Judge whether the evidence is enough to answer; if not, say which kind of refusal it is."""

from collections.abc import Collection, Sequence

from assistant.evidence import REQUIRED_VALUES, Candidate, Evidence
from assistant.question import Expects, Question

ENOUGH = 0.34
"""Share of what a question asks about that the best passage and its surroundings must hold."""
ENOUGH_ENGLISH = 0.22
"""The same for a question in English, whose other words no Dutch document holds."""


def is_enough(
    question: Question,
    evidence: Evidence,
    candidates: Sequence[Candidate],
    documents: Collection[str],
) -> bool:
    """Tell whether the candidates answer the question."""
    if not candidates or question.expects is Expects.PERSON_NAME:
        return False
    if any(facet.required and not evidence.occurs(facet, documents) for facet in question.facets):
        return False
    if question.expects in REQUIRED_VALUES and not any(c.has_value for c in candidates[:5]):
        return False
    limit = ENOUGH_ENGLISH if question.english else ENOUGH
    return max(candidate.coverage for candidate in candidates[:5]) >= limit
