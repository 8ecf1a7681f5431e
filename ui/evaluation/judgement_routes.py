"""What users think of answers, as files for evaluators."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from evals import EvaluationError
from evals.feedback.drafts import draft_question_set, write_draft
from evals.feedback.judgements import read_judgements
from ui.access.roles import Role, requires
from ui.evaluation.downloads import attached_file, attachment
from ui.evaluation.page import EvaluationPage
from ui.feedback.store import FILE_NAME
from ui.frame import not_found
from ui.texts.evaluation import EvaluationTexts

_DRAFT_NAME = "oordelen-vragenset.yaml"


def judgement_routes(page: EvaluationPage, texts: EvaluationTexts) -> APIRouter:
    """Return the addresses of the judgements as they are kept, and as a draft question set."""
    router = APIRouter(dependencies=[Depends(requires(Role.EVALUATOR))], include_in_schema=False)

    @router.get(f"/evaluatie/{FILE_NAME}")
    def judgements(request: Request) -> Response:
        if page.judgements is None or not page.judgements.is_file():
            return not_found(request, texts.no_judgements)
        return attached_file(page.judgements)

    @router.get(f"/evaluatie/{_DRAFT_NAME}")
    def draft(request: Request) -> Response:
        try:
            found = read_judgements(page.judgements)[0] if page.judgements else []
        except EvaluationError:
            return not_found(request, texts.judgements_unreadable)
        question_set = draft_question_set(found)
        if question_set is None:
            return not_found(request, texts.no_judgements)
        return attachment(write_draft(question_set).encode(), _DRAFT_NAME)

    return router
