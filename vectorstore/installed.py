"""Which models are in the usual cache of this machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vectorstore.errors import ModelUnavailable
from vectorstore.kinds import ModelKind, kind_of, needs_code
from vectorstore.models import model_folder, refuse_pickled_weights


@dataclass(frozen=True, slots=True)
class Installed:
    """A model in the cache."""

    name: str
    """What to type where a model is to be named."""
    kind: ModelKind
    """What it is for."""
    size: int
    """Bytes on the disk."""
    problem: str
    """Why it cannot be used, one Dutch line; empty where it can."""


def installed_models() -> list[Installed]:
    """Return the models in the cache, by name; none is loaded."""
    from huggingface_hub import constants, scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        found = scan_cache_dir(constants.HF_HUB_CACHE)
    except CacheNotFound:
        return []
    names = {
        _called(repository.repo_id, reference): revision.size_on_disk
        for repository in found.repos
        if repository.repo_type == "model"
        for revision in repository.revisions
        for reference in revision.refs
    }
    return [_installed(name, size) for name, size in sorted(names.items())]


def _called(name: str, reference: str) -> str:
    return name if reference == "main" else f"{name}@{reference}"


def _installed(name: str, size: int) -> Installed:
    try:
        folder = model_folder(name, ModelUnavailable)
    except ModelUnavailable as error:
        return Installed(name, ModelKind.OTHER, size, str(error))
    return Installed(name, kind_of(folder), size, next(_problems(name, folder), ""))


def _problems(name: str, folder: Path) -> Iterator[str]:
    try:
        refuse_pickled_weights(name, folder, ModelUnavailable)
    except ModelUnavailable as error:
        yield str(error)
    if needs_code(folder):
        yield f"het model {name} werkt alleen met programmacode die erbij zit; die wordt hier niet uitgevoerd"
