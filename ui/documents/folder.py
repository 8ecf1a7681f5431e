"""The folder of documents as curators change it: in steps that can be undone, and nothing is thrown away."""

import os
import secrets
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from ui.site import Site

_INCOMING = "incoming"
_REMOVED = "removed"
_A_DAY = 24 * 3600.0


class Changes:
    """Changes to the folder of documents, in order; each is whole or not made.

    What is replaced or removed is first copied to a folder of its own among the removed files, under
    the path that it had. That folder is kept and never served.
    """

    def __init__(self, documents: Path, removed: Path) -> None:
        self._documents = documents
        self._kept = removed / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        self._undo: list[Callable[[], None]] = []

    def place(self, staged: Path, target: Path) -> None:
        """Put a received file at its place; what stands there is kept among the removed files."""
        if target.exists():
            kept = self._keep(target)
            _put(staged, target)
            self._undo.append(lambda: _put(kept, target))
        else:
            _put(staged, target)
            self._undo.append(lambda: target.unlink(missing_ok=True))

    def remove(self, target: Path) -> None:
        """Take a file away; it is kept among the removed files."""
        kept = self._keep(target)
        target.unlink()
        self._undo.append(lambda: _put(kept, target))

    def undo(self) -> None:
        """Put everything back as it was, the last change first."""
        while self._undo:
            self._undo.pop()()

    def _keep(self, target: Path) -> Path:
        kept = self._kept / target.relative_to(self._documents)
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copy2(target, kept)
        return kept


def removed_folder(site: Site, documents: Path) -> Path:
    """Return where the old files are kept: with the site's data, or hidden among the documents."""
    return site.data / _REMOVED if site.data else documents / f".{_REMOVED}"


def incoming_folder(site: Site, documents: Path) -> Path:
    """Return where files are kept while they are checked; ingest never looks there."""
    return site.data / _INCOMING if site.data else documents / f".{_INCOMING}"


def discard_leftovers(site: Site) -> None:
    """Remove files that were being checked when an earlier process ended; those of today stay."""
    if site.documents is None:
        return
    incoming = incoming_folder(site, site.documents)
    for folder in incoming.iterdir() if incoming.is_dir() else ():
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _A_DAY:
                shutil.rmtree(folder, ignore_errors=True)


def _put(source: Path, target: Path) -> None:
    """Copy a file to a place where others see the old one, or the new one whole."""
    aside = target.with_name(f".{secrets.token_hex(6)}.part")  # hidden: ingest passes it over
    try:
        with source.open("rb") as original, aside.open("wb") as copy:
            shutil.copyfileobj(original, copy)
            copy.flush()
            os.fsync(copy.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
