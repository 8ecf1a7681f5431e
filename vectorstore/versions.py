"""Which versions of an index there are: the live one, the best one after damage, what is left over."""

from dataclasses import dataclass
from pathlib import Path

from vectorstore.errors import IndexDamaged, IndexMissing, VectorStoreError
from vectorstore.kept import read_manifest_of
from vectorstore.layout import (
    VersionFiles,
    current_name,
    current_version,
    leftovers,
    versions_folder,
)
from vectorstore.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Live:
    """A version whose manifest can be read."""

    version: VersionFiles
    """Its files."""
    manifest: Manifest
    """What it holds."""
    caches: bool = True
    """Its Chroma database may be taken over."""


def live_version(directory: Path) -> Live | None:
    """Return the live version; None when there is none that can be used."""
    try:
        version = current_version(directory)
        return Live(version, read_manifest_of(version))
    except VectorStoreError:
        return None


def best_version(directory: Path) -> Live:
    """Return the live version, or else the last one whose manifest can still be read.

    Only finished versions have a manifest. Which one is the last, their manifests tell: the clock may
    have gone back. Raises IndexMissing, IndexDamaged or IndexMismatch when there is none.
    """
    try:
        version = current_version(directory)
        return Live(version, read_manifest_of(version))
    except (IndexMissing, IndexDamaged):
        last = _last(directory)
        if last is None:
            raise
        return last


def find_leftovers(directory: Path) -> list[Path]:
    """Return what broken-off builds and removals left, and nothing that the two last versions need.

    Nothing at all while it cannot be known what the live version needs.
    """
    try:
        name = current_name(directory)
    except VectorStoreError:
        return []
    if name is None:
        return leftovers(directory, set(), set(), set()) if not _last(directory) else []
    live = live_version(directory)
    if live is None:
        return []
    before = _readable(VersionFiles(versions_folder(directory) / live.manifest.previous))
    manifests = [live.manifest, *([before.manifest] if before else [])]
    return leftovers(
        directory,
        {name, live.manifest.previous},
        {entry.key for manifest in manifests for entry in manifest.documents.values()},
        {segment for manifest in manifests for segment in manifest.segments},
    )


def _last(directory: Path) -> Live | None:
    folders = versions_folder(directory)
    found = [_readable(VersionFiles(folder)) for folder in folders.iterdir()] if folders.is_dir() else []
    readable = [live for live in found if live]
    followed = {live.manifest.previous for live in readable}
    return next((live for live in readable if live.version.folder.name not in followed), None)


def _readable(version: VersionFiles) -> Live | None:
    try:
        return Live(version, read_manifest_of(version))
    except VectorStoreError:
        return None
