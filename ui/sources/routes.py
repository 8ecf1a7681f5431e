"""The pages of sources: /bron/<document>/<passage>, the permanent address of a quote."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from ingest.model import Document, Passage
from ui.frame import not_found, render_page
from ui.languages import Language
from ui.site import Site
from ui.sources.rendering import render_document
from ui.sources.source import find_words
from ui.texts import api
from ui.texts.sources import TEXTS

_MOST = 10**9
_QUOTE_LIMIT = 20_000
"""Longest quote that is looked for in a changed document, in characters."""


def routes(site: Site, language: Language) -> APIRouter:
    """Return the pages of sources in a language."""
    router = APIRouter()
    texts = language.choose(TEXTS)

    @router.get("/bron/{document:path}/{passage}", response_class=HTMLResponse, summary=api.SOURCE)
    def source(
        request: Request, document: str, passage: str, start: str = "", end: str = "", v: str = ""
    ) -> HTMLResponse:
        found = site.assistant.documents.get(document)
        if found is None:
            return not_found(request, texts.no_such_document)
        if v and start and end:
            return _as_quoted(request, found, start, end, v)
        number = _number(passage, len(found.passages) - 1)
        if number is None:
            return not_found(request, texts.no_such_passage)
        place = found.passages[number]
        first = _number(start, len(found.text)) if start else place.start
        last = _number(end, len(found.text)) if end else place.end
        if first is None or last is None or first >= last:
            return not_found(request, texts.no_such_passage)
        return _show(request, found, first, last)

    def _as_quoted(request: Request, document: Document, start: str, end: str, mark: str) -> HTMLResponse:
        """Show a quote of which the words are known by their mark, in a document that may have changed."""
        first, last = _number(start, _MOST), _number(end, _MOST)
        if first is None or last is None or not first < last <= first + _QUOTE_LIMIT:
            return not_found(request, texts.no_such_passage)
        place = find_words(document.text, first, last, mark)
        if place is None:
            return _show(request, document, 0, 0, texts.quote_gone)
        note = texts.moved if place != first else ""
        return _show(request, document, place, place + last - first, note)

    def _show(request: Request, document: Document, start: int, end: int, note: str = "") -> HTMLResponse:
        """Show a document with text[start:end] marked, if that holds anything; ``note`` stands above it."""
        passage = _passage_at(document, start)
        shown = render_document(document, start, end, texts, section_only=False)
        return render_page(
            "source.html",
            request,
            texts=texts,
            document=document,
            headings=passage.headings,
            page=passage.page,
            marked=start < end,
            note=note,
            shown=Markup(shown),  # noqa: S704 - render_document escapes
        )

    return router


def _passage_at(document: Document, start: int) -> Passage:
    """Return the passage in which an offset lies, or the last one before it."""
    before = [passage for passage in document.passages if passage.start <= start]
    return before[-1] if before else document.passages[0]


def _number(text: str, most: int) -> int | None:
    """Return the number that the digits form, if it is not more than most."""
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        return None
    number = int(text)
    return number if number <= most else None
