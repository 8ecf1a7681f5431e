"""Measure what becomes of answers whatever a chat model does: ``make bench-models``.

Exit code 1 when a model's figures miss what is required (docs/models-measured.md), 2 for bad input.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant import AssistantError, open_assistant
from evals.ablation.ablating import read_folder
from evals.bench.markdown import measured_on, write_section
from evals.bench.speed import machine
from evals.errors import EvaluationError
from evals.models.asking import Asked, extractive_of
from evals.models.catalogue import Group, Script, scripts
from evals.models.knowledge import known_of
from evals.models.measuring import Bench, Measured, environment
from evals.models.playing import played
from evals.models.tables import format_tables, shortfalls, to_dict
from evals.questions import Case, QuestionSet, load_question_set
from ingest.errors import IngestError
from vectorstore import VectorStoreError, build_index, load_embedder

_ROOT = Path(__file__).parents[2]
_BUDGET, _SMALL_BUDGET = 20.0, 1.0
"""Seconds for an answer: the default of the settings, and what models that take too long get."""
_FEW, _UNCLEAR = 4, 2
"""Questions that are asked of those, with an answer of the documents' own and without."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask every model, print and write the tables and the figures; return the exit code."""
    options = _options(arguments)
    try:
        question_set = load_question_set(options.questions)
        chosen = _scripts(options.models)
        options.out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="functiewijzer-") as scratch:
            index = Path(scratch) / "index"
            build_index(read_folder(options.documents), index, load_embedder())
            measured = list(_measure(question_set, index, chosen, Path(scratch), is_long=options.long))
        report = _write(options.out, question_set, measured)
        if options.page:
            write_section(options.page, question_set.name, report)
    except (AssistantError, EvaluationError, IngestError, VectorStoreError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(report)
    return 1 if any(map(shortfalls, measured)) else 0


def _measure(
    question_set: QuestionSet, index: Path, chosen: Sequence[Script], scratch: Path, *, is_long: bool
) -> Iterator[Measured]:
    assistant = open_assistant(index)
    known = known_of(question_set, assistant)
    extractive = extractive_of(assistant, question_set.cases)
    assistant.close()
    bench = Bench(question_set, index, extractive)
    few = _few(question_set, extractive)
    with (
        played(known, scratch) as (address, log),
        environment(OPENAI_BASE_URL=f"{address}/v1", OPENAI_API_KEY="scripted"),
    ):
        for script in chosen:
            is_slow = script.group is Group.SLOW
            cases, budget = (few, _SMALL_BUDGET) if is_slow else (question_set.cases, _BUDGET)
            yield _told(bench.measure(script, cases, budget, log))
            if is_slow and is_long:
                yield _told(bench.measure(script, few[:1], _BUDGET, log))


def _told(measured: Measured) -> Measured:
    """Tell on the error stream how a model fared, since all of them take minutes."""
    print(f"{measured.script.name}: {'; '.join(shortfalls(measured)) or 'ok'}", file=sys.stderr, flush=True)
    return measured


def _few(question_set: QuestionSet, extractive: Mapping[str, Asked]) -> list[Case]:
    """Return some questions that are put to a model, from all over the set.

    The last are follow-ups without an answer of the documents' own: there a model is asked first what is
    meant, and the user waits.
    """
    put = [case for case in question_set.cases if extractive[case.id].final["citations"]]
    unclear = [case for case in question_set.cases if case.history and case not in put]
    return [*put[:: max(1, len(put) // _FEW)][:_FEW], *unclear[:_UNCLEAR]]


def _scripts(names: Sequence[str]) -> list[Script]:
    every = scripts()
    unknown = [name for name in names if name not in every]
    if unknown:
        raise EvaluationError(f"onbekend model: {unknown[0]}; kies uit {', '.join(every)}")
    return [every[name] for name in names] or list(every.values())


def _write(folder: Path, question_set: QuestionSet, measured: Sequence[Measured]) -> str:
    heading = (
        f"Question set {question_set.name}, {len(question_set.cases)} questions. {measured_on()} "
        f"Load of the machine at the end, this included: {machine()['load']}."
    )
    report = f"{heading}\n\n{format_tables(measured)}"
    figures = {"heading": heading, "machine": machine(), "models": [to_dict(one) for one in measured]}
    (folder / "models.md").write_text(report, encoding="utf-8")
    (folder / "models.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")
    return report


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.models", description=__doc__)
    parser.add_argument("--documents", type=Path, default=_ROOT / "documents", help="folder of the documents")
    parser.add_argument("--questions", type=Path, default=_ROOT / "evals/sets/samples.yaml")
    parser.add_argument("--out", type=Path, default=_ROOT / "runs/models", help="folder of the results")
    parser.add_argument("--page", type=Path, help="page whose section on this question set is written anew")
    parser.add_argument("--long", action="store_true", help="slow models also with the whole budget of 20 s")
    parser.add_argument("models", nargs="*", help="scripted models; default: all")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
