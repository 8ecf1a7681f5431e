"""Ordering the passages that were found by a model that reads question and passage together, if one is set.

It changes the order, and what stands in it: its score is fused with the one that all other signals make, and
stays within what these gave, so that a passage that was not scored in time keeps its place. The judgement
of whether there is an answer at all was calibrated without it and goes on without it (``signals.py``).
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from assistant.evidence import Candidate
from assistant.question import Question
from vectorstore import VectorStoreError
from vectorstore.fusion import rerank_weight
from vectorstore.reranker import Reranker, load_reranker
from vectorstore.search_text import search_text

_LOGGER = logging.getLogger(__name__)
MOST = 40
"""Passages that are scored at most: what stands lower is hardly ever shown."""


@dataclass(slots=True)
class Reranking:
    """A reranker and how much it counts."""

    reranker: Reranker
    """Scores passages."""
    weight: float
    """Its share in the score, 0 to 1."""
    failed: bool = field(default=False, init=False)
    """It went wrong once: it is not asked again."""

    @property
    def described(self) -> tuple[str, int]:
        """Name of the model, and milliseconds that it has for a question."""
        return self.reranker.name, round(self.reranker.budget * 1000)

    def reordered(self, asked: Sequence[tuple[Question, Sequence[Candidate]]]) -> list[Sequence[Candidate]]:
        """Return the candidates of each question, best first, as they are put together with the reranker.

        The questions share its time. When it fails they stay as they are, which is logged, once.
        """
        return [
            self._reordered(question, found, self.reranker.budget / len(asked)) for question, found in asked
        ]

    def _reordered(
        self, question: Question, candidates: Sequence[Candidate], seconds: float
    ) -> Sequence[Candidate]:
        if self.failed or len(candidates) < 2:
            return candidates
        texts = [search_text(candidate.document, candidate.passage) for candidate in candidates[:MOST]]
        try:
            scores = self.reranker.scores(question.standalone, texts, seconds)
        except Exception as error:  # the library raises whatever its many backends raise
            self.failed = True
            _LOGGER.warning("er wordt verder niet herschikt: %s faalt (%s)", self.reranker.name, error)
            return candidates
        return fused(candidates, scores.tolist(), self.weight)


def fused(candidates: Sequence[Candidate], scores: Sequence[float], weight: float) -> Sequence[Candidate]:
    """Return the candidates, best first, the first of them ordered together with the scores (0 to 1).

    A convex combination: a score of 0 stands for the lowest of what those scored had, 1 for the highest.
    """
    if len(scores) < 2:
        return candidates
    first, rest = candidates[: len(scores)], candidates[len(scores) :]
    highest, lowest = first[0].score, first[-1].score
    joint = [
        (1 - weight) * candidate.score + weight * (lowest + score * (highest - lowest))
        for candidate, score in zip(first, scores, strict=True)
    ]
    # Rounded and stable, so that the last bit of a float does not decide the order of equals.
    order = np.argsort(-np.round(joint, 6), kind="stable")
    return [*(replace(first[at], score=joint[at], weighed=first[at].score) for at in order), *rest]


@cache
def chosen_reranking(name: str, budget_ms: int) -> Reranking | None:
    """Return the reranking with a model by name, loaded once; None, which is logged, where that fails."""
    try:
        reranker = load_reranker(name, budget_ms / 1000)
    except VectorStoreError as error:
        _LOGGER.warning("er wordt niet herschikt: %s", error)
        return None
    return Reranking(reranker, rerank_weight(reranker.name))
