"""What a curator works on: the folder of documents and the index made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.sources import Source, find_sources
from ui.ingest_record import read_record
from ui.jobs import JobFailed
from ui.site import Site
from ui.texts.document_keeping import KeepingTexts
from vectorstore import IndexMissing, read_manifest


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a curator works on."""

    site: Site
    """The site, of which documents and index are known."""
    documents: Path
    """The folder of documents."""
    index: Path
    """The folder of the index."""
    texts: KeepingTexts
    """In the language of who works on it."""
    by: str
    """Name of who works on it; empty where nobody signs in."""


def keeping_of(site: Site, texts: KeepingTexts, by: str = "") -> Keeping | None:
    """Return what curators work on; None where documents are kept by the command line."""
    if site.documents is None or site.index is None:
        return None
    return Keeping(site, site.documents.absolute(), site.index, texts, by)


def foreign_documents(index: Path, documents: Path, names: Iterable[str]) -> list[str]:
    """Return the documents of the index that are not of the folder and would be lost by renewing it.

    ``names``: those of the files in the folder. A document of which the file was there at the last
    ingest was taken away since, and is not foreign.
    """
    try:
        held = read_manifest(index).documents
    except IndexMissing:
        return []
    record = read_record(index)
    if record is not None and record.paths == (str(documents.resolve()),):
        return []
    return sorted(held.keys() - set(names))


def sources_of(keeping: Keeping) -> list[Source]:
    """Return the files of the folder. Raises JobFailed where renewing would lose other documents."""
    sources = find_sources([keeping.documents])
    foreign = foreign_documents(keeping.index, keeping.documents, (source.name for source in sources))
    if foreign:
        raise JobFailed(keeping.texts.foreign.format(count=len(foreign), name=foreign[0]))
    return sources


def find_named(sources: Iterable[Source], name: str) -> Source | None:
    """Return the file with this name in the index; None when there is none."""
    return next((source for source in sources if name and source.name == name), None)
