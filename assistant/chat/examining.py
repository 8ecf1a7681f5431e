"""See how a chat model does: whether it answers, how fast, and in the form that is asked for."""

import json
import time
from dataclasses import dataclass

from assistant.chat.address import Reach
from assistant.chat.model import ChatModel
from assistant.chat.structure import Structure
from prompts import load_prompt

_SCHEMA = {
    "type": "object",
    "properties": {"maanden": {"type": "array", "items": {"type": "string"}}},
    "required": ["maanden"],
    "additionalProperties": False,
}
_PATIENCE = 3
"""Times its budget that it gets for the first question: a model may have to be loaded first."""


@dataclass(frozen=True, slots=True)
class Examination:
    """How a model did."""

    reach: Reach | None
    """How far a question travels; None when that is not known."""
    structure: Structure
    """How it was told what form the reply has, as far as its server takes that."""
    is_structured: bool
    """The reply had that form."""
    start_seconds: float
    """What the very first question took, to its first piece: loading the model as well."""
    first_seconds: float
    """From the question to the first piece."""
    seconds: float
    """From the question to the last piece."""
    pieces: int
    """In how many pieces the reply came."""
    characters: int
    """How long the reply was."""

    @property
    def pieces_per_second(self) -> float | None:
        """After the first piece; None when there was one only."""
        writing = self.seconds - self.first_seconds
        return (self.pieces - 1) / writing if self.pieces > 1 and writing > 0 else None


def examine_chat_model(chat: ChatModel) -> Examination:
    """Ask a model a small question twice and return how it did; the second time counts.

    The first may take some budgets, the second one. Raises ChatCallError, one Dutch line, when it fails.
    """
    reach = chat.reach
    system, user = load_prompt("examine_system"), load_prompt("examine_user")
    begin = time.monotonic()
    start: float | None = None
    for _ in chat.stream(system, user, schema=_SCHEMA, seconds=_PATIENCE * chat.budget_seconds):
        start = time.monotonic() - begin if start is None else start
    if start is None:
        start = time.monotonic() - begin
    begin = time.monotonic()
    pieces: list[str] = []
    first = None
    for piece in chat.stream(system, user, schema=_SCHEMA):
        first = time.monotonic() - begin if first is None else first
        pieces.append(piece)
    took = time.monotonic() - begin
    reply = "".join(pieces)
    return Examination(
        reach=reach,
        structure=chat.structure,
        is_structured=_has_form(reply),
        start_seconds=start,
        first_seconds=took if first is None else first,
        seconds=took,
        pieces=len(pieces),
        characters=len(reply),
    )


def _has_form(reply: str) -> bool:
    try:
        months = json.loads(reply)["maanden"]
    except (ValueError, KeyError, TypeError):
        return False
    return isinstance(months, list) and all(isinstance(month, str) for month in months)
