"""Which of the received files may become documents, and where they are to stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.declared import declare
from ingest.isolation import Outcome, read_isolated
from ingest.sources import Source
from ui.documents.keeping import Keeping, find_named
from ui.documents.limits import MOST_DOCUMENTS
from ui.documents.receiving import Received, Upload
from ui.jobs import Progress


@dataclass(frozen=True, slots=True)
class Target:
    """Where a received file is to stand."""

    file: Received
    """The file."""
    path: Path
    """Its place in the folder of documents."""
    replaced: Source | None = None
    """The file whose place it takes; it may have another ending."""
    source: Source | None = None
    """How it is to be read where it lies aside; None when it may not stand there."""
    refused: str = ""
    """Why it may not, one line."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of reading a received file."""

    target: Target
    """Where it is to stand."""
    outcome: Outcome
    """The document that it is, or why it is none."""


def find_targets(keeping: Keeping, upload: Upload, sources: Sequence[Source]) -> list[Target]:
    """Return where each file is to stand. ``sources``: the files in the folder now."""
    room = MOST_DOCUMENTS - len(sources)
    targets = []
    for file in upload.files:
        target = _target(keeping, file, upload.replaces, sources, room)
        room -= target.source is not None and target.replaced is None
        targets.append(target)
    return targets


def _target(keeping: Keeping, file: Received, replaces: str, sources: Sequence[Source], room: int) -> Target:
    texts = keeping.texts
    path, name = keeping.documents / file.name, file.name
    if file.refused:
        return Target(file, path, refused=file.refused)
    old = find_named(sources, replaces or file.name)
    if old is None and replaces:
        return Target(file, path, refused=texts.no_such_file.format(name=replaces))
    if old is not None:
        suffix = PurePath(file.name).suffix.lower()
        is_same = suffix == old.path.suffix.lower()
        path = old.path if is_same else old.path.with_suffix(suffix)
        name = old.name if is_same else str(PurePath(old.name).with_suffix(suffix))
    if path.is_dir() or (path.exists() and (old is None or path != old.path)):
        return Target(file, path, refused=texts.name_taken)
    if old is None and room < 1:
        return Target(file, path, refused=texts.folder_full.format(count=MOST_DOCUMENTS))
    declared = declare([Source(path, name)], [keeping.documents])
    if not declared:
        return Target(file, path, refused=texts.ignored)
    return Target(file, path, old, Source(file.path, name, declared[0].declared))


def check(keeping: Keeping, targets: Sequence[Target], progress: Progress) -> list[Checked]:
    """Read the files that may stand somewhere where they lie aside, each as it would be read at its place."""
    line = keeping.texts.checking
    placed = [(target, target.source) for target in targets if target.source is not None]
    progress(0, len(placed), line)
    checked = []
    for (target, _), outcome in zip(placed, read_isolated([source for _, source in placed]), strict=True):
        checked.append(Checked(target, outcome))
        progress(len(checked), len(placed), line)
    return checked


def reuse(checked: Iterable[Checked]) -> Callable[[Sequence[Source]], Iterable[Outcome]]:
    """Return what reads files at their places, without reading again what was read to be checked."""
    known: Mapping[Path, Outcome] = {one.target.path: one.outcome for one in checked}

    def outcome_of(source: Source) -> Outcome | None:
        outcome = known.get(source.path)
        is_same = outcome and (outcome.source.name, outcome.source.declared) == (source.name, source.declared)
        return Outcome(source, outcome.document) if outcome and is_same else None

    def read(sources: Sequence[Source]) -> Iterable[Outcome]:
        others = iter(read_isolated([source for source in sources if outcome_of(source) is None]))
        for source in sources:
            yield outcome_of(source) or next(others)

    return read
