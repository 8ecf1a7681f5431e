"""The index as readers see it: open it, search it, get passages from it."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.model import Document, Passage
from vectorstore import chroma
from vectorstore.build import model_of
from vectorstore.checksums import changed_files
from vectorstore.embedder import Embedder, load_embedder
from vectorstore.errors import ChromaUnusable, IndexDamaged, IndexEmpty, IndexMismatch
from vectorstore.fusion import dense_weight, fuse
from vectorstore.layout import VersionFiles, current_name, current_version, damaged
from vectorstore.lexical import LexicalIndex
from vectorstore.manifest import Manifest, prompts_of, rows_of, same_model
from vectorstore.stored import Stored, passages_in_order, read_stored

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as ChromaCollection

logger = logging.getLogger(__name__)

SELF_QUERIES = 10
"""How many vectors must find themselves in Chroma before it is searched."""
COMPARED = 10_000
"""How many passages of some documents are all compared, without Chroma."""
MOST_WANTED = 1_000
"""How many passages Chroma is asked for at most; beyond that all vectors are compared, which takes less."""
CANDIDATES = 200
"""How many passages each of the two ways brings in, at least, before they are joined."""


@dataclass(frozen=True, slots=True)
class WeightedQuery:
    """One wording of what is searched, and how much it counts."""

    text: str
    """The words; a blank one is left out."""
    weight: float = 1.0
    """Its share beside the other wordings; positive."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found."""

    document: str
    """File name of its document."""
    passage: int
    """Its number in the document."""
    score: float
    """Joint score, 0..1; 1 is the best passage of this search in every way."""
    lexical: float
    """BM25, weighted mean over the wordings: not bounded, comparable between searches."""
    dense: float
    """Cosine, weighted mean over the wordings: -1..1."""


class Index:
    """An open index. It keeps answering from its own version, also when that is gone from the disk."""

    def __init__(self, directory: Path, version: VersionFiles, stored: Stored, embedder: Embedder) -> None:
        self.documents: Mapping[str, Document] = stored.documents
        self.embedder = embedder
        self.dense_share = dense_weight(embedder.name)
        self.manifest: Manifest = stored.manifest
        self._directory = directory
        self._version = version
        self._vectors = stored.vectors
        self._lexical = _load_lexical(version, len(stored.vectors))
        self._places = [(d.name, p.number) for d, p in passages_in_order(stored.documents)]
        ids = chroma.passage_ids(stored.manifest.documents)
        self._row_of_id = {passage_id: row for row, passage_id in enumerate(ids)}
        self._rows_of_document = rows_of(stored.manifest.documents)
        self._client: Client | None = None
        self._collection: ChromaCollection | None = self._open_collection(ids)

    def search(
        self,
        queries: Sequence[WeightedQuery],
        *,
        documents: Collection[str] | None = None,
        limit: int = 50,
    ) -> list[Hit]:
        """Return the best passages, best first, at most `limit`.

        With `documents` (file names) nothing outside of them is ever returned; unknown names find
        nothing. Ties stand in the order of document name and passage number.
        """
        asked = [query for query in queries if query.text.strip() and query.weight > 0]
        rows = self._rows_in(documents)
        if not asked or not len(rows) or limit < 1:
            return []
        vectors = np.stack([self.embedder.embed_query(query.text) for query in asked])
        words = np.stack([self._lexical.scores(query.text)[rows] for query in asked])
        kept = self._candidates(words, vectors, rows, max(limit, CANDIDATES))
        words, rows = words[:, kept], rows[kept]
        meaning = vectors @ self._vectors[rows].T
        shares = np.array([query.weight for query in asked], dtype=np.float32)
        shares /= shares.sum()
        fused = np.stack([fuse(w, m, self.dense_share) for w, m in zip(words, meaning, strict=True)])
        return self._hits(rows, shares @ fused, shares @ words, shares @ meaning, limit)

    def passage(self, hit: Hit) -> Passage:
        """Return the passage of a hit."""
        return self.documents[hit.document].passages[hit.passage]

    def is_current(self) -> bool:
        """Tell whether this is still the live version; if not, open the index anew."""
        return current_name(self._directory) == self._version.folder.name

    def close(self) -> None:
        """Let go of the Chroma database. Searching still works afterwards, without it."""
        if self._client is not None:
            self._client.close()
        self._client = self._collection = None

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _rows_in(self, documents: Collection[str] | None) -> NDArray[np.intp]:
        """Return the rows of the documents, ascending."""
        if documents is None:
            return np.arange(len(self._vectors))
        named = set(documents)
        found = [np.arange(r.start, r.stop) for name, r in self._rows_of_document.items() if name in named]
        return np.concatenate(found) if found else np.empty(0, dtype=np.intp)

    def _candidates(
        self,
        words: NDArray[np.float32],
        vectors: NDArray[np.float32],
        rows: NDArray[np.intp],
        limit: int,
    ) -> NDArray[np.intp]:
        """Return positions in `rows`, ascending, of what is worth scoring in full.

        `words` is (queries, rows), `vectors` is (queries, dimension).
        """
        if len(rows) <= limit:
            return np.arange(len(rows))
        best = np.argpartition(-words, limit - 1, axis=1)[:, :limit]
        near = np.searchsorted(rows, self._nearest_rows(vectors, rows, limit))
        return np.union1d(best, near)

    def _nearest_rows(
        self, vectors: NDArray[np.float32], rows: NDArray[np.intp], limit: int
    ) -> NDArray[np.intp]:
        """Return the rows, of those given (ascending), that are nearest to any of the vectors.

        About `limit` for each vector. Few rows are compared one by one; where only some are wanted,
        Chroma is asked for as many more as others may stand between. With a filter of its own it would
        take 0.3 s to search 400 of 100,000 passages, and 1.9 s to search them all.
        """
        every = len(self._vectors)
        wanted = limit * every // len(rows)
        is_few = len(rows) < every and len(rows) <= COMPARED
        if self._collection is not None and not is_few and wanted <= MOST_WANTED:
            try:
                ids = chroma.nearest_ids(self._collection, vectors, wanted)
                found = np.array([self._row_of_id[passage_id] for passage_id in ids], dtype=np.intp)
                return found if len(rows) == every else np.intersect1d(found, rows)
            except (ChromaUnusable, KeyError) as error:
                self._do_without_chroma(error)
        scores = self._vectors.similarities(vectors, rows)
        return rows[np.argpartition(-scores, limit - 1, axis=1)[:, :limit].ravel()]

    def _hits(
        self,
        rows: NDArray[np.intp],
        score: NDArray[np.float32],
        lexical: NDArray[np.float32],
        dense: NDArray[np.float32],
        limit: int,
    ) -> list[Hit]:
        # Rounded, so that the last bit of a float does not decide the order of equals.
        order = np.lexsort((rows, -score.round(6)))[:limit]
        return [
            Hit(document, passage, float(score[at]), float(lexical[at]), float(dense[at]))
            for at in order
            for document, passage in [self._places[rows[at]]]
        ]

    def _open_collection(self, ids: Sequence[str]) -> "ChromaCollection | None":
        # Compared first: Chroma crashes, and its process with it, on some files that were cut short.
        changed = changed_files(self._version.folder, self.manifest.files, "chroma/")
        try:
            if changed or not self._version.chroma.is_dir():
                raise ChromaUnusable("bestanden ontbreken of zijn gewijzigd")
            with chroma.chroma_errors():
                self._client = chroma.open_client(self._version.chroma)
                collection = chroma.get_collection(self._client)
            chroma.check_collection(collection, ids, self._vectors, SELF_QUERIES)
        except ChromaUnusable as error:
            self._do_without_chroma(error)
            return None
        return collection

    def _do_without_chroma(self, error: Exception) -> None:
        # Chroma is a cache: the vectors beside it give the same answers, more slowly.
        logger.warning("er wordt zonder Chroma gezocht: %s", error)
        self.close()


