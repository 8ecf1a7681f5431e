"""Documents in several layouts: the samples, and invented ones of which no reader knows the form."""

from functools import cache
from pathlib import Path

import pytest

from assistant.briefing import Briefing, Chapter, Topic, make_briefing
from ingest.model import Document
from ingest.reading import read_document
from ingest.sources import find_sources

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "documents"
LAYOUTS = Path(__file__).parent / "data"
REAL = ROOT.parent / "shared" / "documents"
"""Five real documents, which are not part of the repository."""


@cache
def read(folder: Path) -> tuple[Document, ...]:
    """Return the documents of a folder; none where it does not exist."""
    if not folder.is_dir():
        return ()
    return tuple(read_document(source) for source in find_sources([folder]))


def document(start: str) -> Document:
    """Return the sample or layout whose file name starts so."""
    return next(each for each in (*read(SAMPLES), *read(LAYOUTS)) if each.name.startswith(start))


@cache
def briefing(start: str) -> Briefing:
    """Return the briefing of a sample or layout, compared with nothing."""
    return make_briefing(document(start))


def chapter(start: str, topic: Topic) -> Chapter:
    """Return a chapter of a briefing."""
    return next(each for each in briefing(start).chapters if each.topic is topic)


def quotes(start: str, topic: Topic) -> list[str]:
    """Return the quotes of a chapter."""
    return [item.citation.quote for item in chapter(start, topic).items]


ALL = [pytest.param(each, id=each.name) for each in (*read(SAMPLES), *read(LAYOUTS), *read(REAL))]
