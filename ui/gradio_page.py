"""Gradio's page made ours before any script runs: its language, its title, the frame of the other pages."""

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.api import SPOKEN
from ui.frame import not_found, render_fragment
from ui.languages import LANGUAGES, Language, language_of
from ui.texts.site import TEXTS

_CARD = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
"""What Gradio tells social media about a page: English, with an image from elsewhere."""
_PAGES = {address for language in LANGUAGES for address in (language.prefix, f"{language.prefix}/")}


class FramedGradio:
    """Puts the header and footer of every page around Gradio's, in the language of the address.

    Addresses that neither we nor Gradio know, which Gradio tells in JSON, get our page that says so.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
        elif scope["path"] in _PAGES:
            plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            await self._frame({**scope, "headers": plain}, receive, send)
        else:
            await self._find(scope, receive, send)

    async def _frame(self, scope: Scope, receive: Receive, send: Send) -> None:
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
                await _send_framed(started[0], bytes(body), language_of(scope["path"]), send)

        await self.app(scope, receive, hold)

    async def _find(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_missing = False

        async def notice(message: Message) -> None:
            nonlocal is_missing
            if message["type"] == "http.response.start" and message["status"] == 404:
                is_missing = b"application/json" in dict(message["headers"]).get(b"content-type", b"")
            if not is_missing:
                await send(message)

        speaks = scope["path"].startswith(SPOKEN)
        await self.app(scope, receive, send if speaks else notice)
        if is_missing:
            await not_found(Request(scope))(scope, receive, send)


async def _send_framed(start: Message, body: bytes, language: Language, send: Send) -> None:
    if start["status"] == 200:
        body = _framed(body, language)
    headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
    headers.append((b"content-length", str(len(body)).encode("ascii")))
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _framed(body: bytes, language: Language) -> bytes:
    body = _CARD.sub(b"", body)
    address = language.address("/")
    texts = language.choose(TEXTS)
    before = render_fragment("header.html", address, skip_to="fw-vraag")
    notice = f'<noscript><p class="fw-geen-script">{texts.no_script}</p></noscript>'
    replacements = (
        ('lang="en"', f'lang="{language.code}"'),
        ('<meta charset="utf-8" />', f'<meta charset="utf-8" />{render_fragment("chat_head.html", address)}'),
        ("<gradio-app", f'{before}{notice}<gradio-app id="inhoud"'),
        ("</gradio-app>", f"</gradio-app>{render_fragment('footer.html', address)}"),
    )
    for theirs, ours in replacements:
        body = body.replace(theirs.encode(), ours.encode(), 1)
    return body
