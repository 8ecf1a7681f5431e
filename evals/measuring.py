"""Measure what programs cost: time, processor time, memory, disk."""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.metrics import percentile

_LOOK_SECONDS = 0.1
_MB = 1_000_000


class ProgramFailed(Exception):
    """A program that was measured did not end well; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a program took."""

    seconds: float
    """From start to end, as a clock on the wall."""
    cpu_seconds: float
    """Processor time, its child processes included: what remains when other programs are in the way."""
    peak_mb: float
    """Most memory that any one of its processes held."""
    together_mb: float
    """Most memory that all of its processes held at one moment, looked at ten times a second (Linux)."""


def run_fresh(arguments: Sequence[str], folder: Path | None = None) -> Cost:
    """Run a Python module in a process of its own (``["ui.command_line", "ingest", ...]``) and measure it.

    Raises ProgramFailed.
    """
    root = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    begin = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own programs
        [sys.executable, "-m", *arguments],
        cwd=folder or root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        said = process.stderr.read().decode(errors="replace") if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begin
        watch.end()
    if process.returncode:
        raise ProgramFailed(f"{' '.join(arguments[:2])}: {said.strip()[-500:]}")
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / _MB
    return Cost(seconds, used.ru_utime + used.ru_stime, peak, max(watch.most, peak))


class _Watch(threading.Thread):
    """Looks how much memory a process and its descendants hold."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._over = threading.Event()
        self.most = 0.0

    def run(self) -> None:
        while not self._over.wait(_LOOK_SECONDS):
            self.most = max(self.most, memory_of_tree(self._process) / _MB)

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def memory_of_tree(process: int) -> int:
    """Return the bytes that a process and its descendants hold; pages that they share count for each.

    0 where the system does not tell.
    """
    parents: dict[int, int] = {}
    held: dict[int, int] = {}
    page = os.sysconf("SC_PAGE_SIZE")
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        number = int(path.parent.name)
        parents[number], held[number] = int(fields[1]), int(fields[21]) * page
    family = {process}
    for _ in parents:
        grown = family | {child for child, parent in parents.items() if parent in family}
        if grown == family:
            break
        family = grown
    return sum(held.get(number, 0) for number in family)


def milliseconds(ask: Callable[[str], object], questions: Sequence[str], rounds: int = 3) -> list[float]:
    """Return the best of a few rounds for each question, in milliseconds; the first round warms up."""
    best = [float("inf")] * len(questions)
    for _ in range(rounds):
        for number, question in enumerate(questions):
            begin = time.perf_counter()
            ask(question)
            best[number] = min(best[number], (time.perf_counter() - begin) * 1000)
    return best


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return the median and the 95th percentile of some times, at least one."""
    return {"p50": statistics.median(values), "p95": percentile(values, 0.95) or 0.0}


def size_mb(path: Path) -> float:
    """Return how large a file, or all files in a folder, are, in millions of bytes."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / _MB
