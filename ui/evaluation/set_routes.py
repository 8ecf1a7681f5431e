"""Question sets that come in and go out as files."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from evals import EvaluationError
from ui.access.roles import Role, requires
from ui.evaluation.downloads import attachment
from ui.evaluation.forms import Form
from ui.evaluation.names import slug
from ui.evaluation.page import EvaluationPage
from ui.evaluation.sets import MAX_BYTES, PageProblem
from ui.languages import Language
from ui.site import Site
from ui.texts.evaluation import TEXTS


def set_routes(site: Site, page: EvaluationPage, language: Language) -> APIRouter:
    """Return the addresses where a set is added, and where one is downloaded as a spreadsheet."""
    router = APIRouter(dependencies=[Depends(requires(Role.EVALUATOR))], include_in_schema=False)
    texts = language.choose(TEXTS)

    @router.post("/evaluatie/vragensets")
    def add(request: Request, form: Form) -> Response:
        file = form.get("bestand")
        try:
            if not isinstance(file, UploadFile) or not (content := file.file.read(MAX_BYTES + 1)):
                raise PageProblem(texts.no_file)
            replace = bool(form.get("vervang"))
            key = page.sets.add(
                content, site.assistant.documents, replace=replace, file_name=file.filename or ""
            )
        except EvaluationError as error:
            return page.show(request, 422, add_problem=error)
        home = language.address("/evaluatie")
        return RedirectResponse(f"{home}?vragenset={key}&toegevoegd=ja#meten", 303)

    @router.get("/evaluatie/vragenset.xlsx")
    def download(request: Request, vragenset: str = "") -> Response:
        from evals.spreadsheets import write_spreadsheet

        try:
            question_set = page.sets.read(vragenset)
            content = write_spreadsheet(question_set, ".xlsx")
        except EvaluationError as error:
            return page.show(request, 422, chosen=vragenset, run_problem=error)
        return attachment(content, f"{slug(question_set.name)}.xlsx")

    return router
