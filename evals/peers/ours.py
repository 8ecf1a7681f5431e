"""Ours, whole or with one component off."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from evals.ablation.ablating import read_folder
from evals.ablation.variants import ALL_ON, COMPONENTS, Variant, opened
from evals.peers.exchange import Materials, Piece, Query, Text
from evals.runs.asking import Answering
from vectorstore import DEFAULT_EMBEDDER, Embedder, load_embedder

_RETRIEVED = 400
"""Passages that an answer lists here instead of 20, in the same order: 20 do not fill a budget."""


class Ours:
    """An assistant of ours; its passages are those that its answer lists as retrieved."""

    _assistant: Answering

    def __init__(self, variant: Variant, embedder: Embedder, documents: Path) -> None:
        self._variant = variant
        self._embedder = embedder
        self._documents = documents
        self._open = ExitStack()  # until the program ends

    def ingest(self, texts: Sequence[Text], folder: Path) -> int:
        """Read the files, find their structure, and index them: our pieces come of more than the text."""
        documents = read_folder(self._documents)
        self._open.enter_context(patch("assistant.retrieved.MOST", _RETRIEVED))
        self._assistant = self._open.enter_context(opened(self._variant, documents, folder, self._embedder))
        return sum(len(document.passages) for document in self._assistant.documents.values())

    def search(self, query: Query) -> list[Piece]:
        """Return what a whole answer was made of, then what it considered."""
        answer = self._assistant.ask(query.text, query.history)
        return [Piece(item.document, item.text) for item in answer.retrieved]


def by_component(materials: Materials, off: str = ALL_ON.component, embedder: str = DEFAULT_EMBEDDER) -> Ours:
    """Return ours with one of its components off; ``embedder``: "peers" for the one of the peers."""
    [variant] = [v for v in (ALL_ON, *COMPONENTS) if v.component == off]
    name = materials.embedder if embedder == "peers" else embedder
    return Ours(variant, load_embedder(name), Path(materials.documents))
