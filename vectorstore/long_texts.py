"""Texts that are longer than a model reads: it would cut them, silently. They are embedded in pieces."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


def pieces(text: str, most: int, count: Callable[[str], int]) -> list[str]:
    """Return the text in pieces that a model reads whole, cut at white space, all about as long.

    ``most``: how many tokens the model reads; ``count``: how many a text has, with what is put around it.
    """
    if len(text) < 2 or count(text) <= most:
        return [text]
    at = _middle(text)
    return [piece for half in (text[:at], text[at:]) if half.strip() for piece in pieces(half, most, count)]


def averaged(vectors: NDArray[np.float32], counts: Sequence[int]) -> NDArray[np.float32]:
    """Return for each text the mean (texts, dimension) of the vectors of its pieces, of length 1.

    ``vectors``: of all pieces, each of length 1, text after text; ``counts``: how many pieces each text has.
    """
    if len(vectors) == len(counts):
        return vectors
    starts = np.cumsum([0, *counts[:-1]])
    sums = np.add.reduceat(vectors, starts, axis=0)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.maximum(lengths, np.finfo(np.float32).tiny), dtype=np.float32)


def _middle(text: str) -> int:
    """Return where the white space begins that is nearest to the middle; the middle where there is none."""
    half = len(text) // 2
    first = len(text) - len(text.lstrip())
    inside = (at for at in range(first + 1, len(text)) if text[at].isspace())
    return min(inside, key=lambda at: abs(at - half), default=half)
