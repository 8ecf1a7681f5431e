"""The evaluation page itself, as it is after any action."""

from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse

from evals import EvaluationError
from evals.feedback.judgements import read_judgements
from ui.access.roles import Role, visitor_of
from ui.evaluation.figures import Writer
from ui.evaluation.running import KIND
from ui.evaluation.runs import Runs
from ui.evaluation.sets import PageProblem, QuestionSets
from ui.evaluation.view import (
    JudgementView,
    RunState,
    UnfinishedLine,
    judgement_view,
    report_line,
    run_state,
    set_groups,
    unfinished_line,
)
from ui.feedback.store import FILE_NAME
from ui.frame import render_page
from ui.languages import Language
from ui.site import Site
from ui.texts.chat import TEXTS as CHAT_TEXTS
from ui.texts.evaluation import TEXTS
from ui.texts.evaluation_reports import TEXTS as REPORT_TEXTS

_PREFERRED = "functiewijzer:samples"


class EvaluationPage:
    """Shows what can be run, what was run, and what users think."""

    def __init__(self, site: Site, language: Language) -> None:
        self._site = site
        self._texts = language.choose(TEXTS)
        self._chat = language.choose(CHAT_TEXTS)
        self._report_texts = language.choose(REPORT_TEXTS)
        self._writer = Writer(language, self._report_texts)
        self._counted: tuple[tuple[int, int], JudgementView] | None = None
        self.sets = QuestionSets(site.data / "vragensets" if site.data else None, self._texts)
        self.runs = Runs(site.data / "rapporten") if site.data else None

    @property
    def judgements(self) -> Path | None:
        """The file of judgements; None where nothing is kept."""
        return self._site.data / FILE_NAME if self._site.data else None

    def show(
        self,
        request: Request,
        status: int = 200,
        *,
        chosen: str = "",
        notice: str = "",
        run_problem: EvaluationError | None = None,
        add_problem: EvaluationError | None = None,
        deleted: str = "",
        keep_problem: EvaluationError | None = None,
    ) -> HTMLResponse:
        """Return the page. ``chosen``: key of the set that is chosen; the others: lines above their form."""
        may_run = visitor_of(request).may(Role.EVALUATOR)
        documents = self._site.assistant.documents
        offers = self.sets.offers(documents) if may_run else ()
        groups = set_groups(offers, self._texts)
        keys = [key for group in groups for key, _ in group.options]
        preferred = _PREFERRED if _PREFERRED in keys else next(iter(keys), "")
        return render_page(
            "evaluation.html",
            request,
            status,
            texts=self._texts,
            words=self._report_texts,
            may_run=may_run,
            keeps=self.runs is not None,
            reports=[
                report_line(report, self._writer) for report in (self.runs.reports() if self.runs else ())
            ],
            groups=groups,
            unusable=[offer.name for offer in offers if offer.is_own and not offer.fits],
            chosen=chosen if chosen in keys else preferred,
            no_documents=not documents,
            may_judge=bool(self._site.measuring.judge_model),
            run=self._run() if may_run else None,
            judgements=self._judgements() if may_run else None,
            notice=notice,
            run_problem=run_problem,
            add_problem=add_problem,
            deleted=deleted,
            keep_problem=keep_problem,
            unfinished=self._unfinished() if may_run else (),
            own_sets=[offer for offer in offers if offer.is_own],
            is_dutch=any(
                problem is not None and not isinstance(problem, PageProblem)
                for problem in (run_problem, add_problem, keep_problem)
            ),
        )

    def _run(self) -> RunState | None:
        """Return the run that is going on or how the last one ended; nothing of one that was deleted."""
        state = run_state(self._site.jobs.latest(KIND), self._texts)
        if state and state.report and not (self.runs and self.runs.folder(state.report)):
            return None
        return state

    def _unfinished(self) -> list[UnfinishedLine]:
        return [unfinished_line(run, self._writer) for run in (self.runs.unfinished() if self.runs else ())]

    def _judgements(self) -> JudgementView | None:
        """Return what users think, or None when that cannot be told. A large file is read once."""
        if self.judgements is None:
            return None
        try:
            state = self.judgements.stat() if self.judgements.exists() else None
            version = (state.st_mtime_ns, state.st_size) if state else (0, 0)
            if self._counted is None or self._counted[0] != version:
                found, unreadable = read_judgements(self.judgements)
                view = judgement_view(found, unreadable, self._texts, self._chat, self._writer)
                self._counted = (version, view)
        except (EvaluationError, OSError):
            return None
        return self._counted[1]
