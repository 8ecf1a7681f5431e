"""Keeping documents and their vectors in the index's folder, where every version can use them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.model import Document
from vectorstore.errors import IndexDamaged
from vectorstore.incoming import Incoming
from vectorstore.kept import read_document_of, write_document
from vectorstore.layout import segment_is_whole
from vectorstore.manifest import DocumentEntry, Manifest
from vectorstore.search_text import search_text
from vectorstore.vectors import SegmentWriter, Vectors, map_vectors, worn

BATCH = 256

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors (texts, dimension) of length 1."""


@dataclass(frozen=True, slots=True)
class VectorSource:
    """Where the vectors of documents come from: the live version, or else the model."""

    directory: Path
    """The folder of the index."""
    live: Manifest | None
    """The live version, where the same model made it."""
    embed: Embed
    """The model."""

    def kept(self, name: str, key: str) -> DocumentEntry | None:
        """Return the live entry of a document with its vectors, if it has them."""
        entry = self.live.documents.get(name) if self.live else None
        return entry if entry and entry.key == key and self._has_vectors(entry) else None

    def of(self, document: Document) -> Iterator[NDArray[np.float32]]:
        """Yield the vectors of a document's passages, in order, a batch at a time."""
        known = self._known(document)
        texts = [search_text(document, passage) for passage in document.passages]
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            known.update(zip(batch, self.embed(batch), strict=True))
        for start in range(0, len(texts), BATCH):
            yield np.stack([known[text] for text in texts[start : start + BATCH]])

    def _known(self, document: Document) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of what the live index has of a document or its file, by search text."""
        entries = dict(self.live.documents) if self.live else {}
        same_file = (name for name, entry in entries.items() if entry.sha256 == document.sha256)
        name = document.name if document.name in entries else next(same_file, "")
        entry = entries.get(name)
        if entry is None or not self._has_vectors(entry):
            return {}
        try:
            before = read_document_of(self.directory, name, entry)
        except IndexDamaged:
            return {}
        texts = [search_text(before, passage) for passage in before.passages]
        return dict(zip(texts, self.read([entry])[:], strict=True))

    def read(self, entries: Sequence[DocumentEntry]) -> Vectors:
        """Return the vectors that the live version has of documents."""
        assert self.live is not None  # noqa: S101 - only entries of the live version have vectors
        return map_vectors(self.directory, entries, self.live.segments, self.live.dimension)

    def _has_vectors(self, entry: DocumentEntry) -> bool:
        if self.live is None:
            return False
        rows = self.live.segments.get(entry.segment, 0)
        return not entry.passages or segment_is_whole(
            self.directory, entry.segment, rows, self.live.dimension
        )


def place(
    vectors: VectorSource,
    kept: Mapping[str, DocumentEntry],
    incoming: Iterable[Incoming],
    progress: Callable[[int], None] | None,
) -> tuple[dict[str, DocumentEntry], dict[str, int]]:
    """Keep documents and their vectors, and return their entries and the size of each file of vectors.

    `kept` are documents of the index as they are, `incoming` those that may be new; `progress` hears
    how many passages have their vectors. One document at a time is in memory.
    """
    directory = vectors.directory
    stays = {name: entry for name, entry in kept.items() if vectors.kept(name, entry.key)}
    again = (
        Incoming(read_document_of(directory, name, entry), entry.declared, entry.reader, entry.content)
        for name, entry in kept.items()
        if name not in stays
    )
    done = sum(entry.passages for entry in stays.values())
    placed: dict[str, DocumentEntry] = {}
    with SegmentWriter(directory) as writer:
        for item in chain(again, incoming):
            key = write_document(directory, item.document)
            name = item.document.name
            old = vectors.kept(name, key)
            if old:
                stays[name] = replace(old, declared=item.declared, reader=item.reader, content=item.content)
            else:
                row = writer.rows
                for batch in vectors.of(item.document):
                    writer.add(batch)
                placed[name] = _entry(item, key, row)
            done += len(item.document.passages)
            if progress:
                progress(done)
        segments = dict(vectors.live.segments) if vectors.live else {}
        for name, entry in _take_along(writer, vectors, segments, stays):
            placed[name] = entry
            del stays[name]
        if writer.rows:
            rows, segment = writer.rows, writer.finish()
            placed = {name: replace(entry, segment=segment) for name, entry in placed.items()}
            segments[segment] = rows
    return stays | placed, segments


def _take_along(
    writer: SegmentWriter,
    vectors: VectorSource,
    segments: Mapping[str, int],
    stays: Mapping[str, DocumentEntry],
) -> Iterator[tuple[str, DocumentEntry]]:
    """Copy the vectors out of worn and small files; yield the entries of their documents."""
    old = worn(segments, list(stays.values()), writer.rows)
    for name, entry in list(stays.items()):
        if entry.segment in old and entry.passages:
            yield name, replace(entry, row=writer.add(vectors.read([entry])[:]))


def _entry(item: Incoming, key: str, row: int) -> DocumentEntry:
    document = item.document
    return DocumentEntry(
        sha256=document.sha256,
        passages=len(document.passages),
        organisation=document.organisation,
        role=document.role,
        title=document.title,
        date=document.date,
        declared=item.declared,
        reader=item.reader,
        content=item.content,
        key=key,
        segment="",
        row=row,
    )
