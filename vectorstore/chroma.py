"""The vectors in Chroma: a fast way to candidates, rebuilt from the plain files at any time."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import ChromaUnusable
from vectorstore.manifest import DocumentEntry
from vectorstore.vectors import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection as ChromaCollection

COLLECTION = "passages"
DATABASE = "chroma.sqlite3"
WRITTEN = "index_metadata.pickle"
"""Stands beside the files of a graph once it has been written to them."""
BATCH = 5_000
"""Chroma refuses more than 5,461 in one call."""
HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "max_neighbors": 16,
    "ef_construction": 200,
    "ef_search": 400,
    "batch_size": 10,
    "sync_threshold": 10,
}
"""After 10 changes the graph is written to its files: what is not, every reader builds again when it opens.

With Chroma's defaults (16, 100, 100), 1 to 5 of 632 vectors of hashed n-grams could not be found
by themselves; with these none, and of 99,015 the 20 nearest ones are found at .999. Twice as many
neighbours (32, 400, 400) find as much and take twice as long to fill."""
SAMPLE = 50
TOLERATED = 0.1
"""Share of the sample that may miss itself: HNSW is approximate, a broken one misses most."""
SAME = 1e-3
"""Cosine distance under which a vector has found itself (Chroma counts in float32)."""


def passage_ids(documents: Mapping[str, DocumentEntry]) -> list[str]:
    """Return an id for every passage, in order: from the kept document's key and the passage's number.

    The key is a hash over all of the document, its name included: no two documents share it, and the
    same id always means the same text.
    """
    return [f"{entry.key[:16]}-{number}" for entry in documents.values() for number in range(entry.passages)]


def open_client(folder: Path) -> "Client":
    """Open the embedded Chroma database in the folder; close it with `close()`."""
    # Imported here: chromadb takes a second, and not every command searches.
    from chromadb.api.client import Client
    from chromadb.config import Settings

    return Client(
        settings=Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
    )


@contextmanager
def client_in(folder: Path) -> Iterator["Client"]:
    """Open the database in the folder for the length of a block.

    Raises ChromaUnusable for whatever goes wrong in Chroma, in Rust or in sqlite.
    """
    with chroma_errors():
        client = open_client(folder)
        try:
            yield client
        finally:
            client.close()


@contextmanager
def chroma_errors() -> Iterator[None]:
    """Turn what Chroma, its Rust parts and sqlite raise into ChromaUnusable."""
    try:
        yield
    except (ChromaUnusable, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic in Rust is no Exception
        line = " ".join(str(error).split())[:200]
        raise ChromaUnusable(f"Chroma werkt niet ({type(error).__name__}: {line})") from error


def get_collection(client: "Client") -> "ChromaCollection":
    """Return the collection of passages. Raises what Chroma raises when it is not there."""
    # Without embedding_function=None Chroma would build a stored one, remote code included.
    return client.get_collection(COLLECTION, embedding_function=None)


def fill(folder: Path, documents: Mapping[str, DocumentEntry], vectors: Vectors) -> None:
    """Write all passages into a new database in the folder. Raises ChromaUnusable."""
    with client_in(folder) as client:
        collection = client.create_collection(
            COLLECTION, configuration={"hnsw": HNSW}, embedding_function=None
        )
        _put(collection, passage_ids(documents), _names(documents), vectors, np.arange(len(vectors)))


def update(
    folder: Path,
    before: Mapping[str, DocumentEntry],
    documents: Mapping[str, DocumentEntry],
    vectors: Vectors,
) -> None:
    """Change a database that holds the documents `before` so that it holds `documents`.

    `vectors` are those of `documents`. Raises ChromaUnusable.
    """
    ids = passage_ids(documents)
    old, new = set(passage_ids(before)), set(ids)
    gone = sorted(old - new)
    added = np.array([row for row, passage_id in enumerate(ids) if passage_id not in old], dtype=np.intp)
    with client_in(folder) as client:
        collection = get_collection(client)
        for start in range(0, len(gone), BATCH):
            collection.delete(ids=gone[start : start + BATCH])
        _put(collection, ids, _names(documents), vectors, added)


def copy(source: Path, target: Path) -> None:
    """Copy a database that others may be reading. Raises ChromaUnusable.

    A reader writes a mark in sqlite's file, and nothing in those of a graph that was written.
    """
    with chroma_errors():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
        with (
            closing(sqlite3.connect(source / DATABASE)) as old,
            closing(sqlite3.connect(target / DATABASE)) as new,
        ):
            old.backup(new)


def fixed_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a database that its readers do not change."""
    for written in folder.rglob(WRITTEN):
        yield from sorted(path for path in written.parent.iterdir() if path.is_file())


def check(
    folder: Path, documents: Mapping[str, DocumentEntry], vectors: Vectors, sample: int = SAMPLE
) -> None:
    """Check that the database finds an even sample of the vectors. Raises ChromaUnusable.

    `count()` proves nothing: it reported all of a collection of which two were reachable.
    """
    with client_in(folder) as client:
        check_collection(get_collection(client), passage_ids(documents), vectors, sample)


def check_collection(
    collection: "ChromaCollection", ids: Sequence[str], vectors: Vectors, sample: int = SAMPLE
) -> None:
    """Check that a collection finds an even sample of at most `sample` vectors, at least one.

    Raises ChromaUnusable when it does not, or when what it finds is not among the `ids`.
    """
    rows = np.unique(np.linspace(0, len(vectors) - 1, sample, dtype=np.intp))
    with chroma_errors():
        found = collection.query(query_embeddings=vectors[rows], n_results=1, include=["distances"])
    known = set(ids)
    nearest = zip(found["ids"], found["distances"] or [], strict=True)
    lost = [place for place, distance in nearest if not place or place[0] not in known or distance[0] > SAME]
    if len(lost) > TOLERATED * len(rows):
        raise ChromaUnusable(f"Chroma vindt {len(lost)} van {len(rows)} gecontroleerde vectoren niet terug")


def _names(documents: Mapping[str, DocumentEntry]) -> list[str]:
    return [name for name, entry in documents.items() for _ in range(entry.passages)]


def _put(
    collection: "ChromaCollection",
    ids: Sequence[str],
    names: Sequence[str],
    vectors: Vectors,
    rows: NDArray[np.intp],
) -> None:
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        collection.upsert(
            ids=[ids[row] for row in part],
            embeddings=vectors[part],
            metadatas=[{"document": names[row]} for row in part],
        )


def nearest_ids(
    collection: "ChromaCollection",
    vectors: NDArray[np.float32],
    limit: int,
) -> list[str]:
    """Return the ids of the passages nearest to any of the vectors (queries, dimension).

    At most `limit` for each vector. Raises ChromaUnusable.
    """
    with chroma_errors():
        found = collection.query(query_embeddings=vectors, n_results=limit, include=[])
    return [passage_id for ids in found["ids"] for passage_id in ids]
