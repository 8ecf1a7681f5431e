"""The chat page: a conversation, and beside it the sources of its answers."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import gradio as gr

from assistant import Answer, InvalidQuestion, LiveAssistant
from assistant.assistant import check_question
from ui import texts
from ui.safe_html import question_reference, render_answer, render_question
from ui.source_view import cited_sources, read_sources, render_empty_panel, render_panel
from vectorstore import IndexEmpty, IndexMissing

_LOGGER = logging.getLogger(__name__)
_REFERENCE = re.compile(r"#(bron|gelezen|vraag)-(\d{1,6})-(\d{1,4})")
_ON_PANEL_LOAD = "window.functiewijzerPanel(element, (reference) => trigger('choose', {reference}), watch);"
_SILENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""How every event runs: no spinner over what is read, and not listed as an interface."""
_MAX_WAITING = 200
"""Questions that wait before the page says that it is busy."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with what came of it."""

    question: str
    """As typed."""
    answer: Answer | None = None
    """The answer with its citations; None while it is being sought or when seeking failed."""
    problem: str = ""
    """Why seeking the answer failed, in one line."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked and answered in one session; messages and sources are both drawn from it."""

    turns: tuple[Turn, ...] = ()
    """In order; turn numbers on the page count from 1."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that were answered."""
        return tuple(turn.question for turn in self.turns if turn.answer is not None)

    @property
    def is_waiting(self) -> bool:
        """Whether the last question is still being answered."""
        return bool(self.turns) and self.turns[-1].answer is None and not self.turns[-1].problem

    def with_last(self, turn: Turn) -> "Conversation":
        """Return the conversation with its last turn replaced."""
        return replace(self, turns=(*self.turns[:-1], turn))

    def messages(self) -> list[dict[str, str]]:
        """Return the messages of the chat, safe to show."""
        messages: list[dict[str, str]] = []
        for number, turn in enumerate(self.turns, start=1):
            messages.append({"role": "user", "content": render_question(turn.question)})
            messages.append({"role": "assistant", "content": _render_turn(turn, number)})
        return messages


def _render_turn(turn: Turn, number: int) -> str:
    if turn.answer is not None:
        return render_answer(turn.answer, number)
    return f'<p class="fw-status">{turn.problem or texts.SEARCHING}</p>'


def question_problem(question: object) -> str | None:
    """Return what is wrong with a question as one Dutch line, or None when it can be asked."""
    if isinstance(question, str) and any("\ud800" <= sign <= "\udfff" for sign in question):
        return texts.QUESTION_NOT_TEXT
    try:
        check_question(question)
    except InvalidQuestion as error:
        return str(error)
    return None


def _notice(problem: str) -> str:
    return f'<p role="alert" class="fw-melding">{escape(problem)}</p>'


