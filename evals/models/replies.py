"""What a scripted chat model is asked and what it does: a behaviour is a function of the request alone."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

_PIECE = re.compile(r"\S{1,12}\s*|\s+")


class Ending(StrEnum):
    """How a reply ends."""

    STOP = "stop"
    """As it should: everything was said."""
    LENGTH = "length"
    """At the limit of tokens; the server says so."""
    UNFINISHED = "unfinished"
    """The stream ends in good order, without a word on whether everything was said."""
    CUT = "cut"
    """The connection breaks."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence in the middle of a reply."""

    seconds: float
    """How long."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation with a chat model."""

    role: str
    """"system", "user", "assistant" or "tool"."""
    text: str
    """Its text; of several blocks all texts, one to a line."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a chat model is asked."""

    model: str
    """By which name."""
    messages: tuple[Message, ...]
    """The conversation so far."""
    body: Mapping[str, Any] = field(default_factory=dict)
    """All that was sent: wishes as to form ("response_format", "tools", "format") among it."""

    def said_by(self, role: str) -> str:
        """Return all that was said in one role, one message to a line."""
        return "\n".join(message.text for message in self.messages if message.role == role)

    @property
    def prompt(self) -> str:
        """All that the model is told, in order."""
        return "\n".join(message.text for message in self.messages)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that a scripted model makes: whoever wrote the script knows whether it is true."""

    text: str
    """Its words."""
    sources: tuple[str, ...]
    """Tokens of the passages that it names."""
    is_true: bool
    """Whether those passages say it."""
    how: str = ""
    """What the script did to come to it, as the kind of corruption of a lie."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sends back."""

    pieces: Iterable[str | Pause] = ()
    """Text as it comes; may be without end."""
    ending: Ending = Ending.STOP
    """How it ends."""
    status: int = 200
    """HTTP status; another than 200 is an error with ``error`` as its message."""
    error: str = ""
    """What the server says is wrong."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """HTTP headers beside the usual."""
    wait_seconds: float = 0.0
    """Silence before the first byte."""
    told: tuple[Told, ...] = ()
    """The statements in it, for whoever measures what becomes of them."""


Behaviour = Callable[[Request], Reply]
"""What a model of one name does."""


def pieces_of(text: str) -> tuple[str, ...]:
    """Return a text cut as a model sends it: a word or part of one at a time."""
    return tuple(_PIECE.findall(text))


def say(text: str, told: Sequence[Told] = (), ending: Ending = Ending.STOP) -> Reply:
    """Return a reply that says a text, at once and in pieces."""
    return Reply(pieces_of(text), ending, told=tuple(told))


def fail(status: int, error: str, headers: Mapping[str, str] | None = None) -> Reply:
    """Return a reply that is an HTTP error."""
    return Reply(status=status, error=error, headers=headers or {})
