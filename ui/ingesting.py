"""Reading files into the index, for the command line and for the page: the same way for both."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.duplicates import content_key, same_content
from ingest.sources import Source, find_sources
from ui.ingest_record import IngestRecord, keep_record
from vectorstore.models import DEFAULT_EMBEDDER, find_model
from vectorstore.synchronise import Report, synchronise

if TYPE_CHECKING:
    from ingest.isolation import Outcome


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of reading files into an index."""

    report: Report
    """What became of each file, and what the index holds now."""
    record: IngestRecord
    """What was kept of that beside the index."""


def read_apart(sources: Sequence[Source]) -> "Iterable[Outcome]":
    """Read files in processes of their own, as ``ingest.isolation`` does."""
    # Imported here: where nothing changed nothing is read, and the command is done sooner than the import.
    from ingest.isolation import read_isolated

    return read_isolated(sources)


def ingest_files(
    paths: Sequence[Path],
    index: Path,
    embedder: str = "",
    *,
    read: "Callable[[Sequence[Source]], Iterable[Outcome]]" = read_apart,
    progress: Callable[[int, int], None] | None = None,
    force: bool = False,
    by: str = "",
) -> Ingested:
    """Make the index hold exactly these files and those in these folders, and keep what became of each.

    ``embedder``: name of the model, empty for the default; ``by``: the user of the page who asked for it.
    Raises IngestError and what ``synchronise`` raises; the index is then as it was.
    """
    started = time.monotonic()
    report = synchronise(
        find_sources(paths),
        index,
        find_model(embedder or DEFAULT_EMBEDDER),
        read=read,
        content_of=content_key,
        left_out=same_content,
        progress=progress,
        force=force,
    )
    return Ingested(report, keep_record(index, report, paths, time.monotonic() - started, by))
