"""The default embedding: hashed subword n-grams. It ships as code: nothing to download or to load."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from vectorstore.ngrams import word_grams, words

DIMENSION = 384
SHORTEST = 3
LONGEST = 5


def hashed_ngrams(
    texts: Sequence[str], dimension: int = DIMENSION, shortest: int = SHORTEST, longest: int = LONGEST
) -> NDArray[np.float32]:
    """Return the signed, hashed counts of the character n-grams of each text, (texts, dimension).

    Sublinear: 1 + log of how often an n-gram occurs. Not of length 1; the same on every machine.
    """
    vectors = np.empty((len(texts), dimension), dtype=np.float32)
    for row, text in enumerate(texts):
        # A text without a letter or digit still gets a vector: cosine does not know zero vectors.
        parts = words(text) or [text.strip()]
        numbers = np.concatenate([word_numbers(word, shortest, longest) for word in parts])
        found, counts = np.unique(numbers, return_counts=True)
        signs = np.where(found & np.uint64(1), 1.0, -1.0)
        places = ((found >> np.uint64(1)) % np.uint64(dimension)).astype(np.intp)
        vectors[row] = np.bincount(places, signs * (1.0 + np.log(counts)), minlength=dimension)
    return vectors


@lru_cache(maxsize=100_000)
def word_numbers(word: str, shortest: int, longest: int) -> NDArray[np.uint64]:
    """Return a number for each n-gram of a word, each once: the last bit is its sign, the rest its place.

    Kept by word: documents of one kind say the same words again and again.
    """
    digests = (
        blake2b(gram.encode("utf-8", "replace"), digest_size=8).digest()
        for gram in word_grams(word, shortest, longest)
    )
    return np.frombuffer(b"".join(digests), dtype=">u8").astype(np.uint64)
