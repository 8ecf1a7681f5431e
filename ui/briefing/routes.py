"""The pages of Inwerken: choose a document, read its briefing, save it as a file."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from assistant.briefing import Briefing, BriefingMaker
from assistant.texts import enumerate_names
from ingest.dates import dutch_date
from ingest.model import Document
from ui.briefing.report import FORMATS, briefing_report
from ui.briefing.view import address, organisations, sections, unlike
from ui.exports.formats import Format, download_headers, write
from ui.frame import not_found, render_page
from ui.languages import Language
from ui.site import Site
from ui.texts.briefing import TEXTS

_LONGEST_SEARCH = 200
_MOST_TICKS = 5_000


def routes(site: Site, language: Language) -> APIRouter:
    """Return the pages of Inwerken in a language."""
    router = APIRouter(include_in_schema=False)
    texts = language.choose(TEXTS)
    maker = BriefingMaker()

    @router.get("/inwerken", response_class=HTMLResponse)
    def choose(request: Request, zoek: str = "") -> HTMLResponse:
        documents = site.assistant.documents
        words = " ".join(zoek[:_LONGEST_SEARCH].split())
        found = organisations(documents.values(), words, language, texts)
        return render_page(
            "briefing_choice.html",
            request,
            texts=texts,
            organisations=found,
            count=sum(len(organisation.documents) for organisation in found),
            total=len(documents),
            words=words,
        )

    @router.get("/inwerken/{document:path}", response_class=HTMLResponse)
    def show(request: Request, document: str) -> HTMLResponse:
        found = site.assistant.documents.get(document)
        if found is None:
            return not_found(request, texts.no_such_document)
        briefing = _briefing(found)
        differences = briefing.differences
        return render_page(
            "briefing.html",
            request,
            texts=texts,
            document=found,
            date=dutch_date(found.date) if found.date else "",
            total=len(briefing.items),
            sections=sections(briefing, found, language, texts),
            compared=enumerate_names(differences.compared),
            only_here=unlike(differences.only_here, texts.not_found_at, language, texts),
            not_here=unlike(differences.not_here, texts.found_at, language, texts),
            source=language.address(f"/bron/{address(found.name).removeprefix('/inwerken/')}/0"),
            action=language.address(address(found.name)),
        )

    @router.post("/inwerken/{document:path}")
    def save(
        request: Request,
        document: str,
        formaat: Annotated[str, Form()] = "",
        afgevinkt: Annotated[list[str] | None, Form(max_length=_MOST_TICKS)] = None,
    ) -> Response:
        found = site.assistant.documents.get(document)
        if found is None:
            return not_found(request, texts.no_such_document)
        if formaat not in FORMATS:
            return not_found(request, texts.no_such_format)
        report = briefing_report(
            _briefing(found),
            site.assistant.documents,
            language,
            done=frozenset(afgevinkt or ()),
            created=datetime.now().astimezone(),
            base=str(request.base_url),
        )
        chosen = Format(formaat)
        return Response(write(report, chosen), headers=download_headers(report, chosen))

    def _briefing(document: Document) -> Briefing:
        return maker.make(document, site.assistant.documents.values())

    return router
