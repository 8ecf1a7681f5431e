"""The sample documents, and three of invented municipalities in other layouts."""

from pathlib import Path

import pytest

from ingest.model import Document
from ingest.reading import read_document
from ingest.sources import find_sources

_SAMPLES = Path(__file__).parents[3] / "documents"
_OTHERS = Path(__file__).parent / "data"


def _read(folder: Path) -> list[Document]:
    return [read_document(source) for source in find_sources([folder])]


@pytest.fixture(scope="session")
def samples() -> dict[str, Document]:
    """Return the sample documents by organisation."""
    return {document.organisation: document for document in _read(_SAMPLES)}


@pytest.fixture(scope="session")
def others() -> dict[str, Document]:
    """Return the documents in other layouts by organisation."""
    return {document.organisation: document for document in _read(_OTHERS)}
