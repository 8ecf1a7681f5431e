"""POST /oordeel: what a user thinks of an answer. The evaluation page gives what is kept to evaluators."""

import logging

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic import ValidationError

from evals.feedback.judgements import Judgement, date_judgement
from ui.failures import log_failure
from ui.feedback.store import JudgementStore, StoreError, StoreFull
from ui.languages import Language
from ui.site import Site
from ui.texts.feedback import TEXTS, FeedbackTexts

_LOGGER = logging.getLogger(__name__)
_MAX_BODY = 400_000
"""Bytes of a judgement with the longest answer and many quotes."""


def routes(site: Site, language: Language) -> APIRouter:
    """Return the address that takes judgements; its problems are told in one line, in JSON."""
    router = APIRouter()
    texts = language.choose(TEXTS)
    store = JudgementStore(site.data) if site.data else None

    @router.post("/oordeel", status_code=204, include_in_schema=False)
    async def judge(request: Request) -> Response:
        if store is None:
            raise HTTPException(503, texts.not_kept)
        judgement = _read(request.headers.get("content-type", ""), await request.body(), texts)
        try:
            await run_in_threadpool(store.keep, date_judgement(judgement, site.assistant.documents))
        except StoreFull as error:
            _LOGGER.warning("het bestand met oordelen is vol: %s", store.path)
            raise HTTPException(507, texts.full) from error
        except StoreError as error:
            log_failure(_LOGGER, "a judgement could not be kept", error)
            raise HTTPException(503, texts.failed) from error
        return Response(status_code=204)

    return router


def _read(content_type: str, body: bytes, texts: FeedbackTexts) -> Judgement:
    # A form of another site cannot send this type without asking first.
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, texts.not_json)
    if len(body) > _MAX_BODY:
        raise HTTPException(413, texts.too_large)
    try:
        return Judgement.model_validate_json(body)
    except ValidationError as error:
        field = next((str(part) for part in error.errors()[0]["loc"]), "")
        known = field if field in Judgement.model_fields else ""
        if not known and error.errors()[0]["type"] == "reason_of_good":
            known = "reason"
        line = texts.invalid.format(field=known) if known else texts.not_json
        raise HTTPException(422, line) from error
