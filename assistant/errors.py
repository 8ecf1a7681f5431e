"""Errors of asking questions."""


class AssistantError(Exception):
    """A question cannot be handled; the message is one clear Dutch line for the user."""


class InvalidQuestion(AssistantError):
    """The question is blank, too long, or no text."""


class LexiconError(AssistantError):
    """A lexicon file breaks its schema."""


class ChatModelError(AssistantError):
    """A chat model cannot be loaded, fails, or does not answer in time."""
