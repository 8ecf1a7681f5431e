"""The vectors in Chroma: a fast way to candidates, rebuilt from the plain files at any time."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ingest.model import Document
from vectorstore.stored import passages_in_order

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection as ChromaCollection

COLLECTION = "passages"
BATCH = 5_000
"""Chroma refuses more than 5,461 in one call."""
HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 400,
    "ef_search": 400,
}
"""With Chroma's defaults (16, 100, 100), 1 to 5 of 632 vectors of hashed n-grams could not be found
by themselves; with these none, at the same speed."""
SAMPLE = 50
TOLERATED = 0.1
"""Share of the sample that may miss itself: HNSW is approximate, a broken one misses most."""
SAME = 1e-3
"""Cosine distance under which a vector has found itself (Chroma counts in float32)."""


def passage_ids(documents: Mapping[str, Document]) -> list[str]:
    """Return an id for every passage, in order: from the file's hash and the passage's number.

    Two files with the same bytes would share theirs, and one would silently overwrite the other:
    the second carries its name as well.
    """
    ids: list[str] = []
    taken: set[str] = set()
    for document in documents.values():
        prefix = document.sha256[:16]
        prefix = f"{prefix}-{document.name}" if prefix in taken else prefix
        taken.add(prefix)
        ids += [f"{prefix}-{passage.number}" for passage in document.passages]
    return ids


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
    """Open the database in the folder for the length of a block."""
    client = open_client(folder)
    try:
        yield client
    finally:
        client.close()


def get_collection(client: "Client") -> "ChromaCollection":
    """Return the collection of passages. Raises what Chroma raises when it is not there."""
    # Without embedding_function=None Chroma would build a stored one, remote code included.
    return client.get_collection(COLLECTION, embedding_function=None)


def fill(folder: Path, documents: Mapping[str, Document], vectors: NDArray[np.float32]) -> None:
    """Write all passages into a new database in the folder."""
    ids = passage_ids(documents)
    names = [document.name for document, _ in passages_in_order(documents)]
    with client_in(folder) as client:
        collection = client.create_collection(
            COLLECTION, configuration={"hnsw": HNSW}, embedding_function=None
        )
        for start in range(0, len(ids), BATCH):
            part = slice(start, start + BATCH)
            collection.upsert(
                ids=ids[part],
                embeddings=np.asarray(vectors[part]),
                metadatas=[{"document": name} for name in names[part]],
            )


def finds_itself(folder: Path, vectors: NDArray[np.float32]) -> bool:
    """Tell whether an even sample of the vectors, at least one, finds itself in the database.

    `count()` proves nothing: it reported all of a collection of which two were reachable.
    """
    rows = np.unique(np.linspace(0, len(vectors) - 1, SAMPLE, dtype=int))
    with client_in(folder) as client:
        found = get_collection(client).query(
            query_embeddings=np.asarray(vectors[rows]), n_results=1, include=["distances"]
        )
    nearest = found["distances"] or []
    lost = [distances for distances in nearest if not distances or distances[0] > SAME]
    return len(nearest) == len(rows) and len(lost) <= TOLERATED * len(rows)


def nearest_ids(
    collection: "ChromaCollection",
    vectors: NDArray[np.float32],
    documents: Collection[str] | None,
    limit: int,
) -> list[str]:
    """Return the ids of the passages nearest to any of the vectors (queries, dimension).

    At most `limit` for each vector, and from the documents named only.
    """
    where: dict[str, Any] | None = None
    if documents is not None:
        where = {"document": {"$in": sorted(documents)}}
    found = collection.query(query_embeddings=vectors, n_results=limit, where=where, include=[])
    return [passage_id for ids in found["ids"] for passage_id in ids]
