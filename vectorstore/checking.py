"""Examining an index: everything that can be wrong with one, each in a line with its remedy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vectorstore import chroma
from vectorstore.checksums import changed_files
from vectorstore.embedder import Embedder
from vectorstore.errors import (
    ChromaUnusable,
    EmbedderUnavailable,
    IndexDamaged,
    IndexMismatch,
    IndexMissing,
)
from vectorstore.index import WeightedQuery, open_index
from vectorstore.kept import has_hash, is_kept, read_manifest_of
from vectorstore.layout import current_version, is_being_written, segment_path
from vectorstore.manifest import Manifest, prompts_of
from vectorstore.models import Model, find_model
from vectorstore.search_text import search_text
from vectorstore.stored import passages_in_order, read_vectors
from vectorstore.versions import Live, best_version, find_leftovers

REPAIR = "herstel met `functiewijzer doctor --repair`"
INGEST = "voer `functiewijzer ingest` opnieuw uit"

SELF_QUERIES = 500
"""How many vectors must find themselves in Chroma."""
SEARCHES = 25
"""How many passages must be found by their own text, with the model."""


class Problem(StrEnum):
    """What can be wrong with an index."""

    BUSY = "busy"
    """A process is writing it; no fault."""
    UNWRITABLE = "unwritable"
    """It can be read only; no fault."""
    CURRENT = "current"
    """It is not known, or not readable, which version is the live one."""
    SCHEMA = "schema"
    DOCUMENT = "document"
    VECTORS = "vectors"
    LEXICAL = "lexical"
    CHROMA = "chroma"
    EMBEDDER = "embedder"
    LEFTOVERS = "leftovers"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know of an index."""

    problem: Problem
    """What it is."""
    line: str
    """What it is and what to do about it, one Dutch line."""

    @property
    def is_fault(self) -> bool:
        """Tell whether something is wrong, rather than going on."""
        return self.problem not in (Problem.BUSY, Problem.UNWRITABLE)


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found of an index."""

    manifest: Manifest | None
    """What it holds; None when that cannot be read."""
    findings: tuple[Finding, ...]
    """What there is to say of it."""

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong with it."""
        return tuple(finding for finding in self.findings if finding.is_fault)


def examine(directory: Path, asked: str = "", find: Callable[[str], Model] = find_model) -> Examination:
    """Return everything that is wrong with the index in the directory. Every byte of it is read.

    `asked` is the name of the embedding model in the settings, empty where none is named; `find` finds
    a model by name. Raises IndexMissing where there is nothing at all.
    """
    findings = list(_lock(directory))
    try:
        version = current_version(directory)
        live = Live(version, read_manifest_of(version))
    except IndexMismatch as error:
        return Examination(None, (*findings, Finding(Problem.SCHEMA, str(error))))
    except (IndexMissing, IndexDamaged) as error:
        return Examination(None, (*findings, _no_live_version(directory, error)))
    findings += _documents(live)
    findings += _vectors(live)
    findings += _caches(live)
    findings += _model(live.manifest, asked, find)
    if not any(finding.problem is Problem.BUSY for finding in findings):
        findings += _leftovers(directory)
    if not any(finding.is_fault for finding in findings) and live.manifest.passages:
        embedder = find(live.manifest.embedder).load().with_prompts(prompts_of(live.manifest))
        findings += _search(directory, embedder)
    return Examination(live.manifest, tuple(findings))


def _lock(directory: Path) -> Iterator[Finding]:
    try:
        if is_being_written(directory):
            yield Finding(
                Problem.BUSY, "er is een opname bezig; de index antwoordt ondertussen zoals hij was"
            )
    except OSError:
        yield Finding(Problem.UNWRITABLE, f"in {directory} kan niet geschreven worden; antwoorden kan wel")


