"""What the files of a version were like when they were written."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from vectorstore.layout import sync
from vectorstore.manifest import FileEntry
from vectorstore.stored import has_hash

CHANGING = frozenset({".sqlite3", ".sqlite3-journal", ".sqlite3-wal", ".sqlite3-shm"})
"""Endings of files that a reader's database may rewrite."""
SMALL = 1 << 16
"""Bytes up to which a file is hashed at every opening."""


def write_through(folder: Path) -> Mapping[str, FileEntry]:
    """Write all files in a folder through to the disk; return those that are not to change, by path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        sync(path)
        if path.is_file() and path.suffix not in CHANGING:
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            found[path.relative_to(folder).as_posix()] = FileEntry(path.stat().st_size, digest)
    sync(folder)
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
