"""The HTTP interface: the contract of the command line, over HTTP."""

import json
import logging
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, BeforeValidator, Field
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import Response

from assistant import QUESTION_LIMIT, InvalidQuestion, Mode
from assistant.assistant import check_question
from ui.access.access import count_question
from ui.failures import log_failure
from ui.frame import not_found, refused, render_page
from ui.site import Site
from ui.texts import api as texts
from vectorstore import IndexEmpty, IndexMissing

_LOGGER = logging.getLogger(__name__)
_MAX_HISTORY = 100
SPOKEN = ("/api/", "/gradio_api/", "/health", "/openapi.json", "/gesprek/", "/oordeel", "/taken/")
"""Addresses that programs ask for: their problems are told in JSON."""


def question_problem(question: object) -> str | None:
    """Return what is wrong with a question as one Dutch line, or None when it can be asked."""
    if isinstance(question, str) and any("\ud800" <= sign <= "\udfff" for sign in question):
        return texts.QUESTION_NOT_TEXT
    try:
        check_question(question)
    except InvalidQuestion as error:
        return str(error)
    return None


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
    mode: Mode | None = None
    """Extractive: the documents' own words; generative, and where left out: those of the model, if any."""


def routes(site: Site) -> APIRouter:
    """Return the HTTP interface and the page that describes it."""
    router = APIRouter()
    assistant = site.assistant

    @router.get("/health", summary=texts.HEALTH)
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(assistant.documents)}

    @router.get("/api/documents", summary=texts.DOCUMENTS)
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

    @router.post("/api/ask", summary=texts.ASK, dependencies=[Depends(count_question)])
    def ask(request: AskRequest) -> dict[str, Any]:
        _check_organisations(request.organisations, assistant.organisations)
        if request.mode is Mode.GENERATIVE and assistant.chat is None:
            raise HTTPException(422, texts.NO_MODEL)
        try:
            answer = assistant.ask(
                request.question,
                history=request.history,
                organisations=request.organisations,
                mode=request.mode,
            )
        except (IndexMissing, IndexEmpty) as error:
            raise HTTPException(503, texts.NO_DOCUMENTS) from error
        except Exception as error:
            log_failure(_LOGGER, "answering failed", error)
            raise HTTPException(500, texts.FAILED) from error
        return answer.to_dict()

    @router.api_route("/api/{_rest:path}", methods=["GET", "POST"], include_in_schema=False)
    def nothing(_rest: str) -> None:
        raise HTTPException(404, texts.NO_SUCH_ADDRESS)

    @router.get("/docs", include_in_schema=False)
    def documentation(request: Request) -> HTMLResponse:
        """Show a page that lists the interface; FastAPI's own loads scripts from elsewhere."""
        paths = request.app.openapi()["paths"]
        example = {
            "question": texts.EXAMPLE_QUESTION,
            "history": [],
            "organisations": [],
            "mode": Mode.EXTRACTIVE.value,
        }
        return render_page(
            "api.html",
            request,
            texts=texts,
            operations=[
                (f"{method.upper()} {path}", operation["summary"])
                for path, operations in paths.items()
                for method, operation in operations.items()
            ],
            example=json.dumps(example, indent=2),
        )

    return router


def _check_organisations(chosen: Sequence[str], known: Sequence[str]) -> None:
    for name in chosen:
        if name not in known:
            raise HTTPException(422, texts.UNKNOWN_ORGANISATION.format(name=name[:100]))


def answer_invalid(request: Request, error: Exception) -> Response:
    """Say in one line what is wrong with the fields of a request."""
    if not request.url.path.startswith(SPOKEN):
        return not_found(request)
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
    known = {"organisations": texts.ORGANISATIONS_INVALID, "mode": texts.MODE_INVALID}
    return known.get(str(field), texts.BODY_NOT_JSON)


def answer_http_error(request: Request, error: Exception) -> Response:
    """Say in one line what went wrong: on a page to people, in JSON to programs."""
    status = error.status_code if isinstance(error, StarletteHTTPException) else 500
    headers = getattr(error, "headers", None)
    if status == 404 and not request.url.path.startswith(SPOKEN):
        return not_found(request)
    known = {405: texts.WRONG_METHOD, 400: texts.BODY_NOT_JSON}
    line = known.get(status) or str(getattr(error, "detail", "")) or texts.FAILED
    if status == 403 and "text/html" in request.headers.get("accept", ""):
        return refused(request, status, line)
    return JSONResponse({"fout": line}, status_code=status, headers=headers)
