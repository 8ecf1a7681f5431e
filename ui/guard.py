"""What stands before every request: closed addresses, bounds on bodies, security headers."""

import secrets

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.documents.limits import UPLOAD_ADDRESS, UPLOAD_BYTES
from ui.languages import without_prefix
from ui.texts import api as texts

_MAX_BODY = 2_000_000
"""Bytes of a request's body; a full history fits."""
_MAX_BODIES = {UPLOAD_ADDRESS: UPLOAD_BYTES}
"""Bytes of a body at the addresses that take more; there it may come in pieces of unknown number."""
_GRADIO = "/gradio_api/"
_OPEN_TO_GRADIO = ("queue/join", "queue/data", "cancel", "heartbeat/", "reset", "startup-events", "info")
"""What Gradio's page asks of its server; the rest would fetch, store, run or show what no page needs."""
_CLOSED_PATHS = ("/monitoring", "/custom_component")
_CHAT_PATHS = ("/", "")

# Gradio makes functions of text (the templates of gr.HTML), so its page needs 'unsafe-eval', and sets
# style attributes. Its own scripts inside the page carry a nonce; nothing else inside a page runs.
_CHAT_POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; frame-src 'none'; worker-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_NONCE = "script_nonce"


def script_nonce(scope: Scope) -> str:
    """Return what the scripts inside this response must carry to run; new for each request."""
    nonce: str = scope["state"][_NONCE]
    return nonce


class BodyTooLarge(Exception):
    """More bytes came in than the address takes."""


class Guard:
    """Closes paths that the pages do not need, bounds bodies, sends the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})[_NONCE] = nonce
        headers = _security_headers(without_prefix(scope["path"]), nonce)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in headers}
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in own]
                message = {**message, "headers": [*kept, *headers]}
            await send(message)

        refusal = _refusal(scope)
        await (refusal or self.app)(scope, _bounded(receive, _most_bytes(scope)), send_with_headers)


def _most_bytes(scope: Scope) -> int:
    return _MAX_BODIES.get(without_prefix(scope["path"]), _MAX_BODY)


def _bounded(receive: Receive, most: int) -> Receive:
    """Return what receives a body and raises BodyTooLarge, in whoever reads it, once it is too large."""
    received = 0

    async def receive_bounded() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise BodyTooLarge
        return message

    return receive_bounded


def _refusal(scope: Scope) -> JSONResponse | None:
    if _is_closed(without_prefix(scope["path"])):
        return JSONResponse({"fout": texts.BLOCKED}, status_code=403)
    if scope["method"] in ("POST", "PUT", "PATCH"):
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit():
            if without_prefix(scope["path"]) in _MAX_BODIES:
                return None
            return JSONResponse({"fout": texts.LENGTH_REQUIRED}, status_code=411)
        if int(length) > _most_bytes(scope):
            return JSONResponse({"fout": texts.BODY_TOO_LARGE}, status_code=413)
    return None


def _is_closed(path: str) -> bool:
    if path.startswith(_GRADIO):
        return not path.removeprefix(_GRADIO).startswith(_OPEN_TO_GRADIO)
    return path.startswith(_CLOSED_PATHS)


def _security_headers(path: str, nonce: str) -> list[tuple[bytes, bytes]]:
    policy = _CHAT_POLICY.format(nonce=nonce) if path in _CHAT_PATHS else _PAGE_POLICY
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-frame-options", b"DENY"),
        (b"x-content-type-options", b"nosniff"),
        # Nothing leaves the site; "no-referrer" would make browsers hide from our own forms where they stand
        # (Origin: null), which ui.access.origin asks for.
        (b"referrer-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]
