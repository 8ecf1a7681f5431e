"""A conversation: what was asked and what came of it."""

from dataclasses import dataclass, replace
from uuid import uuid4

from assistant import Answer, Mode


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with what came of it."""

    question: str
    """As typed."""
    answer: Answer | None = None
    """The answer with its citations; None while it is being sought or when seeking failed."""
    problem: str = ""
    """Why there is no answer, in one line."""
    is_final: bool = True
    """No wording of a chat model is still to come."""
    growing: Answer | None = None
    """That wording as far as it is there; the answer stays as it is until it is complete."""
    other: Answer | None = None
    """The answer in the other mode, where both are known."""

    @property
    def is_waiting(self) -> bool:
        """Whether the question is still being answered."""
        return (self.answer is None and not self.problem) or not self.is_final

    def with_step(self, answer: Answer, is_final: bool) -> "Turn":
        """Return the turn with what came next: first what the documents say, then a wording as it grows.

        What is being read stays where it is until the last step.
        """
        is_worded = answer.mode is Mode.GENERATIVE
        if is_final:
            said = self.answer if is_worded and self.answer and self.answer.mode is Mode.EXTRACTIVE else None
            return Turn(self.question, answer, other=said)
        if is_worded:
            return replace(self, growing=answer, is_final=False)
        return replace(self, answer=self.answer or answer, is_final=False)

    def unworded(self, reason: str) -> "Turn | None":
        """Return the turn with the answer that it has, which no model words any more; None without one."""
        if self.answer is None:
            return None
        return Turn(self.question, replace(self.answer, model_failure=reason))

    def swapped(self) -> "Turn":
        """Return the turn with its answer in the other mode, where that is known."""
        return replace(self, answer=self.other, other=self.answer) if self.other else self


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked and answered in one session; messages and sources are both drawn from it."""

    turns: tuple[Turn, ...] = ()
    """In order; turn numbers on the page count from 1."""
    identifier: str = ""
    """By which the browser keeps it; given with the first question."""
    editing: int = 0
    """Number of the turn whose question is being edited; 0: none."""

    def questions_before(self, number: int) -> tuple[str, ...]:
        """Return the questions before a turn that were answered."""
        return tuple(turn.question for turn in self.turns[: number - 1] if turn.answer is not None)

    @property
    def is_waiting(self) -> bool:
        """Whether a question is still being answered."""
        return any(turn.is_waiting for turn in self.turns)

    @property
    def is_keepable(self) -> bool:
        """Whether there is something to keep of every question; not again at each step of a wording."""
        return all((turn.answer or turn.problem) and not turn.growing for turn in self.turns)

    def asking(self, question: str) -> "Conversation":
        """Return the conversation with a question to be answered: a new one, or the edited one again.

        What came after an edited question is dropped: it may have built upon its answer.
        """
        kept = self.turns[: self.editing - 1] if self.editing else self.turns
        return Conversation((*kept, Turn(question)), self.identifier or uuid4().hex)

    def with_turn(self, number: int, turn: Turn) -> "Conversation":
        """Return the conversation with a turn replaced, counted from 1."""
        return replace(self, turns=(*self.turns[: number - 1], turn, *self.turns[number:]))

    def answer(self, number: int) -> Answer | None:
        """Return the answer of a turn, counted from 1; None when there is none."""
        return self.turns[number - 1].answer if 0 < number <= len(self.turns) else None
