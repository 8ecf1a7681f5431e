"""The work behind the page of documents: check files, change the folder, and renew the index."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.isolation import Outcome
from ingest.sources import Source
from ui.documents.checking import Checked, Target, check, find_targets, reuse
from ui.documents.folder import Changes, removed_folder
from ui.documents.keeping import Keeping, find_named, sources_of
from ui.documents.receiving import Upload
from ui.ingesting import Ingested, ingest_files, read_apart
from ui.jobs import JobFailed, Progress
from ui.texts.document_keeping import KeepingTexts
from vectorstore import NothingToIndex
from vectorstore.synchronise import FileReport, State

KIND = "ingest"
"""The kind of these jobs: one at a time changes folder and index."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of one file that was sent, or that was to be removed."""

    name: str
    """Its name."""
    is_taken: bool
    """It was done; otherwise the folder is as it was."""
    line: str
    """What became of it, or why it was not done."""


def take_in(keeping: Keeping, upload: Upload, progress: Progress) -> tuple[Handled, ...]:
    """Check files, put those that are documents in the folder, and renew the index.

    Raises JobFailed, IngestError or VectorStoreError when the index could not be renewed; the folder is
    then as it was. The files that lie aside are removed in any case.
    """
    try:
        targets = find_targets(keeping, upload, sources_of(keeping))
        checked = check(keeping, targets, progress)
        good = [one for one in checked if one.outcome.document]
        reports: Mapping[str, FileReport] = {}
        if good:
            with _changing(keeping) as changes:
                for one in good:
                    _place(changes, one)
                report = _renew(keeping, progress, reuse(good)).report
            reports = {file.name: file for file in report.files}
        outcomes = {id(one.target): one.outcome for one in checked}
        return tuple(_told(target, outcomes.get(id(target)), reports, keeping.texts) for target in targets)
    finally:
        upload.discard()


def take_away(keeping: Keeping, name: str, progress: Progress) -> tuple[Handled, ...]:
    """Move a document's file to the removed ones and renew the index. Raises as ``take_in`` does."""
    source = find_named(sources_of(keeping), name)
    if source is None:
        raise JobFailed(keeping.texts.no_such_file.format(name=name))
    with _changing(keeping) as changes:
        changes.remove(source.path)
        try:
            _renew(keeping, progress, read_apart)
        except NothingToIndex as error:
            raise JobFailed(keeping.texts.last_document) from error
    return (Handled(name, True, keeping.texts.removed),)


def renew(keeping: Keeping, progress: Progress) -> tuple[Handled, ...]:
    """Renew the index from the folder as it is. Raises as ``take_in`` does."""
    sources_of(keeping)
    _renew(keeping, progress, read_apart)
    return ()


@contextmanager
def _changing(keeping: Keeping) -> Iterator[Changes]:
    """Give changes to the folder, which are undone when what is done with them fails."""
    changes = Changes(keeping.documents, removed_folder(keeping.site, keeping.documents))
    try:
        yield changes
    except BaseException as error:
        changes.undo()
        if isinstance(error, OSError):
            raise JobFailed(keeping.texts.disk_full) from error
        raise


def _place(changes: Changes, checked: Checked) -> None:
    target, document = checked.target, checked.outcome.document
    assert target.source is not None and document is not None  # noqa: S101, PT018 - only such are placed
    if target.path.exists() and _hash(target.path) == document.sha256:
        return
    changes.place(target.source.path, target.path)
    if target.replaced is not None and target.replaced.path != target.path:
        changes.remove(target.replaced.path)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _renew(
    keeping: Keeping, progress: Progress, read: Callable[[Sequence[Source]], Iterable[Outcome]]
) -> Ingested:
    texts = keeping.texts
    progress(0, 0, texts.renewing)
    done = ingest_files(
        [keeping.documents],
        keeping.index,
        read=read,
        progress=lambda count, of: progress(count, of, texts.renewing),
        by=keeping.by,
    )
    progress(0, 0, texts.opening)
    keeping.site.assistant.refresh()
    return done


def _told(
    target: Target, outcome: Outcome | None, reports: Mapping[str, FileReport], texts: KeepingTexts
) -> Handled:
    """Return what became of a file."""
    name = target.file.name
    if target.source is None or outcome is None:
        return Handled(name, False, target.refused)
    if outcome.document is None:
        return Handled(name, False, outcome.reason)
    report = reports.get(target.source.name)
    if report is None:  # its name became longer, as another file in the folder has the same
        return Handled(name, True, texts.taken)
    if report.entry is None:
        return Handled(name, True, texts.not_indexed.format(reason=report.reason))
    lines = {State.NEW: texts.taken_new, State.CHANGED: texts.taken_changed}
    line = lines.get(report.state, texts.taken_unchanged)
    return Handled(
        name, True, line.format(organisation=report.entry.organisation, count=report.entry.passages)
    )
