"""The pages of documents: /documenten, the list; /documenten/<name>, one document."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ingest.reading import KNOWN_SUFFIXES
from ui.access.roles import Role, visitor_of
from ui.documents import actions
from ui.documents.details import identity, noise_groups, sections_tree
from ui.documents.folder import discard_leftovers
from ui.documents.limits import FILE_BYTES, MOST_FILES
from ui.documents.listing import last_ingest, list_documents, not_in_index, notes_of
from ui.documents.progress import job_to_show
from ui.frame import not_found, render_page
from ui.ingest_record import read_record
from ui.languages import DUTCH, Language
from ui.site import Site
from ui.texts import document_details, document_keeping
from ui.texts.documents import TEXTS


def routes(site: Site, language: Language) -> APIRouter:
    """Return the pages of documents in a language, and what their forms are sent to."""
    router = APIRouter()
    texts, keeping = language.choose(TEXTS), language.choose(document_keeping.TEXTS)
    details = language.choose(document_details.TEXTS)
    if language is DUTCH:
        discard_leftovers(site)

    def may_keep(request: Request) -> bool:
        can_be_kept = site.documents is not None and site.index is not None
        return can_be_kept and visitor_of(request).may(Role.CURATOR)

    def show_list(
        request: Request,
        zoek: str = "",
        volgorde: str = "",
        blad: str = "1",
        taak: str = "",
        problem: str = "",
        status: int = 200,
    ) -> HTMLResponse:
        documents = list(site.assistant.documents.values())
        record = read_record(site.index) if site.index else None
        is_curator = visitor_of(request).may(Role.CURATOR)
        page = int(blad) if blad.isascii() and blad.isdigit() and len(blad) < 7 else 1
        return render_page(
            "documents.html",
            request,
            status,
            texts=texts,
            keeping=keeping,
            listing=list_documents(documents, texts, language, zoek, volgorde, page),
            documents=len(documents),
            organisations=len(site.assistant.organisations),
            passages=sum(len(document.passages) for document in documents),
            left_out=not_in_index(site.index, record, texts),
            report=last_ingest(record, texts, language, with_names=is_curator) if record else None,
            is_curator=is_curator,
            may_keep=may_keep(request),
            job=job_to_show(site.jobs, taak, language) if may_keep(request) else None,
            problem=problem,
            **_limits(),
        )

    @router.get("/documenten", response_class=HTMLResponse, include_in_schema=False)
    def listed(
        request: Request, zoek: str = "", volgorde: str = "", blad: str = "1", taak: str = ""
    ) -> HTMLResponse:
        return show_list(request, zoek, volgorde, blad, taak)

    @router.get("/documenten/{name:path}", response_class=HTMLResponse, include_in_schema=False)
    def one(request: Request, name: str) -> HTMLResponse:
        document = site.assistant.documents.get(name)
        if document is None:
            return not_found(request, details.no_such_document)
        is_curator = visitor_of(request).may(Role.CURATOR)
        return render_page(
            "document.html",
            request,
            texts=details,
            labels=texts,
            keeping=keeping,
            document=document,
            parts=identity(document, details, texts, language),
            notes=notes_of(document, texts),
            sections=sections_tree(document, details, language),
            noise=noise_groups(document, details, for_curator=is_curator),
            may_keep=may_keep(request),
            **_limits(),
        )

    actions.add_actions(router, site, language, show_list)
    return router


def _limits() -> dict[str, Any]:
    """Return what the forms of files say of their limits."""
    return {
        "most_files": MOST_FILES,
        "file_bytes": FILE_BYTES,
        "file_megabytes": FILE_BYTES // 1_000_000,
        "kinds": ", ".join(suffix.removeprefix(".") for suffix in KNOWN_SUFFIXES),
        "suffixes": ",".join(KNOWN_SUFFIXES),
    }
