"""The addresses of the evaluation page: what is shown, and what its forms do."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from evals import EvaluationError
from ui.access.roles import Role, requires
from ui.evaluation.forms import Form, site_of
from ui.evaluation.judgement_routes import judgement_routes
from ui.evaluation.keeping_routes import keeping_routes
from ui.evaluation.page import EvaluationPage
from ui.evaluation.report_routes import report_routes
from ui.evaluation.running import start_run, stop_run
from ui.evaluation.set_routes import set_routes
from ui.evaluation.sets import PageProblem
from ui.jobs import JobRefused
from ui.languages import Language
from ui.site import Site
from ui.texts.evaluation import TEXTS

_EVALUATOR = Depends(requires(Role.EVALUATOR))


def routes(site: Site, language: Language) -> APIRouter:
    """Return the page where sets are run, the reports, and two of them side by side."""
    router = APIRouter(include_in_schema=False)
    texts = language.choose(TEXTS)
    page = EvaluationPage(site, language)
    home = language.address("/evaluatie")

    @router.get("/evaluatie")
    def evaluation(
        request: Request, vragenset: str = "", toegevoegd: str = "", verwijderd: str = ""
    ) -> HTMLResponse:
        return page.show(
            request,
            chosen=vragenset,
            notice=texts.added if toegevoegd else "",
            deleted=texts.deleted if verwijderd else "",
        )

    @router.post("/evaluatie/metingen", dependencies=[_EVALUATOR])
    def start(request: Request, form: Form) -> Response:
        chosen = str(form.get("vragenset", ""))
        try:
            if page.runs is None:
                raise PageProblem(texts.nothing_kept)
            if not chosen:
                raise PageProblem(texts.no_choice)
            question_set = page.sets.read(chosen)
            page.sets.check_fit(question_set, site.assistant.documents)
            judged = bool(form.get("oordeel"))
            start_run(site, page.runs, question_set, texts, site_of(request), judged=judged)
        except EvaluationError as error:
            return page.show(request, 422, chosen=chosen, run_problem=error)
        except JobRefused:
            return page.show(request, 409, chosen=chosen, run_problem=PageProblem(texts.busy))
        return RedirectResponse(f"{home}#meting", 303)

    @router.post("/evaluatie/stop", dependencies=[_EVALUATOR])
    def stop(form: Form) -> Response:
        stop_run(site, str(form.get("taak", "")))
        return RedirectResponse(f"{home}#meting", 303)

    @router.get("/evaluatie/metingen")
    @router.get("/evaluatie/stop")
    @router.get("/evaluatie/hervatten")
    @router.get("/evaluatie/verwijderen")
    @router.get("/evaluatie/vragensets")
    def form_address() -> Response:
        """Lead back who reloads the address of a form or reads it in another language."""
        return RedirectResponse(home, 303)

    router.include_router(keeping_routes(site, page, texts, home))
    router.include_router(set_routes(site, page, language))
    router.include_router(judgement_routes(page, texts))
    # Its names of runs would take the addresses above.
    router.include_router(report_routes(site, page.runs, language))
    return router
