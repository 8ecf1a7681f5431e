"""The default embedding as a module of sentence-transformers, so that it goes wherever such a model goes."""

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers.sentence_transformer.modules import InputModule

from vectorstore.hashed_ngrams import DIMENSION, LONGEST, SHORTEST, hashed_ngrams


class HashedNgrams(InputModule):
    """A text as its hashed n-grams.

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
        vectors = hashed_ngrams(texts, self.dimension, self.shortest, self.longest)
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
