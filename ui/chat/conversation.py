"""A conversation: what was asked and what came of it."""

from dataclasses import dataclass, replace
from uuid import uuid4

from assistant import Answer


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
    """No better wording of the answer is still to come."""

    @property
    def is_waiting(self) -> bool:
        """Whether the question is still being answered."""
        return (self.answer is None and not self.problem) or not self.is_final


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked and answered in one session; messages and sources are both drawn from it."""

    turns: tuple[Turn, ...] = ()
    """In order; turn numbers on the page count from 1."""
    identifier: str = ""
    """By which the browser keeps it; given with the first question."""
    editing: int = 0
    """Number of the turn whose question is being edited; 0: none."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that were answered."""
        return tuple(turn.question for turn in self.turns if turn.answer is not None)

    @property
    def is_waiting(self) -> bool:
        """Whether the last question is still being answered."""
        return bool(self.turns) and self.turns[-1].is_waiting

    def asking(self, question: str) -> "Conversation":
        """Return the conversation with a question to be answered: a new one, or the edited one again.

        What came after an edited question is dropped: it may have built upon its answer.
        """
        kept = self.turns[: self.editing - 1] if self.editing else self.turns
        return Conversation((*kept, Turn(question)), self.identifier or uuid4().hex)

    def with_last(self, turn: Turn) -> "Conversation":
        """Return the conversation with its last turn replaced."""
        return replace(self, turns=(*self.turns[:-1], turn))

    def answer(self, number: int) -> Answer | None:
        """Return the answer of a turn, counted from 1; None when there is none."""
        return self.turns[number - 1].answer if 0 < number <= len(self.turns) else None
