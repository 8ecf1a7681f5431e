"""Measure how much an embedder, or a reranker after it, is to count: ``make weights`` (docs/embedders.md)."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant import Assistant
from assistant.concepts import load_lexicon
from evals.ablation.ablating import read_folder
from evals.bench.markdown import difference, measured_on, share, table
from evals.errors import EvaluationError
from evals.intervals import Floats
from evals.questions import Case, load_question_set
from evals.weights.fitting import Fit, fit
from evals.weights.measuring import SHARES, by_dense_share, by_rerank_weight, remembering
from evals.weights.weights_file import pattern_for, with_entry
from ingest.errors import IngestError
from ingest.yaml_data import package_data
from vectorstore import DEFAULT_EMBEDDER, VectorStoreError, build_index, load_embedder, open_index
from vectorstore.fusion import WEIGHTS
from vectorstore.reranker import load_reranker

ROOT = Path(__file__).parents[2]
DATA = ROOT / "vectorstore/data" / WEIGHTS
_NO_HURRY = 3600.0


@dataclass(frozen=True, slots=True)
class _Measured:
    """What was measured of a model."""

    kind: str
    """As in the file of the weights."""
    name: str
    """Name of the model."""
    fit: Fit
    """The weight."""
    lines: list[str]
    """The table."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables and write the weight; return the exit code."""
    options = _options(arguments)
    try:
        cases = _cases(options.questions)
        if not cases:
            raise EvaluationError("geen enkele vraag met een antwoord in de documenten")
        measured = _measured(options, cases)
    except (EvaluationError, IngestError, VectorStoreError) as error:
        print(error, file=sys.stderr)
        return 2
    known = options.called or measured.name
    print(f"{known}: {len(cases)} questions. {measured_on()}\n")
    print("\n".join(measured.lines))
    print("\n".join(("", *_conclusion(measured.fit))))
    if measured.name != DEFAULT_EMBEDDER:  # its weight stays: the judge is calibrated with it
        _write(measured, known, options.questions, len(cases))
    return 0


def _measured(options: argparse.Namespace, cases: Sequence[Case]) -> _Measured:
    embedder = load_embedder(options.embedder or DEFAULT_EMBEDDER)
    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
        build_index(read_folder(options.documents), Path(folder), embedder)
        with open_index(Path(folder), remembering(embedder)) as index:
            assistant = Assistant(index, load_lexicon())
            if options.reranker:
                reranker = load_reranker(options.reranker, _NO_HURRY)
                found = fit(SHARES, by_rerank_weight(assistant, reranker, cases))
                return _Measured("reranker", reranker.name, found, _table(found, "all signals"))
            search, whole = by_dense_share(assistant, index, cases)
            found = fit(SHARES, search)
            return _Measured("embedder", embedder.name, found, _table(found, "the search alone", whole))


def _cases(paths: Sequence[Path]) -> list[Case]:
    """Return the answerable cases of question sets, each with an identifier that no other has."""
    return [
        case.model_copy(update={"id": f"{at}-{case.id}"})
        for at, path in enumerate(paths)
        for case in load_question_set(path).cases
        if case.answerable
    ]


def _table(found: Fit, measured: str, whole: Floats | None = None) -> list[str]:
    beside = fit(SHARES, whole).figures if whole is not None else None
    header = ["weight", f"nDCG@10, {measured}", "difference with 0"] + ["all signals"] * (beside is not None)
    rows = [
        [f"{weight:g}", share(figure), difference(gain) if weight else ""]
        + ([share(beside[at])] if beside else [])
        for at, (weight, figure, gain) in enumerate(zip(SHARES, found.figures, found.gains, strict=True))
    ]
    return table(header, rows)


def _conclusion(found: Fit) -> list[str]:
    low, high = min(found.by_fold), max(found.by_fold)
    return [
        f"Best: {found.weight:g}; without a tenth of the questions {low:g} to {high:g}.",
        f"On questions held out: {share(found.held_out)}, {difference(found.gain)} more than with 0.",
    ]


def _write(measured: _Measured, name: str, questions: Sequence[Path], cases: int) -> None:
    found = measured.fit
    today = datetime.now(UTC).date().isoformat()
    sets = ", ".join(path.stem for path in questions)
    figures = f"held out {share(found.held_out)}, with 0 {share(found.figures[0])}"
    line = f"{today}, {sets} ({cases} questions), nDCG@10: {figures}"
    weights = package_data("vectorstore", WEIGHTS)
    text = with_entry(weights, measured.kind, pattern_for(name), found.weight, line)
    DATA.write_text(text, encoding="utf-8", newline="\n")
    print(f"Written to {DATA.relative_to(ROOT)}.")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.weights", description=__doc__)
    parser.add_argument(
        "questions", type=Path, nargs="+", help="question sets over the same documents (YAML)"
    )
    parser.add_argument("--documents", type=Path, required=True, help="folder of the documents")
    parser.add_argument("--embedder", default="", help="name or folder; the default one is not written")
    parser.add_argument("--reranker", default="", help="name or folder: measure this one, with the embedder")
    parser.add_argument("--as", dest="called", default="", help="name to write, where a folder says nothing")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
