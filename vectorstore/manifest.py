"""The manifest: what an index holds and which model made its vectors."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from vectorstore.errors import IndexMismatch
from vectorstore.prompting import Prompts

SCHEMA_VERSION = 2
"""Raise it when the files of an index, or the texts that are embedded, change."""


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What the manifest says of one document."""

    sha256: str
    """Hash of the file's bytes, hexadecimal."""
    passages: int
    """Number of its passages."""
    organisation: str
    """Name of its local government."""
    role: str
    """The role it describes."""
    title: str
    """Its title."""
    date: str
    """The date of this version, as in the document; empty when unknown."""
    declared: str
    """Hash of what was declared about the file; empty when nothing was."""
    reader: str
    """Fingerprint of the code that read the file; empty when it was handed over as a document."""
    content: str
    """What two files with the same content have in common; empty when nothing is to be compared."""
    key: str
    """Hash of the kept document, hexadecimal: its file's name, and the start of its passages' ids."""
    segment: str
    """Name of the file that holds its vectors."""
    row: int
    """Where in that file its vectors start, counted in vectors."""


@dataclass(frozen=True, slots=True)
class DuplicateEntry:
    """What the manifest says of a file whose content another document has too."""

    sha256: str
    """Hash of the file's bytes, hexadecimal."""
    declared: str
    """As in DocumentEntry."""
    reader: str
    """As in DocumentEntry."""
    of: str
    """Name of the document that the index has."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """How a file was when it was written."""

    size: int
    """Bytes."""
    sha256: str
    """Hash of its bytes, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds and how it was made."""

    schema_version: int
    """Layout of the index's files."""
    embedder: str
    """Name of the embedding model."""
    revision: str
    """Revision of the embedding model."""
    dimension: int
    """Length of its vectors."""
    query_prompt: str
    """Put before every query."""
    passage_prompt: str
    """Put before every passage."""
    created: str
    """When the index was built, UTC, ISO 8601."""
    previous: str
    """Name of the version before it, which stays for its readers; empty for the first."""
    documents: Mapping[str, DocumentEntry]
    """Its documents by file name, in order."""
    segments: Mapping[str, int]
    """Number of vectors, used or not, in each file of vectors."""
    duplicates: Mapping[str, DuplicateEntry] = field(default_factory=dict)
    """Files that were read and are not in the index because another one is, by name."""
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    """The files of the version's own folder that do not change, by path in that folder."""
    churn: int = 0
    """Passages put into and taken out of Chroma since it was last filled from nothing."""

    @property
    def passages(self) -> int:
        """The number of passages of all documents."""
        return sum(entry.passages for entry in self.documents.values())


def rows_of(documents: Mapping[str, DocumentEntry]) -> dict[str, range]:
    """Return which rows of the vectors, and of the lexical index, the passages of each document have."""
    rows: dict[str, range] = {}
    start = 0
    for name, entry in documents.items():
        rows[name] = range(start, start + entry.passages)
        start = rows[name].stop
    return rows


def same_model(one: Manifest, other: Manifest) -> bool:
    """Tell whether the vectors of two indexes may be compared."""
    return _model(one) == _model(other)


def duplicate_entry(entry: DocumentEntry, other: str) -> DuplicateEntry:
    """Return what the manifest is to say of a document that is left out, as the other one has its content."""
    return DuplicateEntry(entry.sha256, entry.declared, entry.reader, other)


def encode_manifest(manifest: Manifest) -> str:
    """Return the manifest as readable JSON."""
    return json.dumps(asdict(manifest), indent=1, ensure_ascii=False)


def decode_manifest(text: str) -> Manifest:
    """Return the manifest that `encode_manifest` wrote.

    Raises IndexMismatch when it is of another schema, and ValueError, KeyError, TypeError or
    AttributeError when the text is something else.
    """
    data: dict[str, Any] = json.loads(text)
    if data["schema_version"] != SCHEMA_VERSION:
        raise IndexMismatch(
            "de index is van een andere versie van het programma "
            f"(schema {data['schema_version']}, nu {SCHEMA_VERSION}): "
            "voer `functiewijzer ingest` opnieuw uit"
        )
    documents = {name: DocumentEntry(**entry) for name, entry in data["documents"].items()}
    files = {path: FileEntry(**entry) for path, entry in data["files"].items()}
    duplicates = {name: DuplicateEntry(**entry) for name, entry in data["duplicates"].items()}
    return Manifest(**{**data, "documents": documents, "files": files, "duplicates": duplicates})


def prompts_of(manifest: Manifest) -> Prompts:
    """Return what was put before the texts of an index."""
    return Prompts(manifest.query_prompt, manifest.passage_prompt)


def same_vectors(one: Manifest, other: Manifest) -> bool:
    """Tell whether a passage has the same vector in two indexes, however queries are put to the model."""
    return _passage_model(one) == _passage_model(other)


def _passage_model(manifest: Manifest) -> tuple[str, str, int, str]:
    return manifest.embedder, manifest.revision, manifest.dimension, manifest.passage_prompt


def _model(manifest: Manifest) -> tuple[tuple[str, str, int, str], str]:
    return _passage_model(manifest), manifest.query_prompt
