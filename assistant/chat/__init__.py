"""Chat models: choosing one, asking it within a budget of time, and doing without it when it fails."""

from assistant.chat.breaker import Circuit, CircuitState
from assistant.chat.deadline import Deadline
from assistant.chat.failures import ChatCallError, Failure
from assistant.chat.model import ChatModel

__all__ = ["ChatCallError", "ChatModel", "Circuit", "CircuitState", "Deadline", "Failure"]
