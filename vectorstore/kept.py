"""The manifest of a version and the documents it keeps, read and written whole or not at all."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ingest.codec import decode_document, encode_document
from ingest.model import Document
from vectorstore.errors import IndexDamaged, VectorStoreError
from vectorstore.layout import VersionFiles, current_version, damaged, documents_folder, write_whole
from vectorstore.manifest import DocumentEntry, Manifest, decode_manifest

T = TypeVar("T")


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of the live version.

    Raises IndexMissing, IndexDamaged, or IndexMismatch for another schema.
    """
    return read_manifest_of(current_version(directory))


def read_manifest_of(version: VersionFiles) -> Manifest:
    """Return the manifest of a version. Raises IndexDamaged, or IndexMismatch for another schema."""
    return read_or_damaged(
        version.directory,
        version.manifest.name,
        lambda: decode_manifest(version.manifest.read_text(encoding="utf-8")),
    )


def document_path(directory: Path, entry: DocumentEntry) -> Path:
    """Return where a kept document lies."""
    return documents_folder(directory) / f"{entry.key}.json"


def read_document_of(directory: Path, name: str, entry: DocumentEntry) -> Document:
    """Return a kept document. Raises IndexDamaged when it is not the one that was written."""
    path = document_path(directory, entry)
    document = read_or_damaged(directory, name, lambda: _decode(path.read_bytes(), entry.key))
    if document.name != name or len(document.passages) != entry.passages:
        raise damaged(directory, name)
    return document


def is_kept(directory: Path, name: str, entry: DocumentEntry) -> bool:
    """Tell whether a document is still there as it was written, and can be read."""
    try:
        read_document_of(directory, name, entry)
    except IndexDamaged:
        return False
    return True


def write_document(directory: Path, document: Document) -> str:
    """Keep a document, through to the disk, and return its key: the hash of its file."""
    data = encode_document(document).encode()
    key = hashlib.sha256(data).hexdigest()
    path = documents_folder(directory) / f"{key}.json"
    if not has_hash(path, key):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    return key


def has_hash(path: Path, sha256: str) -> bool:
    """Tell whether a file is there and its bytes have this hash."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _decode(data: bytes, key: str) -> Document:
    if hashlib.sha256(data).hexdigest() != key:
        raise ValueError("the kept document has changed")
    return decode_document(data.decode())


def read_or_damaged(directory: Path, name: str, reader: Callable[[], T]) -> T:
    """Return what the reader returns; raises IndexDamaged, naming the part, for whatever goes wrong in it."""
    try:
        return reader()
    except VectorStoreError:
        raise
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(directory, name) from error
