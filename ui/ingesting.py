"""Reading files into the index, for the command line and for the page: the same way for both."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.duplicates import content_key, same_content
from ingest.sources import Source, find_sources
from ui.ingest_record import IngestRecord, keep_record
from vectorstore.errors import EmbedderUnavailable, VectorStoreError
from vectorstore.kept import read_manifest
from vectorstore.models import DEFAULT_EMBEDDER, Model, find_model
from vectorstore.prompting import AS_THE_MODEL_WANTS, ChosenPrompts
from vectorstore.synchronise import Report, synchronise

if TYPE_CHECKING:
    from ingest.isolation import Outcome
    from vectorstore.embedding import Embedded, Reembedding

OR_THE_DEFAULT = "{problem}; of neem de documenten op met het meegeleverde model (--embedder {name})"


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
    prompts: ChosenPrompts = AS_THE_MODEL_WANTS,
    read: "Callable[[Sequence[Source]], Iterable[Outcome]]" = read_apart,
    progress: Callable[[int, int], None] | None = None,
    embedded: "Embedded | None" = None,
    announce: "Callable[[Reembedding], None] | None" = None,
    force: bool = False,
    by: str = "",
) -> Ingested:
    """Make the index hold exactly these files and those in these folders, and keep what became of each.

    ``embedder``: name of the model, empty for that of the index, or the default where there is none;
    ``prompts``: what to put before texts; ``embedded``, ``announce``: as in ``synchronise``; ``by``: the user
    of the page who asked for it.
    Raises IngestError and what ``synchronise`` raises; the index is then as it was.
    """
    started = time.monotonic()
    report = synchronise(
        find_sources(paths),
        index,
        _model(index, embedder, prompts),
        read=read,
        content_of=content_key,
        left_out=same_content,
        progress=progress,
        embedded=embedded,
        announce=announce,
        force=force,
    )
    return Ingested(report, keep_record(index, report, paths, time.monotonic() - started, by))


def _model(index: Path, embedder: str, prompts: ChosenPrompts) -> Model:
    """Return the model that is named, else the one that the index was made with, else the default."""
    if embedder:
        return find_model(embedder, prompts)
    try:
        manifest = read_manifest(index)
    except VectorStoreError:  # there is none, or none that can be read: it is made anew
        return find_model(DEFAULT_EMBEDDER)
    kept = ChosenPrompts(
        manifest.query_prompt if prompts.query is None else prompts.query,
        manifest.passage_prompt if prompts.passage is None else prompts.passage,
    )
    try:
        return find_model(manifest.embedder, kept)
    except EmbedderUnavailable as error:
        raise EmbedderUnavailable(OR_THE_DEFAULT.format(problem=error, name=DEFAULT_EMBEDDER)) from error