_Values = tuple[Any, Any, Any, Any, Any]
"""What an event makes of state, chat, panel, question box and notice; gr.skip() leaves one be."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the page does on each event."""

    assistant: LiveAssistant
    """Answers the questions."""

    def ask(
        self, question: object, conversation: Conversation, organisations: list[str] | None
    ) -> Iterator[_Values]:
        """Show the question at once and its answer when it is there."""
        problem = texts.STILL_SEARCHING if conversation.is_waiting else question_problem(question)
        if problem is not None or not isinstance(question, str):
            typed = question if isinstance(question, str) else ""
            yield (
                gr.skip(),
                gr.skip(),
                gr.skip(),
                typed,
                _notice(problem or texts.QUESTION_NOT_TEXT),
            )
            return
        asked = replace(conversation, turns=(*conversation.turns, Turn(question)))
        yield asked, asked.messages(), gr.skip(), "", ""
        turn = self._answer(question, conversation.questions, organisations or ())
        answered = asked.with_last(turn)
        yield (
            answered,
            answered.messages(),
            self._panel(answered),
            question if turn.problem else gr.skip(),
            "",
        )

    def choose(
        self, conversation: Conversation, organisations: list[str] | None, event: gr.EventData
    ) -> Iterator[_Values]:
        """Show the source, or ask the suggested question, that a link in the page refers to."""
        match = _REFERENCE.fullmatch(str(getattr(event, "reference", "")))
        if match is None:
            return
        kind, turn, number = match[1], int(match[2]), int(match[3])
        if kind != "vraag":
            yield (
                gr.skip(),
                gr.skip(),
                self._panel(conversation, turn, match[0]),
                gr.skip(),
                gr.skip(),
            )
            return
        for suggestion in self._suggestions(conversation, turn)[number - 1 : number]:
            yield from self.ask(suggestion, conversation, organisations)

    def restart(self) -> _Values:
        """Begin a new conversation."""
        return Conversation(), [], render_empty_panel(), "", ""

    def choices(self) -> tuple[Any, Any]:
        """Return what depends on the documents as they are now: the chat's opening, the organisations."""
        return (
            gr.update(placeholder=_welcome(self.assistant.examples())),
            gr.update(**_organisation_choices(self.assistant.organisations)),
        )

    def _answer(self, question: str, history: Sequence[str], organisations: Sequence[str]) -> Turn:
        try:
            return Turn(question, self.assistant.ask(question, history=history, organisations=organisations))
        except (IndexMissing, IndexEmpty):
            return Turn(question, problem=texts.NO_DOCUMENTS)
        except Exception:
            _LOGGER.exception("answering failed")
            return Turn(question, problem=texts.ASK_FAILED)

    def _suggestions(self, conversation: Conversation, turn: int) -> tuple[str, ...]:
        if turn == 0:
            return self.assistant.examples()
        answer = conversation.turns[turn - 1].answer if turn <= len(conversation.turns) else None
        return answer.suggestions if answer else ()

    def _panel(self, conversation: Conversation, turn: int | None = None, reference: str = "") -> str:
        """Show the sources of a turn, by default the last one answered, with one selected."""
        answers = [
            (number, entry.answer)
            for number, entry in enumerate(conversation.turns, start=1)
            if entry.answer is not None and turn in (None, number)
        ]
        if not answers:
            return render_empty_panel()
        number, answer = answers[-1]
        cited = cited_sources(answer, number)
        read = read_sources(answer, number, self.assistant.documents)
        selected = next((source for source in (*cited, *read) if source.reference == reference), None)
        return render_panel(selected or next(iter(cited), None), cited, read, self.assistant.documents)


def build_page(assistant: LiveAssistant) -> gr.Blocks:
    """Return the page, ready to be mounted."""
    page: gr.Blocks
    with gr.Blocks(title=texts.NAME, analytics_enabled=False, fill_width=True) as page:
        conversation = gr.State(Conversation())
        _html(_header(), "fw-kop")
        with gr.Row(elem_id="fw-werkblad"):
            with gr.Column(scale=3, min_width=0, elem_id="fw-gesprekskolom"):
                chat = _chat(assistant.examples())
                notice = _html("", "fw-melding")
                question, send = _question_row()
                organisations, restart = _choices_row(assistant.organisations)
            with gr.Column(scale=2, min_width=0, elem_id="fw-bronnenkolom"):
                panel = _html(render_empty_panel(), "fw-bronnen", _ON_PANEL_LOAD)
        handlers = Handlers(assistant)
        outputs = [conversation, chat, panel, question, notice]
        asking = [question, conversation, organisations]
        choosing = [conversation, organisations]
        running = [
            gr.on([question.submit, send.click], handlers.ask, asking, outputs, **_SILENT),
            panel.choose(handlers.choose, choosing, outputs, trigger_mode="multiple", **_SILENT),
        ]
        page.load(handlers.choices, None, [chat, organisations], **_SILENT)
        restart.click(handlers.restart, None, outputs, cancels=running, **_SILENT)
    page.queue(max_size=_MAX_WAITING, default_concurrency_limit=None, api_open=False)
    return page


