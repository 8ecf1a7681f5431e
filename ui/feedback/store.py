"""The file of judgements: one JSON line each, also when many arrive at once."""

import os
from pathlib import Path

from filelock import FileLock, Timeout

from evals.feedback.judgements import KeptJudgement

FILE_NAME = "oordelen.jsonl"
MAX_BYTES = 20_000_000
"""Size of the file above which nothing more is kept: an open page must not fill the disk."""
_PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""


class StoreError(Exception):
    """A judgement could not be kept."""


class StoreFull(StoreError):
    """The file has reached its size."""


class JudgementStore:
    """Keeps judgements in a folder. Safe to use from several threads and processes."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self.path = folder / FILE_NAME
        self._max_bytes = max_bytes

    def keep(self, judgement: KeptJudgement) -> None:
        """Add a judgement to the file, which only its owner may read.

        Raises StoreFull when it would grow too large, and StoreError when it cannot be written; the file
        is then as it was.
        """
        line = judgement.model_dump_json().encode() + b"\n"
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with FileLock(f"{self.path}.lock", timeout=_PATIENCE, mode=0o600):
                self._append(line)
        except (OSError, Timeout) as error:
            raise StoreError(str(error)) from error

    def _append(self, line: bytes) -> None:
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(self.path, flags, 0o600), "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size and _last_byte(file.fileno(), size) != b"\n":
                line = b"\n" + line  # what an interrupted write left must not swallow this one
            if size + len(line) > self._max_bytes:
                raise StoreFull
            try:
                if file.write(line) != len(line):
                    raise StoreError("disk full")
                os.fsync(file.fileno())
            except (OSError, StoreError):
                file.truncate(size)
                raise


def _last_byte(descriptor: int, size: int) -> bytes:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1)
