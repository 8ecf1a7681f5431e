"""Hash passwords with argon2id, and check them without telling whether a user exists."""

from functools import cache

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from ui.access.errors import UserProblem

SHORTEST, LONGEST = 12, 200
"""Characters of a password. Long ones are refused, not cut; nobody may hand out megabytes to hash."""

# The second recommended setting of RFC 9106 with fewer lanes: 64 MiB and a tenth of a second per attempt.
_HASHER = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=2)


def check_password(password: str) -> None:
    """Raise UserProblem when the password cannot be taken."""
    if len(password) < SHORTEST:
        raise UserProblem(f"het wachtwoord moet minstens {SHORTEST} tekens lang zijn")
    if len(password) > LONGEST:
        raise UserProblem(f"het wachtwoord mag hoogstens {LONGEST} tekens lang zijn")
    if not password.isprintable():
        raise UserProblem("het wachtwoord bevat tekens die niet zichtbaar zijn")


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password, with its settings and salt in it.

    Raises UserProblem when the password cannot be taken.
    """
    check_password(password)
    return _HASHER.hash(password)


def is_hash(text: str) -> bool:
    """Tell whether this is the hash of a password as `hash_password` makes them."""
    if not text.startswith("$argon2id$"):
        return False
    try:
        extract_parameters(text)
    except InvalidHashError:
        return False
    return True


def verify(password_hash: str, password: str) -> bool:
    """Tell whether the password belongs to the hash; without a hash it never does, after as much work.

    Takes about a tenth of a second: never call it on the event loop.
    """
    try:
        fits = _HASHER.verify(password_hash or _hash_of_nobody(), password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return fits and bool(password_hash)


@cache
def _hash_of_nobody() -> str:
    return _HASHER.hash("niemand heeft dit wachtwoord")


def prepare() -> None:
    """Make the hash that unknown users are checked against, so that the first of them is no slower."""
    _hash_of_nobody()
