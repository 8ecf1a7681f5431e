"""Find out who sent a request."""

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Scope

from ui.access.access import Access
from ui.access.addresses import client_address, is_secure, peer_of
from ui.access.roles import Role, Sign, Visitor
from ui.access.users import User, is_name


@dataclass(frozen=True, slots=True)
class Mistaken:
    """Credentials came with the request and were not accepted."""

    wait: int
    """Seconds before others are looked at; 0: they were wrong."""


def cookie_name(*, secure: bool) -> str:
    """Return the name of the session cookie; over https one that no other site can set for this one."""
    return "__Host-functiewijzer" if secure else "functiewijzer"


def session_cookie(scope: Scope, access: Access) -> str:
    """Return the session cookie that came with a request, or nothing."""
    secure = is_secure(scope, Headers(scope=scope), access.policy.proxies)
    return HTTPConnection(scope).cookies.get(cookie_name(secure=secure), "")


async def identify(scope: Scope, access: Access) -> Visitor | Mistaken:
    """Return who sent the request. Raises UsersFileError when the users file became unusable."""
    headers = Headers(scope=scope)
    address = client_address(peer_of(scope), headers, access.policy.proxies)
    name = _name_from_proxy(scope, headers, access)
    if name:
        user = access.login.users.find(name) if access.login else None
        return Visitor(name, user.roles if user else frozenset({Role.READER}), address, Sign.PROXY)
    if access.login:
        user = access.login.sessions.user(session_cookie(scope, access))
        if user:
            return _visitor(user, address, Sign.SESSION)
        if "authorization" in headers:
            attempt = await access.login.signing_in.check_basic(headers["authorization"], address)
            if attempt.user:
                return _visitor(attempt.user, address, Sign.CREDENTIALS)
            return Mistaken(attempt.wait)
    return Visitor("", access.policy.door.roles, address)


def _visitor(user: User, address: str, sign: Sign) -> Visitor:
    return Visitor(user.name, user.roles, address, sign)


def _name_from_proxy(scope: Scope, headers: Headers, access: Access) -> str:
    """Return the name in the header of the trusted proxy; of two names none is believed."""
    policy = access.policy
    if not policy.proxy_header or not policy.proxies.trusts(peer_of(scope)):
        return ""
    names = [name.strip() for name in headers.getlist(policy.proxy_header)]
    return names[0] if len(names) == 1 and is_name(names[0]) else ""
