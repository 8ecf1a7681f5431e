"""The components of the chat page in Gradio, and where they stand."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant import Mode
from ui.chat.conversation import Conversation
from ui.chat.handlers import Handlers
from ui.chat.routes import FORMATS
from ui.chat.view import render_welcome
from ui.frame import render_fragment
from ui.languages import Language
from ui.sources.panel import render_empty_panel
from ui.texts import modes as mode_texts
from ui.texts.chat import TEXTS, ChatTexts

_ON_PANEL_LOAD = "window.functiewijzer.panel(element, (what) => trigger('choose', what), watch);"
_ON_KEPT_LOAD = "window.functiewijzer.kept(element, watch);"


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of the page."""

    conversation: gr.State
    """The Conversation of the session."""
    chat: gr.Chatbot
    """Its messages."""
    panel: gr.HTML
    """The sources."""
    kept: gr.HTML
    """The conversation as the browser keeps it; not seen."""
    notice: gr.HTML
    """One line above the question box."""
    question: gr.Textbox
    """Where the question is typed."""
    send: gr.Button
    """Asks it."""
    stop: gr.Button
    """Stops seeking its answer; there while one is sought."""
    organisations: gr.Dropdown
    """Where to search."""
    roles: gr.Dropdown
    """For which roles to search."""
    mode: gr.Radio
    """Who is to word the answer; there only where a chat model can."""
    restart: gr.Button
    """Begins a new conversation."""

    @property
    def changing(self) -> list[Any]:
        """The components that an event may change."""
        shown = [self.conversation, self.chat, self.panel, self.kept]
        return [*shown, self.notice, self.question, self.send, self.stop]

    @property
    def asking(self) -> list[Any]:
        """The components that say what is asked, where, and what kind of answer is wanted."""
        return [self.question, self.conversation, self.organisations, self.roles, self.mode]


def place_parts(handlers: Handlers) -> Parts:
    """Place the components on the page that is being built, and return them."""
    texts, language = handlers.texts, handlers.language
    _html(render_fragment("chat_notice.html", language.address("/")), "fw-ai")
    with gr.Row(elem_id="fw-werkblad"):
        with gr.Column(scale=3, min_width=0, elem_id="fw-gesprekskolom"):
            chat = _chat(handlers)
            notice = _html("", "fw-melding")
            with gr.Row(elem_id="fw-invoer"):
                question = _question(texts)
                send = gr.Button(texts.send, variant="primary", scale=0, min_width=110, elem_id="fw-verstuur")
                stop = gr.Button(texts.stop, visible=False, scale=0, min_width=110, elem_id="fw-stop")
            with gr.Row(elem_id="fw-keuzes"):
                organisations = _dropdown(texts.organisations, "fw-bestuur")
                roles = _dropdown(texts.roles, "fw-functie")
                restart = gr.Button(texts.new_conversation, scale=0, min_width=190, elem_id="fw-nieuw")
            mode = _modes(language)
            _html(_tools(language), "fw-hulpmiddelen")
            kept = _html("", "fw-bewaard", _ON_KEPT_LOAD)
        with gr.Column(scale=2, min_width=0, elem_id="fw-bronnenkolom"):
            panel = _html(render_empty_panel(language), "fw-bronnen", _ON_PANEL_LOAD)
    conversation = gr.State(Conversation())
    return Parts(
        conversation=conversation,
        chat=chat,
        panel=panel,
        kept=kept,
        notice=notice,
        question=question,
        send=send,
        stop=stop,
        organisations=organisations,
        roles=roles,
        mode=mode,
        restart=restart,
    )


def _tools(language: Language) -> str:
    """Return the list of earlier conversations, the downloads, and the form to judge an answer with."""
    texts = language.choose(TEXTS)
    downloads = [(language.address(f"/gesprek/{each.value}"), texts.formats[each.value]) for each in FORMATS]
    return render_fragment("chat_tools.html", language.address("/"), texts=texts, downloads=downloads)


def _html(content: str, identifier: str, on_load: str | None = None) -> gr.HTML:
    return gr.HTML(content, elem_id=identifier, js_on_load=on_load, apply_default_css=False)


def _question(texts: ChatTexts) -> gr.Textbox:
    return gr.Textbox(
        label=texts.question,
        placeholder=texts.placeholder,
        lines=1,
        max_lines=6,
        scale=1,
        min_width=0,
        elem_id="fw-vraag",
    )


def _dropdown(label: str, identifier: str) -> gr.Dropdown:
    return gr.Dropdown(
        choices=[],
        value=[],
        multiselect=True,
        label=label,
        elem_id=identifier,
        scale=1,
        min_width=0,
    )


def _modes(language: Language) -> gr.Radio:
    texts = language.choose(mode_texts.TEXTS)
    return gr.Radio(
        choices=[(texts.worded, Mode.GENERATIVE.value), (texts.literal, Mode.EXTRACTIVE.value)],
        value=Mode.GENERATIVE.value,
        label=texts.choice,
        visible=False,
        elem_id="fw-modus",
        min_width=0,
    )


def _chat(handlers: Handlers) -> gr.Chatbot:
    return gr.Chatbot(
        label=handlers.texts.chat,
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
        placeholder=render_welcome(handlers.starters(), handlers.language),
    )
