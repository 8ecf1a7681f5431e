"""A conversation as the browser keeps it: JSON that comes back as it went, or as somebody made it."""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant import QUESTION_LIMIT, Answer, Citation, Mode, Retrieved
from ui.chat.conversation import Conversation, Turn
from ui.modes import reason_of

MAX_STORED = 1_500_000
"""Characters of a conversation that is still read."""
_MAX_TURNS = 200
_KEPT_PASSAGES = 8
"""Passages kept beyond the cited ones: as many as the panel lists, and some to spare."""
_LAST_OFFSET = 10**9


class InvalidConversation(Exception):
    """What came is no conversation."""


class _StoredTurn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Annotated[str, Field(min_length=1, max_length=QUESTION_LIMIT)]
    answer: Answer | None = None
    other: Answer | None = None
    problem: Annotated[str, Field(max_length=500)] = ""

    @model_validator(mode="after")
    def _offsets_are_bounded(self) -> "_StoredTurn":
        places: list[Citation | Retrieved] = []
        for answer in (self.answer, self.other):
            places += [*answer.citations, *answer.retrieved] if answer else []
        for place in places:
            if not (0 <= place.start <= place.end <= _LAST_OFFSET and 0 <= place.passage <= _LAST_OFFSET):
                raise ValueError("a place outside of any document")
        return self


class _StoredConversation(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    identifier: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    turns: Annotated[tuple[_StoredTurn, ...], Field(min_length=1, max_length=_MAX_TURNS)]


def to_json(conversation: Conversation) -> str:
    """Return the conversation for the browser to keep; what no page shows again is left out."""
    turns = tuple(
        _StoredTurn.model_construct(
            question=turn.question,
            answer=_shortened(turn.answer) if turn.answer else None,
            other=replace(_shortened(turn.other), retrieved=()) if turn.other else None,
            problem=turn.problem,
        )
        for turn in conversation.turns
    )
    stored = _StoredConversation.model_construct(identifier=conversation.identifier, turns=turns)
    return stored.model_dump_json(exclude_defaults=True)


def from_json(text: object) -> Conversation:
    """Return a conversation that a browser kept. Raises InvalidConversation when it is none."""
    if not isinstance(text, str) or len(text) > MAX_STORED:
        raise InvalidConversation
    try:
        stored = _StoredConversation.model_validate_json(text)
    except ValidationError as error:
        raise InvalidConversation from error
    return Conversation(tuple(map(_turn, stored.turns)), stored.identifier)


def _turn(stored: _StoredTurn) -> Turn:
    answer, other = stored.answer, stored.other
    if answer and other:
        other = replace(other, retrieved=answer.retrieved)  # the same passages were read for both
    return Turn(stored.question, answer, _problem(stored), other=other if answer else None)


def _problem(turn: _StoredTurn) -> str:
    """A question kept without its answer is not being answered any more."""
    return turn.problem or ("" if turn.answer else "…")


def _shortened(answer: Answer) -> Answer:
    cited = {(citation.document, citation.passage) for citation in answer.citations}
    others = [item for item in answer.retrieved if (item.document, item.passage) not in cited]
    return replace(
        answer,
        statements=answer.statements if answer.mode is Mode.GENERATIVE else (),
        retrieved=tuple(others[:_KEPT_PASSAGES]),
        timings_ms={},
        dropped=tuple(map(reason_of, answer.dropped)),
        confidence=None,
    )
