"""Understand the question, retrieve, compose, verify."""

from assistant.answer import Answer, Citation, Mode, Retrieved, Statement, Status, TermMatch
from assistant.assistant import QUESTION_LIMIT, Assistant, open_assistant
from assistant.errors import AssistantError, InvalidQuestion, LexiconError

__all__ = [
    "QUESTION_LIMIT",
    "Answer",
    "Assistant",
    "AssistantError",
    "Citation",
    "InvalidQuestion",
    "LexiconError",
    "Mode",
    "Retrieved",
    "Statement",
    "Status",
    "TermMatch",
    "open_assistant",
]
