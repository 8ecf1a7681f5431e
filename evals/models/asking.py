"""Put questions to the assistant with a chat model, and keep all that the user got to see, and when."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant import Assistant
from assistant.answer import Mode
from evals.metrics import Result
from evals.questions import Case


@dataclass(frozen=True, slots=True)
class Step:
    """An answer as the user saw it, with when it came."""

    result: Result
    """The result object of the contract."""
    seconds: float
    """After the question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A case that was put to the assistant."""

    case: str
    """Its id."""
    steps: tuple[Step, ...]
    """The answers, in the order in which they were shown; at least one."""

    @property
    def final(self) -> Result:
        """The answer that stands."""
        return self.steps[-1].result

    @property
    def first_seconds(self) -> float:
        """When the user saw something."""
        return self.steps[0].seconds

    @property
    def last_seconds(self) -> float:
        """When nothing more came."""
        return self.steps[-1].seconds


def ask_case(assistant: Assistant, case: Case, mode: Mode | None = None) -> Asked:
    """Return what the assistant makes of a case, step by step; its errors go through."""
    steps = []
    begin = time.perf_counter()
    for answer, _is_final in assistant.ask_in_steps(case.question, case.history, mode=mode):
        steps.append((answer, time.perf_counter() - begin))
    return Asked(case.id, tuple(Step(answer.to_dict(case.id), seconds) for answer, seconds in steps))


def extractive_of(assistant: Assistant, cases: Sequence[Case]) -> Mapping[str, Asked]:
    """Return each case, by id, as it is answered without a chat model."""
    return {case.id: ask_case(assistant, case, Mode.EXTRACTIVE) for case in cases}


def is_worded(asked: Asked) -> bool:
    """Whether a chat model's words stand in the answer."""
    return bool(asked.final["mode"] == Mode.GENERATIVE)
