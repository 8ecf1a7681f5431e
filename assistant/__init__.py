"""Understand the question, retrieve, compose, verify.

What is offered here is imported when it is first used: reading a setting must not take half a second.
"""

from typing import TYPE_CHECKING

from ingest.lazy import offer

if TYPE_CHECKING:
    from assistant.answer import (
        Answer,
        Citation,
        Mode,
        Retrieved,
        Statement,
        Status,
        TermMatch,
        Verdict,
        question_path,
        quote_mark,
        source_path,
    )
    from assistant.assistant import QUESTION_LIMIT, Assistant, open_assistant, unaskable
    from assistant.chat import ChatModel
    from assistant.chat.loading import load_chat_model, load_chosen_chat_model
    from assistant.errors import AssistantError, ChatModelError, InvalidQuestion, LexiconError
    from assistant.live import LiveAssistant
    from assistant.settings import Settings, read_settings

__all__ = [
    "QUESTION_LIMIT",
    "Answer",
    "Assistant",
    "AssistantError",
    "ChatModel",
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
    "Verdict",
    "load_chat_model",
    "load_chosen_chat_model",
    "open_assistant",
    "question_path",
    "quote_mark",
    "read_settings",
    "source_path",
    "unaskable",
]

__getattr__ = offer(
    __name__,
    {
        "answer": (
            "Answer",
            "Citation",
            "Mode",
            "Retrieved",
            "Statement",
            "Status",
            "TermMatch",
            "Verdict",
            "question_path",
            "quote_mark",
            "source_path",
        ),
        "assistant": ("QUESTION_LIMIT", "Assistant", "open_assistant", "unaskable"),
        "chat": ("ChatModel",),
        "chat.loading": ("load_chat_model", "load_chosen_chat_model"),
        "errors": ("AssistantError", "ChatModelError", "InvalidQuestion", "LexiconError"),
        "live": ("LiveAssistant",),
        "settings": ("Settings", "read_settings"),
    },
)