def open_index(directory: Path, embedder: Embedder | None = None) -> Index:
    """Open the live version of the index, with the model that made it.

    Pass an embedder that is loaded already to spare its loading. Raises IndexMissing, IndexEmpty,
    IndexDamaged, IndexMismatch or EmbedderUnavailable.
    """
    while True:
        version = current_version(directory)
        try:
            return _open(version, embedder)
        except IndexDamaged:
            # It may have been removed while it was being read: then there is a newer one.
            if current_name(directory) == version.folder.name:
                raise


def _open(version: VersionFiles, embedder: Embedder | None) -> Index:
    directory = version.directory
    stored = read_stored(version)
    if not stored.manifest.documents:
        raise IndexEmpty(f"de index in {directory} is leeg: voer `functiewijzer ingest` uit met documenten")
    # The prompts are those of the index: what the settings say now counts from the next ingest on.
    embedder = embedder or load_embedder(stored.manifest.embedder).with_prompts(prompts_of(stored.manifest))
    if not same_model(stored.manifest, model_of(embedder)):
        raise IndexMismatch(_other_model(directory, stored.manifest, embedder))
    return Index(directory, version, stored, embedder)


def _other_model(directory: Path, manifest: Manifest, embedder: Embedder) -> str:
    if manifest.embedder == embedder.name:
        return (
            f"het zoekmodel {embedder.name} is gewijzigd sinds de index in {directory} ermee gemaakt is "
            f"(versie {manifest.revision}, nu {embedder.revision}): voer `functiewijzer ingest` opnieuw uit"
        )
    return (
        f"de index in {directory} is met een ander zoekmodel gemaakt ({manifest.embedder}, nu "
        f"{embedder.name}): voer `functiewijzer ingest` opnieuw uit"
    )


def _load_lexical(version: VersionFiles, passages: int) -> LexicalIndex:
    try:
        lexical = LexicalIndex.load(version.lexical)
    except Exception as error:  # a damaged file can make bm25s and numpy raise anything
        raise damaged(version.folder.parents[1], version.lexical.name) from error
    if len(lexical) != passages:
        raise damaged(version.folder.parents[1], version.lexical.name)
    return lexical
