"""Conversations as files: the browser sends what it keeps and gets a report of it."""

import logging
from datetime import datetime

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from ui.chat.stored import InvalidConversation, from_json
from ui.exports.conversation import conversation_report
from ui.exports.formats import Format, download_headers, write
from ui.failures import log_failure
from ui.languages import Language
from ui.site import Site
from ui.texts.chat import TEXTS

FORMATS = (Format.MARKDOWN, Format.WORD, Format.PDF)
_LOGGER = logging.getLogger(__name__)


def routes(site: Site, language: Language) -> APIRouter:
    """Return the address that makes a file of a conversation."""
    router = APIRouter()
    texts = language.choose(TEXTS)

    @router.post("/gesprek/{file_format}", include_in_schema=False)
    async def export(request: Request, file_format: Format) -> Response:
        if file_format not in FORMATS:
            raise HTTPException(404)
        body = (await request.body()).decode("utf-8", "replace")
        try:
            return await run_in_threadpool(_file, body, file_format, str(request.base_url))
        except InvalidConversation as error:
            raise HTTPException(422, texts.export_failed) from error
        except Exception as error:
            log_failure(_LOGGER, "a conversation could not be written as a file", error)
            raise HTTPException(500, texts.export_failed) from error

    def _file(kept: str, file_format: Format, base_address: str) -> Response:
        report = conversation_report(
            [(turn.question, turn.answer) for turn in from_json(kept).turns],
            site.assistant.documents,
            datetime.now().astimezone(),
            language.code,
            base_address,
        )
        return Response(write(report, file_format), headers=download_headers(report, file_format))

    return router
