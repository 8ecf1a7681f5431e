"""Check names and passwords, off the event loop and no faster than guessing may go."""

import base64
import binascii
import hmac
import secrets
from dataclasses import dataclass

import anyio
import anyio.to_thread

from ui.access import passwords
from ui.access.limits import GuessLimit
from ui.access.users import User, UsersFile

_AT_ONCE = 2
"""Passwords checked at the same time; each takes 64 MiB and a tenth of a second of a processor."""
_WAITING = 20
"""Attempts that may wait for their turn."""
_REMEMBERED = 256
"""Credentials of programs that are known to be right."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of an attempt to sign in."""

    user: User | None
    """Who signed in; nothing when name or password is wrong, or was not looked at."""
    wait: int = 0
    """Seconds to wait before the next attempt is looked at; above 0 this one was not."""


class SigningIn:
    """Checks the names and passwords of a users file."""

    def __init__(self, users: UsersFile) -> None:
        self._users = users
        self._guesses = GuessLimit()
        self._slots = anyio.CapacityLimiter(_AT_ONCE)
        self._secret = secrets.token_bytes(32)
        self._right: dict[bytes, User] = {}
        passwords.prepare()

    async def check(self, name: str, password: str, address: str) -> Attempt:
        """Look at a name and a password from an address. Raises UsersFileError as `UsersFile` does.

        An unknown name takes as long as a wrong password, and counts as much.
        """
        if self._slots.statistics().tasks_waiting >= _WAITING:
            return Attempt(None, 1)
        async with self._slots:
            # Asked with the slot in hand: of many attempts at once only two can be ahead of their count.
            wait = self._guesses.wait(address, name)
            if wait:
                return Attempt(None, wait)
            user = self._users.find(name)
            password_hash = user.password_hash if user else ""
            if await anyio.to_thread.run_sync(passwords.verify, password_hash, password):
                return Attempt(user)
            self._guesses.count_failure(address, name)
            return Attempt(None)

    async def check_basic(self, authorization: str, address: str) -> Attempt:
        """Look at the credentials of HTTP Basic; right ones are known again without work.

        Raises UsersFileError as `UsersFile` does.
        """
        credentials = _credentials(authorization)
        if credentials is None:
            return Attempt(None)
        mark = hmac.digest(self._secret, authorization.encode(), "sha256")
        known = self._right.get(mark)
        if known is not None and self._users.find(known.name) == known:
            return Attempt(known)
        attempt = await self.check(*credentials, address)
        if attempt.user is not None:
            while len(self._right) >= _REMEMBERED:
                del self._right[next(iter(self._right))]
            self._right[mark] = attempt.user
        return attempt


def _credentials(authorization: str) -> tuple[str, str] | None:
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, separator, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return None
    return (name, password) if separator else None
