"""What stands before every request: closed addresses, bounds on bodies, security headers."""

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.languages import without_prefix
from ui.texts import api as texts

_MAX_BODY = 2_000_000
"""Bytes of a request's body; a full history fits."""
_CLOSED_PATHS = (
    "/gradio_api/file",
    "/gradio_api/proxy",
    "/gradio_api/upload",
    "/gradio_api/stream",
    "/monitoring",
)
"""Parts of Gradio that fetch, store or show what this page does not need."""

# Gradio starts from scripts inside its page and makes functions of text (gr.HTML's templates), so
# its page needs 'unsafe-inline' and 'unsafe-eval'; documents reach it only escaped.
_GRADIO_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_GRADIO_PATHS = ("/gradio_api", "/assets", "/static", "/theme.css", "/config", "/svelte")


class Guard:
    """Closes paths that the pages do not need, bounds bodies, sends the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = _security_headers(without_prefix(scope["path"]))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in headers}
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in own]
                message = {**message, "headers": [*kept, *headers]}
            await send(message)

        refusal = _refusal(scope)
        await (refusal or self.app)(scope, receive, send_with_headers)


def _refusal(scope: Scope) -> JSONResponse | None:
    if without_prefix(scope["path"]).startswith(_CLOSED_PATHS):
        return JSONResponse({"fout": texts.BLOCKED}, status_code=403)
    if scope["method"] in ("POST", "PUT", "PATCH"):
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit():
            return JSONResponse({"fout": texts.LENGTH_REQUIRED}, status_code=411)
        if int(length) > _MAX_BODY:
            return JSONResponse({"fout": texts.BODY_TOO_LARGE}, status_code=413)
    return None


def _security_headers(path: str) -> list[tuple[bytes, bytes]]:
    is_gradio = path == "/" or path.startswith(_GRADIO_PATHS)
    policy = _GRADIO_POLICY if is_gradio else _PAGE_POLICY
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-frame-options", b"DENY"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]
