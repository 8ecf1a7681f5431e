"""What the last ingest did, kept in the folder of the index so that the pages can show it later."""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from vectorstore.layout import write_whole
from vectorstore.synchronise import FileReport, Report, State

FILE_NAME = "last-ingest.json"
_MOST_FILES = 20_000


@dataclass(frozen=True, slots=True)
class RecordedFile:
    """What became of one file."""

    name: str
    """Its name in the index."""
    state: State
    """What became of it."""
    reason: str = ""
    """Why, or what else there is to say; one Dutch line or nothing."""
    passages: int = 0
    """How many passages of it the index has."""


@dataclass(frozen=True, slots=True)
class IngestRecord:
    """The last ingest that changed the index, and what was seen since."""

    changed: str
    """When it ended, UTC, ISO 8601."""
    checked: str
    """When files and index were last compared, whether or not that changed anything."""
    seconds: float
    """How long it took."""
    paths: tuple[str, ...]
    """The folders and files that were read, absolute."""
    by: str
    """Name of the user of the page who asked for it; empty for the command line."""
    files: tuple[RecordedFile, ...]
    """What became of each file, without those that are as before and need no word."""
    unchanged: int
    """How many files were as before."""

    def of(self, *states: State) -> list[RecordedFile]:
        """Return the files of which this became, by name."""
        return [file for file in self.files if file.state in states]


def keep_record(
    index: Path, report: Report, paths: Sequence[Path], seconds: float, by: str = ""
) -> IngestRecord:
    """Write what an ingest did beside the index and return it.

    An ingest that changed nothing leaves standing what the one before it changed. Where the folder
    cannot be written the record is only returned.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    files = tuple(
        _recorded(file) for file in report.files if file.state is not State.UNCHANGED or file.reason
    )
    record = IngestRecord(
        changed=now,
        checked=now,
        seconds=round(seconds, 1),
        paths=tuple(str(path.resolve()) for path in paths),
        by=by,
        files=files[:_MOST_FILES],
        unchanged=sum(file.state is State.UNCHANGED for file in report.files),
    )
    earlier = None if report.written else read_record(index)
    if earlier is not None:
        changes = tuple(file for file in earlier.files if file.state not in (State.SKIPPED, State.UNCHANGED))
        record = replace(
            earlier,
            checked=now,
            paths=record.paths,
            files=tuple(sorted((*changes, *record.files), key=lambda file: file.name)),
        )
    with contextlib.suppress(OSError):
        write_whole(index / FILE_NAME, json.dumps(asdict(record), ensure_ascii=False, indent=1).encode())
    return record


def read_record(index: Path) -> IngestRecord | None:
    """Return what the last ingest into this folder did; None when that is not known."""
    try:
        data = json.loads((index / FILE_NAME).read_text(encoding="utf-8"))
        files = tuple(
            RecordedFile(str(f["name"]), State(f["state"]), str(f["reason"]), int(f["passages"]))
            for f in data["files"]
        )
        return IngestRecord(
            changed=datetime.fromisoformat(data["changed"]).isoformat(),
            checked=datetime.fromisoformat(data["checked"]).isoformat(),
            seconds=float(data["seconds"]),
            paths=tuple(map(str, data["paths"])),
            by=str(data["by"]),
            files=files,
            unchanged=int(data["unchanged"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _recorded(file: FileReport) -> RecordedFile:
    return RecordedFile(file.name, file.state, file.reason, file.entry.passages if file.entry else 0)
