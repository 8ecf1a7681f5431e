"""Which embedding models there are on this machine, found out without loading one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from vectorstore.errors import EmbedderUnavailable, ModelUnavailable

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

DEFAULT_EMBEDDER = "functiewijzer-ngrams"
DEFAULT_REVISION = "2"
"""Raise it when `hashed_ngrams` no longer gives the same text the same vector."""

_Loaded = TypeVar("_Loaded")
E5_NAME = re.compile(r"(^|[-_/])e5([-_]|$)", re.IGNORECASE)
FINGERPRINT_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Model:
    """An embedding model that is on this machine but not in memory: loading takes seconds."""

    name: str
    """As in Embedder."""
    revision: str
    """As in Embedder."""
    load: Callable[[], "Embedder"] = field(repr=False, compare=False)
    """Loads it, once. Raises EmbedderUnavailable."""


def find_model(name: str = DEFAULT_EMBEDDER) -> Model:
    """Return a model by name without loading it.

    Raises EmbedderUnavailable when it is not on this machine.
    """
    revision = DEFAULT_REVISION if name == DEFAULT_EMBEDDER else fingerprint(name, model_folder(name))
    return Model(name, revision, cache(lambda: _load(name)))


def model_folder(name: str, unavailable: type[ModelUnavailable] = EmbedderUnavailable) -> Path:
    """Return the folder of a local model or of a hub model in this machine's cache.

    Raises ``unavailable`` when it is in neither.
    """
    if Path(name).is_dir():
        return Path(name)

    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError) as error:
        raise unavailable(
            f"het {unavailable.kind} {name} staat niet op deze computer: "
            "download het vooraf of geef de map waarin het staat"
        ) from error


def refuse_pickled_weights(
    name: str, folder: Path, unavailable: type[ModelUnavailable] = EmbedderUnavailable
) -> None:
    """Raise ``unavailable`` when a model's folder has weights in a form that can run code, and no other."""
    if not any(folder.rglob("*.safetensors")):
        raise unavailable(
            f"het {unavailable.kind} {name} heeft geen gewichten in safetensors-vorm: "
            "andere vormen kunnen code uitvoeren en worden geweigerd"
        )
    for weights in folder.rglob("pytorch_model*.bin"):
        if not any(weights.parent.glob("*.safetensors")):
            raise unavailable(
                f"het {unavailable.kind} {name} heeft in {weights.parent.name} alleen gewichten die code "
                "kunnen uitvoeren: gebruik een model met safetensors"
            )


def load_locally(
    name: str, folder: Path, library: Callable[..., _Loaded], unavailable: type[ModelUnavailable]
) -> _Loaded:
    """Return the model in a folder, loaded by a class of sentence-transformers.

    No network, no code from the model's folder, weights only as safetensors. Raises ``unavailable``.
    """
    try:
        return library(
            str(folder),
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except Exception as error:  # the library raises whatever its many backends raise
        raise unavailable(
            f"het {unavailable.kind} {name} kan niet geladen worden ({type(error).__name__})"
        ) from error


def prompts_for(name: str, own: Mapping[str, str | None]) -> tuple[str, str]:
    """Return (query prompt, passage prompt): E5 does not work without, others say it themselves."""
    if E5_NAME.search(Path(name).name):
        return "query: ", "passage: "
    return own.get("query") or "", own.get("passage") or own.get("document") or ""


def fingerprint(name: str, folder: Path) -> str:
    """Return 16 hexadecimal digits over the model's files, and over the prompts that we give it.

    Only the first megabyte of each file and its size: it must not take seconds at every start.
    """
    digest = sha256("\0".join(prompts_for(name, {})).encode())
    files = [p for p in folder.rglob("*") if p.suffix in {".json", ".safetensors", ".txt"}]
    for path in sorted(files, key=lambda p: p.relative_to(folder).as_posix()):
        digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}".encode())
        with path.open("rb") as stream:
            digest.update(stream.read(FINGERPRINT_BYTES))
    return digest.hexdigest()[:16]


def _load(name: str) -> "Embedder":
    from vectorstore.embedder import load_embedder

    return load_embedder(name)
