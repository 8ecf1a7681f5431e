"""The sample documents, and three of invented municipalities in other layouts."""

from pathlib import Path

import pytest

from assistant import Assistant
from ingest.model import Document
from ingest.reading import read_document
from ingest.sources import find_sources

_OTHERS = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def samples(sample_assistant: Assistant) -> dict[str, Document]:
    """Return the sample documents by organisation."""
    return {document.organisation: document for document in sample_assistant.documents.values()}


@pytest.fixture(scope="session")
def others() -> dict[str, Document]:
    """Return the documents in other layouts by organisation."""
    documents = (read_document(source) for source in find_sources([_OTHERS]))
    return {document.organisation: document for document in documents}
