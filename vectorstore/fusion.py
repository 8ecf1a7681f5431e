"""Joining lexical and dense scores: a convex combination of normalised scores."""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ingest.yaml_data import package_data
from vectorstore.prompting import known_as

WEIGHTS = "weights.yaml"
"""In the data folder; made by `make weights` (docs/embedders.md)."""


def dense_weight(embedder: str) -> float:
    """Return the dense score's share for an embedder, by its name; the rest is lexical."""
    return _share("embedder", embedder)


def rerank_weight(reranker: str) -> float:
    """Return the share of a reranker, by its name; the rest is all other signals together."""
    return _share("reranker", reranker)


@cache
def _share(kind: str, name: str) -> float:
    weights = package_data("vectorstore", WEIGHTS)
    known = known_as(name)
    for entry in weights[f"{kind}s"]:
        if re.search(entry["pattern"], known):
            return float(entry["share"])
    return float(weights[f"other_{kind}"])


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
