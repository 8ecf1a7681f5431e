"""Serve the page, the HTTP interface and the source pages."""

import asyncio
import errno
import json
import logging
import re
import socket
from collections.abc import Callable, Sequence
from html import escape
from importlib.resources import files
from typing import Annotated, Any

import gradio as gr
import uvicorn
from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, BeforeValidator, Field
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import QUESTION_LIMIT, LiveAssistant
from ingest.model import Document
from ui import texts
from ui.page import build_page, question_problem, theme
from ui.source_view import find_words, render_source_page, stand_alone
from vectorstore import IndexEmpty, IndexMissing

_LOGGER = logging.getLogger(__name__)
_STATIC = str(files("ui") / "static")
_MAX_HISTORY = 100
_MOST = 10**9
_QUOTE_LIMIT = 20_000
"""Longest quote that is looked for in a changed document, in characters."""
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
_PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_SOURCE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)

_GRADIO_CARD = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
"""What Gradio tells social media about a page: English, with an image from elsewhere."""

_IN_DUTCH: tuple[tuple[str, str], ...] = (
    ('lang="en"', 'lang="nl"'),
    (
        '<meta charset="utf-8" />',
        f'<meta charset="utf-8" /><title>{texts.NAME}</title>'
        '<script src="/functiewijzer/page.js"></script>'
        '<link rel="stylesheet" href="/functiewijzer/page.css" />',
    ),
    ("<gradio-app", f"<noscript><p>{texts.NO_SCRIPT}</p></noscript><gradio-app"),
)
"""What is replaced in Gradio's page: its language, its title, and what it loads first."""


class ServeError(Exception):
    """The page cannot be served; the message is one Dutch line."""


def _check_question(value: object) -> object:
    problem = question_problem(value)
    if problem is not None:
        raise ValueError(problem)
    return value


class AskRequest(BaseModel):
    """A question to POST /api/ask."""

    question: Annotated[
        str,
        BeforeValidator(_check_question),
        Field(json_schema_extra={"minLength": 1, "maxLength": QUESTION_LIMIT}),
    ]
    """What is asked."""
    history: Annotated[
        list[Annotated[str, Field(max_length=QUESTION_LIMIT)]], Field(max_length=_MAX_HISTORY)
    ] = []
    """Earlier questions of the conversation, oldest first."""
    organisations: list[str] = []
    """Only these organisations; empty: all."""


def create_app(assistant: LiveAssistant) -> FastAPI:
    """Return the web application: the page at /, the HTTP interface at /api, sources at /bron."""
    app = FastAPI(
        title=texts.API_TITLE,
        description=texts.API_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        version="1",
    )
    _add_api(app, assistant)
    _add_sources(app, assistant)
    _add_documentation(app)
    app.mount("/functiewijzer", StaticFiles(directory=_STATIC), name="static")
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(StarletteHTTPException, _answer_http_error)
    app.add_middleware(_DutchPage)
    app.add_middleware(_Guard)
    _inside_a_loop(lambda: _mount_page(app, assistant))
    return app


def _mount_page(app: FastAPI, assistant: LiveAssistant) -> None:
    gr.mount_gradio_app(
        app,
        build_page(assistant),
        path="/",
        theme=theme(),
        footer_links=[],
        favicon_path=f"{_STATIC}/icon.svg",
        allowed_paths=[],
        max_file_size=0,
        show_error=False,
        run_history=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
    )


def _inside_a_loop(build: Callable[[], None]) -> None:
    """Call with an event loop running: without one, Gradio opens loops that it never closes."""

    async def call() -> None:
        build()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        try:
            loop.run_until_complete(call())
        finally:
            loop.close()
    else:
        build()


def serve(assistant: LiveAssistant, host: str, port: int) -> None:
    """Serve until interrupted, after one line that says where; port 0 takes a free one.

    Raises ServeError when the address cannot be listened on.
    """
    listener = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        create_app(assistant),
        log_level="warning",
        access_log=False,
        ws="none",
        timeout_graceful_shutdown=2,
    )
    print(texts.SERVING.format(address=f"http://{shown}:{listener.getsockname()[1]}"), flush=True)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        _LOGGER.debug("interrupted")
    finally:
        listener.close()


