"""All plain content of a version: manifest, documents and vectors, checked to belong together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.model import Document, Passage
from vectorstore.kept import read_document_of, read_manifest_of, read_or_damaged
from vectorstore.layout import VersionFiles
from vectorstore.manifest import Manifest
from vectorstore.vectors import Vectors, map_vectors


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
    entries = list(manifest.documents.values())
    return read_or_damaged(
        directory,
        "vectors",
        lambda: map_vectors(directory, entries, manifest.segments, manifest.dimension),
    )


def by_name(documents: Sequence[Document]) -> dict[str, Document]:
    """Return the documents by name, sorted. Raises ValueError when two have the same name."""
    found = {document.name: document for document in sorted(documents, key=lambda d: d.name)}
    if len(found) != len(documents):
        raise ValueError("two documents have the same name")
    return found
