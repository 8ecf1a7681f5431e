"""Joining lexical and dense scores: a convex combination of scores divided by the best one."""

import numpy as np
from numpy.typing import NDArray

DENSE_WEIGHT = 0.3
"""Share of the dense score; the rest is lexical. Measured: see docs/decisions."""


def normalised(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the scores divided by the highest, 0..1; all 0 when none is positive."""
    best = scores.max(initial=0.0)
    if best <= 0:
        return np.zeros_like(scores)
    return np.clip(scores / best, 0.0, 1.0)


def fuse(
    lexical: NDArray[np.float32], dense: NDArray[np.float32], dense_weight: float = DENSE_WEIGHT
) -> NDArray[np.float32]:
    """Return the joint score 0..1 of each passage from its two raw scores."""
    joint = (1 - dense_weight) * normalised(lexical) + dense_weight * normalised(dense)
    return joint.astype(np.float32)
