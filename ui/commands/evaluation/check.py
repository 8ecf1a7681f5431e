"""``functiewijzer eval check``: tell what is wrong with a question set, and what is weak."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.console import IndexOption, UsageProblem, output
from ui.commands.evaluation import set_texts as texts
from ui.commands.evaluation.set_documents import documents_of
from ui.commands.evaluation.texts import QUESTIONS, QUESTIONS_HELP


def check(
    questions: Annotated[Path, typer.Argument(metavar=QUESTIONS, help=QUESTIONS_HELP)],
    documents: Annotated[Path | None, typer.Option("--documents", help=texts.CHECK_DOCUMENTS_HELP)] = None,
    index: IndexOption = None,
    strict: Annotated[bool, typer.Option("--strict", help=texts.STRICT_HELP)] = False,
) -> None:
    """Print what is wrong with or weak in a set; exit 2 for errors, and 1 for warnings when strict."""
    from evals import EvaluationError
    from evals.checking import Severity, check_text, describe, summary_line
    from evals.questions import read_text

    try:
        text = read_text(questions)
    except EvaluationError as error:
        raise UsageProblem(str(error)) from error
    checked = check_text(text, documents_of(documents, index))
    for finding in checked.findings:
        output.print(describe(finding), markup=False, highlight=False)
    output.print(summary_line(checked), markup=False, highlight=False)
    if checked.count(Severity.ERROR):
        raise typer.Exit(2)
    if strict and checked.count(Severity.WARNING):
        raise typer.Exit(1)
