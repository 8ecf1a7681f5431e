"""Going on with runs that were broken off, and deleting runs and question sets."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from evals import EvaluationError
from ui.access.roles import Role, requires
from ui.evaluation.forms import Form, site_of
from ui.evaluation.page import EvaluationPage
from ui.evaluation.running import resume_run
from ui.evaluation.sets import PageProblem
from ui.jobs import JobRefused
from ui.site import Site
from ui.texts.evaluation import EvaluationTexts


def keeping_routes(site: Site, page: EvaluationPage, texts: EvaluationTexts, home: str) -> APIRouter:
    """Return the addresses of these forms. ``home``: address of the evaluation page."""
    router = APIRouter(dependencies=[Depends(requires(Role.EVALUATOR))], include_in_schema=False)

    @router.post("/evaluatie/hervatten")
    def resume(request: Request, form: Form) -> Response:
        folder = page.runs.folder(str(form.get("meting", ""))) if page.runs else None
        try:
            if folder is None:
                raise PageProblem(texts.no_such_run)
            resume_run(site, folder, texts, site_of(request))
        except EvaluationError as error:
            return page.show(request, 422, keep_problem=error)
        except JobRefused:
            return page.show(request, 409, keep_problem=PageProblem(texts.busy))
        return RedirectResponse(f"{home}#meting", 303)

    @router.post("/evaluatie/verwijderen")
    def delete(request: Request, form: Form) -> Response:
        name, key = str(form.get("meting", "")), str(form.get("vragenset", ""))
        try:
            if key:
                page.sets.delete(key)
            elif page.runs is None or not page.runs.delete(name):
                raise PageProblem(texts.not_deleted)
        except EvaluationError as error:
            return page.show(request, 422, keep_problem=error)
        except OSError:
            return page.show(request, 422, keep_problem=PageProblem(texts.cannot_delete))
        return RedirectResponse(f"{home}?verwijderd=ja#beheer", 303)

    return router
