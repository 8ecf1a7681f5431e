"""Measure what the check of statements adds to an answer: ``python -m evals.bench.verifying``.

Answers are put together of the labelled set: statements on one document, as many as a chat model's answer
has. Each is verified as the product does, twice: the first time its words are looked up, then they are known.
"""

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.draft import Part
from assistant.verification import verify, warm_up
from evals.bench.markdown import measured_on, table
from evals.verifier.labelled import quotes_of, shipped_statements
from ingest.model import Document
from ingest.reading import read_document
from ingest.sources import find_sources

STATEMENTS = 6
"""Statements of an answer."""
TARGET = 30.0
"""Milliseconds that verification may add to an answer, 95th percentile."""


def answers(documents: Mapping[str, Document], *, seed: int = 7) -> Iterator[list[Part]]:
    """Yield answers: statements of the labelled set on one document, in a fixed order without pattern."""
    by_document: dict[str, list[Part]] = {}
    for pair in shipped_statements().pairs:
        part = Part(pair.statement, quotes_of(pair, documents))
        by_document.setdefault(pair.document, []).append(part)
    for parts in by_document.values():
        random.Random(seed).shuffle(parts)  # noqa: S311 - no secret
        for start in range(0, len(parts) - STATEMENTS + 1, STATEMENTS):
            yield parts[start : start + STATEMENTS]


def timed(made: Sequence[Sequence[Part]]) -> list[tuple[float, float]]:
    """Return for each answer the milliseconds that verifying it takes: wall time, processor time."""
    times = []
    for parts in made:
        wall, processor = time.perf_counter(), time.process_time()
        verify(parts)
        times.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)))
    return times


def main() -> None:
    """Print the times as Markdown; exit 1 when the 95th percentile of processor time is over the target."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=Path, default=Path("documents"))
    chosen = parser.parse_args()
    documents = {source.name: read_document(source) for source in find_sources([chosen.documents])}
    made = list(answers(documents))
    warm_up()
    first, again = timed(made), timed(made)
    rows = []
    for name, times in (("first time", first), ("again", again)):
        for kind, at in (("wall", 0), ("processor", 1)):
            ordered = sorted(each[at] for each in times)
            middle, high = ordered[len(ordered) // 2], ordered[int(0.95 * len(ordered))]
            rows.append((name, kind, str(len(ordered)), f"{middle:.1f}", f"{high:.1f}"))
    print(
        "\n".join([measured_on(), "", *table(("texts read", "time", "answers", "median ms", "p95 ms"), rows)])
    )
    if sorted(each[1] for each in first)[int(0.95 * len(first))] > TARGET:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
