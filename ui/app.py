"""The web application: every page, the HTTP interface, and what guards them."""

import asyncio
from collections.abc import Callable
from functools import partial
from importlib.resources import files

import gradio as gr
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException

from ui import api, job_routes
from ui.access import routes as signing_in
from ui.access.access import Access, access_on_this_machine
from ui.access.middleware import AccessMiddleware
from ui.briefing import routes as briefing
from ui.chat import routes as conversations
from ui.chat.page import build_page
from ui.chat.theme import theme
from ui.comparison import routes as comparison
from ui.documents import routes as documents
from ui.evaluation import routes as evaluation
from ui.feedback import routes as feedback
from ui.gradio_page import FramedGradio
from ui.guard import Guard
from ui.languages import LANGUAGES, Language
from ui.site import Site
from ui.sources import routes as sources
from ui.statements import routes as statements
from ui.texts import api as texts

_STATIC = str(files("ui") / "static")
_PAGES = (
    conversations.routes,
    sources.routes,
    signing_in.routes,
    comparison.routes,
    briefing.routes,
    statements.routes,
    documents.routes,
    evaluation.routes,
    feedback.routes,
)
"""The pages beside the chat: each gives its addresses in a language."""


def create_app(site: Site, access: Access | None = None) -> FastAPI:
    """Return the application: the chat at /, the other pages beside it, the HTTP interface at /api.

    ``access``: what guards it; None: everybody on this machine may do everything, and no one else.
    """
    app = FastAPI(
        title=texts.TITLE, description=texts.DESCRIPTION, docs_url=None, redoc_url=None, version="1"
    )
    app.include_router(api.routes(site))
    app.include_router(job_routes.routes(site))
    for language in LANGUAGES:
        for routes in _PAGES:
            app.include_router(
                routes(site, language), prefix=language.prefix, include_in_schema=not language.prefix
            )
        if language.prefix:
            app.add_api_route(language.prefix, _to_chat(language), include_in_schema=False)
    app.mount("/functiewijzer", StaticFiles(directory=_STATIC), name="static")
    app.add_exception_handler(RequestValidationError, api.answer_invalid)
    app.add_exception_handler(StarletteHTTPException, api.answer_http_error)
    app.add_middleware(FramedGradio)
    app.add_middleware(AccessMiddleware, access=access or access_on_this_machine())
    app.add_middleware(Guard)
    # The chat in Dutch takes what no other address took, so it comes last.
    for language in reversed(LANGUAGES):
        _inside_a_loop(partial(_mount_chat, app, site, language))
    return app


def _to_chat(language: Language) -> Callable[[], RedirectResponse]:
    return lambda: RedirectResponse(language.address("/"))


def _mount_chat(app: FastAPI, site: Site, language: Language) -> None:
    gr.mount_gradio_app(
        app,
        build_page(site, language),
        path=language.prefix or "/",
        theme=theme(),
        footer_links=[],
        favicon_path=None if language.prefix else f"{_STATIC}/icon.svg",
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
