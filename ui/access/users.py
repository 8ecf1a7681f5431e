"""The users file: who may sign in, with which password and which roles.

::

    users:
      an:
        roles: [curator, evaluator]
        password: $argon2id$v=19$m=65536,t=3,p=2$...
      dirk:
        roles: []                 # may read; without a password only the proxy can sign him in
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml
from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.yaml_data import parse_foreign_yaml
from ui.access.errors import UserProblem, UsersFileError
from ui.access.passwords import is_hash
from ui.access.private_files import write_private
from ui.access.roles import Role

_NAME = re.compile(r"[\w.@+\\-]{1,100}")
_LARGEST = 2_000_000
"""Bytes of a users file."""
_LOCK_SECONDS = 10
_HEADING = "# Gebruikers van Functiewijzer. Wijzig ze met: functiewijzer user add, remove of password\n"


@dataclass(frozen=True, slots=True)
class User:
    """One who may sign in."""

    name: str
    """Name as written in the file."""
    password_hash: str = field(repr=False)
    """The argon2id hash; empty: only the trusted proxy can sign this user in."""
    roles: frozenset[Role]
    """What the user may do; always to read."""


Users = Mapping[str, User]
"""Users by the key of their name."""


class _Entry(BaseModel):
    """What the file says of one user."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    roles: tuple[Role, ...] = ()
    password: str = ""


class _File(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    users: dict[str, _Entry]


def key_of(name: str) -> str:
    """Return what a name is looked up by: capitals and ways to write an accent make no difference."""
    return unicodedata.normalize("NFC", name).casefold()


def is_name(name: str) -> bool:
    r"""Tell whether a user may be called so: letters, digits and . @ + _ - \, at most 100 of them."""
    return _NAME.fullmatch(name) is not None


def read_users(path: Path) -> Users:
    """Return the users in the file. Raises UsersFileError when it is not wholly right."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UsersFileError(f"het gebruikersbestand {path} is te groot")
        content = parse_foreign_yaml(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise UsersFileError(
            f"het gebruikersbestand {path} bestaat niet: voeg een gebruiker toe met `functiewijzer user add`"
        ) from error
    except OSError as error:
        raise UsersFileError(f"het gebruikersbestand {path} kan niet gelezen worden") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UsersFileError(f"het gebruikersbestand {path} is geen geldige YAML") from error
    return _users_in(content, path)


def _users_in(content: object, path: Path) -> Users:
    try:
        entries = _File.model_validate(content).users
    except ValidationError as error:
        place = " > ".join(str(part) for part in error.errors()[0]["loc"]) or "users"
        raise UsersFileError(f"het gebruikersbestand {path} heeft een fout bij: {place}") from error
    users: dict[str, User] = {}
    for name, entry in entries.items():
        key = key_of(name)
        if not is_name(name) or key in users or (entry.password and not is_hash(entry.password)):
            raise UsersFileError(f"het gebruikersbestand {path} heeft een fout bij: users > {name}")
        users[key] = User(name, entry.password, frozenset({Role.READER, *entry.roles}))
    return MappingProxyType(users)


class UsersFile:
    """The users in a file, read again whenever the file has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int, int] | None = None
        self._users: Users = MappingProxyType({})

    def users(self) -> Users:
        """Return the users as the file has them now. Raises UsersFileError when it became unusable."""
        try:
            status = self.path.stat()
        except OSError as error:
            raise UsersFileError(f"het gebruikersbestand {self.path} kan niet gelezen worden") from error
        seen = (status.st_mtime_ns, status.st_size, status.st_ino)
        if seen != self._seen:
            # Read first: when that fails, the next request tries again, and nobody is let in meanwhile.
            self._seen = None
            self._users = read_users(self.path)
            self._seen = seen
        return self._users

    def find(self, name: str) -> User | None:
        """Return the user of that name, or nothing."""
        return self.users().get(key_of(name))


def check_can_add(path: Path, name: str) -> None:
    """Raise UserProblem when no user of this name can be added to the file."""
    if not is_name(name):
        raise UserProblem("een naam bestaat uit letters, cijfers en . @ + _ - \\ (hoogstens 100 tekens)")
    _check_free(read_users(path) if path.exists() else {}, name)


def user_named(users: Users, name: str) -> User:
    """Return the user of that name. Raises UserProblem when there is none."""
    user = users.get(key_of(name))
    if user is None:
        raise UserProblem(f"er is geen gebruiker {name}")
    return user


def add_user(path: Path, user: User) -> None:
    """Write a new user; the file is made where there is none. Raises UserProblem when that cannot be."""
    check_can_add(path, user.name)

    def add(users: dict[str, User]) -> None:
        _check_free(users, user.name)
        users[key_of(user.name)] = user

    _change(path, add, make=True)


def remove_user(path: Path, name: str) -> None:
    """Take a user out of the file. Raises UserProblem when there is none of that name."""

    def remove(users: dict[str, User]) -> None:
        del users[key_of(user_named(users, name).name)]

    _change(path, remove)


def set_password(path: Path, name: str, password_hash: str) -> None:
    """Give a user another password. Raises UserProblem when there is none of that name."""

    def replace(users: dict[str, User]) -> None:
        old = user_named(users, name)
        users[key_of(name)] = User(old.name, password_hash, old.roles)

    _change(path, replace)


def _check_free(users: Users, name: str) -> None:
    if key_of(name) in users:
        raise UserProblem(f"de gebruiker {name} bestaat al")


def _change(path: Path, change: Callable[[dict[str, User]], None], *, make: bool = False) -> None:
    with _lock(path):
        users = {} if make and not path.exists() else dict(read_users(path))
        change(users)
        write_private(path, _text(users).encode())


def _text(users: Mapping[str, User]) -> str:
    entries = {
        user.name: {
            "roles": [role.value for role in Role if role in user.roles and role is not Role.READER],
            **({"password": user.password_hash} if user.password_hash else {}),
        }
        for user in users.values()
    }
    return _HEADING + yaml.safe_dump(
        {"users": entries}, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None
    )


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Keep other commands from changing the file at the same time."""
    if not path.parent.is_dir():
        raise UsersFileError(f"de map {path.parent} voor het gebruikersbestand bestaat niet")
    try:
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_LOCK_SECONDS, mode=0o600):
            yield
    except Timeout as error:
        raise UsersFileError("een andere opdracht wijzigt de gebruikers: probeer straks opnieuw") from error
    except PermissionError as error:
        raise UsersFileError(f"geen toegang tot het gebruikersbestand {path}") from error
