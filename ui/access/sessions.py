"""Sessions of who signed in on the login page: a signed cookie, nothing kept per visitor."""

import hmac
import secrets
import time

from itsdangerous import BadData, URLSafeTimedSerializer

from ui.access.errors import AccessError
from ui.access.private_files import read_or_make
from ui.access.users import User, UsersFile

_KEY_BYTES = 32


class Sessions:
    """Makes and reads session cookies.

    A cookie holds the name of the user, when it was made, and a fingerprint of the password hash: it
    ends when it is too old, when the user is removed and when the password changes.
    """

    def __init__(self, users: UsersFile, key: bytes, seconds: int) -> None:
        self.seconds = seconds
        self._users = users
        self._key = key
        self._signer = URLSafeTimedSerializer(key, salt="functiewijzer session")
        self._ended: dict[bytes, float] = {}

    def start(self, user: User) -> str:
        """Return the value of a new session's cookie."""
        return str(self._signer.dumps([user.name, self._fingerprint(user)]))

    def user(self, cookie: str) -> User | None:
        """Return whose session it is, or nothing. Raises UsersFileError as `UsersFile` does."""
        try:
            content = self._signer.loads(cookie, max_age=self.seconds)
        except BadData:
            return None
        if self._mark(cookie) in self._ended or not isinstance(content, list) or len(content) != 2:
            return None
        name, fingerprint = (str(part) for part in content)
        user = self._users.find(name)
        if user is None or not user.password_hash:
            return None
        return user if hmac.compare_digest(fingerprint, self._fingerprint(user)) else None

    def end(self, cookie: str) -> None:
        """End a session now, also for whoever holds a copy of the cookie."""
        now = time.time()
        self._ended = {mark: until for mark, until in self._ended.items() if until > now}
        if self.user(cookie) is not None:
            self._ended[self._mark(cookie)] = now + self.seconds

    def _fingerprint(self, user: User) -> str:
        return hmac.digest(self._key, user.password_hash.encode(), "sha256")[:12].hex()

    def _mark(self, cookie: str) -> bytes:
        return hmac.digest(self._key, cookie.encode(), "sha256")


def open_sessions(users: UsersFile, seconds: int) -> Sessions:
    """Return the sessions of a users file; the signing key stands beside it and is made once.

    Raises AccessError when there can be no key.
    """
    path = users.path.with_name(f"{users.path.name}.key")
    try:
        key = read_or_make(path, secrets.token_hex(_KEY_BYTES).encode())
    except OSError as error:
        raise AccessError(f"de sleutel {path} kan niet gelezen of gemaakt worden") from error
    if len(key.strip()) < _KEY_BYTES:
        raise AccessError(f"de sleutel {path} is te kort: verwijder ze, dan wordt een nieuwe gemaakt")
    return Sessions(users, key.strip(), seconds)
