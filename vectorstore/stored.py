"""What is true of an index and lies in plain files: manifest, documents and vectors."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ingest.codec import decode_document, encode_document
from ingest.model import Document, Passage
from vectorstore.errors import VectorStoreError
from vectorstore.layout import VersionFiles, current_version, damaged
from vectorstore.manifest import Manifest, decode_manifest, encode_manifest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stored:
    """The plain content of one version of an index."""

    manifest: Manifest
    """What it holds and how it was made."""
    documents: Mapping[str, Document]
    """Its documents by file name, in the manifest's order."""
    vectors: NDArray[np.float32]
    """(passages, dimension): the passages of all documents in order, each of length 1."""


def passages_in_order(documents: Mapping[str, Document]) -> Iterator[tuple[Document, Passage]]:
    """Yield all passages in the order of the vectors' rows."""
    for document in documents.values():
        for passage in document.passages:
            yield document, passage


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of the live version.

    Raises IndexMissing, IndexDamaged, or IndexMismatch for another schema.
    """
    return _read(
        current_version(directory).manifest,
        lambda path: decode_manifest(path.read_text(encoding="utf-8")),
    )


def read_stored(version: VersionFiles) -> Stored:
    """Read a version's plain files and check that they belong together.

    Raises IndexDamaged, or IndexMismatch for another schema.
    """
    manifest = _read(version.manifest, lambda p: decode_manifest(p.read_text(encoding="utf-8")))
    documents = _read(version.documents, _read_documents)
    counts = {name: len(document.passages) for name, document in documents.items()}
    if counts != {name: entry.passages for name, entry in manifest.documents.items()}:
        raise damaged(_directory(version), version.documents.name)
    # Mapped, not read: a query looks at some rows only.
    vectors = _read(version.vectors, lambda path: np.load(path, mmap_mode="r", allow_pickle=False))
    if vectors.shape != (sum(counts.values()), manifest.dimension) or vectors.dtype != np.float32:
        raise damaged(_directory(version), version.vectors.name)
    return Stored(manifest, documents, vectors)


def write_stored(version: VersionFiles, stored: Stored) -> None:
    """Write the plain files of a version, through to the disk."""
    lines = "".join(encode_document(document) + "\n" for document in stored.documents.values())
    version.documents.write_text(lines, encoding="utf-8")
    np.save(version.vectors, stored.vectors, allow_pickle=False)
    version.manifest.write_text(encode_manifest(stored.manifest), encoding="utf-8")
    for path in (version.documents, version.vectors, version.manifest):
        _sync(path)


def by_name(documents: Sequence[Document]) -> dict[str, Document]:
    """Return the documents by name, sorted. Raises ValueError when two have the same name."""
    found = {document.name: document for document in sorted(documents, key=lambda d: d.name)}
    if len(found) != len(documents):
        raise ValueError("two documents have the same name")
    return found


def _read_documents(path: Path) -> dict[str, Document]:
    with path.open(encoding="utf-8") as lines:
        return by_name([decode_document(line) for line in lines])


def _read(path: Path, reader: Callable[[Path], T]) -> T:
    try:
        return reader(path)
    except VectorStoreError:
        raise
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(path.parents[2], path.name) from error


def _directory(version: VersionFiles) -> Path:
    return version.folder.parents[1]


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
