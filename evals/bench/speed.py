"""Measure speed and size: ``make bench``, and ``make bench SIZE=1000`` at the size of a whole region.

Every ingest is a process of its own, as a user starts it. Machines differ and are busy: beside wall time
stands processor time, and beside the product a reference that does the same work in the plainest way.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant import open_assistant
from assistant.concepts import load_lexicon
from assistant.evidence import Evidence
from assistant.understanding import Understanding
from evals.bench.chart import line_chart
from evals.bench.generated import GeneratedDocument, generate, generate_questions
from evals.bench.measuring import Cost, milliseconds, run_fresh, size_mb, spread
from evals.bench.reference import plain_search
from evals.questions import load_question_set
from ingest.sources import find_sources
from vectorstore import Index, WeightedQuery, load_embedder, open_index
from vectorstore.search_text import search_text

_STEPS = (10, 30, 100, 300, 1000)
"""Numbers of generated documents at which growth is measured: a document has about 100 passages."""
_QUESTIONS = 100
_ANSWERED = 20
"""Questions answered in full at each size."""
_LIMIT = 120
"""Passages that the assistant asks for where a question names an organisation."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is to stay under."""

    figure: str
    """Its name."""
    at_most: float
    """In its own unit."""
    unit: str
    """"s", "ms" or "MB"."""


_FEW = (Target("ingest, cold", 5, "s"), Target("ingest, nothing changed", 0.5, "s"))
_MANY = (
    Target("ingest, cold", 480, "s"),
    Target("memory while ingesting", 2_000, "MB"),
    Target("ingest, nothing changed", 10, "s"),
    Target("ingest, one document added", 10, "s"),
    Target("search p95", 60, "ms"),
)


def main() -> None:
    """Measure, print a table, and write all figures to ``<out>/bench.json``."""
    arguments = _arguments()
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
        scratch = Path(folder)
        figures: dict[str, Any] = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "machine": machine()}
        figures["few"] = measure_few(arguments.documents, arguments.questions, scratch / "few")
        print(table(figures["few"], _FEW))
        if arguments.size:
            growth = list(measure_growth(arguments.size, scratch))
            figures["growth"] = growth
            (out / "growth.svg").write_text(growth_chart(growth), encoding="utf-8")
            print("\n" + table(growth[-1], _MANY) + "\n\n" + growth_table(growth))
    (out / "bench.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")


def measure_few(documents: Path, questions: Path, scratch: Path) -> dict[str, Any]:
    """Return the figures of a folder of a few documents, with the questions of a set."""
    asked = [case.question for case in load_question_set(questions).cases]
    sources = [source.path for source in find_sources([documents])]
    # As a user who starts with all but one, and adds the last one later.
    before = scratch / "before"
    _copy(sources[:-1], before)
    figures = _measure_ingests(documents, before, sources[-1], scratch)
    with open_index(scratch / "index") as index:
        figures |= _measure_search(index, asked, [[WeightedQuery(question)] for question in asked], scratch)
    figures |= _measure_answers(scratch / "index", asked)
    return figures


def measure_growth(largest: int, scratch: Path) -> Iterable[dict[str, Any]]:
    """Yield the figures at each number of generated documents up to the largest."""
    for count in sorted({*(step for step in _STEPS if step < largest), largest}):
        print(f"{count} documents ...", file=sys.stderr, flush=True)
        folder = scratch / f"generated-{count}"
        *before, last = generate(count + 1)
        _write(before, folder / "before")
        _write([last], folder / "last")
        figures = _measure_ingests(folder / "before", folder / "before", folder / "last" / last.name, folder)
        asked = generate_questions(_QUESTIONS, before)
        with open_index(folder / "index") as index:
            figures |= _measure_search(index, asked, _wordings(index, asked), folder)
        figures |= _measure_answers(folder / "index", asked[:_ANSWERED])
        yield figures
        shutil.rmtree(folder)


def _measure_ingests(documents: Path, before: Path, last: Path, scratch: Path) -> dict[str, Any]:
    """Return what it takes to ingest a folder, to do so again, and to add one file to an earlier folder."""
    index = scratch / "index"
    cold = _ingest(documents, index)
    again = _ingest(documents, index)
    other = scratch / "other-index"
    if before == documents:
        shutil.copytree(index, other)
    else:
        _ingest(before, other)
    shutil.copy(last, before)
    added = _ingest(before, other)
    (before / last.name).unlink()
    parts = {part.name: size_mb(part) for part in sorted(index.iterdir()) if size_mb(part) >= 0.01}
    return {
        "ingest, cold": asdict(cold),
        "ingest, nothing changed": asdict(again),
        "ingest, one document added": asdict(added),
        "size": {**parts, "all": size_mb(index), "files": size_mb(documents)},
    }


