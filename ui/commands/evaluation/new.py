"""``functiewijzer eval new``: make cases by an interview on the terminal."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.settings import read_settings
from ui.commands.console import IndexOption, OperationFailed, UsageProblem, errors, output
from ui.commands.evaluation import set_texts as texts
from ui.commands.evaluation.opening import DocumentsOption, opened
from ui.commands.evaluation.terminal import TerminalDialogue

if TYPE_CHECKING:
    from assistant import Assistant
    from evals import Case

_DRAFT = ".ontwerp.yaml"


def new(
    questions: Annotated[Path, typer.Argument(metavar=texts.TARGET, help=texts.NEW_TARGET_HELP)],
    documents: DocumentsOption = None,
    index: IndexOption = None,
) -> None:
    """Make cases of a set, which is made where it is not there."""
    cases = _cases(questions)  # a broken set is told before anything is built
    with opened(read_settings(), documents, index) as assistant:
        _interview(questions, assistant, cases)


def _cases(path: Path) -> tuple["Case", ...]:
    from evals import EvaluationError, load_question_set

    if not path.parent.is_dir():
        raise UsageProblem(texts.NO_FOLDER.format(folder=path.parent))
    if not path.exists():
        return ()
    try:
        return load_question_set(path).cases
    except EvaluationError as error:
        raise UsageProblem(str(error)) from error


def _interview(path: Path, assistant: "Assistant", cases: tuple["Case", ...]) -> None:
    from evals.interview import Ended, Interview

    interview = Interview(TerminalDialogue(), assistant, cases)
    kept = 0
    try:
        while True:
            case = interview.next_case()
            if case is not None:
                _append(path, case)
                kept += 1
                output.print(texts.NEW_KEPT.format(id=case.id, path=path), markup=False, highlight=False)
            elif not interview.goes_on:
                break
            if not interview.wants_another():
                break
    except Ended as ended:
        output.print()
        _tell(path, kept)
        if ended.unfinished is not None:
            raise OperationFailed(texts.NEW_LEFT.format(path=_leave(path, ended.unfinished))) from ended
        return
    _tell(path, kept)


def _tell(path: Path, kept: int) -> None:
    lines = {0: texts.NEW_DONE_NONE, 1: texts.NEW_DONE_ONE}
    errors.print(lines.get(kept, texts.NEW_DONE).format(count=kept, path=path), markup=False, highlight=False)


def _append(path: Path, case: "Case") -> None:
    """Write a set with a case more; where that fails the case is shown, for it took someone's time."""
    from evals import EvaluationError
    from evals.interview import append_case
    from vectorstore.layout import write_whole

    try:
        text = path.read_bytes().decode() if path.exists() else ""
        write_whole(path, append_case(text, case, path.stem).encode())
    except (OSError, ValueError, EvaluationError) as error:
        output.print(append_case("", case, path.stem), markup=False, highlight=False)
        reason = f"{error}: " if isinstance(error, EvaluationError) else ""
        raise OperationFailed(reason + texts.NEW_NOT_KEPT.format(path=path)) from error


def _leave(path: Path, case: "Case") -> Path:
    """Write an unfinished case beside the set, as a draft to complete; return where."""
    from evals.interview import identifier

    draft = path.with_name(path.stem + _DRAFT)
    taken = _cases(draft)
    _append(draft, case.model_copy(update={"id": identifier(case.kind, taken)}))
    return draft
