"""Building an index: aside, checked, and then switched to in one step."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.model import Document
from vectorstore import chroma
from vectorstore.embedder import Embedder
from vectorstore.errors import IndexDamaged, VectorStoreError
from vectorstore.layout import (
    VersionFiles,
    current_name,
    current_version,
    make_current,
    new_version,
    remove_versions,
    writer_lock,
)
from vectorstore.lexical import LexicalIndex
from vectorstore.manifest import SCHEMA_VERSION, DocumentEntry, Manifest
from vectorstore.search_text import search_text
from vectorstore.stored import (
    Stored,
    by_name,
    passages_in_order,
    read_stored,
    write_stored,
)

BATCH = 256

Progress = Callable[[int, int], None]
"""Called with (passages done, passages in all)."""


def build_index(
    documents: Sequence[Document],
    directory: Path,
    embedder: Embedder,
    progress: Progress | None = None,
) -> Manifest:
    """Make an index of exactly these documents the live one in the directory.

    A passage whose text is in the live index with the same model keeps its vector. Until the last
    step the old index answers. Raises IndexBusy, IndexDamaged when what was written cannot be read
    back, and ValueError when two documents have the same name.
    """
    ordered = by_name(documents)
    with writer_lock(directory):
        known = _known_vectors(directory, embedder)
        vectors = _vectors(ordered, embedder, known, progress)
        return _publish(directory, Stored(_manifest(ordered, embedder), ordered, vectors))


def repair_index(directory: Path) -> Manifest:
    """Rebuild the lexical index and Chroma from the plain files, and make that the live index.

    Raises IndexMissing, IndexBusy, and IndexDamaged when the plain files themselves are damaged.
    """
    with writer_lock(directory):
        return _publish(directory, read_stored(current_version(directory)))


def _publish(directory: Path, stored: Stored) -> Manifest:
    previous = current_name(directory)
    version = new_version(directory)
    try:
        _write(version, stored)
        _verify(version)
    except BaseException:  # an interrupt too must not leave half a version behind
        shutil.rmtree(version.folder, ignore_errors=True)
        raise
    make_current(directory, version)
    remove_versions(directory, keep={version.folder.name, previous or ""})
    return stored.manifest


def _write(version: VersionFiles, stored: Stored) -> None:
    write_stored(version, stored)
    texts = _search_texts(stored.documents)
    if not texts:
        return
    LexicalIndex.build(texts).save(version.lexical)
    chroma.fill(version.chroma, stored.documents, stored.vectors)


def _verify(version: VersionFiles) -> None:
    """Read everything back as a reader would."""
    stored = read_stored(version)
    passages = len(stored.vectors)
    if not passages:
        return
    found = chroma.finds_itself(version.chroma, stored.vectors)
    if not found or len(LexicalIndex.load(version.lexical)) != passages:
        raise IndexDamaged(
            "de nieuwe index is niet heel weggeschreven en wordt niet gebruikt: "
            "is de schijf vol? Probeer het opnieuw"
        )


def _vectors(
    documents: dict[str, Document],
    embedder: Embedder,
    known: dict[str, NDArray[np.float32]],
    progress: Progress | None,
) -> NDArray[np.float32]:
    texts = _search_texts(documents)
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    found = dict(known)
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        found.update(zip(batch, embedder.embed_passages(batch), strict=True))
        if progress:
            progress(len(texts) - len(missing) + start + len(batch), len(texts))
    if progress:
        progress(len(texts), len(texts))
    vectors = np.empty((len(texts), embedder.dimension), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row] = found[text]
    return vectors


def _known_vectors(directory: Path, embedder: Embedder) -> dict[str, NDArray[np.float32]]:
    """Return the live index's vectors by search text; none when another model made them."""
    try:
        stored = read_stored(current_version(directory))
    except VectorStoreError:
        return {}  # nothing there, or nothing usable: everything is embedded anew
    if not same_model(stored.manifest, embedder):
        return {}
    return dict(zip(_search_texts(stored.documents), stored.vectors, strict=True))


def _search_texts(documents: Mapping[str, Document]) -> list[str]:
    return [search_text(document, passage) for document, passage in passages_in_order(documents)]


def same_model(manifest: Manifest, embedder: Embedder) -> bool:
    """Tell whether vectors of the index and of the embedder may be compared."""
    made = (manifest.embedder, manifest.revision, manifest.dimension)
    prompts = (manifest.query_prompt, manifest.passage_prompt)
    return made == (embedder.name, embedder.revision, embedder.dimension) and prompts == (
        embedder.query_prompt,
        embedder.passage_prompt,
    )


def _manifest(documents: dict[str, Document], embedder: Embedder) -> Manifest:
    return Manifest(
        schema_version=SCHEMA_VERSION,
        embedder=embedder.name,
        revision=embedder.revision,
        dimension=embedder.dimension,
        query_prompt=embedder.query_prompt,
        passage_prompt=embedder.passage_prompt,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        documents={name: _entry(document) for name, document in documents.items()},
    )


def _entry(document: Document) -> DocumentEntry:
    return DocumentEntry(
        sha256=document.sha256,
        passages=len(document.passages),
        organisation=document.organisation,
        role=document.role,
        title=document.title,
    )
