"""Measure what programs cost: time, processor time, memory, disk."""

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.metrics import percentile

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


def run_fresh(
    arguments: Sequence[str],
    folder: Path | None = None,
    *,
    python: str = sys.executable,
    environment: Mapping[str, str] | None = None,
    at_most_seconds: float | None = None,
) -> Cost:
    """Run a Python module in a process of its own (``["ui.command_line", "ingest", ...]``) and measure it.

    ``python``: the interpreter, of another virtual environment say; ``environment``: variables beside those
    of this process. Raises ProgramFailed, also after ``at_most_seconds``: it is then ended.
    """
    root = Path(__file__).parents[2]
    launcher = Path(__file__).with_name("launcher.py")
    with subprocess.Popen(  # noqa: S603 - our own programs
        [sys.executable, str(launcher), python, "-m", *arguments],
        cwd=folder or root,
        env={**os.environ, "PYTHONPATH": str(root), **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that what the launcher started can be ended with it
    ) as process:
        try:
            output, errors = process.communicate(timeout=at_most_seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise ProgramFailed(f"{' '.join(arguments[:2])}: not done in {at_most_seconds:.0f} s") from error
        except BaseException:  # an interrupt no longer reaches a session of its own
            os.killpg(process.pid, signal.SIGKILL)
            raise
    if process.returncode:
        raise ProgramFailed(f"{' '.join(arguments[:2])}: {errors.strip()[-500:]}")
    return Cost(**json.loads(output))


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
