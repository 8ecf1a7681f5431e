"""What a chat model is handed: passages under tokens of one question, shown as data."""

import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.compose.quoting import say_row, unescape, whole
from assistant.draft import Part, Quote
from assistant.evidence import Candidate
from assistant.patterns import visible
from ingest.model import Document, Passage, PassageKind

_MOST = 8
"""Passages that a model is handed; more only where the documents' own answer takes more. Those that it does
not quote are there to read it by: each takes time on a machine without a graphics card."""
_ROOM = 5_000
"""Characters that they take together, headings included; some 1,700 tokens of Dutch. What the documents'
own answer quotes is handed whatever it takes."""
_EARLIER = 6
"""Earlier questions that a model is handed: what lies further back is not what a question points at."""
_TOKEN_DIGITS = 7
_INERT = {"[": "(", "]": ")", "{": "(", "}": ")", "<": "‹", ">": "›", "＜": "‹", "＞": "›"}
"""Signs that set passages, statements and data apart for a model: in the material they are others."""


def hand_out(answer: Sequence[Part], candidates: Sequence[Candidate]) -> dict[str, Quote]:
    """Return the passages that a model gets, each under a token of this question alone.

    ``answer``: the documents' own answer; all that it quotes comes first. ``candidates``: passages that come
    nearest, best first, for as long as there is room. The tokens are random: nobody who writes a document or
    a question can know one.
    """
    chosen: dict[tuple[str, int], Quote] = {}
    for quote in [quote for part in answer for quote in part.quotes]:
        chosen.setdefault(_key(quote.document, quote.passage), whole(quote.document, quote.passage))
    room = _ROOM - sum(map(_length, chosen.values()))
    for candidate in candidates:
        quote = whole(candidate.document, candidate.passage)
        if candidate.key in chosen:
            continue
        room -= _length(quote)
        if len(chosen) >= _MOST or room < 0:
            break
        chosen[candidate.key] = quote
    return dict(zip(_tokens(len(chosen)), chosen.values(), strict=True))


def show_passages(handed: Mapping[str, Quote]) -> str:
    """Return the passages as a model sees them, one a line: "[p1234567] (place) text"."""
    return "\n".join(f"[{token}] {_line(quote)}" for token, quote in handed.items())


def show_questions(questions: Sequence[str]) -> str:
    """Return the last of the earlier questions as a model sees them, one a line."""
    return "\n".join(map(inert, questions[-_EARLIER:]))


def inert(text: str) -> str:
    """Return text on one line that looks like no token, no mark-up and no line of another's."""
    return "".join(map(_inert_sign, visible(text)))


@cache
def _inert_sign(sign: str) -> str:
    if sign in _INERT:
        return _INERT[sign]
    if "BRACKET" in unicodedata.name(sign, ""):  # also the full-width and the mathematical ones
        return "(" if unicodedata.category(sign) == "Ps" else ")"
    return sign


def _tokens(count: int) -> list[str]:
    tokens: dict[str, None] = {}
    while len(tokens) < count:
        tokens["p" + secrets.token_hex(_TOKEN_DIGITS)[:_TOKEN_DIGITS]] = None
    return list(tokens)


def _line(quote: Quote) -> str:
    document, passage = quote.document, quote.passage
    place = " > ".join(
        inert(part) for part in (document.organisation, document.role, *passage.headings[-2:]) if part
    )
    lead = f"{inert(passage.lead_in)} " if passage.lead_in else ""
    text = unescape(say_row(passage)) if passage.kind is PassageKind.ROW else passage.text
    return f"({place}) {lead}{inert(text)}"


def _length(quote: Quote) -> int:
    return len(_line(quote))


def _key(document: Document, passage: Passage) -> tuple[str, int]:
    return document.name, passage.number
