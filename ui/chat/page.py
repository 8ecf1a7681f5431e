"""The chat page in Gradio: a conversation, and beside it the sources of its answers."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr
from gradio.events import api as named_endpoint

from assistant import Mode
from ui.access.access import wait_for_question
from ui.chat.conversation import Conversation
from ui.chat.handlers import Change, Choices, Count, Handlers
from ui.chat.parts import Parts, place_parts
from ui.chat.stored import to_json
from ui.chat.view import render_messages, render_welcome
from ui.frame import page_title, render_fragment
from ui.languages import Language
from ui.site import Site
from ui.texts import api

_KEPT_MODE = "(mode) => window.functiewijzer.keptMode(mode)"
_KEEP_MODE = "(mode) => window.functiewijzer.keepMode(mode)"
_SILENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""How every event runs: no spinner over what is read, and not listed as an interface."""
_MAX_WAITING = 200
"""Questions that wait before the page says that it is busy."""

_TOLD = ("reference", "stored", "question", "earlier")
"""What the page's script tells: what a click refers to, a kept conversation, a question and those before."""

_Updates = dict[Any, Any]
"""What an event makes of components; those that are not in it stay as they are."""


def build_page(site: Site, language: Language) -> gr.Blocks:
    """Return the page in a language, ready to be mounted."""
    handlers = Handlers(site, language)
    page: gr.Blocks
    with gr.Blocks(title=page_title(language), analytics_enabled=False, fill_width=True) as page:
        _connect(page, place_parts(handlers), handlers)
    page.queue(max_size=_MAX_WAITING, default_concurrency_limit=None, api_open=False)
    # After every event Gradio sums up all earlier ones for a monitor that is off, a cost that grows: never.
    page._queue.ANAYLTICS_CACHE_FREQUENCY = sys.maxsize
    return page


def _connect(page: gr.Blocks, parts: Parts, handlers: Handlers) -> None:
    """Let each event do what its handler says."""

    def update(change: Change) -> _Updates:
        return _updates(change, parts, handlers)

    def ask(
        question: object,
        conversation: Conversation,
        organisations: list[str],
        roles: list[str],
        mode: str,
        request: gr.Request,
    ) -> Iterator[_Updates]:
        chosen = _chosen(organisations, roles, mode)
        yield from map(update, handlers.ask(question, conversation, chosen, _counting(request)))

    def choose(
        conversation: Conversation,
        organisations: list[str],
        roles: list[str],
        mode: str,
        event: gr.EventData,
        request: gr.Request,
    ) -> Iterator[_Updates]:
        chosen, count = _chosen(organisations, roles, mode), _counting(request)
        reference, stored, question, earlier = (getattr(event, name, None) for name in _TOLD)
        if stored is not None:
            yield update(handlers.restore(stored))
        elif question is not None:
            yield from map(update, handlers.begin(question, earlier, chosen, count))
        else:
            yield from map(update, handlers.choose(str(reference), conversation, chosen, count))

    def stop(conversation: Conversation) -> _Updates:
        return update(handlers.stop(conversation))

    def restart() -> _Updates:
        return update(handlers.restart())

    def choices(mode: object) -> _Updates:
        return _choices(parts, handlers, mode)

    def ask_by_name(question: str, request: gr.Request) -> dict[str, Any]:
        return handlers.ask_by_name(question, _counting(request))

    asking = gr.on([parts.question.submit, parts.send.click], ask, parts.asking, parts.changing, **_SILENT)
    choosing = parts.panel.choose(
        choose, parts.asking[1:], parts.changing, trigger_mode="multiple", **_SILENT
    )
    parts.stop.click(stop, [parts.conversation], parts.changing, cancels=[asking, choosing], **_SILENT)
    parts.restart.click(restart, None, parts.changing, cancels=[asking, choosing], **_SILENT)
    named_endpoint(ask_by_name, api_name="vraag", api_description=api.ASK)
    offered = [parts.chat, parts.organisations, parts.roles, parts.mode]
    page.load(choices, parts.mode, offered, js=_KEPT_MODE, **_SILENT)
    parts.mode.input(None, parts.mode, None, js=_KEEP_MODE, **_SILENT)


def _counting(request: gr.Request) -> Count:
    """Return what counts a question of who sent the request."""
    return lambda: wait_for_question(request.request) if request.request else 0


def _chosen(organisations: Sequence[str] | None, roles: Sequence[str] | None, mode: object) -> Choices:
    is_literal = mode == Mode.EXTRACTIVE.value
    return Choices(tuple(organisations or ()), tuple(roles or ()), Mode.EXTRACTIVE if is_literal else None)


def _updates(change: Change, parts: Parts, handlers: Handlers) -> _Updates:
    updates: _Updates = {}
    if change.conversation is not None:
        documents = handlers.site.assistant.documents
        waiting = change.conversation.is_waiting
        updates[parts.conversation] = change.conversation
        has_model = handlers.site.assistant.chat is not None
        messages = render_messages(change.conversation, documents, handlers.language, has_model)
        updates[parts.chat] = messages
        updates[parts.send] = gr.update(visible=not waiting)
        updates[parts.stop] = gr.update(visible=waiting)
        if change.conversation.is_keepable:
            updates[parts.kept] = _kept(change.conversation, handlers.language)
    plain = {parts.panel: change.panel, parts.question: change.question}
    updates |= {part: value for part, value in plain.items() if value is not None}
    if change.notice is not None:
        is_editing = change.conversation is not None and change.conversation.editing
        updates[parts.notice] = change.notice and render_fragment(
            "chat_problem.html",
            handlers.language.address("/"),
            line=change.notice,
            cancel=handlers.texts.cancel if is_editing else "",
        )
    return updates


def _choices(parts: Parts, handlers: Handlers, mode: object) -> _Updates:
    """Return what depends on the server as it is now: the chat's opening, where to search, who may word.

    ``mode``: what the user chose before, as the browser keeps it.
    """
    assistant, texts = handlers.site.assistant, handlers.texts
    named = ((parts.organisations, assistant.organisations), (parts.roles, assistant.roles))
    known = {each.value for each in Mode}
    return {
        parts.mode: gr.update(
            value=mode if mode in known else Mode.GENERATIVE.value, visible=assistant.chat is not None
        ),
        parts.chat: gr.update(placeholder=render_welcome(handlers.starters(), handlers.language)),
        **{
            part: gr.update(
                choices=list(names),
                interactive=bool(names),
                visible=part is parts.organisations or len(names) > 1,
                info=None if names else texts.no_organisations,
            )
            for part, names in named
        },
    }


def _kept(conversation: Conversation, language: Language) -> str:
    """Return the conversation where the page's script finds it; an empty one is not kept."""
    data = to_json(conversation) if conversation.turns else ""
    return render_fragment("chat_kept.html", language.address("/"), data=data)
