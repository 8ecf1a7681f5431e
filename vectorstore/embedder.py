"""Embedding models: always a SentenceTransformer, always from this machine.

The default one is a SentenceTransformer too, but its vectors are worked out without loading the library:
that takes five seconds and 400 MB, which no command should wait for that does not need them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import EmbedderUnavailable
from vectorstore.kinds import ModelKind, refuse_kinds
from vectorstore.long_texts import averaged, pieces
from vectorstore.models import (
    DEFAULT_EMBEDDER,
    DEFAULT_REVISION,
    fingerprint,
    load_locally,
    model_folder,
    refuse_pickled_weights,
)
from vectorstore.prompting import AS_THE_MODEL_WANTS, ChosenPrompts, Prompts, own_prompts, prompts_for

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_AROUND = 8
"""Most tokens that a model puts around a text by itself."""


@dataclass(frozen=True, slots=True)
class Embedder:
    """An embedding model and how texts are put to it."""

    name: str
    """DEFAULT_EMBEDDER, a hub name or a local folder."""
    revision: str
    """Which version of the model it is: vectors of different revisions do not mix."""
    dimension: int
    """Length of a vector."""
    query_prompt: str
    """Put before every query."""
    passage_prompt: str
    """Put before every passage."""
    encode: Callable[[Sequence[str], str], NDArray[np.float32]] = field(repr=False, compare=False)
    """Turns texts, and a prompt to put before each, into vectors (texts, dimension) of length 1."""
    model: Callable[[], "SentenceTransformer"] = field(repr=False, compare=False)
    """Returns the model as the library knows it; loads it where that has not been done."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors (texts, dimension), float32 and of length 1.

        Raises ValueError on a blank text: it has no meaning to compare.
        """
        return self._encode(list(texts), self.passage_prompt)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """Return the vector (dimension,) of a query, float32 and of length 1.

        Raises ValueError on a blank text.
        """
        vector: NDArray[np.float32] = self._encode([text], self.query_prompt)[0]
        return vector

    def with_prompts(self, prompts: Prompts) -> "Embedder":
        """Return the same model with other texts before what it is given."""
        return replace(self, query_prompt=prompts.query, passage_prompt=prompts.passage)

    def _encode(self, texts: list[str], prompt: str) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        if not all(text.strip() for text in texts):
            raise ValueError("cannot embed a blank text")
        return self.encode(texts, prompt)


def load_embedder(name: str = DEFAULT_EMBEDDER, chosen: ChosenPrompts = AS_THE_MODEL_WANTS) -> Embedder:
    """Load the default model, or one by hub name or folder that is already on this machine.

    No network, no code from a model's repository, weights only as safetensors. ``chosen``: prompts to use
    instead of the model's own; the default model knows none.
    Raises EmbedderUnavailable, at once, when that is not possible.
    """
    return _default_embedder() if name == DEFAULT_EMBEDDER else _local_embedder(name, chosen)


def _default_embedder() -> Embedder:
    from vectorstore.hashed_ngrams import DIMENSION, hashed_ngrams

    def encode(texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        vectors = hashed_ngrams([prompt + text for text in texts])
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    return Embedder(DEFAULT_EMBEDDER, DEFAULT_REVISION, DIMENSION, "", "", encode, _default_model)


def _default_model() -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize

    from vectorstore.hashed_ngrams_module import HashedNgrams

    return SentenceTransformer(modules=[HashedNgrams(), Normalize()], device="cpu", local_files_only=True)


def _local_embedder(name: str, chosen: ChosenPrompts) -> Embedder:
    folder = model_folder(name)
    refuse_pickled_weights(name, folder)
    others = {ModelKind.RERANKER: "herschikmodel", ModelKind.ENTAILMENT: "NLI-model"}
    refuse_kinds(name, folder, others, EmbedderUnavailable)

    # Imported here: it takes seconds, and the default model does without.
    from sentence_transformers import SentenceTransformer

    model = load_locally(name, folder, SentenceTransformer, EmbedderUnavailable)
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise EmbedderUnavailable(f"{name} is geen model dat zinnen in vectoren omzet")
    prompts = prompts_for(name, own_prompts(folder), chosen)

    def encode(texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        return _encode_whole(name, model, texts, prompt)

    return Embedder(
        name, fingerprint(folder), dimension, prompts.query, prompts.passage, encode, lambda: model
    )


def _encode_whole(
    name: str, model: "SentenceTransformer", texts: Sequence[str], prompt: str
) -> NDArray[np.float32]:
    """Return the vectors (texts, dimension) of length 1; a text that is too long as the mean of its pieces.

    Raises EmbedderUnavailable when the model gives no numbers.
    """
    most = model.max_seq_length

    def count(text: str) -> int:
        return len(model.tokenizer(prompt + text, truncation=False, verbose=False)["input_ids"])

    # No token is shorter than a byte, so that few texts need be counted; the rest is what goes around a text.
    room = (most or 0) - len(prompt.encode()) - _AROUND
    parts = [
        [text] if not most or len(text.encode("utf-8", "replace")) <= room else pieces(text, most, count)
        for text in texts
    ]
    vectors = model.encode(
        [piece for one in parts for piece in one],
        prompt=prompt,
        normalize_embeddings=True,
        show_progress_bar=False,
    )
    found = averaged(np.asarray(vectors, dtype=np.float32), [len(one) for one in parts])
    if not np.isfinite(found).all():
        raise EmbedderUnavailable(f"het zoekmodel {name} geeft geen bruikbare vectoren: het is beschadigd")
    return found
