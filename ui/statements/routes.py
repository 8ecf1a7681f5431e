"""The pages /toegankelijkheid and /over."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ui.frame import render_page
from ui.languages import Language
from ui.site import Site
from ui.statements.view import about_view, accessibility_view


def routes(site: Site, language: Language) -> APIRouter:
    """Return the accessibility statement and the notice about the AI system, in a language."""
    router = APIRouter(include_in_schema=False)

    @router.get("/toegankelijkheid", response_class=HTMLResponse)
    def accessibility(request: Request) -> HTMLResponse:
        return render_page("statement.html", request, page=accessibility_view(site, language))

    @router.get("/over", response_class=HTMLResponse)
    def about(request: Request) -> HTMLResponse:
        return render_page("statement.html", request, page=about_view(site, language))

    return router
