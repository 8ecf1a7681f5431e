"""Messages of the conversation as HTML on one line, safe to show."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from assistant import Answer, Mode
from assistant.markdown import mark_partly
from ingest.model import Document
from ui.chat.conversation import Conversation, Turn
from ui.chat.markdown import render_markdown
from ui.chat.references import (
    edit_reference,
    judge_reference,
    question_reference,
    swap_reference,
    word_reference,
)
from ui.chat.starters import Starters
from ui.frame import render_fragment
from ui.languages import Language
from ui.modes import checked_view, failure_of, mode_line
from ui.sources.source import Source, read_sources
from ui.texts import modes as mode_texts
from ui.texts import sources as source_texts
from ui.texts.chat import TEXTS, ChatTexts

_NEAREST = 3
_SEARCHED = 4
"""Documents named as searched; of more, the number."""


def render_messages(
    conversation: Conversation,
    documents: Mapping[str, Document],
    language: Language,
    has_model: bool = False,
) -> list[dict[str, str]]:
    """Return the messages of the chat. ``has_model``: there is a chat model that can word answers.

    What stands below an answer is a message of its own, so that an answer that stays is not drawn again, nor
    read aloud again, when that changes.
    """
    messages: list[dict[str, str]] = []
    for number, turn in enumerate(conversation.turns, start=1):
        messages.append({"role": "user", "content": render_question(turn, number, language)})
        messages.append({"role": "assistant", "content": render_turn(turn, number, documents, language)})
        if turn.answer is not None:
            below = render_below(turn, number, documents, language, has_model)
            messages.append({"role": "assistant", "content": below})
    return messages


def render_question(turn: Turn, number: int, language: Language) -> str:
    """Return what the user asked, every sign as typed, with a link to edit it once it is answered."""
    lines = [line.strip() for line in turn.question.strip().splitlines()]
    edit = edit_reference(number) if turn.answer or turn.problem else ""
    return _render("chat_question.html", language, lines=lines, edit=edit)


def render_turn(turn: Turn, number: int, documents: Mapping[str, Document], language: Language) -> str:
    """Return an answer, or why there is none yet."""
    texts = language.choose(TEXTS)
    if turn.answer is None:
        return _render("chat_status.html", language, line=turn.problem or texts.searching)
    answer = turn.answer
    numbers = [citation.number for citation in answer.citations]
    return _render(
        "chat_answer.html",
        language,
        shown=_shown(answer, number, numbers, language),
        status=texts.statuses.get(answer.status, ""),
        nearest=_nearest(answer, number, documents, language),
    )


def render_below(
    turn: Turn, number: int, documents: Mapping[str, Document], language: Language, has_model: bool
) -> str:
    """Return what stands below the answer of a turn: its wording as it grows, or all there is to know of it.

    That is who worded it and how it was checked, what was understood and what can be asked next.
    """
    texts = language.choose(TEXTS)
    if turn.answer is None:
        return ""
    if turn.is_waiting:
        # Numbers are no links yet: those of the answer above lead to other sources.
        growing = _shown(turn.growing, number, (), language) if turn.growing else ""
        return _render("chat_growing.html", language, growing=growing)
    answer = turn.answer
    return _render(
        "chat_below.html",
        language,
        is_worded=answer.mode is Mode.GENERATIVE,
        mode=mode_line(answer, language.choose(mode_texts.TEXTS)),
        failure=failure_of(answer),
        is_answer=answer.status.is_answer,
        checked=checked_view(answer, language.choose(mode_texts.TEXTS)),
        swap=swap_reference(number) if turn.other else "",
        word=word_reference(number) if _can_be_worded(turn, has_model) else "",
        understood=_understood(answer, texts),
        searched=_searched(answer, documents, texts),
        suggestions=[
            (question_reference(number, place), suggestion)
            for place, suggestion in enumerate(answer.suggestions, start=1)
        ],
        judge=(judge_reference(number, True), judge_reference(number, False)),
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
    return lines


def _shown(answer: Answer, turn: int, numbers: Sequence[int], language: Language) -> Markup:
    """Return the text of an answer, in which the numbers lead to their citations."""
    source, partly = language.choose(source_texts.TEXTS).source, language.choose(mode_texts.TEXTS).partly
    partly = Markup('<span class="fw-deels" lang="{}">{}</span>').format(language.code, partly)
    return render_markdown(mark_partly(answer), turn, numbers, source, partly)


def _can_be_worded(turn: Turn, has_model: bool) -> bool:
    answer = turn.answer
    is_literal = answer is not None and answer.status.is_answer and answer.mode is Mode.EXTRACTIVE
    return has_model and is_literal and turn.other is None


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
    modes = language.choose(mode_texts.TEXTS)
    rendered = render_fragment(template, language.address("/"), texts=texts, modes=modes, **values)
    return " ".join(rendered.split())
