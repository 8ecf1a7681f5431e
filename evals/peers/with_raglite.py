"""raglite as far as it runs without a hub.

Its own: chunklets, semantic chunks with headings, multi-vectors, DuckDB with its full-text and vector search.
Not its own: the sentence-transformers model (given to litellm as a provider, its door for such things), and
where sentences end. For that it downloads a model; without one, line ends and full stops tell.
"""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from evals.peers.exchange import DEPTH, Materials, Piece, Query, Text

if TYPE_CHECKING:
    from raglite import RAGLiteConfig

_SENTENCE_END = re.compile(r"\n|[.!?](?=\s)")
_MODEL = "local/model"


class SentenceEnds:
    """Stands where raglite's sentence model would: certain after a line end or a full stop."""

    def predict_proba(self, text: str, **_: object) -> NDArray[np.float32]:
        """Return for each character how likely a sentence ends there: 0 or 1."""
        likely = np.zeros(len(text), dtype=np.float32)
        likely[[match.end() - 1 for match in _SENTENCE_END.finditer(text)]] = 1
        return likely


class RagLite:
    """raglite with one of its search methods."""

    _config: "RAGLiteConfig"

    def __init__(self, method: str) -> None:
        self._method = method

    def ingest(self, texts: Sequence[Text], folder: Path) -> int:
        """Insert the texts in a new DuckDB database."""
        import raglite
        from raglite import _split_sentences
        from raglite._database import Chunk, create_database_engine
        from sqlmodel import Session, func, select

        self._config = raglite.RAGLiteConfig(
            db_url=f"duckdb:///{folder / 'raglite.db'}", llm=_MODEL, embedder=_MODEL, reranker=None
        )
        documents = [
            raglite.Document.from_text(
                text.text, id=text.name, filename=text.name, organisation=text.organisation
            )
            for text in texts
        ]
        with patch.object(_split_sentences, "_load_sat", lambda: (SentenceEnds(), {})):
            raglite.insert_documents(documents, config=self._config)
        with Session(create_database_engine(self._config)) as session:
            return int(session.exec(select(func.count()).select_from(Chunk)).one())

    def search(self, query: Query) -> list[Piece]:
        """Return the chunks that its search method ranks first, without a reranker (which it downloads)."""
        import raglite

        search = getattr(raglite, self._method)
        wanted = {"organisation": list(query.organisations)} if query.organisations else None
        found, _ = search(query.text, num_results=DEPTH, metadata_filter=wanted, config=self._config)
        chunks = raglite.retrieve_chunks(found, config=self._config)
        return [Piece(chunk.document.filename, chunk.body) for chunk in chunks]


def opened(materials: Materials, method: str) -> RagLite:
    """Return raglite; ``method``: "vector_search" (its default), "keyword_search" or "hybrid_search"."""
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    _install_extensions()
    _offer_model(materials)
    import raglite  # noqa: F401 - counted as loading

    return RagLite(method)


def _install_extensions() -> None:
    """Put the extensions of DuckDB, which raglite would download, where DuckDB looks: under HOME."""
    import duckdb

    connection = duckdb.connect()
    for site in map(Path, sys.path):
        for extension in site.glob("duckdb_extension_*/extensions/*/*.duckdb_extension"):
            connection.install_extension(str(extension))


def _offer_model(materials: Materials) -> None:
    """Make the model known to litellm as a provider of its own."""
    import litellm
    from litellm.utils import custom_llm_setup
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(materials.embedder, local_files_only=True)

    class Local(litellm.CustomLLM):  # type: ignore[misc]
        """The model behind litellm's interface; raglite makes no difference between queries and passages."""

        def embedding(self, *_: object, **given: Any) -> Any:  # noqa: ANN401 - litellm's own types
            vectors = model.encode(given["input"], show_progress_bar=False)
            response = given["model_response"]
            response.data = [
                {"object": "embedding", "index": number, "embedding": vector.tolist()}
                for number, vector in enumerate(vectors)
            ]
            return response

    provider, _, _ = _MODEL.partition("/")
    litellm.custom_provider_map = [{"provider": provider, "custom_handler": Local()}]
    custom_llm_setup()
    litellm.register_model(
        {
            _MODEL: {
                "litellm_provider": provider,
                "mode": "embedding",
                "output_vector_size": model.get_sentence_embedding_dimension(),
            }
        }
    )
