"""Putting questions to an assistant, one at a time or several, whatever becomes of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from assistant import Answer
from evals.metrics import Result
from evals.questions import QuestionSet, plain_id
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


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is put to the assistant."""

    id: str
    """Of its result: the case's own, or ``plain_id`` of it."""
    question: str
    """Its words."""
    history: tuple[str, ...] = ()
    """Earlier questions of its conversation, oldest first."""


def questions_of(question_set: QuestionSet) -> tuple[Asked, ...]:
    """Return what a run asks: every case, then the plain form of each that has one, in the set's order."""
    cases = [Asked(case.id, case.question, case.history) for case in question_set.cases]
    plain = [Asked(plain_id(case.id), case.plain) for case in question_set.cases if case.plain]
    return (*cases, *plain)


def answers(assistant: Answering, questions: Sequence[Asked], parallel: int = 1) -> Iterator[Result]:
    """Yield the result of each question as it is there: in order, unless several are asked in parallel.

    A question on which the assistant fails does not end the run: its result is {id, question, error}.
    """
    if parallel <= 1:
        for one in questions:
            yield _ask(assistant, one)
        return
    waiting: SimpleQueue[Asked] = SimpleQueue()
    answered: SimpleQueue[Result] = SimpleQueue()
    stopped = Event()
    for one in questions:
        waiting.put(one)

    def work() -> None:
        while not stopped.is_set():
            try:
                one = waiting.get_nowait()
            except Empty:
                return
            answered.put(_ask(assistant, one))

    # Daemons: whoever stops the run does not wait for a chat model.
    for _ in range(min(parallel, len(questions))):
        Thread(target=work, daemon=True).start()
    try:
        for _ in questions:
            yield answered.get()
    finally:
        stopped.set()


def _ask(assistant: Answering, asked: Asked) -> Result:
    try:
        return assistant.ask(asked.question, history=asked.history).to_dict(asked.id)
    except Exception as error:  # the edge of a question: one failure must not cost the whole run
        reason = str(error) or type(error).__name__
        return {"id": asked.id, "question": asked.question, "error": reason}
