"""The assistant that a question set is put to: over an index, or over a folder of documents."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.settings import Settings
from ui.commands.console import UsageProblem, open_index
from ui.commands.evaluation import texts
from ui.commands.ingest import ingest_into

if TYPE_CHECKING:
    from assistant import Assistant

DocumentsOption = Annotated[Path | None, typer.Option("--documents", help=texts.DOCUMENTS_HELP)]


@contextmanager
def opened(settings: Settings, documents: Path | None, index: Path | None) -> Iterator["Assistant"]:
    """Yield the assistant over the index, or over an index of the documents that is gone afterwards."""
    if documents is None:
        yield open_index(settings, index)
        return
    if index is not None:
        raise UsageProblem(texts.DOCUMENTS_OR_INDEX)
    from vectorstore.errors import NothingToIndex

    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
        try:
            ingest_into([documents], Path(folder), settings, called=texts.TEMPORARY_INDEX)
        except NothingToIndex as error:  # whose own line is about an index that is kept
            raise UsageProblem(texts.NO_DOCUMENTS.format(folder=documents)) from error
        yield open_index(settings, Path(folder))
