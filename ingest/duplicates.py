"""Find documents that are the same in content, under another name or in another format."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from ingest.model import UNKNOWN_ORGANISATION, Document, SpanKind

_BEST_FIRST = (".docx", ".odt", ".doc", ".html", ".htm", ".md", ".pdf", ".txt")
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


def without_duplicates(documents: Iterable[Document]) -> tuple[list[Document], list[tuple[str, str]]]:
    """Return the documents without those whose content another has, and what was left out.

    What was left out: (name, name of the document that is kept), in order. Kept is the format that
    tells structure best, and of one format the first. The same words of two organisations (a common
    model that both took over) are two documents.
    """
    given = list(documents)
    kept: dict[str, list[Document]] = {}
    left_out: dict[str, str] = {}
    for document in sorted(given, key=_preference):
        same = kept.setdefault(content_key(document), [])
        twin = next((other for other in same if _may_be_one(document, other)), None)
        if twin is None:
            same.append(document)
        else:
            left_out[document.name] = twin.name
    remaining = [document for document in given if document.name not in left_out]
    return remaining, [(d.name, left_out[d.name]) for d in given if d.name in left_out]


def format_rank(name: str) -> int:
    """Return how well a file's type tells structure, 0 is best: of the same content the lowest is kept."""
    suffix = PurePath(name).suffix.lower()
    return _BEST_FIRST.index(suffix) if suffix in _BEST_FIRST else len(_BEST_FIRST)


def _preference(document: Document) -> tuple[bool, int]:
    return document.organisation == UNKNOWN_ORGANISATION, format_rank(document.name)


def _may_be_one(document: Document, other: Document) -> bool:
    return document.organisation in (other.organisation, UNKNOWN_ORGANISATION)
