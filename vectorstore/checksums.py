"""What the files of a version were like when they were written."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from vectorstore.kept import has_hash
from vectorstore.layout import sync
from vectorstore.manifest import FileEntry

SMALL = 1 << 16
"""Bytes up to which a file is hashed at every opening."""


def write_through(folder: Path) -> None:
    """Write all files in a folder through to the disk."""
    for path in (*folder.rglob("*"), folder):
        sync(path)


def entries_of(folder: Path, paths: Iterable[Path]) -> dict[str, FileEntry]:
    """Return what files in the folder are like, by path in it."""
    found = {}
    for path in paths:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        found[path.relative_to(folder).as_posix()] = FileEntry(path.stat().st_size, digest)
    return found


def changed_files(
    folder: Path, files: Mapping[str, FileEntry], within: str = "", *, hash_all: bool = False
) -> list[str]:
    """Return the paths of files that are missing or not as they were written, of those `within` a folder.

    Large files are compared by size alone, unless `hash_all`.
    """
    chosen = {path: entry for path, entry in files.items() if path.startswith(within)}
    return [path for path, entry in chosen.items() if not _is_as_written(folder / path, entry, hash_all)]


def _is_as_written(path: Path, entry: FileEntry, hash_all: bool) -> bool:
    try:
        same_size = path.stat().st_size == entry.size
    except OSError:
        return False
    return same_size and (has_hash(path, entry.sha256) if hash_all or entry.size <= SMALL else True)