def _listen(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65_535:
        raise ServeError(texts.NO_SUCH_PORT.format(port=port))
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ServeError(texts.CANNOT_LISTEN.format(host=host, port=port, reason=error)) from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        lines = {errno.EADDRINUSE: texts.PORT_IN_USE, errno.EACCES: texts.PORT_FORBIDDEN}
        line = lines.get(error.errno or 0, texts.CANNOT_LISTEN)
        raise ServeError(line.format(host=host, port=port, reason=error)) from error
    return listener


def _add_api(app: FastAPI, assistant: LiveAssistant) -> None:
    @app.get("/health", summary=texts.API_HEALTH)
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(assistant.documents)}

    @app.get("/api/documents", summary=texts.API_DOCUMENTS)
    def documents() -> list[dict[str, Any]]:
        return [
            {
                "document": document.name,
                "title": document.title,
                "organisation": document.organisation,
                "role": document.role,
                "sha256": document.sha256,
                "passages": len(document.passages),
            }
            for document in assistant.documents.values()
        ]

    @app.post("/api/ask", summary=texts.API_ASK)
    def ask(request: AskRequest) -> dict[str, Any]:
        _check_organisations(request.organisations, assistant.organisations)
        try:
            answer = assistant.ask(
                request.question, history=request.history, organisations=request.organisations
            )
        except (IndexMissing, IndexEmpty) as error:
            raise HTTPException(503, texts.NO_DOCUMENTS) from error
        except Exception as error:
            _LOGGER.exception("answering failed")
            raise HTTPException(500, texts.ASK_FAILED) from error
        return answer.to_dict()

    @app.api_route("/api/{_rest:path}", methods=["GET", "POST"], include_in_schema=False)
    def nothing(_rest: str) -> None:
        raise HTTPException(404, texts.NO_SUCH_ADDRESS)


def _check_organisations(chosen: Sequence[str], known: Sequence[str]) -> None:
    for name in chosen:
        if name not in known:
            raise HTTPException(422, texts.UNKNOWN_ORGANISATION.format(name=name[:100]))


def _add_sources(app: FastAPI, assistant: LiveAssistant) -> None:
    @app.get("/bron/{document:path}/{passage}", response_class=HTMLResponse, summary=texts.API_SOURCE)
    def source(document: str, passage: str, start: str = "", end: str = "", v: str = "") -> HTMLResponse:
        found = assistant.documents.get(document)
        if found is None:
            return _not_found(texts.NO_SUCH_DOCUMENT)
        if v and start and end:
            return _source_as_quoted(found, start, end, v)
        number = _number(passage, len(found.passages) - 1)
        if number is None:
            return _not_found(texts.NO_SUCH_PASSAGE)
        place = found.passages[number]
        first = _number(start, len(found.text)) if start else place.start
        last = _number(end, len(found.text)) if end else place.end
        if first is None or last is None or first >= last:
            return _not_found(texts.NO_SUCH_PASSAGE)
        return HTMLResponse(render_source_page(found, first, last))

    @app.get("/bron/{_rest:path}", include_in_schema=False)
    def nothing(_rest: str) -> HTMLResponse:
        return _not_found(texts.NO_SUCH_ADDRESS)


def _source_as_quoted(document: Document, start: str, end: str, mark: str) -> HTMLResponse:
    """Show a quote of which the words are known by their mark, in a document that may have changed."""
    first, last = _number(start, _MOST), _number(end, _MOST)
    if first is None or last is None or not first < last <= first + _QUOTE_LIMIT:
        return _not_found(texts.NO_SUCH_PASSAGE)
    place = find_words(document.text, first, last, mark)
    if place is None:
        return HTMLResponse(render_source_page(document, 0, 0, texts.QUOTE_GONE))
    note = texts.DOCUMENT_MOVED if place != first else ""
    return HTMLResponse(render_source_page(document, place, place + last - first, note))


def _number(text: str, most: int) -> int | None:
    """Return the number that the digits form, if it is not more than most."""
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        return None
    number = int(text)
    return number if number <= most else None


def _not_found(line: str) -> HTMLResponse:
    back = f'<p><a href="/">{texts.BACK_TO_PAGE}</a></p>'
    body = f"<main><h1>{texts.NOT_FOUND}</h1><p>{line}</p>{back}</main>"
    return HTMLResponse(stand_alone(texts.NOT_FOUND, body), status_code=404)


