"""The passages behind an answer, in rank order."""

from collections.abc import Mapping, Sequence

from assistant.answer import Retrieved
from assistant.evidence import Candidate
from ingest.model import Document

MOST = 20
"""Passages that are told of at least, where there are so many."""


def retrieved(
    documents: Mapping[str, Document], used: Sequence[tuple[str, int]], candidates: Sequence[Candidate]
) -> tuple[Retrieved, ...]:
    """Return the passages used (file name, number) first, then those considered, best first."""
    scores = {candidate.key: candidate.score for candidate in candidates}
    order = list(dict.fromkeys([*used, *(candidate.key for candidate in candidates)]))
    top = max(scores.values(), default=1.0) or 1.0
    result = []
    for name, number in order[: max(MOST, len(used))]:
        passage = documents[name].passages[number]
        score = max(0.0, min(1.0, scores.get((name, number), 0.0) / top))
        result.append(Retrieved(name, number, passage.start, passage.end, passage.text, score))
    return tuple(result)
