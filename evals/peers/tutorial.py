"""The pipeline of the LangChain tutorial: pieces, a sentence-transformers model, Chroma.

Source: "Build a semantic search engine" and "Build a RAG application", docs.langchain.com.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evals.peers import pieces
from evals.peers.exchange import DEPTH, Materials, Piece, Query, Text

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import TextSplitter


class Tutorial:
    """The tutorial with one splitter and one model."""

    _store: "Chroma"

    def __init__(self, splitter: "TextSplitter", embeddings: "HuggingFaceEmbeddings") -> None:
        self._splitter = splitter
        self._embeddings = embeddings

    def ingest(self, texts: Sequence[Text], folder: Path) -> int:
        """Cut, embed and store the texts."""
        from langchain_chroma import Chroma
        from langchain_core.documents import Document

        documents = [
            Document(text.text, metadata={"source": text.name, "organisation": text.organisation})
            for text in texts
        ]
        splits = self._splitter.split_documents(documents)
        self._store = Chroma("pieces", self._embeddings, persist_directory=str(folder))
        self._store.add_documents(splits)
        return len(splits)

    def search(self, query: Query) -> list[Piece]:
        """Return the nearest pieces."""
        wanted = {"organisation": {"$in": list(query.organisations)}} if query.organisations else None
        found = self._store.similarity_search(query.text, k=DEPTH, filter=wanted)
        return [Piece(document.metadata["source"], document.page_content) for document in found]


def by_characters(materials: Materials) -> Tutorial:
    """Return the tutorial as it stands: 1,000 characters, 200 of them shared."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=pieces.CHARACTERS, chunk_overlap=pieces.SHARED_CHARACTERS, add_start_index=True
    )
    return Tutorial(splitter, _embeddings(materials))


def by_tokens(materials: Materials) -> Tutorial:
    """Return the tutorial with 400 tokens of the model, 80 of them shared."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(materials.embedder, local_files_only=True)
    splitter = RecursiveCharacterTextSplitter.from_huggingface_tokenizer(
        tokenizer, chunk_size=pieces.TOKENS, chunk_overlap=pieces.SHARED_TOKENS, add_start_index=True
    )
    return Tutorial(splitter, _embeddings(materials))


def _embeddings(materials: Materials) -> "HuggingFaceEmbeddings":
    from langchain_huggingface import HuggingFaceEmbeddings

    return HuggingFaceEmbeddings(
        model_name=materials.embedder,
        model_kwargs={"local_files_only": True},
        encode_kwargs=_prompted(materials.passage_prompt),
        query_encode_kwargs=_prompted(materials.query_prompt),
    )


def _prompted(prompt: str) -> dict[str, str]:
    return {"prompt": prompt} if prompt else {}
