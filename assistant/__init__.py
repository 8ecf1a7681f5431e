"""Understand the question, retrieve, compose, verify."""

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
