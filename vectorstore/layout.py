"""The folder of an index: its versions, which one is current, and the lock of its writer.

    current                     name of the live version
    lock                        held by the one process that writes
    versions/<name>/            manifest.json, lexical/, chroma/
    documents/<hash>.json       one document; shared by the versions that hold it
    vectors/<hash>.f32          vectors of one or more documents; shared likewise

Documents and vectors are written once, under the hash of their bytes, and never changed: a version
that is being made cannot harm the live one, and what is damaged can be told.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from vectorstore.errors import IndexBusy, IndexDamaged, IndexMissing

LOCK_SECONDS = 5.0
FLOAT_BYTES = 4
PART = ".part"
"""Ending of a file that is being written."""


@dataclass(frozen=True, slots=True)
class VersionFiles:
    """Where the files of one version of an index are."""

    folder: Path
    """The version's own folder; its name is the version's name."""

    @property
    def directory(self) -> Path:
        """The folder of the index."""
        return self.folder.parents[1]

    @property
    def manifest(self) -> Path:
        """What the version holds; written last."""
        return self.folder / "manifest.json"

    @property
    def lexical(self) -> Path:
        """Folder of the lexical index."""
        return self.folder / "lexical"

    @property
    def chroma(self) -> Path:
        """Folder of the Chroma database."""
        return self.folder / "chroma"


def versions_folder(directory: Path) -> Path:
    """Return the folder of all versions."""
    return directory / "versions"


def documents_folder(directory: Path) -> Path:
    """Return the folder of the kept documents."""
    return directory / "documents"


def vectors_folder(directory: Path) -> Path:
    """Return the folder of the kept vectors."""
    return directory / "vectors"


def segment_path(directory: Path, name: str) -> Path:
    """Return where a file of vectors lies."""
    return vectors_folder(directory) / f"{name}.f32"


def segment_is_whole(directory: Path, name: str, rows: int, dimension: int) -> bool:
    """Tell whether a file of vectors is there and as long as it should be."""
    try:
        size = segment_path(directory, name).stat().st_size
    except OSError:
        return False
    return rows > 0 and size == rows * dimension * FLOAT_BYTES


def new_version(directory: Path) -> VersionFiles:
    """Make the folder of a new version, which nobody reads until `make_current`.

    The name tells people when it was made; nothing depends on the clock going forward.
    """
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    folder = versions_folder(directory) / name
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
    folder = versions_folder(directory) / name
    if not name or folder.parent != versions_folder(directory) or not folder.is_dir():
        raise damaged(directory, "current")
    return VersionFiles(folder)


def make_current(directory: Path, version: VersionFiles) -> None:
    """Switch readers to the version in one step that survives a loss of power."""
    sync(versions_folder(directory))
    write_whole(directory / "current", (version.folder.name + "\n").encode())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through to the disk so that readers see the old one, or the new one whole."""
    aside = path.with_name(path.name + PART)
    with aside.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Write a file or folder through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def leftovers(directory: Path, versions: set[str], documents: set[str], segments: set[str]) -> list[Path]:
    """Return what nothing needs beside the versions, documents and segments named."""
    needed = {
        versions_folder(directory): versions,
        documents_folder(directory): {f"{key}.json" for key in documents},
        vectors_folder(directory): {f"{name}.f32" for name in segments},
    }
    found = [directory / f"current{PART}"] if (directory / f"current{PART}").exists() else []
    for folder, names in needed.items():
        if folder.is_dir():
            found += sorted(path for path in folder.iterdir() if path.name not in names)
    return found


def remove(paths: list[Path]) -> None:
    """Remove files and folders; one that cannot be removed now is left for a next time."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            try:
                path.unlink()
            except OSError:
                continue


@contextmanager
def writer_lock(directory: Path) -> Iterator[None]:
    """Hold the index for writing. Raises IndexBusy when another writer keeps it.

    The system lets go of the lock when its process ends, however it ends.
    """
    # Imported here: it takes as long as all of an ingest that finds nothing changed.
    from filelock import FileLock, Timeout

    directory.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(directory / "lock", timeout=LOCK_SECONDS):
            yield
    except Timeout as error:
        raise IndexBusy(f"een andere opname is bezig in {directory}: probeer het straks opnieuw") from error


def is_being_written(directory: Path) -> bool:
    """Tell whether a process holds the lock. Raises OSError where the folder cannot be written."""
    from filelock import FileLock, Timeout

    if not (directory / "lock").exists():
        return False
    try:
        with FileLock(directory / "lock", timeout=0):
            return False
    except Timeout:
        return True


def damaged(directory: Path, name: str) -> IndexDamaged:
    """Return the error for a file of the index that is missing or unreadable."""
    return IndexDamaged(
        f"de index in {directory} is beschadigd ({name}): "
        "voer `functiewijzer doctor --repair` of `functiewijzer ingest` uit"
    )
