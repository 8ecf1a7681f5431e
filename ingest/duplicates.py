"""Find documents that are the same in content, under another name or in another format."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from ingest.model import UNKNOWN_ORGANISATION, Document, SpanKind

_BEST_FIRST = (
    *(".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".fodt", ".doc", ".dot", ".rtf"),
    *(".html", ".htm", ".xhtml", ".mht", ".mhtml", ".md", ".pdf", ".txt"),
)
"""File types by how well they tell structure."""
_HEADING_NUMBER = re.compile(r"^[\dIVX]+(?:[.)][\dIVX]*)*[.)]?\s")
"""Some formats write it, others leave it to the layout."""


def content_key(document: Document) -> str:
    """Return a hash of what a document says, hexadecimal, the same in each format.

    It covers the letters and digits in order, and in tables the places of the cells: a mark that moves
    to another column says something else. Bullets, counters of items and headings, spaces, hyphens,
    capitals and the coding of accents do not count.
    """
    digest = hashlib.sha256()
    for span in document.spans:
        text = document.text[span.start : span.end]
        if span.kind is SpanKind.HEADING:
            text = _HEADING_NUMBER.sub("", text)
        separator = "|" if span.kind is SpanKind.ROW else ""
        plain = unicodedata.normalize("NFC", text).casefold()
        kept = (character for character in plain if character.isalnum() or character == separator)
        digest.update("".join(kept).encode())
    return digest.hexdigest()


class Held(Protocol):
    """What is known of a document whose content is compared."""

    @property
    def organisation(self) -> str:
        """Name of its local government, or UNKNOWN_ORGANISATION."""

    @property
    def content(self) -> str:
        """Its content_key; empty when it is not to be compared."""


def same_content(documents: Mapping[str, Held]) -> dict[str, str]:
    """Return, of documents by file name, those whose content another has, with the name of that one.

    Kept is the format that tells structure best, and of one format the first. The same words of two
    organisations (a common model that both took over) are two documents.
    """
    kept: dict[str, list[str]] = {}
    left_out: dict[str, str] = {}
    for name in sorted(documents, key=lambda name: _preference(name, documents[name])):
        document = documents[name]
        if not document.content:
            continue
        same = kept.setdefault(document.content, [])
        twin = next((other for other in same if _may_be_one(document, documents[other])), None)
        if twin is None:
            same.append(name)
        else:
            left_out[name] = twin
    return left_out


def format_rank(name: str) -> int:
    """Return how well a file's type tells structure, 0 is best: of the same content the lowest is kept."""
    suffix = PurePath(name).suffix.lower()
    return _BEST_FIRST.index(suffix) if suffix in _BEST_FIRST else len(_BEST_FIRST)


def _preference(name: str, document: Held) -> tuple[bool, int, str]:
    return document.organisation == UNKNOWN_ORGANISATION, format_rank(name), name


def _may_be_one(document: Held, other: Held) -> bool:
    return document.organisation in (other.organisation, UNKNOWN_ORGANISATION)
