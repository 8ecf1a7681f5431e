"""Run a program and say in JSON what it took: ``python launcher.py PROGRAM ARGUMENT ...``.

A small program of its own, that imports nothing heavy: Linux counts what the starting process held at that
moment as held by the program that it starts.
"""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

_LOOK_SECONDS = 0.1
_MB = 1_000_000


def main() -> None:
    """Run the program of the command line, measure it, and end as it does."""
    begin = time.perf_counter()
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begin
        watch.end()
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / _MB
    cost = {
        "seconds": seconds,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_mb": peak,
        "together_mb": max(watch.most, peak),
    }
    print(json.dumps(cost))
    sys.exit(process.returncode)


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


if __name__ == "__main__":
    main()
