"""What can go wrong when a chat model is asked, whatever its provider calls it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from json import JSONDecodeError
from typing import Any

from assistant.chat import texts
from assistant.errors import ChatModelError


class Failure(Enum):
    """Why a chat model did not answer."""

    UNREACHABLE = "unreachable"
    """Nothing listens there, or the connection was lost before it said anything."""
    REFUSED = "refused"
    """It does not let us in (401, 403)."""
    UNKNOWN_MODEL = "unknown_model"
    """It does not have this model (404)."""
    REJECTED = "rejected"
    """It is well but does not take this question (400, 413, 422): too long, or not allowed."""
    BUSY = "busy"
    """It has too much to do (429), or we have: all places are taken."""
    FAILING = "failing"
    """It fails (5xx)."""
    SLOW = "slow"
    """It was not ready in time."""
    CUT_OFF = "cut_off"
    """Its reply ended half-way, or never ended."""
    GARBLED = "garbled"
    """What it sends is not what such a server sends."""
    OTHER = "other"
    """Anything else."""

    @property
    def what(self) -> str:
        """What is the matter, in Dutch, without what to do about it."""
        return self._texts[0]

    @property
    def line(self) -> str:
        """One Dutch line: what is the matter and what to do about it."""
        what, advice = self._texts
        return texts.WITH_ADVICE.format(what=what, advice=advice)

    @property
    def _texts(self) -> tuple[str, str]:
        found: tuple[str, str] = getattr(texts, self.name)
        return found


class ChatCallError(ChatModelError):
    """A chat model was asked and failed; the message is one Dutch line without anything of the provider's."""

    def __init__(
        self,
        failure: Failure,
        line: str = "",
        *,
        status: int | None = None,
        may_pass: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(line or failure.line)
        self.failure = failure
        """What kind of failure it is."""
        self.status = status
        """The status that the server answered with, where it did."""
        self.may_pass = may_pass
        """Asking again in a moment may help."""
        self.retry_after = retry_after
        """Seconds after which the server wants to be asked again, where it said so."""


_OF_STATUS = {
    400: Failure.REJECTED,
    401: Failure.REFUSED,
    402: Failure.REFUSED,
    403: Failure.REFUSED,
    404: Failure.UNKNOWN_MODEL,
    408: Failure.SLOW,
    413: Failure.REJECTED,
    422: Failure.REJECTED,
    429: Failure.BUSY,
}
# The HTTP libraries (there are two of them) and the providers' packages share these names, but no types.
_OF_NAME = (
    (re.compile(r"ConnectTimeout|ConnectError|UnsupportedProtocol|ProxyError"), Failure.UNREACHABLE, False),
    (re.compile(r"ReadTimeout|WriteTimeout|PoolTimeout"), Failure.SLOW, False),
    (re.compile(r"RemoteProtocolError|ReadError|WriteError"), Failure.UNREACHABLE, True),
    (re.compile(r"APITimeoutError"), Failure.SLOW, False),
    (re.compile(r"APIConnectionError"), Failure.UNREACHABLE, False),
    (re.compile(r"LengthFinishReasonError"), Failure.CUT_OFF, False),
    (re.compile(r"ContentFilterFinishReasonError"), Failure.REJECTED, False),
    (re.compile(r"DecodingError|SSEError|LocalProtocolError|ValidationError"), Failure.GARBLED, False),
    (re.compile(r"ResponseError|APIError|APIStatusError"), Failure.FAILING, False),
)


def classify(error: BaseException) -> ChatCallError:
    """Return what an exception of a provider's package comes to."""
    if isinstance(error, ChatCallError):
        return error
    status = status_of(error)
    if status is not None:
        failure = _OF_STATUS.get(status, Failure.FAILING if status >= 500 else Failure.OTHER)
        may_pass = failure in (Failure.BUSY, Failure.FAILING)
        return ChatCallError(failure, status=status, may_pass=may_pass, retry_after=_retry_after(error))
    causes = list(_causes(error))
    for cause in reversed(causes):  # the deepest one knows best
        if isinstance(cause, ConnectionResetError | BrokenPipeError):
            return ChatCallError(Failure.UNREACHABLE, may_pass=True)
        if isinstance(cause, ConnectionError):
            return ChatCallError(Failure.UNREACHABLE)
        if isinstance(cause, JSONDecodeError | UnicodeDecodeError):
            return ChatCallError(Failure.GARBLED)
    for cause in reversed(causes):
        names = " ".join(kind.__name__ for kind in type(cause).__mro__)
        for pattern, failure, may_pass in _OF_NAME:
            if pattern.search(names):
                return ChatCallError(failure, may_pass=may_pass)
    # Only now: the libraries tell whether it was connecting that took too long, Python does not.
    is_late = any(isinstance(cause, TimeoutError) for cause in causes)
    return ChatCallError(Failure.SLOW if is_late else Failure.OTHER)


def status_of(error: BaseException) -> int | None:
    """Return the HTTP status in an exception of a provider's package, None when it has none."""
    return next((found for cause in _causes(error) if (found := _status(cause)) is not None), None)


def _status(error: BaseException) -> int | None:
    found = getattr(error, "status_code", None)
    if found is None:
        found = getattr(getattr(error, "response", None), "status_code", None)
    if found is None:  # an error sent inside a stream that began well
        body = getattr(error, "body", None)
        found = body.get("code") if isinstance(body, dict) else None
    return found if isinstance(found, int) and 400 <= found < 600 else None


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _retry_after(error: BaseException) -> float | None:
    responses = (getattr(cause, "response", None) for cause in _causes(error))
    headers: Any = next((getattr(response, "headers", {}) for response in responses if response), {})
    value = str(headers.get("retry-after", "")).strip()
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
