"""Which files there are to read, and what is declared about each of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.blocks import Identification
from ingest.declared import declare
from ingest.errors import IngestError


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is to become a document."""

    path: Path
    """Where it lies."""
    name: str
    """Its name in the index, unique: its file name."""
    declared: Identification = field(default_factory=Identification)
    """What is written about it beside it (documenten.yaml)."""

    @classmethod
    def at(cls, path: Path) -> "Source":
        """Return the source of a file about which nothing is declared."""
        return cls(path, path.name)

    def declared_as(self, declared: Identification) -> "Source":
        """Return the source with what is written about it."""
        return replace(self, declared=declared)


def find_sources(paths: Iterable[Path]) -> list[Source]:
    """Return the files to read, in order of name: the files given and those in the folders given.

    In a folder, hidden files and folders are passed over. Raises IngestError for a path that does
    not exist or cannot be read, and for a ``documenten.yaml`` that is broken.
    """
    given = list(paths)
    found: list[Path] = []
    for path in given:
        if not _exists(path):
            raise IngestError(f"pad niet gevonden: {path}")
        found += [path] if path.is_file() else _files_in(path)
    return declare([Source.at(path) for path in found], given)


def _files_in(folder: Path) -> list[Path]:
    try:
        found = sorted(entry for entry in folder.rglob("*") if entry.is_file())
    except OSError as error:
        raise IngestError(f"map niet leesbaar: {folder}") from error
    return [entry for entry in found if not _is_hidden(entry.relative_to(folder))]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False
