"""The folder of an index: its versions, which one is current, and the lock of its writer."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from vectorstore.errors import IndexBusy, IndexDamaged, IndexMissing

LOCK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class VersionFiles:
    """Where the files of one version of an index are."""

    folder: Path
    """The version's own folder; its name is the version's name."""

    @property
    def manifest(self) -> Path:
        """What the version holds."""
        return self.folder / "manifest.json"

    @property
    def documents(self) -> Path:
        """The documents, one JSON object a line."""
        return self.folder / "documents.jsonl"

    @property
    def vectors(self) -> Path:
        """The vectors of all passages, in order."""
        return self.folder / "vectors.npy"

    @property
    def lexical(self) -> Path:
        """Folder of the lexical index."""
        return self.folder / "lexical"

    @property
    def chroma(self) -> Path:
        """Folder of the Chroma database."""
        return self.folder / "chroma"


def new_version(directory: Path) -> VersionFiles:
    """Make the folder of a new version, which nobody reads until `make_current`."""
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
    folder = directory / "versions" / name
    folder.mkdir(parents=True)
    return VersionFiles(folder)


def current_name(directory: Path) -> str | None:
    """Return the name of the live version; None when there is no index."""
    try:
        return (directory / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise damaged(directory, "current") from error


def current_version(directory: Path) -> VersionFiles:
    """Return the live version. Raises IndexMissing or IndexDamaged."""
    name = current_name(directory)
    if name is None:
        raise IndexMissing(f"er is nog geen index in {directory}: voer eerst `functiewijzer ingest` uit")
    folder = directory / "versions" / name
    if not name or folder.parent != directory / "versions" or not folder.is_dir():
        raise damaged(directory, "current")
    return VersionFiles(folder)


def make_current(directory: Path, version: VersionFiles) -> None:
    """Switch readers to the version in one step that survives a loss of power."""
    aside = directory / "current.new"
    with aside.open("w", encoding="utf-8") as stream:
        stream.write(version.folder.name + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(directory / "current")


def remove_versions(directory: Path, keep: set[str]) -> None:
    """Remove all versions but those named, half-written ones included."""
    for folder in (directory / "versions").iterdir():
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def writer_lock(directory: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the index for writing. Raises IndexBusy when another writer keeps it."""
    directory.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(directory / "lock", timeout=seconds):
            yield
    except Timeout as error:
        raise IndexBusy(f"een andere opname is bezig in {directory}: probeer het straks opnieuw") from error


def damaged(directory: Path, name: str) -> IndexDamaged:
    """Return the error for a file of the index that is missing or unreadable."""
    return IndexDamaged(
        f"de index in {directory} is beschadigd ({name}): "
        "voer `functiewijzer doctor --repair` of `functiewijzer ingest` uit"
    )