def _ingest(documents: Path, index: Path) -> Cost:
    return run_fresh(["ui.command_line", "ingest", str(documents), "--index", str(index)])


def _measure_search(
    index: Index, asked: Sequence[str], wordings: Sequence[Sequence[WeightedQuery]], scratch: Path
) -> dict[str, Any]:
    """Return the times of searching all documents and those of one organisation, and of the references."""
    by_question = dict(zip(asked, wordings, strict=True))
    of_one: dict[str, list[str]] = {}
    for name, document in index.documents.items():
        of_one.setdefault(document.organisation, []).append(name)
    names = sorted(of_one)
    scopes = {question: of_one[names[at % len(names)]] for at, question in enumerate(asked)}
    texts = [search_text(document, p) for document in index.documents.values() for p in document.passages]
    sources = scratch / "texts"
    sources.mkdir(parents=True)
    for name, document in index.documents.items():
        (sources / f"{name}.txt").write_text(document.text, encoding="utf-8")
    return {
        "documents": len(index.documents),
        "passages": len(texts),
        "search": spread(milliseconds(lambda q: index.search(by_question[q], limit=_LIMIT), asked)),
        "search, one organisation": spread(
            milliseconds(lambda q: index.search(by_question[q], documents=scopes[q], limit=_LIMIT), asked)
        ),
        "reference search": spread(milliseconds(plain_search(texts, load_embedder()), asked)),
        "reference ingest": asdict(
            run_fresh(["evals.bench.reference", str(sources), str(scratch / "reference")])
        ),
        "reference size": size_mb(scratch / "reference"),
    }


def _measure_answers(index: Path, asked: Sequence[str]) -> dict[str, Any]:
    """Return the times of opening the assistant and of whole answers."""
    begin = time.perf_counter()
    assistant = open_assistant(index)
    opened = time.perf_counter() - begin
    answers = spread(milliseconds(assistant.ask, asked, rounds=2))
    assistant.close()
    return {"open, s": opened, "answer": answers}


def _wordings(index: Index, asked: Sequence[str]) -> list[list[WeightedQuery]]:
    """Return the wordings that the assistant puts to the index for each question.

    Made with the words of some of the documents: how a question is worded hardly depends on the others,
    and knowing them all takes seconds.
    """
    some = dict(list(index.documents.items())[: _STEPS[0]])
    understanding = Understanding(some, load_lexicon(), Evidence(some).vocabulary)
    return [
        [WeightedQuery(words, weight) for words, weight in understanding.understand(question).searches]
        for question in asked
    ]


def table(figures: Mapping[str, Any], targets: Sequence[Target]) -> str:
    """Return the figures of one collection as a Markdown table, beside their targets and the reference."""
    aims = {target.figure: f"{target.at_most:g} {target.unit}" for target in targets}
    reference = figures["reference ingest"]
    search, plain = figures["search"], figures["reference search"]
    rows = [
        _cost_row("ingest, cold", figures, aims, reference["cpu_seconds"]),
        _cost_row("ingest, nothing changed", figures, aims, reference["cpu_seconds"]),
        _cost_row("ingest, one document added", figures, aims, reference["cpu_seconds"]),
        _row(
            "memory while ingesting",
            f"{figures['ingest, cold']['together_mb']:.0f} MB",
            aims,
            f"{reference['together_mb']:.0f} MB",
            figures["ingest, cold"]["together_mb"] / reference["together_mb"],
        ),
        _time_row("search p50", search["p50"], aims, plain["p50"]),
        _time_row("search p95", search["p95"], aims, plain["p95"]),
        _time_row(
            "search p95, one organisation", figures["search, one organisation"]["p95"], aims, plain["p95"]
        ),
        _time_row("whole answer p50", figures["answer"]["p50"], aims, plain["p50"]),
        _time_row("whole answer p95", figures["answer"]["p95"], aims, plain["p95"]),
        _row("opening the assistant", f"{figures['open, s']:.1f} s", aims, "", None),
        _row(
            "index on disk",
            f"{figures['size']['all']:.0f} MB",
            aims,
            f"{figures['reference size']:.0f} MB",
            figures["size"]["all"] / figures["reference size"],
        ),
    ]
    header = [
        f"{figures['documents']} documents, {figures['passages']} passages:",
        "",
        "| figure | measured | at most | reference | ratio |",
        "| --- | --- | --- | --- | --- |",
    ]
    return "\n".join(header + rows)


