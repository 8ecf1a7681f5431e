"""Read files for another process, which keeps the limits: ``python -m ingest.worker``.

The other process writes a line of JSON for each file and gets a line back: ``document`` and the
document, or ``reason`` and why there is none. What reads the files was not made to be attacked, so
nothing is taken from here but those lines.
"""

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO, NoReturn

from ingest.blocks import Identification
from ingest.codec import encode_document
from ingest.errors import IngestError
from ingest.reading import read_document
from ingest.sources import Source

READY = b"ready\n"
DOCUMENT = b"document "
REASON = b"reason "
OUT_OF_MEMORY = 86
"""Exit code of a worker that could not get the memory that it needed."""

_GRACE = 1.0
"""Seconds in which a worker that has to stop can stop the programs that it started."""


def main(memory_bytes: int) -> None:
    """Answer lines until there are no more, with so much address space."""
    # An exit unwinds: a program that is being waited for is killed on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _limit_memory(memory_bytes)
    answers = _own_output()
    requests = _requests()
    _write(answers, READY)
    for request in requests:
        _limit_time(request["seconds"])
        answer = _answer(request)
        _limit_time(0)
        _write(answers, answer)


def _answer(request: dict[str, Any]) -> bytes:
    declared = Identification(**request["declared"])
    source = Source(Path(request["path"]), request["name"], declared)
    try:
        document = read_document(source)
        return DOCUMENT + encode_document(document).encode("ascii") + b"\n"
    except Exception as error:  # whatever the file made a library do, the next file comes
        if any(isinstance(cause, MemoryError) for cause in _causes(error)):
            os._exit(OUT_OF_MEMORY)  # what is left of the memory is of no use to the next file
        if isinstance(error, IngestError):
            reason = str(error)
        elif any(isinstance(cause, RecursionError) for cause in _causes(error)):
            reason = "het bestand is te diep genest"
        else:
            reason = f"kan niet gelezen worden ({type(error).__name__})"
    return REASON + json.dumps(reason).encode("ascii") + b"\n"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _own_output() -> BinaryIO:
    """Keep the output for the answers: what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    return answers


def _requests() -> Iterator[dict[str, Any]]:
    """Yield the requests; in the meantime a thread sees to it that this ends with the other process."""
    lines: SimpleQueue[bytes] = SimpleQueue()
    requests = os.fdopen(os.dup(0), "rb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)

    def listen() -> None:
        for line in requests:
            lines.put(line)
        _stop()

    threading.Thread(target=listen, daemon=True).start()
    while True:
        yield json.loads(lines.get())


def _stop() -> NoReturn:
    """End this process, and first the program that it may be waiting for."""
    main_thread = threading.main_thread().ident
    if sys.platform != "win32" and main_thread is not None:
        signal.pthread_kill(main_thread, signal.SIGTERM)
        time.sleep(_GRACE)
    os._exit(0)


def _write(answers: BinaryIO, line: bytes) -> None:
    answers.write(line)
    answers.flush()


def _limit_time(seconds: float) -> None:
    """Have the system end this process when it has computed so long; 0: no more limit."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(memory_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    def limit(kind: int, wanted: int) -> None:
        _, most = resource.getrlimit(kind)
        wanted = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        # The upper limit stays: programs started from here get a limit of their own.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (wanted, most))

    limit(resource.RLIMIT_AS, memory_bytes)
    limit(resource.RLIMIT_CORE, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
