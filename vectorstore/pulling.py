"""Getting a model from a hub: the only place of the program that goes to one.

What is got is whole and can be loaded before it can be found by name; until then it is in the cache as files
that nobody asks for, or in a folder beside the one asked for, and a next time goes on from there.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vectorstore.errors import ModelNotPulled, ModelUnavailable
from vectorstore.hub import byte_counter, files_of, hub_errors, is_one_of, told_quietly
from vectorstore.kinds import ModelKind, kind_of, needs_code
from vectorstore.layout import write_whole
from vectorstore.models import MODEL_FILES, load_locally, refuse_pickled_weights
from vectorstore.prompting import ORIGIN

if TYPE_CHECKING:
    from huggingface_hub import HfApi

PART = ".deel"
"""What follows the name of a folder while a model is being brought into it."""
MARGIN = 64 << 20
"""Bytes that are to stay free on the disk."""
_SECONDS = 15.0
_FIRST = ("*.json",)
"""Small files that tell whether the rest is worth getting."""

Progress = Callable[[int, int], None]
"""Called with (bytes so far, bytes in all)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a hub has under a name."""

    name: str
    """As asked for."""
    revision: str
    """The version asked for; empty for the newest."""
    commit: str
    """Which version that is."""
    licence: str
    """What its card says of its licence; empty where it says nothing."""
    files: tuple[str, ...]
    """The files that are of use."""
    size: int
    """Bytes of these files together."""

    @property
    def known_by(self) -> str:
        """The name by which it is found once it is here."""
        return f"{self.name}@{self.revision}" if self.revision else self.name


@dataclass(frozen=True, slots=True)
class Pulled:
    """A model that is here now."""

    called: str
    """What to type where a model is to be named."""
    folder: Path
    """Where it is."""
    kind: ModelKind
    """What it is for."""


def look_up(name: str, revision: str = "") -> Offer:
    """Return what the hub has under a name.

    Raises ModelNotPulled, one Dutch line, where that is nothing, and NoModelName for what can be no name.
    """
    with hub_errors(name, revision):
        info = _hub().model_info(name, revision=revision or None, files_metadata=True, timeout=_SECONDS)
    sizes = files_of({sibling.rfilename: sibling.size or 0 for sibling in info.siblings or ()})
    if not any(file.endswith(".safetensors") for file in sizes):
        raise ModelNotPulled(
            f"het model {name} heeft geen gewichten in safetensors-vorm: andere vormen kunnen code uitvoeren "
            "en worden niet opgehaald (soms is er een versie met safetensors: --revision refs/pr/nummer)"
        )
    licence = info.card_data.get("license") if info.card_data else None
    said = ", ".join(map(str, licence)) if isinstance(licence, list) else str(licence or "")
    return Offer(name, revision, str(info.sha), said, tuple(sizes), sum(sizes.values()))


def pull(offer: Offer, to: Path | None = None, progress: Progress | None = None) -> Pulled:
    """Bring a model here, into the usual cache or into a folder that is not there yet; return what it is.

    What was brought by an earlier, broken-off pull is not brought again. Raises ModelNotPulled, one Dutch
    line; then nothing is found by the name that was not found before.
    """
    target = to.with_name(to.name + PART) if to else None
    _check_room(offer, target or _cache())
    with hub_errors(offer.name, offer.revision):
        _check_first(offer, Path(_bring(offer, target, _FIRST, None)))
        folder = Path(_bring(offer, target, MODEL_FILES, progress))
    kind = _check_loads(offer, folder)
    if to and target:
        return Pulled(str(to), _put_in_place(offer, target, to), kind)
    _make_known(offer)
    return Pulled(offer.known_by, folder, kind)


def _hub() -> "HfApi":
    from huggingface_hub import HfApi, constants

    return HfApi(endpoint=constants.ENDPOINT, library_name="functiewijzer")


def _cache() -> Path:
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE)


def _bring(offer: Offer, target: Path | None, patterns: tuple[str, ...], progress: Progress | None) -> str:
    from huggingface_hub import constants, snapshot_download

    before = _bytes_here(offer, target or _cache())
    heard = (lambda done: progress(min(before + done, offer.size), offer.size)) if progress else None
    with told_quietly():
        # By its hash: the name keeps pointing at what was there until all of this is here.
        return snapshot_download(
            offer.name,
            revision=offer.commit,
            local_dir=target,
            allow_patterns=[file for file in offer.files if is_one_of(file, patterns)],
            endpoint=constants.ENDPOINT,
            tqdm_class=byte_counter(heard),
        )


def _check_room(offer: Offer, target: Path) -> None:
    place = next(folder for folder in (target, *target.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(place).free
    needed = max(0, offer.size - _bytes_here(offer, target)) + MARGIN
    if free < needed:
        raise ModelNotPulled(
            f"er is te weinig plaats op de schijf voor {offer.name}: "
            f"{_megabytes(needed)} nodig, {_megabytes(free)} vrij"
        )


def _bytes_here(offer: Offer, target: Path) -> int:
    """Return how many bytes of the files are here already, in a folder or in the cache."""
    folders = (target, _repository(target, offer) / "snapshots" / offer.commit)
    kept = (folder / file for folder in folders for file in offer.files)
    return sum(path.stat().st_size for path in kept if path.is_file())


def _repository(cache: Path, offer: Offer) -> Path:
    return cache / f"models--{offer.name.replace('/', '--')}"


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / 1e6))} MB"


def _check_first(offer: Offer, folder: Path) -> None:
    if not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
        raise ModelNotPulled(
            f"{offer.name} is geen model dat hier gebruikt kan worden: config.json ontbreekt"
        )
    if needs_code(folder):
        raise ModelNotPulled(
            f"het model {offer.name} werkt alleen met programmacode die erbij zit; die wordt niet opgehaald "
            "en niet uitgevoerd: kies een ander model"
        )


def _check_loads(offer: Offer, folder: Path) -> ModelKind:
    from sentence_transformers import CrossEncoder, SentenceTransformer

    kind = kind_of(folder)
    library = SentenceTransformer if kind in (ModelKind.EMBEDDER, ModelKind.OTHER) else CrossEncoder
    try:
        refuse_pickled_weights(offer.name, folder, ModelUnavailable)
        load_locally(offer.name, folder, library, ModelUnavailable)
    except ModelUnavailable as error:
        raise ModelNotPulled(str(error)) from error
    return kind


def _make_known(offer: Offer) -> None:
    """Let the name point at what was brought, in one step."""
    from huggingface_hub import constants

    reference = _repository(_cache(), offer) / "refs" / (offer.revision or constants.DEFAULT_REVISION)
    if offer.revision != offer.commit:  # a version by its hash is found without
        reference.parent.mkdir(parents=True, exist_ok=True)
        write_whole(reference, offer.commit.encode())


def _put_in_place(offer: Offer, target: Path, to: Path) -> Path:
    shutil.rmtree(target / ".cache", ignore_errors=True)  # what the hub's library remembers of the download
    origin = {"name": offer.name, "revision": offer.commit, "licence": offer.licence}
    (target / ORIGIN).write_text(json.dumps(origin, indent=1) + "\n", encoding="utf-8")
    with _disk(to):
        if to.is_dir():
            to.rmdir()  # an empty one
        target.replace(to)
    return to


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ModelNotPulled(f"de map {path} kan niet gebruikt worden ({error.strerror})") from error
