"""Connections to a model's server: none outlives the answer that it is for.

The HTTP libraries underneath (httpx, and the httpx2 of OpenAI's package) only limit how long each read may
take, so that a server that sends a dot now and then is listened to for ever. Their hooks, the same in both,
let each request get what is left of its answer's time, and its socket be shut once nobody waits for it.
"""

import socket
from contextlib import suppress
from contextvars import ContextVar
from threading import Lock
from typing import Any, Protocol

from assistant.chat.deadline import Deadline

CONNECT_SECONDS = 5.0
"""How long making a connection may take: what does not answer by then is not there."""


class Connection:
    """The connection that one answer is waiting for. Safe to use from several threads."""

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self._lock = Lock()
        self._socket: socket.socket | None = None
        self._is_shut = False

    def opened(self, found: socket.socket | None) -> None:
        """The server has begun to reply over this socket."""
        with self._lock:
            self._socket = found
            if self._is_shut:
                _shut(found)

    def closed(self) -> None:
        """The reply is over: its socket may serve another."""
        with self._lock:
            self._socket = None

    def shut(self) -> None:
        """Stop listening at once; who reads from the socket, in another thread, sees its end."""
        with self._lock:
            self._is_shut = True
            _shut(self._socket)


CURRENT: ContextVar[Connection | None] = ContextVar("connection", default=None)
"""The connection of the answer that this thread is asking for."""


class _Message(Protocol):
    """A request or a response of httpx or httpx2: they share no types."""

    extensions: dict[str, Any]
    headers: Any


def event_hooks() -> dict[str, list[Any]]:
    """Return the hooks for a client of httpx or httpx2."""
    return {"request": [_limit], "response": [_watch]}


def _limit(request: _Message) -> None:
    # No connection is kept for a next question: against the seconds of a reply a new one costs nothing, and
    # one that was kept may have been closed at the other side.
    request.headers["Connection"] = "close"
    connection = CURRENT.get()
    if connection is not None:
        # Never 0.0: to a socket that means not to wait at all.
        left = max(0.01, connection.deadline.remaining)
        request.extensions["timeout"] = {
            "connect": min(CONNECT_SECONDS, left),
            "read": left,
            "write": left,
            "pool": left,
        }


def _watch(response: _Message) -> None:
    connection = CURRENT.get()
    stream = response.extensions.get("network_stream")
    if connection is not None and stream is not None:
        connection.opened(stream.get_extra_info("socket"))


def _shut(found: socket.socket | None) -> None:
    if found is not None:
        with suppress(OSError):  # it is gone already
            # Of the plain socket: the method of one with TLS also lets go of what the other thread is using.
            socket.socket.shutdown(found, socket.SHUT_RDWR)
