"""Which embedding models there are on this machine, found out without loading one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from vectorstore.errors import EmbedderUnavailable, ModelUnavailable
from vectorstore.prompting import (
    AS_THE_MODEL_WANTS,
    NO_PROMPTS,
    ORIGIN,
    ChosenPrompts,
    Prompts,
    own_prompts,
    prompts_for,
    read_json,
    read_json_list,
)

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder

DEFAULT_EMBEDDER = "functiewijzer-ngrams"
DEFAULT_REVISION = "2"
"""Raise it when `hashed_ngrams` no longer gives the same text the same vector."""
WAY = "1"
"""How texts are put to any other model (long_texts.py). Raise it when that changes their vectors."""
MODEL_FILES = ("*.safetensors", "*.json", "*.txt", "*.model", "*.jinja")
"""The files of a model that are of use: weights that run no code, configuration, vocabulary."""
OTHER_FORMS = ("onnx/*", "openvino/*")
"""The same model once more, for other libraries."""

_Loaded = TypeVar("_Loaded")
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
    prompts: Prompts = NO_PROMPTS
    """What is put before texts, as the loaded one does."""


def find_model(name: str = DEFAULT_EMBEDDER, chosen: ChosenPrompts = AS_THE_MODEL_WANTS) -> Model:
    """Return a model by name without loading it; ``chosen``: prompts to use instead of its own.

    Raises EmbedderUnavailable when it is not on this machine.
    """
    if name == DEFAULT_EMBEDDER:
        return Model(name, DEFAULT_REVISION, cache(lambda: _load(name, AS_THE_MODEL_WANTS)))
    folder = model_folder(name)
    prompts = prompts_for(name, own_prompts(folder), chosen)
    return Model(name, fingerprint(folder), cache(lambda: _load(name, chosen)), prompts)


def model_folder(name: str, unavailable: type[ModelUnavailable] = EmbedderUnavailable) -> Path:
    """Return the folder of a local model, or of a hub model ("name" or "name@revision") in the cache.

    Never goes to the hub. Raises ``unavailable`` when it is in neither, or only in part.
    """
    if Path(name).is_dir():
        return Path(name)

    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    wanted, _, revision = name.partition("@")
    try:
        return Path(
            snapshot_download(
                wanted,
                revision=revision or None,
                local_files_only=True,
                allow_patterns=list(MODEL_FILES),
                ignore_patterns=list(OTHER_FORMS),
            )
        )
    except HFValidationError as error:
        raise unavailable(
            f"het {unavailable.kind} {name} staat niet op deze computer: "
            "geef de map waarin het staat, of de naam ervan op de hub"
        ) from error
    except (LocalEntryNotFoundError, OSError) as error:
        raise unavailable(
            f"het {unavailable.kind} {name} staat niet op deze computer: "
            f"haal het op met `{pull_command(name)}`, of geef de map waarin het staat"
        ) from error


def pull_command(name: str) -> str:
    """Return what to type to get a model by name ("name" or "name@revision") from the hub."""
    wanted, _, revision = name.partition("@")
    return f"functiewijzer model pull {wanted}" + (f" --revision {revision}" if revision else "")


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
        with _quietly():
            return library(
                str(folder),
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
    except Exception as error:  # the library raises whatever its many backends raise
        if brings_code(folder):
            raise unavailable(
                f"het {unavailable.kind} {name} werkt alleen met programmacode die erbij zit; die wordt hier "
                "niet uitgevoerd: kies een ander model"
            ) from error
        raise unavailable(
            f"het {unavailable.kind} {name} kan niet geladen worden ({type(error).__name__}): "
            "het is beschadigd, niet volledig of van een andere soort"
        ) from error


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep the library from telling, in English, how far it is and which weights it does not need."""
    from transformers.utils import logging

    level, told = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if told:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def brings_code(folder: Path) -> bool:
    """Tell whether a model's configuration names program code that does not come with the libraries."""
    modules = read_json_list(folder / "modules.json")
    classes = [str(module.get("type", "")) for module in modules if isinstance(module, dict)]
    return bool(read_json(folder / "config.json").get("auto_map")) or any(
        not name.startswith("sentence_transformers.") for name in classes
    )


def fingerprint(folder: Path) -> str:
    """Return 16 hexadecimal digits over the model's files, and over the way that texts are put to it.

    Of each file its size and a megabyte at its beginning, middle and end: it must not take seconds at
    every start.
    """
    digest = sha256(WAY.encode())
    files = [path for path in folder.rglob("*") if path.suffix in {".json", ".safetensors", ".txt", ".model"}]
    for path in sorted(files, key=lambda p: p.relative_to(folder).as_posix()):
        if path.name == ORIGIN or ".cache" in path.relative_to(folder).parts:
            continue  # how it came here
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()} {size}".encode())
        with path.open("rb") as stream:
            for start in sorted({0, max(0, size // 2), max(0, size - FINGERPRINT_BYTES)}):
                stream.seek(start)
                digest.update(stream.read(FINGERPRINT_BYTES))
    return digest.hexdigest()[:16]


def _load(name: str, chosen: ChosenPrompts) -> "Embedder":
    from vectorstore.embedder import load_embedder

    return load_embedder(name, chosen)
