"""BM25 by two libraries, each as its own documentation uses it, and what no search at all would find."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.peers.exchange import DEPTH, Materials, Piece, Query, Text
from evals.peers.pieces import cut

Scorer = Callable[[str], NDArray[np.float64]]
"""Gives every piece a score for the words of a question."""


class Lexical:
    """BM25 over pieces; each is found by one text and shown as another."""

    def __init__(self, scorer: Callable[[Sequence[str]], Scorer], over: str) -> None:
        self._make = scorer
        self._over = over

    def ingest(self, texts: Sequence[Text], folder: Path) -> int:
        """Cut the texts, take our passages or the texts whole, and index them; nothing is written."""
        if self._over == "texts":
            parts = [(text.name, text.text, text.text) for text in texts]
        elif self._over == "passages":
            parts = [(text.name, *passage) for text in texts for passage in text.passages]
        else:
            parts = [(name, piece, piece) for name, piece in cut((t.name, t.text) for t in texts)]
        organisation_of = {text.name: text.organisation for text in texts}
        self._pieces = [Piece(name, own) for name, _, own in parts]
        self._organisations = np.array([organisation_of[name] for name, _, _ in parts])
        self._scores = self._make([searched for _, searched, _ in parts])
        return len(parts)

    def search(self, query: Query) -> list[Piece]:
        """Return the pieces with the highest scores."""
        scores = self._scores(query.text)
        if query.organisations:
            scores = np.where(np.isin(self._organisations, query.organisations), scores, -np.inf)
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        return [self._pieces[number] for number in best if np.isfinite(scores[number])]


def by_bm25s(materials: Materials, over: str = "pieces") -> Lexical:
    """Return bm25s with its default analysis; ``over``: "pieces" of the tutorial or our "passages"."""
    import bm25s

    def make(searched: Sequence[str]) -> Scorer:
        index = bm25s.BM25()
        index.index(bm25s.tokenize(list(searched), show_progress=False), show_progress=False)

        def scores(question: str) -> NDArray[np.float64]:
            [words] = bm25s.tokenize([question], return_ids=False, show_progress=False)
            # A question of which no word is left has no scores at all.
            return np.asarray(index.get_scores(words)) if words else np.zeros(len(searched))

        return scores

    return Lexical(make, over)


def by_rank_bm25(materials: Materials, over: str = "pieces") -> Lexical:
    """Return rank-bm25 over words between spaces; ``over``: as by_bm25s."""
    from rank_bm25 import BM25Okapi

    def make(searched: Sequence[str]) -> Scorer:
        index = BM25Okapi([text.split(" ") for text in searched])
        return lambda question: np.asarray(index.get_scores(question.split(" ")))

    return Lexical(make, over)


def unsearched(materials: Materials) -> Lexical:
    """Return whole documents in the order of their names, whatever is asked: what a search has to beat."""

    def make(searched: Sequence[str]) -> Scorer:
        return lambda question: np.zeros(len(searched))

    return Lexical(make, "texts")
