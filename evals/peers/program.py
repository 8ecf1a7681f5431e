"""Run one entrant: ``python -m evals.peers.program OPENER OPTIONS MATERIALS FOLDER OUTCOME``.

OPENER is "module:function", OPTIONS a JSON object of words that the function takes beside the materials.
"""

import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path

from evals.peers.exchange import Entrant, Materials, Outcome, Query, read_materials, write_json


def main() -> None:
    """Open the entrant, let it ingest, ask everything, and write the outcome."""
    opener, options, materials, folder, outcome = sys.argv[1:]
    write_json(Path(outcome), run(opener, json.loads(options), read_materials(Path(materials)), Path(folder)))


def run(opener: str, options: dict[str, str], materials: Materials, folder: Path) -> Outcome:
    """Return what the entrant did; ``folder``: its own, for its files."""
    begin = time.perf_counter()
    module, _, function = opener.partition(":")
    entrant: Entrant = getattr(import_module(module), function)(materials, **options)
    loaded = time.perf_counter()
    worked = _cpu_seconds()
    pieces = entrant.ingest(materials.texts, folder)
    ingested = time.perf_counter()
    worked = _cpu_seconds() - worked
    if materials.queries:
        entrant.search(Query(materials.queries[0].text))  # what is loaded late is not the first query's cost
    found, milliseconds, cpu_milliseconds = [], [], []
    for query in materials.queries:
        # Once only: ours keeps what it understood of a question, and asking it again would be quicker.
        asked, asked_cpu = time.perf_counter(), time.process_time()
        found.append(tuple(entrant.search(query)))
        milliseconds.append((time.perf_counter() - asked) * 1000)
        cpu_milliseconds.append((time.process_time() - asked_cpu) * 1000)
    return Outcome(
        pieces,
        loaded - begin,
        ingested - loaded,
        worked,
        tuple(milliseconds),
        tuple(cpu_milliseconds),
        tuple(found),
    )


def _cpu_seconds() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


if __name__ == "__main__":
    main()