def growth_table(growth: Sequence[Mapping[str, Any]]) -> str:
    """Return how the figures grow with size as a Markdown table."""
    lines = [
        "| documents | passages | ingest | processor | memory | added | unchanged | search p95 | reference "
        "| answer p95 | index |",
        "| --- " * 11 + "|",
    ]
    for figures in growth:
        cold = figures["ingest, cold"]
        cells = (
            f"{figures['documents']}",
            f"{figures['passages']:,}",
            f"{cold['seconds']:.1f} s",
            f"{cold['cpu_seconds']:.1f} s",
            f"{cold['together_mb']:.0f} MB",
            f"{figures['ingest, one document added']['seconds']:.1f} s",
            f"{figures['ingest, nothing changed']['seconds']:.2f} s",
            f"{figures['search']['p95']:.1f} ms",
            f"{figures['reference search']['p95']:.1f} ms",
            f"{figures['answer']['p95']:.0f} ms",
            f"{figures['size']['all']:.0f} MB",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def growth_chart(growth: Sequence[Mapping[str, Any]]) -> str:
    """Return how processor time and search time grow with the number of passages, as SVG."""

    def line(value: Callable[[Mapping[str, Any]], float]) -> list[tuple[float, float]]:
        return [(float(figures["passages"]), value(figures)) for figures in growth]

    return line_chart(
        "Growth with the number of passages",
        "passages",
        "seconds (ingest) or milliseconds (search)",
        {
            "ingest, processor s": line(lambda f: f["ingest, cold"]["cpu_seconds"]),
            "one document added, s": line(lambda f: f["ingest, one document added"]["cpu_seconds"]),
            "nothing changed, s": line(lambda f: f["ingest, nothing changed"]["cpu_seconds"]),
            "search p95, ms": line(lambda f: f["search"]["p95"]),
            "reference search p95, ms": line(lambda f: f["reference search"]["p95"]),
        },
    )


def _cost_row(figure: str, figures: Mapping[str, Any], aims: Mapping[str, str], reference: float) -> str:
    cost = figures[figure]
    measured = f"{cost['seconds']:.2f} s ({cost['cpu_seconds']:.2f} s of processor)"
    return _row(figure, measured, aims, f"{reference:.2f} s of processor", cost["cpu_seconds"] / reference)


def _time_row(figure: str, measured: float, aims: Mapping[str, str], reference: float) -> str:
    return _row(figure, f"{measured:.1f} ms", aims, f"{reference:.1f} ms", measured / reference)


def _row(figure: str, measured: str, aims: Mapping[str, str], reference: str, ratio: float | None) -> str:
    compared = "" if ratio is None else f"{ratio:.2f}"
    return f"| {figure} | {measured} | {aims.get(figure, '')} | {reference} | {compared} |"


def machine() -> dict[str, Any]:
    """Return what is told of the machine beside its figures."""
    return {
        "processors": os.cpu_count(),
        "system": platform.system(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }


def _copy(paths: Sequence[Path], folder: Path) -> None:
    folder.mkdir(parents=True)
    for path in paths:
        shutil.copy(path, folder)


def _write(documents: Iterable[GeneratedDocument], folder: Path) -> None:
    folder.mkdir(parents=True)
    for document in documents:
        (folder / document.name).write_bytes(document.to_bytes())


def _arguments() -> argparse.Namespace:
    root = Path(__file__).parents[2]
    parser = argparse.ArgumentParser(description="Measure speed and size.")
    parser.add_argument("--documents", type=Path, default=root / "documents", help="a few documents")
    parser.add_argument("--questions", type=Path, default=root / "evals/sets/samples.yaml")
    parser.add_argument("--size", type=int, default=0, help="number of generated documents as well")
    parser.add_argument("--out", type=Path, default=root / "runs", help="folder of bench.json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
