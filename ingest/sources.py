"""Which files there are to read, and what is declared about each of them."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from ingest.blocks import Identification
from ingest.declared import declare
from ingest.errors import IngestError

MAX_BYTES = 50_000_000
"""A larger file is not read."""

_NO_DOCUMENTS = {"documenten.yaml", "thumbs.db", "desktop.ini", "icon\r"}
"""Files that lie among documents and are none, beside the hidden ones."""
_OUTSIDE = "de koppeling verwijst naar een plaats buiten de map en wordt niet gevolgd"
_NOWHERE = "de koppeling leidt nergens heen"
_SPECIAL = "het is geen gewoon bestand"
_CLOSED = "de map is niet leesbaar"
_SAME_NAME = "er is al een bestand met deze naam"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is to become a document."""

    path: Path
    """Where it lies."""
    name: str
    """Its name in the index, unique: its file name, or its path in the folder ("gent/jurist.pdf")."""
    declared: Identification = field(default_factory=Identification)
    """What is written about it beside it (documenten.yaml)."""
    refused: str = ""
    """Why it may not be read, one Dutch line; empty for a file that may."""

    @classmethod
    def at(cls, path: Path) -> "Source":
        """Return the source of a file about which nothing is declared."""
        return cls(path, _shown(path.name))

    def declared_as(self, declared: Identification) -> "Source":
        """Return the source with what is written about it."""
        return replace(self, declared=declared)


@dataclass(frozen=True, slots=True)
class _Found:
    """Something that lies in a folder."""

    path: Path
    root: Path
    """The folder that was given, or the folder of the file that was given."""
    refused: str = ""
    linked: bool = False
    """A link was followed to come here."""

    @property
    def real(self) -> str:
        return os.path.realpath(self.path)

    def names(self) -> list[str]:
        """Return what it can be called, the best name first, then ever more of its path."""
        whole = PurePath(os.path.abspath(self.path))  # noqa: PTH100 (links stay as they are)
        depth = len(self.path.relative_to(self.root).parts)
        depths = (1, *range(depth, len(whole.parts)))
        return [_shown("/".join(whole.parts[-count:])) for count in depths]


def find_sources(paths: Iterable[Path]) -> list[Source]:
    """Return the files to read, in order of name: the files given and those in the folders given.

    In a folder, hidden files and folders are passed over, and files that are never documents. What
    cannot be read or leads out of the folder is returned as a source that says why it is refused.
    A file that two paths lead to is returned once. Raises IngestError for a path that does not
    exist or cannot be read, and for a ``documenten.yaml`` that is broken.
    """
    given = list(paths)
    found: list[_Found] = []
    for path in given:
        if not _exists(path):
            raise IngestError(f"pad niet gevonden: {path}")
        found += _in_folder(path) if path.is_dir() else [_given(path)]
    return declare(_named(_once(found)), given)


def _given(path: Path) -> _Found:
    return _Found(path, path.parent, "" if path.is_file() else _SPECIAL)


def _in_folder(folder: Path) -> list[_Found]:
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        raise IngestError(f"map niet leesbaar: {folder}") from error
    return sorted(_walk(folder), key=lambda found: found.path.relative_to(folder))


def _walk(root: Path) -> Iterator[_Found]:
    """Yield what lies in a folder; each folder is entered once, whatever links lead to it."""
    inside = os.path.realpath(root)
    entered: set[str] = set()
    folders, links = [root], list[Path]()
    while folders or links:
        linked = not folders
        folder = links.pop() if linked else folders.pop()
        real = os.path.realpath(folder)
        if real in entered:
            continue
        entered.add(real)
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            yield _Found(folder, root, _CLOSED)
            continue
        for path in entries:
            if path.name.startswith((".", "~$")) or path.name.lower() in _NO_DOCUMENTS:
                continue
            refused = _refusal(path, inside)
            link = linked or path.is_symlink()
            if refused or not path.is_dir():
                yield _Found(path, root, refused, link)
            else:
                (links if link else folders).append(path)


def _refusal(path: Path, inside: str) -> str:
    """Return why something in a folder is not read; empty for a file or folder that may be."""
    try:
        real = os.path.realpath(path, strict=True)
    except OSError:  # it leads nowhere, or to itself, or where we may not look
        return _NOWHERE if path.is_symlink() else _SPECIAL
    if not Path(real).is_relative_to(inside):
        return _OUTSIDE
    return "" if path.is_file() or path.is_dir() else _SPECIAL


def _once(found: list[_Found]) -> list[_Found]:
    """Keep one of the paths that lead to the same file: its own place before a link to it."""
    best: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: (one.linked, len(one.path.parts))):
        if not one.refused:
            best.setdefault(one.real, one)
    return [one for one in found if one.refused or best[one.real] is one]


def _named(found: list[_Found]) -> list[Source]:
    """Give each file the shortest of its names that no other file has; what is refused keeps its path."""
    unique = iter(_unique([one.names() for one in found if not one.refused]))
    sources: list[Source] = []
    taken: set[str] = set()
    for one in found:
        name = one.names()[1] if one.refused else next(unique)
        # Only paths that differ in how their accents are composed are still the same here.
        refused = one.refused or (_SAME_NAME if name in taken else "")
        sources.append(Source(one.path, name, refused=refused))
        taken |= set() if refused else {name}
    return sources


def _unique(names: list[list[str]]) -> list[str]:
    """Choose one of each list: the first that no other has; where names clash, all of them move on."""
    ranks = [0] * len(names)
    clashing = list(range(len(names)))
    while clashing:
        counts = Counter(own[rank] for own, rank in zip(names, ranks, strict=True))
        clashing = [p for p in clashing if counts[names[p][ranks[p]]] > 1 and ranks[p] + 1 < len(names[p])]
        for place in clashing:
            ranks[place] += 1
    return [own[rank] for own, rank in zip(names, ranks, strict=True)]


def _shown(name: str) -> str:
    """Return a name that can be written on one line; signs that cannot be shown become their number."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(sign if sign.isprintable() else f"%{ord(sign):02X}" for sign in composed)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False
