"""Read files that are not to be trusted, in processes that can be stopped.

A library that reads a format can be made to take all memory, to go on for hours or to crash. Each
file is read in a worker process within limits; one that breaks them costs that file and a new worker.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

import ingest
from ingest import worker as protocol
from ingest.codec import decode_document
from ingest.errors import IngestError
from ingest.model import Document
from ingest.sources import Source

_MAX_LINE = 200_000_000
"""Bytes of an answer; no document that may be read needs as many."""
_MAX_REASON = 300
_START_SECONDS = 60.0
_GRACE = 1.0
_HANDFUL = 4
"""So many files are read by one worker: starting another takes longer."""
_MAX_WORKERS = 4
_LOOK_AHEAD = 8
"""Files per worker that may be read before their turn has come."""

_TOO_LONG = "het lezen duurde langer dan {seconds:.0f} seconden"
_TOO_MUCH = "het lezen vraagt te veel geheugen"
_BROKEN_OFF = "het lezen is vastgelopen"
_UNSOUND = "het lezen gaf een onbruikbaar resultaat"
_NO_WORKER = "documenten lezen lukt niet: het leesproces start niet"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take."""

    seconds: float = 60.0
    """Computing time of the worker itself; where the system cannot say so, only the next one holds."""
    total_seconds: float = 1200.0
    """Time on the clock with the programs that it waits for: recognising a long scan takes minutes."""
    memory_bytes: int = 1_500_000_000
    """Address space of the worker, where the system can say so."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a file."""

    source: Source
    """The file."""
    document: Document | None
    """What it holds; None when it was not read."""
    reason: str = ""
    """Why it was not read, one Dutch line."""


def read_isolated(
    sources: Sequence[Source], limits: Limits | None = None, workers: int | None = None
) -> Iterator[Outcome]:
    """Read files in worker processes and yield what came of each, in the order of the sources.

    No file can harm this process or the reading of another file. ``workers``: how many files are
    read at a time; None: as suits their number and this machine. Raises IngestError when no worker
    can be started.
    """
    count = workers or _worker_count(len(sources))
    lanes: SimpleQueue[_Lane] = SimpleQueue()
    all_lanes = [_Lane(limits or Limits()) for _ in range(count)]
    for lane in all_lanes:
        lanes.put(lane)

    def read(source: Source) -> Outcome:
        if source.refused:
            return Outcome(source, None, source.refused)
        lane = lanes.get()
        try:
            return lane.read(source)
        finally:
            lanes.put(lane)

    executor = ThreadPoolExecutor(count, thread_name_prefix="reading")
    waiting: deque[Future[Outcome]] = deque()
    try:
        for source in sources:
            waiting.append(executor.submit(read, source))
            if len(waiting) > _LOOK_AHEAD * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
        for lane in all_lanes:
            lane.close()
        executor.shutdown()


def _worker_count(files: int) -> int:
    return 1 if files <= _HANDFUL else min(_MAX_WORKERS, os.cpu_count() or 1)


class _WorkerFailed(Exception):
    """A worker did not answer as it should; the message is the reason, one Dutch line."""


class _TimeIsUp(_WorkerFailed):
    """It took too long, which a new worker would do too."""


