"""What the chat page does on each event; values in, values out."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from assistant import Answer, Mode
from assistant.answer import EARLIER_LIMIT
from ui.api import question_problem
from ui.chat.conversation import Conversation, Turn
from ui.chat.starters import Starters
from ui.chat.stored import InvalidConversation, from_json
from ui.failures import log_failure
from ui.languages import Language
from ui.site import Site
from ui.sources.panel import Sources, render_empty_panel, render_panel
from ui.sources.source import cited_sources, read_sources
from ui.texts import access as access_texts
from ui.texts import modes as mode_texts
from ui.texts import sources as source_texts
from ui.texts.chat import TEXTS, ChatTexts
from vectorstore import IndexEmpty, IndexMissing

_LOGGER = logging.getLogger(__name__)
_REFERENCE = re.compile(r"#(bron|gelezen|vraag|wijzig|wissel|formuleer)-(\d{1,6})-(\d{1,4})")


Count = Callable[[], int]
"""Counts a question of the visitor; returns the seconds until it may be asked, 0 for now."""


def _uncounted() -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Choices:
    """Where the user wants to search, and what kind of answer it is to be."""

    organisations: tuple[str, ...] = ()
    """Only these; empty: all."""
    roles: tuple[str, ...] = ()
    """Only these; empty: all."""
    mode: Mode | None = None
    """Extractive: without the chat model; else it words the answer, where there is one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an event changes on the page; None leaves it as it is."""

    conversation: Conversation | None = None
    """Asked, answered, or begun anew."""
    panel: str | None = None
    """The sources, as HTML."""
    question: str | None = None
    """What stands in the question box."""
    notice: str | None = None
    """One line above the question box; empty for none."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the page does on each event."""

    site: Site
    """With the assistant, which answers."""
    language: Language
    """Of the page."""

    @property
    def texts(self) -> ChatTexts:
        """The lines of the page in its language."""
        return self.language.choose(TEXTS)

    def ask(
        self, question: object, conversation: Conversation, choices: Choices, count: Count = _uncounted
    ) -> Iterator[Change]:
        """Show the question at once and its answer when it is there, or what is wrong with it.

        ``count``: counts a question and returns the seconds until it may be asked, 0 for now.
        """
        problem = self.texts.still_searching if conversation.is_waiting else question_problem(question)
        if problem is None:
            problem = self._limit_problem(count())
        if problem is not None or not isinstance(question, str):
            typed = question if isinstance(question, str) else ""
            yield Change(question=typed, notice=problem or self.texts.not_text)
            return
        asked = conversation.asking(question)
        yield Change(asked, question="", notice="")
        for change in self._answer(asked, len(asked.turns), choices):
            failed = change.conversation is not None and change.conversation.turns[-1].problem
            yield replace(change, question=question) if failed else change

    def begin(
        self, question: object, earlier: object, choices: Choices, count: Count = _uncounted
    ) -> Iterator[Change]:
        """Begin a conversation with the earlier questions, a list in their order, and then the question.

        They come from an address, which anybody may have written. Each is asked and counted as if it were
        typed; after one that cannot be asked or answered the others would not be understood, and are left.
        """
        listed = [one for one in earlier if one != ""] if isinstance(earlier, list) else []
        conversation = Conversation()
        for asked in (*listed[-EARLIER_LIMIT:], question):
            before = len(conversation.turns)
            for change in self.ask(asked, conversation, choices, count):
                yield change
                conversation = change.conversation or conversation
            if len(conversation.turns) == before or conversation.turns[-1].problem:
                return

    def ask_by_name(self, question: object, count: Count = _uncounted) -> dict[str, Any]:
        """Answer a question of a program that speaks to Gradio, with the result object of POST /api/ask.

        Raises gr.Error with one line for a question that cannot be asked, or when answering fails.
        """
        problem = question_problem(question) or self._limit_problem(count())
        if problem is None and isinstance(question, str):
            for turn in self._answers(Turn(question), (), Choices()):
                problem = turn.problem
                if turn.answer and turn.is_final:
                    return turn.answer.to_dict()
        raise gr.Error(problem or self.texts.failed, print_exception=False)

    def choose(
        self, reference: str, conversation: Conversation, choices: Choices, count: Count = _uncounted
    ) -> Iterator[Change]:
        """Do what a link in the page says: show a source, ask or edit a question, show or word an answer."""
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            return
        kind, turn, number = match[1], int(match[2]), int(match[3])
        if kind == "vraag":
            for suggestion in self._suggestions(conversation, turn)[number - 1 : number]:
                yield from self.ask(suggestion, replace(conversation, editing=0), choices, count)
        elif kind == "wijzig":
            yield from self._edit(conversation, turn)
        elif kind in ("wissel", "formuleer") and not 0 < turn <= len(conversation.turns):
            return
        elif kind == "wissel":
            yield self._swap(conversation, turn)
        elif kind == "formuleer":
            yield from self._word(conversation, turn, choices, count)
        else:
            yield Change(panel=self.panel(conversation, turn, reference))

    def restore(self, stored: object) -> Change:
        """Show a conversation again that the browser kept; nothing when it is none."""
        try:
            conversation = from_json(stored)
        except InvalidConversation:
            return Change()
        return Change(conversation, self.panel(conversation), "", "")

    def stop(self, conversation: Conversation) -> Change:
        """Stop seeking an answer; what was found already stays."""
        for number, turn in enumerate(conversation.turns, start=1):
            if not turn.is_waiting:
                continue
            unworded = turn.unworded(self.language.choose(mode_texts.TEXTS).stopped)
            stopped = unworded or replace(turn, problem=self.texts.stopped)
            question = None if unworded else turn.question
            return Change(conversation.with_turn(number, stopped), question=question)
        return Change()

    def restart(self) -> Change:
        """Begin a new conversation."""
        return Change(Conversation(), render_empty_panel(self.language), "", "")

    def starters(self) -> Starters:
        """Return questions to start with."""
        return Starters(
            {audience: tuple(group) for audience, group in self.site.assistant.starters().items()}
        )

    def panel(self, conversation: Conversation, turn: int | None = None, reference: str = "") -> str:
        """Show the sources of a turn, by default the last one answered, with one selected."""
        answers = [
            (number, entry.answer)
            for number, entry in enumerate(conversation.turns, start=1)
            if entry.answer is not None and turn in (None, number)
        ]
        if not answers:
            return render_empty_panel(self.language)
        number, answer = answers[-1]
        documents, texts = self.site.assistant.documents, self.language.choose(source_texts.TEXTS)
        sources = Sources(
            cited_sources(answer, number, texts),
            read_sources(answer, number, documents, texts),
            answer.status.is_answer,
        )
        return render_panel(sources, reference, documents, self.language)

    def _limit_problem(self, seconds: int) -> str | None:
        texts = self.language.choose(access_texts.TEXTS)
        return texts.too_many_questions.format(seconds=seconds) if seconds else None

    def _edit(self, conversation: Conversation, turn: int) -> Iterator[Change]:
        """Put the question of a turn in the box, to be asked instead; of turn 0: leave all as it was."""
        if conversation.is_waiting:
            yield Change(notice=self.texts.still_searching)
        elif turn == 0:
            yield Change(replace(conversation, editing=0), question="", notice="")
        elif 0 < turn <= len(conversation.turns):
            question = conversation.turns[turn - 1].question
            yield Change(replace(conversation, editing=turn), question=question, notice=self.texts.editing)

    def _swap(self, conversation: Conversation, number: int) -> Change:
        """Show the answer of a turn in its other mode."""
        if conversation.is_waiting:
            return Change(notice=self.texts.still_searching)
        swapped = conversation.with_turn(number, conversation.turns[number - 1].swapped())
        return Change(swapped, self.panel(swapped, number), notice="")

    def _word(
        self, conversation: Conversation, number: int, choices: Choices, count: Count
    ) -> Iterator[Change]:
        """Let the chat model word the answer of a turn, which stays until that is done."""
        answer = conversation.answer(number)
        if self.site.assistant.chat is None or answer is None:
            return
        problem = self.texts.still_searching if conversation.is_waiting else self._limit_problem(count())
        if problem is not None:
            yield Change(notice=problem)
            return
        turn = replace(conversation.turns[number - 1], is_final=False)
        waiting = replace(conversation, editing=0).with_turn(number, turn)
        yield Change(waiting, notice="")
        # Where it was searched, whatever has been chosen since.
        where = answer.organisations or choices.organisations
        yield from self._answer(waiting, number, Choices(where, choices.roles))

    def _answer(self, conversation: Conversation, number: int, choices: Choices) -> Iterator[Change]:
        """Answer the question of a turn; its sources are shown when its answer is another."""
        shown: Answer | None = None
        turn, history = conversation.turns[number - 1], conversation.questions_before(number)
        for step in self._answers(turn, history, choices):
            answered = conversation.with_turn(number, step)
            is_same = (
                step.answer is not None and shown is not None and shown.citations == step.answer.citations
            )
            panel = None if is_same else self.panel(answered, number if step.answer else None)
            yield Change(answered, panel)
            shown = step.answer

    def _answers(self, turn: Turn, history: Sequence[str], choices: Choices) -> Iterator[Turn]:
        """Yield the turn with its answer, and again for every step of a better wording of it."""
        try:
            for answer, is_final in self.site.assistant.ask_in_steps(
                turn.question,
                history=history,
                organisations=choices.organisations,
                roles=choices.roles,
                mode=choices.mode,
            ):
                turn = turn.with_step(answer, is_final)
                yield turn
        except (IndexMissing, IndexEmpty):
            yield Turn(turn.question, problem=self.texts.no_documents)
        except Exception as error:
            log_failure(_LOGGER, "answering failed", error)
            modes = self.language.choose(mode_texts.TEXTS)
            yield turn.unworded(modes.failed) or Turn(turn.question, problem=self.texts.failed)

    def _suggestions(self, conversation: Conversation, turn: int) -> tuple[str, ...]:
        if turn == 0:
            return self.starters().questions
        answer = conversation.answer(turn)
        return answer.suggestions if answer else ()
