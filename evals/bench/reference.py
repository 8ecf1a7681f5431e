"""What the bench sets beside the product, on the same machine at the same moment.

Ingest: the pipeline of the LangChain tutorial (texts cut at 1,000 characters, 200 of them shared, into
Chroma as it comes) with the product's own embedder. It is handed the text of each document, so that
reading files costs it nothing. Search: plain BM25 over words by the library bm25s, and all vectors
compared by numpy.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from evals.peers.pieces import cut
from vectorstore import Embedder, load_embedder
from vectorstore.chroma import client_in

_BATCH = 1_000


def main() -> None:
    """Ingest the text files of one folder into another: ``python -m evals.bench.reference TEXTS INDEX``."""
    ingest_as_the_tutorial(Path(sys.argv[1]), Path(sys.argv[2]))


def ingest_as_the_tutorial(texts: Path, index: Path) -> int:
    """Put all ``.txt`` files of a folder into a new Chroma database, and return how many pieces they are."""
    embedder = load_embedder()
    pieces = cut((path.name, path.read_text(encoding="utf-8")) for path in sorted(texts.glob("*.txt")))
    with client_in(index) as client:
        collection = client.create_collection("pieces", embedding_function=None)
        for start in range(0, len(pieces), _BATCH):
            part = pieces[start : start + _BATCH]
            collection.add(
                ids=[str(start + number) for number in range(len(part))],
                embeddings=embedder.embed_passages([piece for _, piece in part]),
                documents=[piece for _, piece in part],
                metadatas=[{"source": name} for name, _ in part],
            )
    return len(pieces)


def plain_search(texts: Sequence[str], embedder: Embedder, limit: int = 50) -> Callable[[str], None]:
    """Return a function that searches the texts in the plainest way: BM25 over words, then all vectors."""
    import bm25s

    words = bm25s.BM25()
    words.index(bm25s.tokenize(list(texts), stopwords=None, show_progress=False), show_progress=False)
    vectors = np.concatenate(
        [embedder.embed_passages(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
    )
    limit = min(limit, len(texts))

    def search(query: str) -> None:
        asked = bm25s.tokenize([query], stopwords=None, show_progress=False)
        words.retrieve(asked, k=limit, show_progress=False)
        scores = vectors @ embedder.embed_query(query)
        np.argpartition(-scores, limit - 1)[:limit]

    return search


if __name__ == "__main__":
    main()
