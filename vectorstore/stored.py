"""What is true of an index and lies in plain files: manifest, documents and vectors."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ingest.codec import decode_document, encode_document
from ingest.model import Document, Passage
from vectorstore.errors import VectorStoreError
from vectorstore.layout import (
    VersionFiles,
    current_version,
    damaged,
    documents_folder,
    vectors_folder,
    write_whole,
)
from vectorstore.manifest import DocumentEntry, Manifest, decode_manifest
from vectorstore.vectors import Vectors, map_vectors

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stored:
    """The plain content of one version of an index."""

    manifest: Manifest
    """What it holds and how it was made."""
    documents: Mapping[str, Document]
    """Its documents by file name, in the manifest's order."""
    vectors: Vectors
    """Those of the passages of all documents, in order."""


def passages_in_order(documents: Mapping[str, Document]) -> Iterator[tuple[Document, Passage]]:
    """Yield all passages in the order of the vectors' rows."""
    for document in documents.values():
        for passage in document.passages:
            yield document, passage


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of the live version.

    Raises IndexMissing, IndexDamaged, or IndexMismatch for another schema.
    """
    return read_manifest_of(current_version(directory))


def read_manifest_of(version: VersionFiles) -> Manifest:
    """Return the manifest of a version. Raises IndexDamaged, or IndexMismatch for another schema."""
    return _read(
        version.directory,
        version.manifest.name,
        lambda: decode_manifest(version.manifest.read_text(encoding="utf-8")),
    )


def read_stored(version: VersionFiles) -> Stored:
    """Read a version's plain files and check that they belong together.

    Raises IndexDamaged, or IndexMismatch for another schema.
    """
    manifest = read_manifest_of(version)
    documents = {
        name: read_document_of(version.directory, name, entry) for name, entry in manifest.documents.items()
    }
    return Stored(manifest, documents, read_vectors(version.directory, manifest))


def read_vectors(directory: Path, manifest: Manifest) -> Vectors:
    """Return the vectors of a version, mapped. Raises IndexDamaged."""
    folder = vectors_folder(directory)
    entries = list(manifest.documents.values())
    return _read(
        directory, folder.name, lambda: map_vectors(folder, entries, manifest.segments, manifest.dimension)
    )


def document_path(directory: Path, entry: DocumentEntry) -> Path:
    """Return where a kept document lies."""
    return documents_folder(directory) / f"{entry.key}.json"


def read_document_of(directory: Path, name: str, entry: DocumentEntry) -> Document:
    """Return a kept document. Raises IndexDamaged when it is not the one that was written."""
    path = document_path(directory, entry)
    document = _read(directory, name, lambda: _decode(path.read_bytes(), entry.key))
    if document.name != name or len(document.passages) != entry.passages:
        raise damaged(directory, name)
    return document


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


def by_name(documents: Sequence[Document]) -> dict[str, Document]:
    """Return the documents by name, sorted. Raises ValueError when two have the same name."""
    found = {document.name: document for document in sorted(documents, key=lambda d: d.name)}
    if len(found) != len(documents):
        raise ValueError("two documents have the same name")
    return found


def _decode(data: bytes, key: str) -> Document:
    if hashlib.sha256(data).hexdigest() != key:
        raise ValueError("the kept document has changed")
    return decode_document(data.decode())


def _read(directory: Path, name: str, reader: Callable[[], T]) -> T:
    try:
        return reader()
    except VectorStoreError:
        raise
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(directory, name) from error
