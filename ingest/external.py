"""Run another program on a file, within limits of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import IngestError

# Installers of these systems do not put it on the search path.
_ELSEWHERE = {
    "soffice": (
        Path("/Applications/LibreOffice.app/Contents/MacOS"),
        Path("C:/Program Files/LibreOffice/program"),
    )
}
_ROOMY = 4_000_000_000
# A soft limit may be raised again up to the hard one: a worker's own limit is too tight for an office suite.
_LIMITED = 'ulimit -S -v "$0" 2>/dev/null || :; exec "$@"'


def find_program(name: str) -> Path | None:
    """Return where a program is installed; None when it is not."""
    found = shutil.which(name)
    for folder in _ELSEWHERE.get(name, ()):
        found = found or shutil.which(name, path=str(folder))
    return Path(found) if found else None


def run_program(
    arguments: Sequence[str],
    *,
    seconds: float,
    memory_bytes: int | None = None,
    data: bytes = b"",
    folder: Path | None = None,
) -> bytes:
    """Return what a program writes on its output, given the data as its input.

    It runs in the folder given, with at most the address space given (where the system can say so;
    None: 4 GB, room for an office suite). After the seconds given it is killed with all that it started.
    Raises IngestError when it is missing, fails or takes too long.
    """
    name = Path(arguments[0]).name
    if shutil.which(arguments[0]) is None:
        raise IngestError(f"het programma {name} is niet geïnstalleerd")
    try:
        process = subprocess.Popen(  # noqa: S603 (callers name a program that they found)
            _limited(arguments, memory_bytes or _ROOMY),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            process_group=None if sys.platform == "win32" else 0,
        )
    except OSError as error:
        raise IngestError(f"het programma {name} kan niet gestart worden") from error
    try:
        output, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise IngestError(f"het programma {name} had meer dan {seconds:.0f} seconden nodig") from None
    finally:
        _end(process)
    if process.returncode != 0:
        raise IngestError(f"het programma {name} kan het bestand niet verwerken")
    return output


def _limited(arguments: Sequence[str], memory_bytes: int) -> list[str]:
    shell = shutil.which("sh")
    if sys.platform == "win32" or shell is None:
        return list(arguments)
    return [shell, "-c", _LIMITED, str(memory_bytes // 1024), *arguments]


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a program and what it left running."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
