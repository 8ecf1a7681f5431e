"""What each weight of an embedder or a reranker comes to on question sets."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.evidence import Candidate
from assistant.reranking import MOST, fused
from evals.intervals import Floats
from evals.metrics import ranking_figures
from evals.questions import Case
from vectorstore import Embedder, Index
from vectorstore.reranker import Reranker
from vectorstore.search_text import search_text

SHARES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Weights that are tried, 0 first."""
FIGURE = "ndcg@10"
"""What a weight is chosen by."""
_LOOKED_AT = 20

Ordered = Callable[[Case], Sequence[Candidate]]
"""The passages found for a case, best first."""


def remembering(embedder: Embedder) -> Embedder:
    """Return the same model, which works out each query only once: every weight asks the same ones."""
    known: dict[tuple[str, ...], NDArray[np.float32]] = {}

    def encode(texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        if len(texts) > 1:
            return embedder.encode(texts, prompt)
        key = prompt, *texts
        if key not in known:
            known[key] = embedder.encode(texts, prompt)
        return known[key]

    return replace(embedder, encode=encode)


def by_dense_share(
    assistant: Assistant, index: Index, cases: Sequence[Case], shares: Sequence[float] = SHARES
) -> tuple[Floats, Floats]:
    """Return the figure by dense share and case, (shares, cases): of the search, of all signals.

    ``index``: the one that the assistant answers from; its share is put back.
    """
    before = index.dense_share
    search, whole = [], []
    try:
        for share in shares:
            index.dense_share = share
            found = {case.id: assistant.find(case.question, case.history).candidates for case in cases}
            search.append(figures(cases, lambda case, found=found: _by_search(found[case.id])))  # type: ignore[misc]
            whole.append(figures(cases, lambda case, found=found: found[case.id]))  # type: ignore[misc]
    finally:
        index.dense_share = before
    return np.array(search), np.array(whole)


def by_rerank_weight(
    assistant: Assistant, reranker: Reranker, cases: Sequence[Case], weights: Sequence[float] = SHARES
) -> Floats:
    """Return the figure by weight of the reranker and case, (weights, cases), with time enough for all.

    ``assistant``: one without a reranker.
    """
    scored: dict[str, tuple[Sequence[Candidate], list[float]]] = {}
    for case in cases:
        found = assistant.find(case.question, case.history)
        texts = [search_text(c.document, c.passage) for c in found.candidates[:MOST]]
        scored[case.id] = (found.candidates, reranker.scores(found.question.standalone, texts).tolist())
    return np.array(
        [figures(cases, lambda case, weight=weight: fused(*scored[case.id], weight)) for weight in weights]  # type: ignore[misc]
    )


def figures(cases: Sequence[Case], ordered: Ordered) -> list[float]:
    """Return the figure of each case, 0 to 1."""
    results = [
        (case, {"retrieved": [_retrieved(one) for one in ordered(case)[:_LOOKED_AT]]}) for case in cases
    ]
    found = ranking_figures(results)[FIGURE]
    return [found[case.id] for case in cases]


def _by_search(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates as the search alone orders them."""
    return sorted(candidates, key=lambda candidate: -candidate.relevance)


def _retrieved(candidate: Candidate) -> dict[str, str]:
    return {"document": candidate.document.name, "text": candidate.passage.text}
