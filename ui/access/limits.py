"""How often a client may ask, and how often a password may be guessed."""

import math
import time

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from ui.access.addresses import counted_address
from ui.access.users import key_of

_GUESSES_PER_ADDRESS = RateLimitItemPerMinute(20, 5)
_GUESSES_PER_NAME = RateLimitItemPerMinute(10, 5)


class QuestionLimit:
    """Counts questions per client, in any window of a minute."""

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def wait(self, client: str) -> int:
        """Count a question of the client and return 0, or the seconds until the next one is allowed."""
        if self._item is None or self._counts.hit(self._item, client):
            return 0
        return _seconds_left(self._counts, self._item, client)


class GuessLimit:
    """Counts failed attempts to sign in, per address and per name, in any window of five minutes.

    Who knows the password still has to wait while others guess at the name: slower for both, and never
    shut out for longer than the window.
    """

    def __init__(self) -> None:
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def wait(self, address: str, name: str) -> int:
        """Return the seconds until the next attempt is allowed; 0: now."""
        return max(
            (
                _seconds_left(self._counts, item, key)
                for item, key in self._items(address, name)
                if not self._counts.test(item, key)
            ),
            default=0,
        )

    def count_failure(self, address: str, name: str) -> None:
        """Count an attempt with a wrong name or password."""
        for item, key in self._items(address, name):
            self._counts.hit(item, key)

    @staticmethod
    def _items(address: str, name: str) -> tuple[tuple[RateLimitItem, str], ...]:
        return (
            (_GUESSES_PER_ADDRESS, f"address:{counted_address(address)}"),
            (_GUESSES_PER_NAME, f"name:{key_of(name)[:100]}"),
        )


def _seconds_left(counts: MovingWindowRateLimiter, item: RateLimitItem, key: str) -> int:
    return max(1, math.ceil(counts.get_window_stats(item, key).reset_time - time.time()))