class _Lane:
    """Reads one file at a time in a worker of its own, replaced when it breaks."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._worker: _Worker | None = None
        self._closed = False
        self._lock = threading.Lock()

    def read(self, source: Source) -> Outcome:
        worker = self._open()
        try:
            return worker.read(source, self._limits)
        except _WorkerFailed as failure:
            worker.end()
            if worker.files == 1 or isinstance(failure, _TimeIsUp):
                return Outcome(source, None, str(failure))
        # What earlier files left behind in the worker must not decide about this one.
        worker = self._open()
        try:
            return worker.read(source, self._limits)
        except _WorkerFailed as failure:
            worker.end()
            return Outcome(source, None, str(failure))

    def close(self) -> None:
        """End the worker, also while it reads."""
        with self._lock:
            self._closed = True
            if self._worker:
                self._worker.end()

    def _open(self) -> "_Worker":
        with self._lock:
            if self._closed:
                raise IngestError(_NO_WORKER)
            if self._worker is None or self._worker.ended:
                self._worker = _Worker(self._limits.memory_bytes)
            return self._worker


class _Worker:
    """A process that reads files."""

    def __init__(self, memory_bytes: int) -> None:
        self.files = 0
        """How many it was asked to read."""
        self.ended = False
        self._ending = threading.Lock()
        package = str(Path(ingest.__file__).parents[1])
        paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        # -P: modules that lie in the working folder, among the documents, are not run.
        command = [sys.executable, "-P", "-m", "ingest.worker", str(memory_bytes)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 (this Python, this package)
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
                start_new_session=True,
            )
        except OSError as error:
            raise IngestError(_NO_WORKER) from error
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        if self._next(_START_SECONDS) != protocol.READY:
            self.end()
            raise IngestError(_NO_WORKER)

    def read(self, source: Source, limits: Limits) -> Outcome:
        """Return what the worker makes of a file; raises _WorkerFailed."""
        self.files += 1
        request = {
            "path": str(source.path),
            "name": source.name,
            "declared": asdict(source.declared),
            "seconds": limits.seconds,
        }
        try:
            stream = self._process.stdin
            assert stream is not None  # noqa: S101 (it was asked for)
            stream.write(json.dumps(request).encode("ascii") + b"\n")
            stream.flush()
        except (OSError, ValueError):  # it died since, or was closed
            raise _WorkerFailed(_BROKEN_OFF) from None
        answer = self._next(limits.total_seconds)
        if answer is None:
            raise _TimeIsUp(_TOO_LONG.format(seconds=limits.total_seconds))
        if not answer.endswith(b"\n"):
            raise self._failure(answer, limits)
        return _outcome(answer, source)

    def end(self) -> None:
        """End the process and all that it started."""
        with self._ending:
            if self.ended:
                return
            self.ended = True
            self._process.terminate()  # programs that it waits for are in groups of their own
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE)
            _kill_group(self._process)
            self._process.wait()
            self._listener.join(_GRACE)
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None and not self._listener.is_alive():
                    with contextlib.suppress(OSError):
                        stream.close()

    def _next(self, seconds: float) -> bytes | None:
        """Return the next line, what came of it when the worker ended, or None when time is up."""
        try:
            return self._answers.get(timeout=seconds)
        except Empty:
            return None

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None  # noqa: S101 (it was asked for)
        while True:
            try:
                line = stream.readline(_MAX_LINE)
            except (OSError, ValueError):
                line = b""
            self._answers.put(line)
            if not line.endswith(b"\n"):
                return

    def _failure(self, rest: bytes, limits: Limits) -> _WorkerFailed:
        """Return why a worker ended without an answer."""
        if len(rest) >= _MAX_LINE:
            return _WorkerFailed(_UNSOUND)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        code = self._process.returncode
        if code == protocol.OUT_OF_MEMORY:
            return _WorkerFailed(_TOO_MUCH)
        if sys.platform != "win32" and code == -signal.SIGPROF:
            return _TimeIsUp(_TOO_LONG.format(seconds=limits.seconds))
        return _WorkerFailed(_BROKEN_OFF)


def _outcome(answer: bytes, source: Source) -> Outcome:
    """Return what an answer says, once it is sound: whoever broke into a worker may answer anything."""
    try:
        if answer.startswith(protocol.REASON):
            reason = json.loads(answer[len(protocol.REASON) :])
            if isinstance(reason, str) and reason.isprintable() and 0 < len(reason) <= _MAX_REASON:
                return Outcome(source, None, reason)
        elif answer.startswith(protocol.DOCUMENT):
            document = decode_document(answer[len(protocol.DOCUMENT) :].decode("ascii"))
            if document.name == source.name and _is_whole(document):
                return Outcome(source, document)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise _WorkerFailed(_UNSOUND)


def _is_whole(document: Document) -> bool:
    """Whether all offsets lie in the text, and passages and sections refer to each other rightly."""
    text = document.text
    text.encode("utf-8")  # raises ValueError for halves of signs, which cannot be stored
    end, sections = len(text), document.sections
    return (
        bool(document.passages)
        and all(0 <= span.start <= span.end <= end for span in document.spans)
        and all(section.number == number for number, section in enumerate(sections))
        and all(0 <= section.start <= section.end <= end for section in sections)
        and all(section.parent is None or 0 <= section.parent < section.number for section in sections)
        and all(passage.number == number for number, passage in enumerate(document.passages))
        and all(
            0 <= passage.start < passage.end <= end
            and passage.text == text[passage.start : passage.end]
            and 0 <= passage.section < len(sections)
            for passage in document.passages
        )
    )


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
