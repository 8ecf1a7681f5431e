"""Measure speed: ``make bench``. Ratios to a plain lexical search run beside it, since machines differ."""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant import open_assistant
from evals.metrics import percentile
from evals.questions import load_question_set
from ingest.reading import read_document
from ingest.sources import find_sources
from vectorstore import WeightedQuery, build_index, load_embedder, open_index

_ROOT = Path(__file__).parents[1]
_ROUNDS = 3


def main() -> None:
    """Print how long reading, indexing and answering the samples take."""
    started = time.perf_counter()
    embedder = load_embedder()
    loaded = time.perf_counter()
    documents = [read_document(source) for source in find_sources([_ROOT / "documents"])]
    read = time.perf_counter()
    passages = sum(len(document.passages) for document in documents)
    questions = [case.question for case in load_question_set(_ROOT / "evals/sets/samples.yaml").cases]
    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
        build_index(documents, Path(folder), embedder)
        built = time.perf_counter()
        assistant = open_assistant(folder)
        with open_index(Path(folder), embedder) as index:
            search = _milliseconds(
                lambda question: index.search([WeightedQuery(question)], limit=10), questions
            )
        answer = _milliseconds(assistant.ask, questions)
        assistant.close()
    print(f"zoekmodel laden        {loaded - started:8.1f} s")
    print(f"documenten lezen       {read - loaded:8.2f} s   {len(documents)} documenten, {passages} passages")
    print(
        f"index bouwen           {built - read:8.2f} s   {passages / (built - read):.0f} passages per seconde"
    )
    for name, values in (("alleen zoeken", search), ("volledig antwoord", answer)):
        middle, slow = percentile(values, 0.5) or 0.0, percentile(values, 0.95) or 0.0
        print(f"{name:22s} p50 {middle:6.1f} ms   p95 {slow:6.1f} ms")
    ratio = statistics.median(answer) / statistics.median(search)
    print(f"een antwoord kost {ratio:.1f} keer een enkele zoekopdracht (mediaan, {len(questions)} vragen)")


def _milliseconds(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Return the best of a few rounds for each question, in milliseconds; the first round warms up."""
    best = [float("inf")] * len(questions)
    for _ in range(_ROUNDS):
        for number, question in enumerate(questions):
            begin = time.perf_counter()
            ask(question)
            best[number] = min(best[number], (time.perf_counter() - begin) * 1000)
    return best


if __name__ == "__main__":
    main()