def _html(content: str, identifier: str, on_load: str | None = None) -> gr.HTML:
    return gr.HTML(content, elem_id=identifier, js_on_load=on_load, apply_default_css=False)


def _question_row() -> tuple[gr.Textbox, gr.Button]:
    with gr.Row(elem_id="fw-invoer"):
        question = gr.Textbox(
            label=texts.QUESTION,
            placeholder=texts.QUESTION_PLACEHOLDER,
            lines=1,
            max_lines=6,
            scale=1,
            min_width=0,
            elem_id="fw-vraag",
        )
        send = gr.Button(texts.SEND, variant="primary", scale=0, min_width=110, elem_id="fw-verstuur")
    return question, send


def _choices_row(organisations: Sequence[str]) -> tuple[gr.Dropdown, gr.Button]:
    with gr.Row(elem_id="fw-keuzes"):
        chosen = gr.Dropdown(
            **_organisation_choices(organisations),
            value=[],
            multiselect=True,
            label=texts.ORGANISATIONS,
            elem_id="fw-bestuur",
            scale=1,
            min_width=0,
        )
        restart = gr.Button(texts.NEW_CONVERSATION, scale=0, min_width=150, elem_id="fw-nieuw")
    return chosen, restart


def _organisation_choices(organisations: Sequence[str]) -> dict[str, Any]:
    return {
        "choices": list(organisations),
        "info": texts.ORGANISATIONS_HELP if organisations else texts.NO_ORGANISATIONS,
        "interactive": bool(organisations),
    }


def _header() -> str:
    return (
        f'<a class="fw-sla-over" href="#fw-vraag">{texts.SKIP_LINK}</a><header class="fw-koptekst">'
        f"<div><h1>{texts.NAME}</h1><p>{texts.TAGLINE}</p></div>"
        f'<p class="fw-ai" role="note">{texts.AI_NOTICE}</p></header>'
    )


def _chat(examples: Sequence[str]) -> gr.Chatbot:
    return gr.Chatbot(
        label=texts.CHAT,
        show_label=False,
        container=False,
        elem_id="fw-gesprek",
        height=None,
        buttons=[],
        feedback_options=None,
        layout="bubble",
        latex_delimiters=[],
        allow_tags=False,
        sanitize_html=True,
        allow_file_downloads=False,
        autoscroll=False,
        placeholder=_welcome(examples),
    )


def _welcome(examples: Sequence[str]) -> str:
    links = "".join(
        f'<li><a class="fw-vraaglink" href="{question_reference(0, number)}">{escape(example)}</a></li>'
        for number, example in enumerate(examples, start=1)
    )
    shown = (
        f'<p class="fw-tussenkop">{texts.EXAMPLES}</p><ul class="fw-suggesties">{links}</ul>' if links else ""
    )
    return f'<div class="fw-welkom"><p>{texts.WELCOME}</p>{shown}</div>'


def theme() -> gr.themes.Base:
    """Return the look of Gradio's own parts: the system's fonts, calm blue, in light and dark."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_md,
        text_size=gr.themes.sizes.text_lg,
        font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    ).set(
        body_background_fill="#f5f7f9",
        body_background_fill_dark="#10151c",
        body_text_color="#1b2430",
        body_text_color_dark="#e6ebf2",
        button_large_text_size="*text_md",
        block_label_text_size="*text_sm",
        block_title_text_color="#33404f",
        block_title_text_color_dark="#d5dce5",
        block_title_text_weight="600",
        button_primary_background_fill="#1d4f7c",
        button_primary_background_fill_hover="#163d61",
        button_primary_background_fill_dark="#2b6aa3",
        button_primary_background_fill_hover_dark="#3778b3",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
        block_label_text_color="#33404f",
        block_info_text_color="#4a5766",
        block_info_text_color_dark="#b4bfcc",
        input_placeholder_color="#5d6a79",
        input_placeholder_color_dark="#a3afbd",
    )
