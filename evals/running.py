"""Running a question set: ask, measure, and keep the run in a folder."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from assistant import Answer
from evals.questions import Case, QuestionSet, load_question_set
from evals.run_folder import make_folder, write_run
from evals.summary import Summary, summarise
from ingest.model import Document

Progress = Callable[[int, int], None]
"""Called with (questions done, questions in all)."""


class Answering(Protocol):
    """What an evaluation needs of an assistant."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by file name."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer a question, given the earlier questions of its conversation, oldest first."""


def evaluate(
    question_set_path: Path,
    assistant: Answering,
    out_folder: Path | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Answer a question set, measure the answers, and write the run to a folder where one is given.

    Raises EvaluationError with one Dutch line when the set cannot be read or the folder cannot be
    written; both are found out before the first question.
    """
    question_set = load_question_set(question_set_path)
    if out_folder is not None:
        make_folder(out_folder)
    results = run_set(assistant, question_set, progress)
    summary = summarise(question_set, results, assistant.documents)
    if out_folder is not None:
        write_run(out_folder, question_set, results, summary, assistant.documents)
    return summary


def run_set(
    assistant: Answering, question_set: QuestionSet, progress: Progress | None = None
) -> list[dict[str, Any]]:
    """Return a result for each case, in order: the result object of the contract, with its id.

    A case on which the assistant fails does not end the run: its result is {id, question, error}.
    """
    results = []
    for done, case in enumerate(question_set.cases, start=1):
        results.append(_ask(assistant, case))
        if progress:
            progress(done, len(question_set.cases))
    return results


def _ask(assistant: Answering, case: Case) -> dict[str, Any]:
    try:
        return assistant.ask(case.question, history=case.history).to_dict(case.id)
    except Exception as error:  # the edge of a question: one failure must not cost the whole run
        reason = str(error) or type(error).__name__
        return {"id": case.id, "question": case.question, "error": reason}
