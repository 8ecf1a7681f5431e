"""Retrieval at equal lengths: what a reader of the first so many characters finds."""

from collections.abc import Sequence

from evals.matching import normalise
from evals.peers.exchange import Piece
from evals.questions import Case

BUDGETS = (1_500, 4_000)
"""Characters that are read."""


def within(pieces: Sequence[Piece], characters: int) -> list[Piece]:
    """Return the first pieces up to so many characters together, the last one cut short where it must be."""
    kept: list[Piece] = []
    left = characters
    for piece in pieces:
        if left <= 0:
            break
        kept.append(Piece(piece.document, piece.text[:left]))
        left -= len(piece.text)
    return kept


def evidence_found(pieces: Sequence[Piece], case: Case) -> list[bool]:
    """Return for each evidence of the case whether its quote stands within one piece of its document."""
    read = [(piece.document, normalise(piece.text)) for piece in pieces]
    return [
        any(document == evidence.document and normalise(evidence.quote) in text for document, text in read)
        for evidence in case.evidence
    ]


def score(pieces: Sequence[Piece], case: Case) -> dict[str, float | None]:
    """Return the figures of one question, each 0..1, or None where the case is not answerable.

    "any@N": some evidence stands in the first N characters; "recall@N": the share of it; "mrr": one
    through the rank of the first piece with evidence within the largest budget, 0 without.
    """
    figures: dict[str, float | None] = {}
    for budget in BUDGETS:
        found = evidence_found(within(pieces, budget), case)
        figures[f"any@{budget}"] = float(any(found)) if found else None
        figures[f"recall@{budget}"] = sum(found) / len(found) if found else None
    ranks = (
        rank
        for rank, piece in enumerate(within(pieces, BUDGETS[-1]), start=1)
        if any(evidence_found([piece], case))
    )
    first = next(ranks, None)
    figures["mrr"] = None if not case.evidence else 1 / first if first else 0.0
    return figures


FIGURES = (*(f"{name}@{budget}" for name in ("any", "recall") for budget in BUDGETS), "mrr")
"""The figures of ``score``, in the order of tables."""
