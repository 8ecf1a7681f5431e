"""What the header of a page shows of the visitor."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from ui.access.access import access_of
from ui.access.roles import Role, Sign, visitor_of
from ui.languages import without_prefix


@dataclass(frozen=True, slots=True)
class Account:
    """The visitor, as the header shows him."""

    name: str = ""
    """Name of the user; empty: not signed in."""
    may_read: bool = True
    """Whether the pages are shown at all."""
    can_sign_in: bool = False
    """Whether there is a login page and the visitor did not use it yet."""
    can_sign_out: bool = False
    """Whether the visitor signed in on the login page."""


NO_ACCOUNT = Account()
"""Where there are no users."""


def account_of(connection: HTTPConnection) -> Account:
    """Return what the header shows of who sent the request."""
    access, visitor = access_of(connection), visitor_of(connection)
    if access is None:
        return NO_ACCOUNT
    is_at_the_door = without_prefix(connection.url.path) == "/aanmelden"
    return Account(
        name=visitor.name,
        may_read=visitor.may(Role.READER),
        can_sign_in=access.login is not None and visitor.sign is Sign.NONE and not is_at_the_door,
        can_sign_out=visitor.sign is Sign.SESSION,
    )
