"""Making an index hold exactly what lies in some files now, and doing only what that takes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.fingerprint import reader_fingerprint
from ingest.model import Document
from ingest.sources import Source
from vectorstore.errors import NothingToIndex
from vectorstore.intake import Intake, Outcome
from vectorstore.layout import writer_lock
from vectorstore.manifest import DocumentEntry, Manifest
from vectorstore.models import Model
from vectorstore.planning import SAME_CONTENT, Plan, make_plan
from vectorstore.versions import live_version

if TYPE_CHECKING:
    from vectorstore.embedding import Embedded, Reembedding

NOTHING = "geen enkel document kon gelezen worden; de index is niet gewijzigd (toch doorgaan: --force)"

Read = Callable[[Sequence[Source]], Iterable[Outcome]]
"""Reads files; gives an outcome for each."""
Progress = Callable[[int, int], None]
"""Called with (files done, files to be read)."""


class State(StrEnum):
    """What became of a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file, or of a document whose file is gone."""

    name: str
    """Its name in the index."""
    state: State
    """What became of it."""
    entry: DocumentEntry | None
    """What the index holds of it; None when nothing."""
    reason: str
    """Why it was skipped or removed, or what else there is to say; one Dutch line or nothing."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a synchronisation."""

    files: tuple[FileReport, ...]
    """Every file and every document that vanished, by name."""
    manifest: Manifest
    """The index as it is now."""
    written: bool
    """A new version was made; otherwise there was nothing to change."""


def synchronise(
    sources: Sequence[Source],
    directory: Path,
    model: Model,
    *,
    read: Read,
    content_of: Callable[[Document], str] = lambda document: "",
    left_out: Callable[[Mapping[str, DocumentEntry]], Mapping[str, str]] = lambda entries: {},
    progress: Progress | None = None,
    embedded: "Embedded | None" = None,
    announce: "Callable[[Reembedding], None] | None" = None,
    force: bool = False,
) -> Report:
    """Make the index in the directory hold exactly the documents that these files are.

    A file whose bytes, declared identity and reader are those of the index is neither read nor embedded
    again; without any change nothing is written, and the model is not loaded. A file that cannot be read
    is not in the index, also when it was before: the index never answers from what it cannot know to be
    true. Only where the file itself is unchanged, and just the reading of it fails now, the earlier
    reading stays. Of files with the same bytes, one is in the index. `left_out` returns, of documents by
    name, those that hold what another holds, with its name; it goes by what `content_of` said of each.

    With another model than that of the index all passages are embedded anew, without reading a file again;
    `announce` hears of that beforehand, `embedded` how far it is.

    Raises NothingToIndex when no document would be left, unless `force`; IndexBusy, IndexNotWritten and
    EmbedderUnavailable.
    """
    reader = reader_fingerprint()
    plan = make_plan(sources, directory, model, reader)
    if not plan.to_read and _nothing_to_do(plan, plan.reasons, force):
        return _report(plan, sources, plan.reasons, None)
    # Imported here: numpy and what comes with it take longer than all of the above.
    from vectorstore.build import model_of, write_version
    from vectorstore.embedding import in_batches, reembedding

    with writer_lock(directory):
        if _live_name(directory) != plan.live_name:
            plan = make_plan(sources, directory, model, reader)  # another ingest came first
        intake = Intake(plan, reader, content_of)
        incoming = intake.documents(read(plan.to_read), progress)
        first = next(incoming, None)
        if first is None and _nothing_to_do(plan, intake.reasons, force):
            return _report(plan, sources, intake.reasons, None)
        again = reembedding(plan, model)
        if again and announce:
            announce(again)
        manifest = write_version(
            directory,
            plan.live.manifest if plan.live and plan.same_model else model_of(model.load()),
            in_batches(model, embedded, again.passages if again else 0),
            live=plan.live,
            kept=plan.kept,
            incoming=chain([first] if first else [], incoming),
            duplicates=plan.duplicates,
            left_out=left_out,
        )
    return _report(plan, sources, intake.reasons, manifest)


def _nothing_to_do(plan: Plan, reasons: Mapping[str, str], force: bool) -> bool:
    """Tell whether the live version is what is wanted, where no file gives a new document.

    Raises NothingToIndex where the index would become empty.
    """
    if not plan.kept and not force:
        raise NothingToIndex(NOTHING, dict(reasons))
    return plan.live is not None and not plan.changes


def _report(
    plan: Plan, sources: Sequence[Source], reasons: Mapping[str, str], written: Manifest | None
) -> Report:
    """Return what became of each file, and of the documents whose files are gone."""
    before = plan.live.manifest.documents if plan.live else {}
    manifest = written or (plan.live.manifest if plan.live else None)
    assert manifest is not None  # noqa: S101 - nothing is written only where a live version is
    names = before.keys() | {source.name for source in sources}
    files = tuple(
        FileReport(
            name,
            _state(before.get(name), manifest.documents.get(name)),
            manifest.documents.get(name),
            reasons.get(name) or _same_as(manifest, name),
        )
        for name in sorted(names)
    )
    return Report(files, manifest, written is not None)


def _same_as(manifest: Manifest, name: str) -> str:
    duplicate = manifest.duplicates.get(name)
    return SAME_CONTENT.format(name=duplicate.of) if duplicate else ""


def _state(before: DocumentEntry | None, now: DocumentEntry | None) -> State:
    if now is None:
        return State.REMOVED if before else State.SKIPPED
    if before is None:
        return State.NEW
    return State.UNCHANGED if before.key == now.key else State.CHANGED


def _live_name(directory: Path) -> str | None:
    live = live_version(directory)
    return live.version.folder.name if live else None
