"""``functiewijzer eval export`` and ``import``: question sets as spreadsheets, and spreadsheets as sets."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.console import UsageProblem, errors
from ui.commands.evaluation import set_texts as texts
from ui.commands.evaluation.set_files import refuse_existing, write_file
from ui.commands.evaluation.texts import QUESTIONS, QUESTIONS_HELP

_Replace = Annotated[bool, typer.Option("--replace", help=texts.REPLACE_HELP)]
_Sheet = Annotated[Path, typer.Argument(metavar=texts.SHEET, help=texts.SHEET_HELP)]


def export(
    questions: Annotated[Path, typer.Argument(metavar=QUESTIONS, help=QUESTIONS_HELP)],
    sheet: _Sheet,
    replace: _Replace = False,
) -> None:
    """Write a set as CSV or XLSX."""
    from evals import EvaluationError, load_question_set
    from evals.spreadsheets import write_spreadsheet

    try:
        question_set = load_question_set(questions)
        content = write_spreadsheet(question_set, sheet.suffix)
    except EvaluationError as error:
        raise UsageProblem(str(error)) from error
    refuse_existing(sheet, replace=replace)
    write_file(sheet, content, len(question_set.cases))


def import_sheet(
    sheet: _Sheet,
    questions: Annotated[Path, typer.Argument(metavar=texts.TARGET, help=texts.TARGET_HELP)],
    replace: _Replace = False,
    name: Annotated[str, typer.Option("--name", help=texts.NAME_HELP)] = "",
) -> None:
    """Make a set of a CSV or XLSX file; every bad row is told, and then nothing is written."""
    from evals import EvaluationError
    from evals.questions import dump_question_set
    from evals.spreadsheets import SheetProblems, read_spreadsheet

    content = _content(sheet)
    try:
        question_set = read_spreadsheet(content, sheet.suffix, name or questions.stem)
    except SheetProblems as error:
        raise UsageProblem(_told(sheet, error.lines)) from error
    except EvaluationError as error:
        raise UsageProblem(texts.IN_FILE.format(path=sheet, line=error)) from error
    if name:
        question_set = question_set.model_copy(update={"name": name})
    refuse_existing(questions, replace=replace)
    write_file(questions, dump_question_set(question_set).encode(), len(question_set.cases))


def _told(sheet: Path, lines: Sequence[str]) -> str:
    """Return a single problem as it is; print more of them, and return how many there were."""
    shown = [texts.IN_FILE.format(path=sheet, line=line) for line in lines]
    if len(shown) == 1:
        return f"{shown[0]}; {texts.NOTHING_WRITTEN}"
    for line in shown:
        errors.print(line, markup=False, highlight=False)
    return f"{texts.PROBLEMS.format(count=len(shown), path=sheet)}; {texts.NOTHING_WRITTEN}"


def _content(sheet: Path) -> bytes:
    from evals.spreadsheets import MAX_SHEET_BYTES

    if not sheet.is_file():
        raise UsageProblem(texts.NOT_FOUND.format(path=sheet))
    with sheet.open("rb") as stream:
        return stream.read(MAX_SHEET_BYTES + 1)
