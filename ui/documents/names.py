"""Which names an uploaded file may have."""

import unicodedata
from enum import StrEnum, auto
from pathlib import PurePath

from ingest.declared import FILE_NAME
from ingest.reading import KNOWN_SUFFIXES

LONGEST = 120
"""Signs of a name."""
_LONGEST_BYTES = 220
"""Bytes of a name; file systems take 255, and a file being written has a longer name for a while."""
_FORBIDDEN = frozenset('<>:"|?*%')
"""Signs that file systems or addresses give another meaning."""
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Names that are no files on Windows, whatever comes after a dot."""


class NameRefusal(StrEnum):
    """Why a name cannot be used."""

    EMPTY = auto()
    PATH = auto()
    HIDDEN = auto()
    SIGNS = auto()
    LONG = auto()
    RESERVED = auto()
    KIND = auto()


def plain_name(sent: str) -> str:
    """Return a name as it is to be written: accents composed, without blanks around it."""
    return unicodedata.normalize("NFC", sent).strip()


def refuse_name(name: str) -> NameRefusal | None:
    """Return why a name, as ``plain_name`` gives it, cannot be that of a document; None when it can."""
    stem = PurePath(name).stem.split(".")[0].rstrip().casefold()
    checks = (
        (not name, NameRefusal.EMPTY),
        ("/" in name or "\\" in name, NameRefusal.PATH),
        (name.startswith((".", "~$")), NameRefusal.HIDDEN),
        (not name.isprintable() or not _FORBIDDEN.isdisjoint(name), NameRefusal.SIGNS),
        (len(name) > LONGEST or len(name.encode("utf-8", "replace")) > _LONGEST_BYTES, NameRefusal.LONG),
        (name.casefold() == FILE_NAME or stem in _DEVICES, NameRefusal.RESERVED),
        (PurePath(name).suffix.lower() not in KNOWN_SUFFIXES, NameRefusal.KIND),
    )
    return next((refusal for is_so, refusal in checks if is_so), None)
