"""The default embedding model: hashed subword n-grams. It ships as code; nothing to download."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers.sentence_transformer.modules import InputModule

from vectorstore.ngrams import word_grams, words

DIMENSION = 2048
SHORTEST = 3
LONGEST = 5


class HashedNgrams(InputModule):
    """A text as the signed, hashed counts of its character n-grams (sublinear: 1 + log count).

    The output is not normalised: put `Normalize()` after it in the `SentenceTransformer`.
    """

    config_keys: list[str] = ["dimension", "shortest", "longest"]  # noqa: RUF012 - as the base class
    save_in_root: bool = False

    def __init__(self, dimension: int = DIMENSION, shortest: int = SHORTEST, longest: int = LONGEST) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.dimension = dimension
        self.shortest = shortest
        self.longest = longest

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: object
    ) -> dict[str, torch.Tensor | Any]:
        """Return the features of the texts: a float32 tensor (texts, dimension)."""
        texts = [f"{prompt or ''}{text}" for text in inputs]
        vectors = np.stack([self._vector(text) for text in texts])
        return {"sentence_embedding": torch.from_numpy(vectors)}

    def forward(
        self, features: dict[str, torch.Tensor | Any], **kwargs: object
    ) -> dict[str, torch.Tensor | Any]:
        """Return the features as they are: there is nothing left to compute."""
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return self.dimension

    def save(
        self, output_path: str, *args: object, safe_serialization: bool = True, **kwargs: object
    ) -> None:
        """Write the configuration; there are no weights."""
        self.save_config(output_path)

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for gram, count in self._grams(text).items():
            position, sign = slot(gram, self.dimension)
            vector[position] += sign * (1.0 + math.log(count))
        return vector

    def _grams(self, text: str) -> Counter[str]:
        # A text without a letter or digit still gets a vector: cosine does not know zero vectors.
        parts = words(text) or [text.strip()]
        return Counter(gram for word in parts for gram in word_grams(word, self.shortest, self.longest))


@lru_cache(maxsize=500_000)
def slot(gram: str, dimension: int) -> tuple[int, int]:
    """Return (position, sign) of an n-gram: the same on every machine and in every run."""
    number = int.from_bytes(blake2b(gram.encode("utf-8", "replace"), digest_size=8).digest())
    return (number >> 1) % dimension, 1 if number & 1 else -1
