"""``functiewijzer eval drafts``: draft cases of what users thought of answers."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.console import UsageProblem, errors
from ui.commands.evaluation import set_texts as texts
from ui.commands.evaluation.set_files import refuse_existing, write_file


def drafts(
    judgements: Annotated[Path, typer.Argument(metavar=texts.JUDGEMENTS, help=texts.JUDGEMENTS_HELP)],
    questions: Annotated[Path, typer.Argument(metavar=texts.TARGET, help=texts.TARGET_HELP)],
    with_good: Annotated[bool, typer.Option("--all", help=texts.ALL_HELP)] = False,
    replace: Annotated[bool, typer.Option("--replace", help=texts.REPLACE_HELP)] = False,
) -> None:
    """Make a draft set of the answers that users called no good; with --all, also of the good ones."""
    from evals import EvaluationError
    from evals.feedback.drafts import TO_COMPLETE, draft_question_set, write_draft
    from evals.feedback.judgements import Verdict, read_judgements

    if not judgements.is_file():
        raise UsageProblem(texts.NOT_FOUND.format(path=judgements))
    try:
        found, unreadable = read_judgements(judgements)
    except EvaluationError as error:
        raise UsageProblem(str(error)) from error
    if unreadable:
        line = texts.UNREADABLE_LINE if unreadable == 1 else texts.UNREADABLE_LINES
        errors.print(line.format(count=unreadable, path=judgements), markup=False, highlight=False)
    question_set = draft_question_set(found, only=None if with_good else Verdict.BAD)
    if question_set is None:
        raise UsageProblem(texts.NO_JUDGEMENTS.format(path=judgements))
    refuse_existing(questions, replace=replace)
    write_file(questions, write_draft(question_set).encode(), len(question_set.cases))
    errors.print(texts.COMPLETE.format(mark=TO_COMPLETE, path=questions), markup=False, highlight=False)
