"""Chat models: choosing one, asking it within a budget of time, and doing without it when it fails."""

from assistant.chat.model import ChatModel

__all__ = ["ChatModel"]
