"""Understand the question, retrieve, compose, verify.

What is offered here is imported when it is first used: reading a setting must not take half a second.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.answer import (
        Answer,
        Citation,
        Mode,
        Retrieved,
        Statement,
        Status,
        TermMatch,
        quote_mark,
        source_path,
    )
    from assistant.assistant import QUESTION_LIMIT, Assistant, open_assistant, unaskable
    from assistant.chat_models import load_chat_model
    from assistant.errors import AssistantError, ChatModelError, InvalidQuestion, LexiconError
    from assistant.live import LiveAssistant
    from assistant.settings import Settings, read_settings

__all__ = [
    "QUESTION_LIMIT",
    "Answer",
    "Assistant",
    "AssistantError",
    "ChatModelError",
    "Citation",
    "InvalidQuestion",
    "LexiconError",
    "LiveAssistant",
    "Mode",
    "Retrieved",
    "Settings",
    "Statement",
    "Status",
    "TermMatch",
    "load_chat_model",
    "open_assistant",
    "quote_mark",
    "read_settings",
    "source_path",
    "unaskable",
]

_HOMES = {
    "answer": (
        "Answer",
        "Citation",
        "Mode",
        "Retrieved",
        "Statement",
        "Status",
        "TermMatch",
        "quote_mark",
        "source_path",
    ),
    "assistant": ("QUESTION_LIMIT", "Assistant", "open_assistant", "unaskable"),
    "chat_models": ("load_chat_model",),
    "errors": ("AssistantError", "ChatModelError", "InvalidQuestion", "LexiconError"),
    "live": ("LiveAssistant",),
    "settings": ("Settings", "read_settings"),
}
"""Which module each name is in."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the above
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
