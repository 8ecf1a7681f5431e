"""A follow-up question in other words: a chat model adds words to look for, the rules stay in charge.

It is asked only where the rules find no answer, and it may only add what the question is about: whose
documents, which role and which version are asked, and what kind of answer, is for the rules. Of a question
in words that come neither from the conversation nor from the lexicon nothing is taken.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant import conversation, cues, texts
from assistant.compose.handed import inert, show_questions
from assistant.compose.replies import lenient
from assistant.errors import ChatModelError
from assistant.patterns import visible
from assistant.question import Question, Refusal
from assistant.steering import is_steering
from assistant.words import GENERIC_WORDS, fold, is_content, stem, tokens
from prompts import load_prompt

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel
    from assistant.understanding import Understanding

SHARE = 0.25
"""Of a chat model's budget, what rewriting may take."""
_WEIGHT = 0.7
"""A search with the rewritten question counts for this much of one with the user's own."""
_LIMIT = 300
"""Characters of a rewritten question."""
_SCHEMA: Mapping[str, Any] = {
    "title": "Vraag",
    "type": "object",
    "properties": {"vraag": {"type": "string"}},
    "required": ["vraag"],
    "additionalProperties": False,
}


def leans_back(question: Question, history: Sequence[str]) -> bool:
    """Tell whether a question may say less than is meant, given the earlier questions."""
    return bool(history) and (
        question.refusal is Refusal.UNCLEAR
        or question.standalone != question.text.strip()
        or not cues.POINTS_BACK.isdisjoint(tokens(question.text))
        or cues.FOLLOWS.match(fold(question.text)) is not None
    )


def rewritten_question(chat: "ChatModel", question: Question, history: Sequence[str]) -> str:
    """Return the question as a model words it on its own; "" when the model fails or is too late."""
    user = load_prompt("rewrite_user", history=show_questions(history), question=inert(question.text))
    try:
        reply = chat.reply(
            load_prompt("rewrite_system"), user, schema=_SCHEMA, seconds=SHARE * chat.budget_seconds
        )
    except ChatModelError:
        return ""
    found = re.search(r"\{[^{}]*\}", reply[: 4 * _LIMIT])
    value = lenient(found.group(0)) if found else None
    said = value.get("vraag") if isinstance(value, Mapping) else reply
    return visible(said) if isinstance(said, str) else ""


def fused(
    question: Question, rewritten: str, history: Sequence[str], understanding: "Understanding"
) -> Question | None:
    """Return the rules' question with what the rewritten one adds; None when it adds nothing or may not.

    The question's own facets and searches come first and weigh most.
    """
    if not rewritten or len(rewritten) > _LIMIT or is_steering(rewritten):
        return None
    other = understanding.understand(rewritten)
    said = {stem(word) for text in (question.text, question.standalone, *history) for word in tokens(text)}
    if not _is_within(question, other, said) or not _is_known(rewritten, said, understanding.lexicon.words):
        return None
    facets = conversation.inherit(question.facets, other.facets)
    if len(facets) == len(question.facets):
        return None
    # Where the rules saw no question at all, its form is that of the rewritten one.
    form = other if question.refusal is Refusal.UNCLEAR else question
    named = [name for name in question.organisations if name not in rewritten and not other.organisations]
    return replace(
        form,
        text=question.text,
        standalone=f"{rewritten} ({texts.enumerate_names(named)})" if named else rewritten,
        organisations=question.organisations,
        elsewhere=question.elsewhere,
        roles=question.roles,
        version=question.version,
        facets=facets,
        searches=(*question.searches, *((words, _WEIGHT * weight) for words, weight in other.searches)),
        refusal=Refusal.NONE,
    )


def _is_within(question: Question, other: Question, said: Collection[str]) -> bool:
    """Tell whether the rewritten question asks no other organisation, role or version."""
    organisations = set(other.organisations) <= set(question.organisations)
    versions = not other.version.end or other.version.label == question.version.label
    required = {facet.label for facet in other.facets if facet.required}
    roles = all(stem(word) in said for role in (*other.roles, *required) for word in tokens(role))
    return organisations and versions and roles and set(other.elsewhere) <= set(question.elsewhere)


def _is_known(rewritten: str, said: Collection[str], lexicon: Collection[str]) -> bool:
    """Tell whether each word that says something comes from the conversation or the lexicon."""
    return all(
        stem(word) in said or (not word.isdigit() and (word in lexicon or word in GENERIC_WORDS))
        for word in tokens(rewritten)
        if is_content(word)
    )