def _no_live_version(directory: Path, error: Exception) -> Finding:
    """Return what to do when the live version is not known. Raises IndexMissing where there is no other."""
    try:
        best_version(directory)
    except IndexDamaged:
        return Finding(Problem.CURRENT, f"het overzicht van de index in {directory} is beschadigd: {INGEST}")
    except IndexMismatch as mismatch:
        return Finding(Problem.SCHEMA, str(mismatch))
    line = f"het overzicht van de index in {directory} ontbreekt of is beschadigd: {REPAIR}"
    return Finding(Problem.CURRENT, line)


def _documents(live: Live) -> Iterator[Finding]:
    for name, entry in live.manifest.documents.items():
        if not is_kept(live.version.directory, name, entry):
            yield Finding(
                Problem.DOCUMENT, f"het bewaarde document {name} ontbreekt of is beschadigd: {INGEST}"
            )


def _vectors(live: Live) -> Iterator[Finding]:
    directory = live.version.directory
    if not all(has_hash(segment_path(directory, name), name) for name in live.manifest.segments):
        yield Finding(Problem.VECTORS, f"vectoren ontbreken of zijn beschadigd: {REPAIR}")


def _caches(live: Live) -> Iterator[Finding]:
    version, manifest = live.version, live.manifest
    if not manifest.passages:
        return
    changed = changed_files(version.folder, manifest.files, hash_all=True)
    if not version.lexical.is_dir() or any(path.startswith("lexical/") for path in changed):
        yield Finding(Problem.LEXICAL, f"de woordindex ontbreekt of is beschadigd: {REPAIR}")
    if not version.chroma.is_dir():
        yield Finding(Problem.CHROMA, f"Chroma ontbreekt; zoeken gaat trager: {REPAIR}")
    elif any(path.startswith("chroma/") for path in changed):
        yield Finding(Problem.CHROMA, f"Chroma is beschadigd of van een andere versie: {REPAIR}")
    else:
        try:
            vectors = read_vectors(version.directory, manifest)
            chroma.check(version.chroma, manifest.documents, vectors, SELF_QUERIES)
        except IndexDamaged:
            return  # damaged vectors are told already
        except ChromaUnusable as error:
            yield Finding(Problem.CHROMA, f"{error}: {REPAIR}")


def _model(manifest: Manifest, asked: str, find: Callable[[str], Model]) -> Iterator[Finding]:
    if asked and asked != manifest.embedder:
        yield Finding(
            Problem.EMBEDDER,
            f"de index is met het zoekmodel {manifest.embedder} gemaakt, "
            f"de instellingen noemen {asked}: {INGEST}",
        )
    try:
        model = find(manifest.embedder)
    except EmbedderUnavailable as error:
        yield Finding(Problem.EMBEDDER, str(error))
        return
    if model.revision != manifest.revision:
        yield Finding(
            Problem.EMBEDDER, f"het zoekmodel {manifest.embedder} is gewijzigd sinds de index: {INGEST}"
        )


def _leftovers(directory: Path) -> Iterator[Finding]:
    count = len(find_leftovers(directory))
    if count:
        what = "1 rest" if count == 1 else f"{count} resten"
        yield Finding(Problem.LEFTOVERS, f"{what} van afgebroken opnames in {directory}: {REPAIR}")


def _search(directory: Path, embedder: Embedder) -> Iterator[Finding]:
    """Search for passages by their own text, all the way a question goes."""
    with open_index(directory, embedder) as index:
        places = list(passages_in_order(index.documents))
        sample = places[:: max(1, len(places) // SEARCHES)]
        found = 0
        for document, passage in sample:
            hits = index.search([WeightedQuery(search_text(document, passage))], limit=10)
            found += any(h.document == document.name and index.passage(h).text == passage.text for h in hits)
    if found < len(sample):
        yield Finding(
            Problem.SEARCH,
            f"zoeken werkt niet goed: {found} van {len(sample)} passages vinden zichzelf: {REPAIR}",
        )
