"""Building an index: aside, checked, and then switched to in one step."""

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ingest.model import Document
from vectorstore.caches import cache_files, not_written, write_caches
from vectorstore.checksums import entries_of, write_through
from vectorstore.embedder import Embedder
from vectorstore.errors import ChromaUnusable, EmbedderUnavailable, IndexDamaged, IndexMissing
from vectorstore.incoming import Incoming
from vectorstore.kept import has_hash, is_kept
from vectorstore.layout import (
    current_name,
    make_current,
    new_version,
    remove,
    segment_path,
    write_whole,
    writer_lock,
)
from vectorstore.manifest import (
    SCHEMA_VERSION,
    DocumentEntry,
    DuplicateEntry,
    Manifest,
    duplicate_entry,
    encode_manifest,
    prompts_of,
    same_vectors,
)
from vectorstore.models import Model, find_model
from vectorstore.placing import Embed, VectorSource, place
from vectorstore.stored import by_name
from vectorstore.versions import Live, best_version, find_leftovers, live_version

Progress = Callable[[int, int], None]
"""Called with (passages done, passages in all)."""
LeftOut = Callable[[Mapping[str, DocumentEntry]], Mapping[str, str]]
"""From documents by name to those that hold what another one holds: its name, by theirs."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What came of a repair."""

    manifest: Manifest
    """The index as it is now."""
    lost: tuple[str, ...]
    """Names of documents that were damaged and are no longer in the index."""


def build_index(
    documents: Sequence[Document],
    directory: Path,
    embedder: Embedder,
    progress: Progress | None = None,
) -> Manifest:
    """Make an index of exactly these documents the live one in the directory.

    A passage whose text is in the live index with the same model keeps its vector. Until the last
    step the old index answers. Raises IndexBusy, IndexNotWritten when the new version cannot be
    written and read back, and ValueError when two documents have the same name.
    """
    ordered = by_name(documents)
    total = sum(len(document.passages) for document in documents)
    with writer_lock(directory):
        return write_version(
            directory,
            model_of(embedder),
            embedder.embed_passages,
            live=live_version(directory),
            kept={},
            incoming=[Incoming(document) for document in ordered.values()],
            progress=(lambda done: progress(done, total)) if progress else None,
        )


def repair_index(directory: Path, find: Callable[[str], Model] = find_model) -> Repair:
    """Make everything anew from the kept documents and vectors, and remove what nothing needs.

    A damaged document is left out. Vectors that are damaged, or of another revision of the index's
    model than `find` gives for its name, are made again. Raises IndexMissing, IndexBusy, IndexMismatch
    for another schema, IndexNotWritten, and IndexDamaged when no document is left.
    """
    if not directory.is_dir():
        raise IndexMissing(f"er is nog geen index in {directory}: voer eerst `functiewijzer ingest` uit")
    with writer_lock(directory):
        best = best_version(directory)
        documents = best.manifest.documents
        kept = {name: entry for name, entry in documents.items() if is_kept(directory, name, entry)}
        if documents and not kept:
            raise IndexDamaged(
                f"geen enkel bewaard document in {directory} is nog heel: voer `functiewijzer ingest` uit"
            )
        whole = {name: rows for name, rows in best.manifest.segments.items() if _is_whole(directory, name)}
        embedder = _embedder_for(best.manifest, whole, find)
        manifest = write_version(
            directory,
            model_of(embedder) if embedder else best.manifest,
            embedder.embed_passages if embedder else _none_to_embed,
            live=replace(best, manifest=replace(best.manifest, segments=whole), caches=False),
            kept=kept,
            incoming=(),
        )
    return Repair(manifest, tuple(sorted(documents.keys() - kept.keys())))


def _embedder_for(
    manifest: Manifest, whole: Mapping[str, int], find: Callable[[str], Model]
) -> Embedder | None:
    """Return the model where vectors must be made again; None where all can stay."""
    try:
        model = find(manifest.embedder)
    except EmbedderUnavailable:
        if whole == manifest.segments:
            return None  # what there is can be put in order without it
        raise
    if whole == manifest.segments and model.revision == manifest.revision:
        return None
    return model.load().with_prompts(prompts_of(manifest))


def _none_to_embed(texts: Sequence[str]) -> NDArray[np.float32]:
    raise AssertionError("all vectors are there")


def _is_whole(directory: Path, segment: str) -> bool:
    return has_hash(segment_path(directory, segment), segment)


def nothing_left_out(entries: Mapping[str, DocumentEntry]) -> Mapping[str, str]:
    """Leave no document out, whatever it has in common with another."""
    return {}


def model_of(embedder: Embedder) -> Manifest:
    """Return the manifest of an index of no documents, made with a model."""
    return Manifest(
        schema_version=SCHEMA_VERSION,
        embedder=embedder.name,
        revision=embedder.revision,
        dimension=embedder.dimension,
        query_prompt=embedder.query_prompt,
        passage_prompt=embedder.passage_prompt,
        created="",
        previous="",
        documents={},
        segments={},
    )


def write_version(
    directory: Path,
    model: Manifest,
    embed: Embed,
    *,
    live: Live | None,
    kept: Mapping[str, DocumentEntry],
    incoming: Iterable[Incoming],
    duplicates: Mapping[str, DuplicateEntry] = MappingProxyType({}),
    left_out: LeftOut = nothing_left_out,
    progress: Callable[[int], None] | None = None,
) -> Manifest:
    """Write a version of the documents `kept` of the live one and those incoming; make it current.

    `model` says what makes the vectors, `embed` makes those that the live version does not have;
    `progress` hears how many passages have theirs. `left_out` chooses which of them hold what another
    holds and are not to be in the index; `duplicates` are files of which that was known before. The
    caller holds the lock. Raises IndexNotWritten, with the live version as it was.
    """
    with _nothing_left_behind(directory):
        usable = live.manifest if live and same_vectors(live.manifest, model) else None
        entries, segments = place(VectorSource(directory, usable, embed), kept, incoming, progress)
        others = left_out(entries)
        left = {name: duplicate_entry(entries[name], other) for name, other in others.items()}
        known = {
            name: replace(entry, of=others.get(entry.of, entry.of)) for name, entry in duplicates.items()
        }
        entries = {name: entry for name, entry in sorted(entries.items()) if name not in others}
        used = {entry.segment for entry in entries.values()}
        manifest = replace(
            model,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            previous=current_name_or_none(directory),
            documents=entries,
            segments={name: rows for name, rows in segments.items() if name in used},
            duplicates=left | known,
            files={},
            churn=0,
        )
        version = new_version(directory)
        churn = write_caches(version, live, manifest)
        write_through(version.folder)
        manifest = replace(manifest, files=entries_of(version.folder, cache_files(version)), churn=churn)
        # The manifest comes last: a folder without one is a version that was never finished.
        write_whole(version.manifest, encode_manifest(manifest).encode())
        make_current(directory, version)
    remove(find_leftovers(directory))
    return manifest


def current_name_or_none(directory: Path) -> str:
    """Return the name of the live version; empty when there is none that can be known."""
    try:
        return current_name(directory) or ""
    except IndexDamaged:
        return ""


@contextmanager
def _nothing_left_behind(directory: Path) -> Iterator[None]:
    """Remove what was written when something, an interrupt too, ends a build before its last step."""
    try:
        yield
    except BaseException as error:
        remove(find_leftovers(directory))
        if isinstance(error, ChromaUnusable):
            raise not_written(str(error)) from error
        if isinstance(error, OSError) and error.errno in (None, errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise not_written("is de schijf vol?") from error
        raise
