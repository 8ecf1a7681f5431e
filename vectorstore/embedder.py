"""Embedding models: always a SentenceTransformer, always from this machine."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_EMBEDDER = "functiewijzer-ngrams"
DEFAULT_REVISION = "1"
"""Raise it when `hashed_ngrams` no longer gives the same text the same vector."""

E5_NAME = re.compile(r"(^|[-_/])e5([-_]|$)", re.IGNORECASE)
FINGERPRINT_BYTES = 1 << 20


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
    model: "SentenceTransformer" = field(repr=False, compare=False)
    """The model itself."""

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

    def _encode(self, texts: list[str], prompt: str) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        if not all(text.strip() for text in texts):
            raise ValueError("cannot embed a blank text")
        vectors = self.model.encode(
            texts, prompt=prompt or None, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """An embedding model that is on this machine but not in memory: loading takes seconds."""

    name: str
    """As in Embedder."""
    revision: str
    """As in Embedder."""
    load: Callable[[], Embedder] = field(repr=False, compare=False)
    """Loads it, once. Raises EmbedderUnavailable."""


def find_model(name: str = DEFAULT_EMBEDDER) -> Model:
    """Return a model by name without loading it.

    Raises EmbedderUnavailable when it is not on this machine.
    """
    revision = DEFAULT_REVISION if name == DEFAULT_EMBEDDER else _fingerprint(name, _model_folder(name))
    return Model(name, revision, cache(lambda: load_embedder(name)))


def load_embedder(name: str = DEFAULT_EMBEDDER) -> Embedder:
    """Load the default model, or one by hub name or folder that is already on this machine.

    No network, no code from a model's repository, weights only as safetensors.
    Raises EmbedderUnavailable, at once, when that is not possible.
    """
    return _default_embedder() if name == DEFAULT_EMBEDDER else _local_embedder(name)


def _default_embedder() -> Embedder:
    # Imported here: sentence_transformers takes seconds, and not every command embeds.
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize

    from vectorstore.hashed_ngrams import HashedNgrams

    module = HashedNgrams()
    model = SentenceTransformer(modules=[module, Normalize()], device="cpu", local_files_only=True)
    return Embedder(DEFAULT_EMBEDDER, DEFAULT_REVISION, module.dimension, "", "", model)


def _local_embedder(name: str) -> Embedder:
    folder = _model_folder(name)
    _refuse_pickled_weights(name, folder)

    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(
            str(folder),
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except Exception as error:  # the library raises whatever its many backends raise
        raise EmbedderUnavailable(
            f"het zoekmodel {name} kan niet geladen worden ({type(error).__name__})"
        ) from error
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise EmbedderUnavailable(f"{name} is geen model dat zinnen in vectoren omzet")
    query_prompt, passage_prompt = _prompts(name, model.prompts)
    return Embedder(name, _fingerprint(name, folder), dimension, query_prompt, passage_prompt, model)


def _model_folder(name: str) -> Path:
    """Return the folder of a local model or of a hub model in this machine's cache."""
    if Path(name).is_dir():
        return Path(name)

    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError) as error:
        raise EmbedderUnavailable(
            f"het zoekmodel {name} staat niet op deze computer: "
            "download het vooraf of geef de map waarin het staat"
        ) from error


def _refuse_pickled_weights(name: str, folder: Path) -> None:
    if not any(folder.rglob("*.safetensors")):
        raise EmbedderUnavailable(
            f"het zoekmodel {name} heeft geen gewichten in safetensors-vorm: "
            "andere vormen kunnen code uitvoeren en worden geweigerd"
        )
    for weights in folder.rglob("pytorch_model*.bin"):
        if not any(weights.parent.glob("*.safetensors")):
            raise EmbedderUnavailable(
                f"het zoekmodel {name} heeft in {weights.parent.name} alleen gewichten die code "
                "kunnen uitvoeren: gebruik een model met safetensors"
            )


def _prompts(name: str, own: Mapping[str, str | None]) -> tuple[str, str]:
    """Return (query prompt, passage prompt): E5 does not work without, others say it themselves."""
    if E5_NAME.search(Path(name).name):
        return "query: ", "passage: "
    return own.get("query") or "", own.get("passage") or own.get("document") or ""


def _fingerprint(name: str, folder: Path) -> str:
    """Return 16 hexadecimal digits over the model's files, and over the prompts that we give it.

    Only the first megabyte of each file and its size: it must not take seconds at every start.
    """
    digest = sha256("\0".join(_prompts(name, {})).encode())
    files = [p for p in folder.rglob("*") if p.suffix in {".json", ".safetensors", ".txt"}]
    for path in sorted(files, key=lambda p: p.relative_to(folder).as_posix()):
        digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}".encode())
        with path.open("rb") as stream:
            digest.update(stream.read(FINGERPRINT_BYTES))
    return digest.hexdigest()[:16]
