"""What is to be done so that an index holds exactly what lies in some files; no file is parsed for it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.fingerprint import declared_fingerprint
from ingest.sources import MAX_BYTES, Source
from vectorstore.checksums import changed_files
from vectorstore.kept import document_path, has_hash
from vectorstore.layout import segment_is_whole
from vectorstore.manifest import DocumentEntry, DuplicateEntry, prompts_of
from vectorstore.models import Model
from vectorstore.versions import Live, live_version

UNREADABLE = "het bestand is niet leesbaar"
SAME_CONTENT = "zelfde inhoud als {name}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to the live version of an index."""

    live: Live | None
    """The live version; None when there is none that can be used."""
    kept: Mapping[str, DocumentEntry]
    """Its documents that stay as they are."""
    duplicates: Mapping[str, DuplicateEntry]
    """Files known to hold what a document that stays holds."""
    to_read: tuple[Source, ...]
    """Files to be read, in order of name."""
    hashes: Mapping[str, str]
    """Hash of each file's bytes, by name; without those that cannot be opened."""
    reasons: Mapping[str, str]
    """Why a file is neither kept nor to be read, by name."""
    same_model: bool
    """The live version was made with the model asked for."""
    same_vectors: bool
    """Its vectors are those of the model asked for, whatever is put before queries."""
    whole: bool
    """The live version has all of its files beside the documents."""

    @property
    def live_name(self) -> str | None:
        """Name of the live version."""
        return self.live.version.folder.name if self.live else None

    @property
    def changes(self) -> bool:
        """Tell whether the index is to change whatever the reading of the files brings."""
        before = self.live.manifest.documents.keys() if self.live else {}
        return not (self.same_model and self.whole and before == self.kept.keys())


def make_plan(sources: Sequence[Source], directory: Path, model: Model, reader: str) -> Plan:
    """Return what is to be done so that the index holds exactly these files, made with the model.

    `reader` is the fingerprint of what reads them.
    """
    live = live_version(directory)
    hashes = {
        source.name: found
        for source in sources
        if not source.refused and (found := _hash(source.path)) is not None
    }
    kept = _kept(sources, live, hashes, reader) if live else {}
    known = live.manifest.duplicates if live else {}
    duplicates: dict[str, DuplicateEntry] = {}
    reasons: dict[str, str] = {}
    to_read: list[Source] = []
    by_hash = {entry.sha256: name for name, entry in kept.items()}
    for source in sources:
        name = source.name
        if name in kept:
            continue
        if source.refused:
            reasons[name] = source.refused
        elif name not in hashes:
            reasons[name] = UNREADABLE
        elif hashes[name] in by_hash:
            reasons[name] = SAME_CONTENT.format(name=by_hash[hashes[name]])
        elif name in known and _is_same(known[name], source, hashes, reader) and known[name].of in kept:
            duplicates[name] = known[name]
        else:
            to_read.append(source)
            if hashes[name]:
                by_hash[hashes[name]] = name
    return Plan(
        live=live,
        kept=kept,
        duplicates=duplicates,
        to_read=tuple(to_read),
        hashes=hashes,
        reasons=reasons,
        same_model=live is not None
        and (live.manifest.embedder, live.manifest.revision, prompts_of(live.manifest))
        == (model.name, model.revision, model.prompts),
        same_vectors=live is not None
        and (live.manifest.embedder, live.manifest.revision, live.manifest.passage_prompt)
        == (model.name, model.revision, model.prompts.passage),
        whole=live is not None and _is_whole(live),
    )


def _kept(
    sources: Sequence[Source], live: Live, hashes: Mapping[str, str], reader: str
) -> dict[str, DocumentEntry]:
    documents = live.manifest.documents
    return {
        source.name: documents[source.name]
        for source in sources
        if source.name in documents
        and _is_same(documents[source.name], source, hashes, reader)
        and has_hash(
            document_path(live.version.directory, documents[source.name]), documents[source.name].key
        )
    }


def _is_same(
    entry: DocumentEntry | DuplicateEntry, source: Source, hashes: Mapping[str, str], reader: str
) -> bool:
    """Tell whether reading a file now would give what it gave before."""
    now = (hashes.get(source.name), declared_fingerprint(source.declared), reader)
    return (entry.sha256, entry.declared, entry.reader) == now


def _is_whole(live: Live) -> bool:
    """Tell whether vectors, lexical index and Chroma seem to be there; not whether every byte is right."""
    version, manifest = live.version, live.manifest
    caches = not manifest.passages or (version.lexical.is_dir() and version.chroma.is_dir())
    return (
        caches
        and not changed_files(version.folder, manifest.files)
        and all(
            segment_is_whole(version.directory, name, rows, manifest.dimension)
            for name, rows in manifest.segments.items()
        )
    )


def _hash(path: Path) -> str | None:
    """Return the hash of a file's bytes; empty when it is too large for any reader, None when unreadable."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
