"""Compose with a chat model: closed tokens in, statements with tokens out, every one of them checked."""

import hashlib
import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from assistant.compose.quoting import escape, whole
from assistant.draft import Part, Quote
from assistant.evidence import Candidate
from assistant.question import Question
from prompts import load_prompt

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel

_MOST = 14
"""Passages that the model is handed."""
_JSON = re.compile(r"\{.*\}", re.DOTALL)


class _Claim(BaseModel):
    tekst: str
    bronnen: list[str] = []


class _Reply(BaseModel):
    beweringen: list[_Claim] = []


def compose_generative(
    chat: "ChatModel", question: Question, candidates: Sequence[Candidate]
) -> tuple[list[Part], tuple[str, ...]]:
    """Return the model's statements with their quotes, and the reasons why others were dropped.

    No parts when the model has nothing that stands. Raises ChatModelError when the model fails.
    Whether the quotes support a statement is verified afterwards, as for every answer.
    """
    handed = {token(candidate): candidate for candidate in candidates[:_MOST]}
    passages = "\n\n".join(_show(code, candidate) for code, candidate in handed.items())
    user = load_prompt("answer_user", question=question.standalone, passages=passages)
    reply = chat.reply(load_prompt("answer_system"), user)
    parts: list[Part] = []
    dropped: list[str] = []
    for claim in parse_reply(reply):
        unknown = [code for code in claim.bronnen if code not in handed]
        dropped.extend(f"onbekende broncode: {code[:40]}" for code in unknown)
        quotes = tuple(_quote(handed[code]) for code in dict.fromkeys(claim.bronnen) if code in handed)
        if quotes and claim.tekst.strip():
            parts.append(Part(escape(" ".join(claim.tekst.split())), quotes, "- ", "\n"))
        else:
            dropped.append(f"bewering zonder bron: {claim.tekst[:120]}")
    return parts, tuple(dropped)


def token(candidate: Candidate) -> str:
    """Return the opaque code of a passage: it says nothing of its place and cannot be guessed."""
    name = f"{candidate.document.sha256}/{candidate.passage.number}"
    return "p" + hashlib.sha256(name.encode()).hexdigest()[:7]


def parse_reply(reply: str) -> list[_Claim]:
    """Return the claims in a model's reply; none when it is not the JSON that was asked for."""
    match = _JSON.search(reply)
    if match is None:
        return []
    try:
        return _Reply.model_validate(json.loads(match.group(0))).beweringen
    except (ValueError, ValidationError):
        return []


def _quote(candidate: Candidate) -> Quote:
    return whole(candidate.document, candidate.passage)


def _show(code: str, candidate: Candidate) -> str:
    passage = candidate.passage
    place = " > ".join([candidate.document.organisation, candidate.document.role, *passage.headings[-2:]])
    lead = f"{passage.lead_in} " if passage.lead_in else ""
    return f"[{code}] ({place}) {lead}{passage.text}"
