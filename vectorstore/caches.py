"""What is derived from documents and vectors, and can be made again: the lexical index and Chroma."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from vectorstore import chroma
from vectorstore.checksums import changed_files
from vectorstore.errors import ChromaUnusable, IndexNotWritten
from vectorstore.kept import read_document_of
from vectorstore.layout import VersionFiles
from vectorstore.lexical import LexicalIndex
from vectorstore.manifest import DocumentEntry, Manifest, rows_of, same_vectors
from vectorstore.search_text import search_text
from vectorstore.stored import read_vectors
from vectorstore.vectors import Vectors
from vectorstore.versions import Live

REFILL = 0.5
"""Chroma is filled from nothing when this share of the passages would have gone in or out since."""


def not_written(why: str) -> IndexNotWritten:
    """Return the error for a version that could not be written whole."""
    return IndexNotWritten(
        f"de nieuwe index kon niet geschreven worden ({why}); "
        "de vorige is niet gewijzigd. Probeer het opnieuw"
    )


def write_caches(version: VersionFiles, live: Live | None, manifest: Manifest) -> int:
    """Write what is derived from documents and vectors, read it back, and return Chroma's churn.

    What the live version has of it is taken over where that is possible. Raises IndexNotWritten or
    ChromaUnusable.
    """
    if not manifest.passages:
        return 0
    _write_lexical(version, live, manifest)
    vectors = read_vectors(version.directory, manifest)
    churn = _churn(live, manifest)
    if live is not None and churn <= REFILL * manifest.passages:
        try:
            return _update_chroma(version, live, manifest, vectors, churn)
        except ChromaUnusable:
            # Whatever is wrong with the old one, a new one can be made.
            shutil.rmtree(version.chroma, ignore_errors=True)
    chroma.fill(version.chroma, manifest.documents, vectors)
    chroma.check(version.chroma, manifest.documents, vectors)
    return 0


def cache_files(version: VersionFiles) -> Iterator[Path]:
    """Yield the files that nobody changes any more."""
    yield from sorted(path for path in version.lexical.rglob("*") if path.is_file())
    yield from chroma.fixed_files(version.chroma)


def _write_lexical(version: VersionFiles, live: Live | None, manifest: Manifest) -> None:
    known = _lexical_of(live) if live else None
    before = live.manifest.documents if live and known else {}
    rows = rows_of(before)
    sources = {entry.key: np.arange(rows[name].start, rows[name].stop) for name, entry in before.items()}
    new = {name: entry for name, entry in manifest.documents.items() if entry.key not in sources}
    texts = list(_search_texts(version.directory, new))
    if known is None:
        LexicalIndex.build(texts).save(version.lexical)
    else:
        none = np.array([-1])
        found = [sources.get(e.key, none.repeat(e.passages)) for e in manifest.documents.values()]
        known.updated(np.concatenate(found), texts).save(version.lexical)
    try:
        passages = len(LexicalIndex.load(version.lexical))
    except Exception as error:  # a damaged file can make numpy and json raise anything
        raise not_written("is de schijf vol?") from error
    if passages != manifest.passages:
        raise not_written("is de schijf vol?")


def _lexical_of(live: Live) -> LexicalIndex | None:
    """Return the lexical index of a version; None where it is not as it was written."""
    folder, files = live.version.folder, live.manifest.files
    if not live.caches or changed_files(folder, files, "lexical/", hash_all=True):
        return None
    try:
        lexical = LexicalIndex.load(live.version.lexical)
    except Exception:  # a damaged file can make numpy and json raise anything
        return None
    return lexical if len(lexical) == live.manifest.passages else None


def _churn(live: Live | None, manifest: Manifest) -> float:
    """Return how much would have changed in Chroma since it was filled; infinite when it cannot be used."""
    if live is None or not live.caches or not same_vectors(live.manifest, manifest):
        return float("inf")
    if changed_files(live.version.folder, live.manifest.files, "chroma/") or not live.version.chroma.is_dir():
        return float("inf")
    before = {entry.key: entry.passages for entry in live.manifest.documents.values()}
    after = {entry.key: entry.passages for entry in manifest.documents.values()}
    moved = sum((before | after)[key] for key in before.keys() ^ after.keys())
    return live.manifest.churn + moved


def _update_chroma(
    version: VersionFiles, live: Live, manifest: Manifest, vectors: Vectors, churn: float
) -> int:
    chroma.copy(live.version.chroma, version.chroma)
    chroma.update(version.chroma, live.manifest.documents, manifest.documents, vectors)
    chroma.check(version.chroma, manifest.documents, vectors)
    return int(churn)


def _search_texts(directory: Path, documents: Mapping[str, DocumentEntry]) -> Iterator[str]:
    """Yield the search texts of all passages, in order, one document in memory at a time."""
    for name, entry in documents.items():
        document = read_document_of(directory, name, entry)
        for passage in document.passages:
            yield search_text(document, passage)
