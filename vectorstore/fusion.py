"""Joining lexical and dense scores: a convex combination of normalised scores."""

import numpy as np
from numpy.typing import NDArray

from vectorstore.models import DEFAULT_EMBEDDER

NGRAM_WEIGHT = 0.2
"""Share of the dense score with the default model. Measured: 0 to 0.3 are level, more is worse."""
NEURAL_WEIGHT = 0.5
"""Share with any other model, which knows synonyms that words do not. Not measured on our cases."""


def dense_weight(embedder: str) -> float:
    """Return the dense score's share for an embedder, by its name; the rest is lexical."""
    return NGRAM_WEIGHT if embedder == DEFAULT_EMBEDDER else NEURAL_WEIGHT


def fuse(lexical: NDArray[np.float32], dense: NDArray[np.float32], weight: float) -> NDArray[np.float32]:
    """Return the joint score 0..1 of each passage; `weight` is the dense score's share.

    Lexical scores are divided by the highest: 0 means that no word matches. Dense ones are
    stretched from lowest to highest: neural models keep theirs in a narrow band near 1.
    """
    lowest = float(dense.min(initial=1.0))
    joint = (1 - weight) * _by_highest(lexical) + weight * _by_highest(dense - lowest)
    return joint.astype(np.float32, copy=False)


def _by_highest(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    highest = float(scores.max(initial=0.0))
    return scores / np.float32(highest) if highest > 0 else np.zeros_like(scores)
