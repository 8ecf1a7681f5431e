"""The door of the page: every request passes here before anything else sees it."""

from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.access.access import ACCESS, Access
from ui.access.addresses import passed_on
from ui.access.errors import UsersFileError
from ui.access.identifying import Mistaken, identify
from ui.access.origin import changes_state, is_foreign, is_known_host
from ui.access.policy import Door, is_for_programs, is_public
from ui.access.roles import VISITOR, Role, Visitor
from ui.languages import language_of
from ui.texts.access import TEXTS, AccessTexts


class AccessMiddleware:
    """Puts the visitor in the scope, and lets nobody in who may not read.

    What needs more than reading asks for that itself, with `ui.access.roles.requires`.
    """

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a refusal."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            refusal = await self._refusal(scope)
            await (refusal or self.app)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})  # the page has no use for these

    async def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        texts = language_of(scope["path"]).choose(TEXTS)
        policy = self._access.policy
        only_here = policy.door is Door.THIS_MACHINE
        if not is_known_host(headers, policy.hosts, only_here=only_here):
            return _line(texts.unknown_host, 400)
        if only_here and passed_on(headers):
            return _line(texts.passed_on, 403)
        if is_public(scope["path"]) and not changes_state(scope["method"]):
            return await self._known(scope, texts, must_read=False)
        foreign = is_foreign(headers, policy.hosts)
        # A link on another site may lead here; its scripts, frames and forms may not.
        if foreign and (changes_state(scope["method"]) or not _is_link(headers)):
            return _line(texts.foreign, 403)
        refusal = await self._known(scope, texts, must_read=not is_public(scope["path"]))
        if refusal is None and foreign is None and changes_state(scope["method"]):
            visitor = scope[VISITOR]
            return _line(texts.origin_missing, 403) if visitor.sign.is_ambient else None
        return refusal

    async def _known(self, scope: Scope, texts: AccessTexts, *, must_read: bool) -> Response | None:
        """Put the visitor in the scope; return a refusal to who may not read where that is needed."""
        try:
            visitor = await identify(scope, self._access)
        except UsersFileError:
            if must_read:
                return _line(texts.users_unusable, 503)
            visitor = Visitor("", frozenset(), "")
        if isinstance(visitor, Mistaken):
            return _mistaken(visitor, texts)
        scope[VISITOR] = visitor
        scope[ACCESS] = self._access
        if not must_read or visitor.may(Role.READER):
            return None
        return self._ask_to_sign_in(scope, texts)

    def _ask_to_sign_in(self, scope: Scope, texts: AccessTexts) -> Response:
        headers = Headers(scope=scope)
        if is_for_programs(scope["path"]) or "text/html" not in headers.get("accept", ""):
            # Browsers would open a dialog of their own for Basic, in the middle of a page.
            by_browser = "sec-fetch-mode" in headers or "cookie" in headers
            return _line(texts.not_signed_in, 401, {} if by_browser else _CHALLENGE)
        if self._access.login is None:
            return _line(texts.sign_in_elsewhere, 401)
        wanted = texts.home if changes_state(scope["method"]) else _address(scope)
        return RedirectResponse(f"{texts.login_path}?naar={quote(wanted, safe='/')}", 303)


def _address(scope: Scope) -> str:
    """Return the path and the query as the browser wrote them."""
    query = scope["query_string"].decode("ascii", "replace")
    return quote(scope["path"]) + (f"?{query}" if query else "")


def _is_link(headers: Headers) -> bool:
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


_CHALLENGE = {"WWW-Authenticate": 'Basic realm="Functiewijzer", charset="UTF-8"'}


def _mistaken(mistaken: Mistaken, texts: AccessTexts) -> Response:
    if mistaken.wait:
        return _line(texts.wait.format(seconds=mistaken.wait), 429, {"Retry-After": str(mistaken.wait)})
    return _line(texts.wrong, 401, _CHALLENGE)


def _line(line: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"fout": line}, status, {"Cache-Control": "no-store", **(headers or {})})
