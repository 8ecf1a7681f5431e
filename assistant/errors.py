"""Errors of asking questions."""


class AssistantError(Exception):
    """A question cannot be handled; the message is one clear Dutch line for the user."""


class InvalidQuestion(AssistantError):
    """The question is blank, too long, or no text."""


class LexiconError(AssistantError):
    """A lexicon file breaks its schema."""


class ChatModelError(AssistantError):
    """A chat model cannot be loaded, fails, or does not answer in time."""


class ChatModelUnusable(ChatModelError):
    """A chat model cannot be chosen: its name or a setting is wrong, or its package is not installed."""
