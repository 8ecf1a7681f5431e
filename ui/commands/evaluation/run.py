"""``functiewijzer eval run``: answer a question set and measure the answers."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.settings import read_settings
from ui.command_texts import ANSWERING
from ui.commands.console import IndexOption, UsageProblem, open_index, output, progress
from ui.commands.evaluation import texts
from ui.commands.ingest import ingest_into

if TYPE_CHECKING:
    from assistant import Assistant


def run(
    questions: Annotated[Path, typer.Argument(metavar=texts.QUESTIONS, help=texts.QUESTIONS_HELP)],
    documents: Annotated[Path | None, typer.Option("--documents", help=texts.DOCUMENTS_HELP)] = None,
    index: IndexOption = None,
    out: Annotated[Path | None, typer.Option("--out", help=texts.OUT_HELP)] = None,
) -> None:
    """Answer a question set and measure the answers."""
    from evals import EvaluationError, load_question_set

    settings = read_settings()
    try:
        load_question_set(questions)  # a broken set is told before anything is built
        if documents is None:
            _evaluate(questions, open_index(settings, index), out)
            return
        with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
            ingest_into([documents], Path(folder), settings.embedder, force=False)
            _evaluate(questions, open_index(settings, Path(folder)), out)
    except EvaluationError as error:
        raise UsageProblem(str(error)) from error


def _evaluate(questions: Path, assistant: "Assistant", out: Path | None) -> None:
    from evals import evaluate as evaluate_set
    from evals import format_summary

    with progress(ANSWERING, None) as advance:
        summary = evaluate_set(questions, assistant, out, lambda done, total: advance(done, total))
    output.print(format_summary(summary), markup=False)
