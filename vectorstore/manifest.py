"""The manifest: what an index holds and which model made its vectors."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from vectorstore.errors import IndexMismatch

SCHEMA_VERSION = 1
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
    documents: Mapping[str, DocumentEntry]
    """Its documents by file name, in order."""


def encode_manifest(manifest: Manifest) -> str:
    """Return the manifest as readable JSON."""
    return json.dumps(asdict(manifest), indent=2, ensure_ascii=False)


def decode_manifest(text: str) -> Manifest:
    """Return the manifest that `encode_manifest` wrote.

    Raises IndexMismatch when it is of another schema, and ValueError, KeyError or TypeError when
    the text is something else.
    """
    data: dict[str, Any] = json.loads(text)
    if data["schema_version"] != SCHEMA_VERSION:
        raise IndexMismatch(
            "de index is van een andere versie van het programma "
            f"(schema {data['schema_version']}, nu {SCHEMA_VERSION}): "
            "voer `functiewijzer ingest` opnieuw uit"
        )
    documents = {name: DocumentEntry(**entry) for name, entry in data["documents"].items()}
    return Manifest(**{**data, "documents": documents})