def _add_documentation(app: FastAPI) -> None:
    """Add a page that lists the interface; FastAPI's own loads scripts from elsewhere."""

    @app.get("/docs", include_in_schema=False)
    def documentation() -> HTMLResponse:
        rows = "".join(
            f"<tr><td><code>{method.upper()} {escape(path)}</code></td>"
            f"<td>{escape(operation['summary'])}</td></tr>"
            for path, operations in app.openapi()["paths"].items()
            for method, operation in operations.items()
        )
        example = json.dumps(
            {"question": texts.API_EXAMPLE_QUESTION, "history": [], "organisations": []}, indent=2
        )
        body = (
            f"<main><h1>{texts.API_TITLE}</h1><p>{texts.API_DESCRIPTION} "
            '<a href="/openapi.json">/openapi.json</a></p>'
            f'<div class="tabel"><table><tbody>{rows}</tbody></table></div>'
            f"<h2>{texts.API_EXAMPLE}: POST /api/ask</h2><pre>{escape(example)}</pre>"
            f'<p><a href="/">{texts.BACK_TO_PAGE}</a></p></main>'
        )
        return HTMLResponse(stand_alone(texts.API_TITLE, body))


def _answer_invalid(_request: Request, error: Exception) -> JSONResponse:
    """Say in one line what is wrong with the fields of a request."""
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    return JSONResponse(
        {"fout": _problem_line(problems[0]) if problems else texts.BODY_NOT_JSON}, status_code=422
    )


def _problem_line(problem: dict[str, Any]) -> str:
    place = [part for part in problem["loc"] if part != "body"]
    field = place[0] if place else ""
    if field == "question":
        cause = problem.get("ctx", {}).get("error")
        missing = texts.QUESTION_MISSING if problem["type"] == "missing" else texts.QUESTION_NOT_TEXT
        return str(cause) if cause else missing
    if field == "history":
        return texts.HISTORY_INVALID.format(count=_MAX_HISTORY, limit=QUESTION_LIMIT)
    return texts.ORGANISATIONS_INVALID if field == "organisations" else texts.BODY_NOT_JSON


def _answer_http_error(_request: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, StarletteHTTPException) else 500
    known = {405: texts.WRONG_METHOD, 400: texts.BODY_NOT_JSON}
    line = known.get(status) or str(getattr(error, "detail", "")) or texts.ASK_FAILED
    return JSONResponse({"fout": line}, status_code=status)


class _Guard:
    """Closes paths that the page does not need, bounds bodies, sends the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = _security_headers(scope["path"])

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in headers}
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in own]
                message = {**message, "headers": [*kept, *headers]}
            await send(message)

        refusal = _refusal(scope)
        await (refusal or self.app)(scope, receive, send_with_headers)


def _refusal(scope: Scope) -> JSONResponse | None:
    if scope["path"].startswith(_CLOSED_PATHS):
        return JSONResponse({"fout": texts.BLOCKED}, status_code=403)
    if scope["method"] in ("POST", "PUT", "PATCH"):
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit():
            return JSONResponse({"fout": texts.LENGTH_REQUIRED}, status_code=411)
        if int(length) > _MAX_BODY:
            return JSONResponse({"fout": texts.BODY_TOO_LARGE}, status_code=413)
    return None


def _security_headers(path: str) -> list[tuple[bytes, bytes]]:
    policy = _SOURCE_POLICY if path.startswith(("/bron/", "/docs")) else _PAGE_POLICY
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-frame-options", b"DENY"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]


class _DutchPage:
    """Makes Gradio's page Dutch before any script runs, and adds its own style and script."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
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
                await _send_dutch(started[0], bytes(body), send)

        await self.app({**scope, "headers": plain}, receive, hold)


async def _send_dutch(start: Message, body: bytes, send: Send) -> None:
    body = _GRADIO_CARD.sub(b"", body)
    for english, dutch in _IN_DUTCH:
        body = body.replace(english.encode(), dutch.encode(), 1)
    headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
    headers.append((b"content-length", str(len(body)).encode("ascii")))
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})
