"""The sample documents, ingested once into a real index that is opened once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.concepts import load_lexicon
from ingest.reading import read_document
from ingest.sources import find_sources
from vectorstore import Index, build_index, load_embedder, open_index

SAMPLES = Path(__file__).parents[1] / "documents"


@pytest.fixture(scope="session")
def sample_index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index of all sample documents; do not write in it."""
    folder = tmp_path_factory.mktemp("samples") / "index"
    documents = [read_document(source) for source in find_sources([SAMPLES])]
    build_index(documents, folder, load_embedder())
    return folder


@pytest.fixture(scope="session")
def sample_index(sample_index_folder: Path) -> Iterator[Index]:
    with open_index(sample_index_folder) as index:
        yield index


@pytest.fixture(scope="session")
def sample_assistant(sample_index: Index) -> Assistant:
    return Assistant(sample_index, load_lexicon())
