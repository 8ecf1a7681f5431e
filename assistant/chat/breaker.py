"""A circuit breaker: a chat model that keeps failing is left alone for a while, then tried again.

After Nygard, Release It! (2007): closed while all is well, open after failures, half-open for one trial.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from threading import Lock

from assistant.chat import texts
from assistant.chat.failures import ChatCallError, Failure

_PATIENCE = 3
"""Failures in a row that open the circuit."""
_FIRST_PAUSE, _LONGEST_PAUSE = 15.0, 300.0
"""Seconds that it is open the first time, and at most; each failed trial doubles them."""
_AT_ONCE = frozenset({Failure.REFUSED, Failure.UNKNOWN_MODEL})
"""Failures that no next question will be spared."""
_OF_THE_QUESTION = frozenset({Failure.REJECTED})
"""Failures that say nothing of the next question: the model is well."""


class Circuit(Enum):
    """Whether questions go through to the model."""

    CLOSED = "closed"
    """They do."""
    OPEN = "open"
    """They do not, for a while."""
    HALF_OPEN = "half_open"
    """The next one does, as a trial."""


@dataclass(frozen=True, slots=True)
class CircuitState:
    """How the circuit stands at this moment."""

    circuit: Circuit
    """Whether questions go through."""
    failure: Failure | None = None
    """Why the last question failed; None when it did not."""
    retry_seconds: float = 0.0
    """Seconds until a question goes through again; 0.0 when it does now."""


class Breaker:
    """Counts how a model does. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._failure: Failure | None = None
        self._pause = _FIRST_PAUSE
        self._opens: float | None = None
        """When a trial is allowed; None while closed."""
        self._is_trying = False

    @property
    def state(self) -> CircuitState:
        """How the circuit stands."""
        with self._lock:
            if self._opens is None:
                return CircuitState(Circuit.CLOSED, self._failure)
            wait = max(0.0, self._opens - self._clock())
            return CircuitState(Circuit.OPEN if wait else Circuit.HALF_OPEN, self._failure, wait)

    def enter(self) -> bool:
        """Let a question through; tell whether it is a trial.

        Every question let through is followed by one of the other calls. Raises ChatCallError, one Dutch
        line that says when it is tried again, while the circuit is open.
        """
        with self._lock:
            if self._opens is None:
                return False
            failure = self._failure or Failure.OTHER
            wait = self._opens - self._clock()
            if wait > 0:
                line = texts.PAUSED.format(what=failure.what, seconds=texts.duration(wait))
                raise ChatCallError(failure, line)
            if self._is_trying:
                raise ChatCallError(failure, texts.PAUSED_TRYING.format(what=failure.what))
            self._is_trying = True
            return True

    def succeeded(self) -> None:
        """A question was answered: all is well again."""
        with self._lock:
            self._failures, self._failure, self._pause = 0, None, _FIRST_PAUSE
            self._opens, self._is_trying = None, False

    def failed(self, failure: Failure, *, is_trial: bool) -> None:
        """A question was not answered."""
        if failure in _OF_THE_QUESTION:
            self.succeeded()
            return
        with self._lock:
            if self._opens is not None and not is_trial:
                return  # it went through before the circuit opened: nothing new
            self._failures += 1
            self._failure = failure
            if is_trial:
                self._is_trying = False
                self._pause = min(_LONGEST_PAUSE, self._pause * 2)
            elif self._failures < _PATIENCE and failure not in _AT_ONCE:
                return
            self._opens = self._clock() + self._pause

    def left(self, *, is_trial: bool) -> None:
        """Nobody waited for the answer: it says nothing, and another question may be the trial."""
        if is_trial:
            with self._lock:
                self._is_trying = False
