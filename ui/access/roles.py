"""Roles, the visitor who holds them, and the dependency that a page asks for a role with."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache

from fastapi import HTTPException
from starlette.requests import HTTPConnection

from ui.access.addresses import counted_address
from ui.languages import language_of
from ui.texts.access import TEXTS

VISITOR = "functiewijzer.visitor"
"""Where the visitor stands in the ASGI scope."""


class Role(StrEnum):
    """What a visitor may do; the value is what stands in the users file."""

    READER = "reader"
    """Ask, read, compare, export."""
    CURATOR = "curator"
    """Upload, replace and remove documents."""
    EVALUATOR = "evaluator"
    """Run question sets, read reports and feedback."""


class Sign(Enum):
    """What a request shows to say who sent it."""

    NONE = auto()
    """Nothing: nobody signed in."""
    SESSION = auto()
    """The cookie of the login page; only here can the visitor sign out."""
    PROXY = auto()
    """The header of the trusted proxy."""
    CREDENTIALS = auto()
    """Name and password in the request itself (HTTP Basic)."""

    @property
    def is_ambient(self) -> bool:
        """Tell whether browsers show it by themselves, also for a page of another site."""
        return self in (Sign.SESSION, Sign.PROXY)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sent a request."""

    name: str
    """Name of the user; empty: not signed in."""
    roles: frozenset[Role]
    """What this visitor may do; empty: nothing that needs a role."""
    address: str
    """Network address of the visitor, as far as it can be trusted."""
    sign: Sign = Sign.NONE
    """What says who this is."""

    def may(self, role: Role) -> bool:
        """Tell whether this visitor holds the role."""
        return role in self.roles

    @property
    def client(self) -> str:
        """What limits are counted by: the user, or without one the address."""
        return f"user:{self.name}" if self.name else f"address:{counted_address(self.address)}"


NOBODY = Visitor("", frozenset(), "")
"""Who is seen where nothing established who is asking: may do nothing."""


def visitor_of(connection: HTTPConnection) -> Visitor:
    """Return who sent the request, as the access middleware found it."""
    visitor = connection.scope.get(VISITOR)
    return visitor if isinstance(visitor, Visitor) else NOBODY


@cache
def requires(role: Role) -> Callable[[HTTPConnection], Visitor]:
    """Return the dependency that lets a request through only with the role, and gives its visitor.

    Use it as ``Depends(requires(Role.CURATOR))``. Raises HTTPException 403 with one line in the
    language of the address. The same role gives the same function, so ``app.dependency_overrides``
    can replace it in a test.
    """

    def check(connection: HTTPConnection) -> Visitor:
        visitor = visitor_of(connection)
        if not visitor.may(role):
            texts = language_of(connection.url.path).choose(TEXTS)
            raise HTTPException(403, texts.needs_role.format(role=texts.roles[role.value]))
        return visitor

    return check
