"""Work that takes longer than a request may: it runs behind the pages, which show how far it is."""

import logging
import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from assistant.errors import AssistantError
from ingest.errors import IngestError
from ui.access.roles import Role
from ui.failures import log_failure
from vectorstore.errors import VectorStoreError

_LOGGER = logging.getLogger(__name__)
_KEPT = 50
"""How many finished jobs are remembered."""
_MOST_WAITING = 10
_UNFORESEEN = "het is niet gelukt door een onverwachte fout; die staat in het logboek van de server"


class JobFailed(Exception):
    """The work could not be done; the message is one line for who started it."""


class JobRefused(Exception):
    """The work may not start now, as other work of its kind is running."""


_FORESEEN = (JobFailed, IngestError, VectorStoreError, AssistantError)
"""Errors whose message is one clear line."""


class _Stopped(Exception):
    """Someone asked the job to stop."""


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    """Another of its kind comes first."""
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    """Someone stopped it before it was done."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it is at one moment."""

    id: str
    """Names it in addresses; cannot be guessed."""
    kind: str
    """What it does ("ingest"); one job of a kind runs at a time."""
    role: Role
    """Who may see it."""
    created: datetime
    """When it was asked for, UTC."""
    state: JobState = JobState.WAITING
    """How far it is."""
    done: int = 0
    """Steps done."""
    total: int = 0
    """Steps in all; 0 while that is unknown."""
    line: str = ""
    """What it is doing, for the user."""
    result: Any = None
    """What the work returned."""
    error: str = ""
    """Why it failed, one line."""

    @property
    def is_over(self) -> bool:
        """Tell whether nothing will change any more."""
        return self.state in (JobState.DONE, JobState.FAILED, JobState.STOPPED)


Progress = Callable[[int, int, str], None]
"""Called by the work with (steps done, steps in all, what it is doing)."""
Work = Callable[[Progress], Any]
"""Does a job, in a thread of its own; what it returns is the job's result.

An error of ours ends the job with its message; any other is logged and told in general words.
"""


class Jobs:
    """The jobs of one running site, in memory. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._waiting: dict[str, deque[tuple[str, Work]]] = {}
        """By kind; a kind that is here has a thread."""
        self._stopping: set[str] = set()

    def start(self, kind: str, work: Work, role: Role, *, may_wait: bool = False) -> Job:
        """Start a job of a kind and return it; with ``may_wait`` it waits for those before it.

        Raises JobRefused when one of its kind is running (or, with ``may_wait``, too many wait).
        """
        job = Job(secrets.token_urlsafe(12), kind, role, datetime.now(UTC))
        with self._lock:
            queue = self._waiting.get(kind)
            if queue is not None and (not may_wait or len(queue) >= _MOST_WAITING):
                raise JobRefused(kind)
            self._forget_old()
            self._jobs[job.id] = job
            if queue is None:
                self._waiting[kind] = deque([(job.id, work)])
                name = f"job-{kind}"
                threading.Thread(target=self._run_all, args=(kind,), name=name, daemon=True).start()
            else:
                queue.append((job.id, work))
        return job

    def stop(self, job_id: str) -> None:
        """Let a job end the next time it tells its progress; nothing happens when it is over or unknown."""
        with self._lock:
            job = self._jobs.get(job_id)
            if job is not None and not job.is_over:
                self._stopping.add(job_id)

    def get(self, job_id: str) -> Job | None:
        """Return a job as it is now; None for one that is unknown or forgotten."""
        return self._jobs.get(job_id)

    def latest(self, kind: str) -> Job | None:
        """Return the job of a kind that is running, or else the last one that was started."""
        with self._lock:
            of_kind = [job for job in self._jobs.values() if job.kind == kind]
        running = (job for job in of_kind if job.state is JobState.RUNNING)
        return next(running, of_kind[-1] if of_kind else None)

    def is_running(self, kind: str) -> bool:
        """Tell whether work of this kind is running or waiting."""
        with self._lock:
            return kind in self._waiting

    def _run_all(self, kind: str) -> None:
        """Do the work of a kind, one after the other, until none waits."""
        while True:
            with self._lock:
                queue = self._waiting[kind]
                if not queue:
                    del self._waiting[kind]
                    return
                job_id, work = queue.popleft()
            self._run(job_id, work)

    def _run(self, job_id: str, work: Work) -> None:
        def progress(done: int, total: int, line: str) -> None:
            self._change(job_id, done=done, total=total, line=line)
            if job_id in self._stopping:
                raise _Stopped

        self._change(job_id, state=JobState.RUNNING)
        try:
            result = work(progress)
        except _Stopped:
            self._change(job_id, state=JobState.STOPPED)
        except _FORESEEN as error:
            self._change(job_id, state=JobState.FAILED, error=str(error))
        except Exception as error:  # nobody else would hear of it
            log_failure(_LOGGER, "a job failed", error)
            self._change(job_id, state=JobState.FAILED, error=_UNFORESEEN)
        else:
            self._change(job_id, state=JobState.DONE, result=result)
        finally:
            self._stopping.discard(job_id)

    def _change(self, job_id: str, **values: Any) -> None:  # noqa: ANN401
        with self._lock:
            self._jobs[job_id] = replace(self._jobs[job_id], **values)

    def _forget_old(self) -> None:
        over = [job.id for job in self._jobs.values() if job.is_over]
        for job_id in over[: max(0, len(over) - _KEPT + 1)]:
            del self._jobs[job_id]
