"""Compose with a chat model: passages under tokens in, statements with tokens out, as they come."""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from assistant import texts
from assistant.compose.handed import hand_out, inert, show_passages, show_questions
from assistant.compose.quoting import escape
from assistant.compose.replies import Claim, ReplyReader
from assistant.cues import is_english
from assistant.draft import Part, Quote
from assistant.errors import ChatModelError
from assistant.evidence import Candidate
from assistant.patterns import visible
from assistant.question import Question
from assistant.words import fold
from prompts import load_prompt

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel

PROMPTS = ("answer_system", "answer_user")
"""What a model is sent."""
_MOST = 60
"""Statements that are taken from one reply."""
_TEXT_LIMIT = 600
"""Characters of a statement."""
_ANSWER_WORD = re.compile(r"^(?:ja|neen?)\b[\s.,:;!–-]*", re.IGNORECASE)
"""Whether it is yes or no is told by the rules, where the documents settle it."""
_SCHEMA: Mapping[str, Any] = {
    "title": "Antwoord",
    "type": "object",
    "properties": {
        "beweringen": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "tekst": {"type": "string"},
                    "bronnen": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["tekst", "bronnen"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["beweringen"],
    "additionalProperties": False,
}
"""The reply that is asked for, in what OpenAI's strict mode, Ollama and vLLM all take of JSON schema."""


def compose_generative(
    chat: "ChatModel",
    question: Question,
    answer: Sequence[Part],
    candidates: Sequence[Candidate],
    history: Sequence[str] = (),
) -> Generator[Part | str]:
    """Yield each of the model's statements with its quotes as soon as it is complete, or why it fell.

    ``answer``: the documents' own, whose passages are handed first; ``candidates``: those that come nearest,
    best first; ``history``: earlier questions, oldest first. A statement comes without layout. Raises
    ChatModelError, one Dutch line, when the model fails, is too late or leaves its reply unfinished:
    statements may have come before. Whether the quotes support a statement is verified afterwards, as for
    every answer.
    """
    handed = hand_out(answer, candidates)
    user = load_prompt(
        "answer_user",
        passages=show_passages(handed),
        history=show_questions(history),
        question=inert(question.standalone),
    )
    reader = ReplyReader()
    said: dict[Claim, None] = {}
    with closing(chat.stream(load_prompt("answer_system"), user, schema=_SCHEMA)) as pieces:
        for piece in pieces:
            yield from _new(reader.feed(piece), said, handed)
            if reader.is_too_long or len(said) > _MOST:
                raise ChatModelError(texts.MODEL_TOO_LONG)
    if not reader.is_whole:
        raise ChatModelError(texts.MODEL_CUT_OFF)
    yield from _new(reader.finish(), said, handed)


def _new(
    claims: Sequence[Claim], said: dict[Claim, None], handed: Mapping[str, Quote]
) -> Iterator[Part | str]:
    """Yield what the claims come to that were not said before."""
    for claim in claims:
        shown = Claim(visible(claim.text), tuple(map(visible, claim.sources)))
        if shown not in said:
            said[shown] = None
            yield from _resolved(shown, handed)


def _resolved(claim: Claim, handed: Mapping[str, Quote]) -> Iterator[Part | str]:
    """Yield the claim with its quotes, or why it fell; before it a line for each token not handed."""
    for code in claim.sources:
        if code not in handed:
            yield texts.UNKNOWN_TOKEN.format(token=code[:40])
    quotes = tuple(handed[code] for code in claim.sources if code in handed)
    text = _ANSWER_WORD.sub("", claim.text)
    text = text[:1].upper() + text[1:]
    fault = _fault(text, quotes)
    if fault:
        yield f"{fault}: {claim.text[:120]}"
    elif text:
        yield Part(escape(text), quotes)


def _fault(text: str, quotes: Sequence[Quote]) -> str:
    """Return why a statement cannot be shown, whatever its quotes say; "" when it can."""
    if not quotes:
        return texts.NO_SOURCE
    if len(text) > _TEXT_LIMIT:
        return texts.STATEMENT_TOO_LONG
    return texts.NOT_DUTCH if is_english(fold(text)) else ""
