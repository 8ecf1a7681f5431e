"""Messages of the conversation as HTML on one line, safe to show."""

from collections.abc import Mapping, Sequence

from assistant import Answer, Mode
from ingest.model import Document
from ui.chat.conversation import Conversation, Turn
from ui.chat.markdown import render_markdown
from ui.chat.references import edit_reference, judge_reference, question_reference
from ui.chat.starters import Starters
from ui.frame import render_fragment
from ui.languages import Language
from ui.sources.source import Source, read_sources
from ui.texts import sources as source_texts
from ui.texts.chat import TEXTS, ChatTexts

_NEAREST = 3
_SEARCHED = 4
"""Documents named as searched; of more, the number."""


def render_messages(
    conversation: Conversation, documents: Mapping[str, Document], language: Language
) -> list[dict[str, str]]:
    """Return the messages of the chat."""
    messages: list[dict[str, str]] = []
    for number, turn in enumerate(conversation.turns, start=1):
        messages.append({"role": "user", "content": render_question(turn, number, language)})
        messages.append({"role": "assistant", "content": render_turn(turn, number, documents, language)})
    return messages


def render_question(turn: Turn, number: int, language: Language) -> str:
    """Return what the user asked, every sign as typed, with a link to edit it once it is answered."""
    lines = [line.strip() for line in turn.question.strip().splitlines()]
    edit = "" if turn.is_waiting else edit_reference(number)
    return _render("chat_question.html", language, lines=lines, edit=edit)


def render_turn(turn: Turn, number: int, documents: Mapping[str, Document], language: Language) -> str:
    """Return an answer with what was understood and what can be asked next, or why there is none yet."""
    texts = language.choose(TEXTS)
    if turn.answer is None:
        return _render("chat_status.html", language, line=turn.problem or texts.searching)
    answer = turn.answer
    source = language.choose(source_texts.TEXTS).source
    numbers = [citation.number for citation in answer.citations]
    return _render(
        "chat_answer.html",
        language,
        answer=answer,
        shown=render_markdown(answer.text, number, numbers, source),
        status=texts.statuses.get(answer.status, ""),
        understood=_understood(answer, texts),
        searched=_searched(answer, documents, texts),
        nearest=_nearest(answer, number, documents, language),
        suggestions=[
            (question_reference(number, place), suggestion)
            for place, suggestion in enumerate(answer.suggestions, start=1)
        ],
        judge=None if turn.is_waiting else (judge_reference(number, True), judge_reference(number, False)),
        progress="" if turn.is_final else texts.wording,
    )


def render_welcome(starters: Starters, language: Language) -> str:
    """Return what stands in the chat before the first question: what to do, and questions to start with."""
    texts = language.choose(TEXTS)
    groups = [
        (
            texts.audiences[audience],
            [(question_reference(0, starters.number(question)), question) for question in questions],
        )
        for audience, questions in starters.by_audience.items()
    ]
    return _render("chat_welcome.html", language, groups=groups)


def _understood(answer: Answer, texts: ChatTexts) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    if answer.standalone_question.strip().casefold() != answer.question.strip().casefold():
        lines.append((texts.understood_as, answer.standalone_question))
    if answer.organisations:
        lines.append((texts.about, ", ".join(answer.organisations)))
    if answer.terms:
        lines.append((texts.terms, "; ".join(f"{match.word} → {match.term}" for match in answer.terms)))
    if answer.mode is Mode.GENERATIVE:
        lines.append(("", texts.generative))
    return lines


def _searched(answer: Answer, documents: Mapping[str, Document], texts: ChatTexts) -> str:
    """Name the documents that were searched in vain."""
    if answer.status.is_answer or not answer.searched:
        return ""
    names = [documents[name].title for name in answer.searched[:_SEARCHED] if name in documents]
    more = len(answer.searched) - len(names)
    return "; ".join(names) + (f"; {texts.searched_more.format(count=more)}" if more else "")


def _nearest(
    answer: Answer, number: int, documents: Mapping[str, Document], language: Language
) -> Sequence[Source]:
    """Return the passages that come nearest to a question that was not answered."""
    if answer.status.is_answer:
        return ()
    return read_sources(answer, number, documents, language.choose(source_texts.TEXTS))[:_NEAREST]


def _render(template: str, language: Language, **values: object) -> str:
    texts = language.choose(TEXTS)
    rendered = render_fragment(template, language.address("/"), texts=texts, **values)
    return " ".join(rendered.split())
