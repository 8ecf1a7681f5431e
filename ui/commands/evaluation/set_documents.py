"""The documents that a question set is about: those of a folder, or of an index."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import read_settings
from ui.command_texts import ATTENTION, SKIPPED
from ui.commands.console import UsageProblem, errors, open_index, progress
from ui.commands.evaluation import set_texts as texts
from ui.commands.evaluation.texts import DOCUMENTS_OR_INDEX

if TYPE_CHECKING:
    from ingest.model import Document


def documents_of(
    folder: Path | None, index: Path | None, *, told: bool = True
) -> "Mapping[str, Document] | None":
    """Return the documents by file name: of the folder, else of the index, else of the default index.

    None when none is given and there is no default index; ``told``: with a line that says so. Raises
    UsageProblem when both are given.
    """
    from vectorstore.layout import current_name

    if folder is not None and index is not None:
        raise UsageProblem(DOCUMENTS_OR_INDEX)
    if folder is not None:
        return _read(folder)
    settings = read_settings()
    if index is None and current_name(settings.index) is None:
        if told:
            errors.print(f"{ATTENTION}: {texts.WITHOUT_DOCUMENTS}", markup=False)
        return None
    return open_index(settings, index).documents


def _read(folder: Path) -> "Mapping[str, Document]":
    from ingest.isolation import read_isolated
    from ingest.sources import find_sources

    documents = {}
    sources = find_sources([folder])
    with progress(texts.READING, len(sources)) as advance:
        for outcome in read_isolated(sources):
            if outcome.document is None:
                errors.print(f"{SKIPPED}: {outcome.source.name}: {outcome.reason}", markup=False)
            else:
                documents[outcome.source.name] = outcome.document
            advance()
    return documents
