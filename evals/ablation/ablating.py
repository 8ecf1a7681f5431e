"""Ablation: ``make ablation``. What each component is worth: everything on, then one off at a time."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals import metrics
from evals.ablation.variants import ALL_ON, COMPONENTS, CONTROLS, Variant, opened
from evals.bench.markdown import difference, measured_on, share, table
from evals.errors import EvaluationError
from evals.intervals import RESAMPLES, SEED, Interval, Tally, ratio_interval
from evals.metrics import Result
from evals.questions import QuestionSet, load_question_set
from evals.runs.pairs import paired_change
from evals.runs.running import run_set
from evals.scoring import Scores, is_scored, score_cases
from evals.summary import Summary, summarise
from ingest.errors import IngestError
from ingest.model import Document
from ingest.reading import read_document
from ingest.sources import find_sources
from vectorstore import Embedder, VectorStoreError, load_embedder

FIGURES = ("pass", "evidence_recall@10", "mrr", "abstain_right", "abstain_wrong")
"""What is shown of every variant; the names are those of docs/question-sets.md."""
LENGTH = "chars@10"
"""How many characters the first ten passages have: the price of finding evidence among them."""
COMPARED = ("pass", "evidence_recall@10")
"""Figures of which the difference with everything on is given."""
_HEADER = (
    "off",
    "instead",
    "pass",
    "recall@10",
    "MRR",
    "refused rightly",
    "refused wrongly",
    "difference in pass",
    "difference in recall@10",
    "characters@10",
)


@dataclass(frozen=True, slots=True)
class Row:
    """What one variant came to on one question set."""

    component: str
    """What was off."""
    instead: str
    """What stood in its place."""
    passages: int
    """How many passages its documents have."""
    figures: Mapping[str, Interval]
    """Each figure that could be measured."""
    differences: Mapping[str, Interval]
    """This variant minus everything on, paired by case."""
    summary: Summary
    """The run as ``make evaluate`` sums it up."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """One question set put to every variant."""

    question_set: QuestionSet
    """What was asked."""
    documents: int
    """How many documents were asked."""
    rows: tuple[Row, ...]
    """Everything on first, then each variant."""


def ablate(
    documents: Sequence[Document],
    question_sets: Sequence[QuestionSet],
    embedder: Embedder,
    variants: Sequence[Variant] = (*COMPONENTS, *CONTROLS),
    progress: Callable[[Variant], None] | None = None,
) -> list[Ablation]:
    """Return the ablation of each question set over the documents: everything on, then each variant.

    ``progress``: called with each variant before it is measured.
    """
    rows: list[list[Row]] = [[] for _ in question_sets]
    baselines: list[Scores] = []
    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
        for variant in (ALL_ON, *variants):
            if progress:
                progress(variant)
            with opened(variant, documents, Path(folder), embedder) as assistant:
                for at, question_set in enumerate(question_sets):
                    results = run_set(assistant, question_set)
                    scores = _scores(question_set, results, assistant.documents)
                    if variant is ALL_ON:
                        baselines.append(scores)
                    summary = summarise(question_set, results, assistant.documents)
                    passages = sum(len(document.passages) for document in assistant.documents.values())
                    rows[at].append(_row(variant, passages, scores, baselines[at], summary))
    return [
        Ablation(question_set, len(documents), tuple(found))
        for question_set, found in zip(question_sets, rows, strict=True)
    ]


def format_table(ablation: Ablation) -> str:
    """Return the ablation as a Markdown table, with what it was measured on above it.

    Each cell is the mean and its interval; a difference whose interval excludes zero is bold.
    """
    cases = ablation.question_set.cases
    answerable = sum(case.answerable for case in cases)
    lines = [
        f"Question set {ablation.question_set.name}: {len(cases)} questions, {answerable} of them "
        f"answerable, over {ablation.documents} documents. {measured_on()}",
        "",
        *table(_HEADER, map(_cells, ablation.rows)),
    ]
    failed = {row.component: len(row.summary.unscored) for row in ablation.rows if row.summary.unscored}
    if failed:
        counts = ", ".join(f"{component} {count}" for component, count in failed.items())
        lines += ["", f"Questions on which the assistant failed, with this off: {counts}."]
    return "\n".join(lines) + "\n"


def to_dict(ablation: Ablation) -> dict[str, Any]:
    """Return the ablation as plain data: for each variant its figures, differences and summary."""
    return {
        "question_set": ablation.question_set.name,
        "documents": ablation.documents,
        "variants": [
            {
                "off": row.component,
                "instead": row.instead,
                "passages": row.passages,
                "figures": {name: asdict(interval) for name, interval in row.figures.items()},
                "differences": {name: asdict(interval) for name, interval in row.differences.items()},
                "summary": row.summary.to_dict(),
            }
            for row in ablation.rows
        ],
    }


def write_ablations(folder: Path, ablations: Sequence[Ablation]) -> None:
    """Write ablation.md (the tables) and ablation.json in the folder, which is made.

    Raises EvaluationError, one Dutch line, when the folder cannot be written.
    """
    data = {
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "resamples": RESAMPLES,
        "seed": SEED,
        "ablations": [to_dict(ablation) for ablation in ablations],
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ablation.md").write_text("\n".join(map(format_table, ablations)), encoding="utf-8")
        text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
        (folder / "ablation.json").write_text(text, encoding="utf-8")
    except OSError as error:
        raise EvaluationError(f"kan niet schrijven in map {folder}: {error.strerror}") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, and write them where a folder is given; return the exit code."""
    options = _options(arguments)
    try:
        question_sets = [load_question_set(path) for path in options.questions]
        ablations = ablate(
            read_folder(options.documents),
            question_sets,
            load_embedder(),
            progress=lambda variant: print(f"off: {variant.component}", file=sys.stderr),
        )
        print("\n".join(map(format_table, ablations)), end="")
        if options.out is not None:
            write_ablations(options.out, ablations)
    except (EvaluationError, IngestError, VectorStoreError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _scores(
    question_set: QuestionSet, results: Sequence[Result], documents: Mapping[str, Document]
) -> Scores:
    """Return each figure of each case, and the length of its first passages. ``results``: one a case."""
    retrieved_length = metrics.retrieved_length_at(10)
    lengths = {
        case.id: Tally(length)
        for case, result in zip(question_set.cases, results, strict=True)
        if is_scored(result) and (length := retrieved_length(result, case)) is not None
    }
    by_id = {result["id"]: result for result in results}
    return {**score_cases(question_set, by_id, documents), LENGTH: lengths}


def _row(variant: Variant, passages: int, scores: Scores, baseline: Scores, summary: Summary) -> Row:
    intervals = {name: ratio_interval(list(scores.get(name, {}).values())) for name in (*FIGURES, LENGTH)}
    differences = (
        {}
        if variant is ALL_ON
        else {name: paired_change(baseline.get(name, {}), scores.get(name, {})) for name in COMPARED}
    )
    return Row(
        component=variant.component,
        instead=variant.instead,
        passages=passages,
        figures={name: interval for name, interval in intervals.items() if interval},
        differences={name: interval for name, interval in differences.items() if interval},
        summary=summary,
    )


def _cells(row: Row) -> list[str]:
    shares = [share(row.figures.get(name)) for name in FIGURES]
    length = row.figures.get(LENGTH)
    return [
        row.component,
        row.instead,
        *shares,
        *(difference(row.differences.get(name)) for name in COMPARED),
        f"{length.mean:.0f}" if length else "",
    ]


def read_folder(folder: Path) -> list[Document]:
    """Return the documents of the folder; one that cannot be read is told and passed over."""
    documents = []
    for source in find_sources([folder]):
        try:
            documents.append(read_document(source))
        except IngestError as error:
            print(f"{source.name}: {error}", file=sys.stderr)
    return documents


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.ablation.ablating", description=__doc__)
    parser.add_argument(
        "questions", type=Path, nargs="+", help="question sets over the same documents (YAML)"
    )
    parser.add_argument("--documents", type=Path, required=True, help="folder of the documents")
    parser.add_argument("--out", type=Path, help="folder for ablation.md and ablation.json")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
