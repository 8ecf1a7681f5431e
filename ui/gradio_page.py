"""Gradio's page made ours before any script runs: its language, its title, the frame of the other pages."""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.access.account import account_of
from ui.api import answer_http_error
from ui.frame import render_fragment
from ui.guard import script_nonce
from ui.languages import LANGUAGES, language_of
from ui.texts import api as texts
from ui.texts.site import TEXTS

_CARD = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
"""What Gradio tells social media about a page: English, with an image from elsewhere."""
_SCRIPT = re.compile(rb"<script(?=[\s>])")
"""Where a script of Gradio's page begins. What it holds of ours is JSON in which every < is escaped."""
_PAGES = {address for language in LANGUAGES for address in (language.prefix, f"{language.prefix}/")}


class FramedGradio:
    """Puts the header and footer of every page around Gradio's, in the language of the address.

    What is not there, at an address that Gradio was the last to be asked for, is told as elsewhere.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
        elif scope["path"] in _PAGES:
            await self._frame(scope, receive, send)
        else:
            await self._explain(scope, receive, send)

    async def _frame(self, scope: Scope, receive: Receive, send: Send) -> None:
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        started: list[Message] = []
        body = bytearray()

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
                return
            if message["type"] != "http.response.body":
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await _send_framed(started[0], bytes(body), scope, send)

        await self.app({**scope, "headers": plain}, receive, hold)

    async def _explain(self, scope: Scope, receive: Receive, send: Send) -> None:
        missing = False

        async def replace(message: Message) -> None:
            nonlocal missing
            if message["type"] == "http.response.start":
                missing = message["status"] == 404 and not _is_page(message)
            if not missing:
                await send(message)

        await self.app(scope, receive, replace)
        if missing:
            request = Request(scope)
            answer = answer_http_error(request, HTTPException(404, texts.NO_SUCH_ADDRESS))
            await answer(scope, receive, send)


def _is_page(start: Message) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in start["headers"]
    )


async def _send_framed(start: Message, body: bytes, scope: Scope, send: Send) -> None:
    if start["status"] == 200:
        body = _framed(body, Request(scope))
    headers = [
        pair for pair in start["headers"] if pair[0].lower() not in (b"content-length", b"cache-control")
    ]
    headers.append((b"content-length", str(len(body)).encode("ascii")))
    headers.append((b"cache-control", b"no-cache"))  # a nonce is for one time
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _framed(body: bytes, request: Request) -> bytes:
    language, nonce = language_of(request.url.path), script_nonce(request.scope)
    body = _SCRIPT.sub(f'<script nonce="{nonce}"'.encode(), _CARD.sub(b"", body))
    address = language.address("/")
    own = language.choose(TEXTS)
    before = render_fragment("header.html", address, skip_to="fw-vraag", account=account_of(request))
    notice = f'<noscript><p class="fw-geen-script">{own.no_script}</p></noscript>'
    replacements = (
        ('lang="en"', f'lang="{language.code}"'),
        ('<meta charset="utf-8" />', f'<meta charset="utf-8" />{render_fragment("chat_head.html", address)}'),
        ("<gradio-app", f'{before}{notice}<gradio-app id="inhoud"'),
        ("</gradio-app>", f"</gradio-app>{render_fragment('footer.html', address)}"),
    )
    for theirs, ours in replacements:
        body = body.replace(theirs.encode(), ours.encode(), 1)
    return body
