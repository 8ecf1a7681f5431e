"""The addresses of the comparison: the page, and its files."""

from datetime import datetime

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from ui.comparison.choice import PATH, read_choice
from ui.comparison.report import comparison_report
from ui.comparison.view import comparison_view
from ui.exports.formats import Format, download_headers, write
from ui.frame import not_found, render_page
from ui.languages import Language
from ui.site import Site
from ui.texts.comparison import TEXTS

_NAMES = Query([], alias="d")


def routes(site: Site, language: Language) -> APIRouter:
    """Return the page that compares documents, in a language."""
    router = APIRouter(include_in_schema=False)
    texts = language.choose(TEXTS)

    @router.get(PATH, response_class=HTMLResponse, summary=texts.title)
    def page(
        request: Request, names: list[str] = _NAMES, thema: str = "", verschillen: str = "", zoek: str = ""
    ) -> HTMLResponse:
        documents = site.assistant.documents
        choice = read_choice(documents, names, thema, verschillen, zoek)
        view = comparison_view(documents, choice, texts, language)
        return render_page("comparison.html", request, texts=texts, view=view)

    @router.get(f"{PATH}/{{extension}}", response_class=Response, summary=texts.export)
    def file(
        request: Request,
        extension: str,
        names: list[str] = _NAMES,
        thema: str = "",
        verschillen: str = "",
    ) -> Response:
        documents = site.assistant.documents
        choice = read_choice(documents, names, thema, verschillen, "")
        if extension not in texts.formats or not choice.is_enough:
            return not_found(request)
        report = comparison_report(
            choice,
            documents,
            texts,
            language,
            base_address=str(request.base_url),
            created=datetime.now().astimezone(),
        )
        kind = Format(extension)
        return Response(write(report, kind), headers=download_headers(report, kind))

    return router
