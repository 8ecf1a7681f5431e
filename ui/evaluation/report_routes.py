"""The addresses of reports: one, its files, and two side by side."""

from pathlib import Path

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from evals import EvaluationError, QuestionSet
from evals.runs.reports import REPORT, Report, load_questions, load_report, load_results, load_run
from evals.thresholds import check
from ui.access.roles import Role, requires, visitor_of
from ui.evaluation.comparison_view import comparison_view
from ui.evaluation.downloads import attached_file
from ui.evaluation.figures import Writer
from ui.evaluation.report_view import Miss, misses
from ui.evaluation.runs import FILES, Runs
from ui.evaluation.view import report_line
from ui.frame import not_found, render_page
from ui.languages import Language
from ui.site import Site
from ui.texts.evaluation import TEXTS as PAGE_TEXTS
from ui.texts.evaluation_reports import TEXTS

_EVALUATOR = Depends(requires(Role.EVALUATOR))
_WARNINGS = 20
"""Most lines of warnings on a page; the file summary.json has all."""


def report_routes(site: Site, runs: Runs | None, language: Language) -> APIRouter:
    """Return the pages of reports. ``runs``: None where none are kept."""
    router = APIRouter(include_in_schema=False)
    texts, page_texts = language.choose(TEXTS), language.choose(PAGE_TEXTS)
    writer = Writer(language, texts)

    def find(name: str) -> tuple[Path, Report] | None:
        folder = runs.folder(name) if runs else None
        try:
            return (folder, load_report(folder)) if folder else None
        except EvaluationError:
            return None

    @router.get("/evaluatie/vergelijk", dependencies=[_EVALUATOR])
    def compare(request: Request, a: str = "", b: str = "") -> HTMLResponse:
        first, second = find(a), find(b)
        if first is None or second is None:
            return not_found(request, texts.no_such_report)
        try:
            found = comparison_view(
                load_run(first[0]),
                load_run(second[0]),
                load_questions(second[0]),
                site.assistant.documents,
                writer,
                texts,
            )
        except EvaluationError:
            return not_found(request, texts.misses_unreadable)
        return render_page(
            "evaluation_comparison.html",
            request,
            texts=texts,
            page_texts=page_texts,
            first=report_line(first[1], writer),
            second=report_line(second[1], writer),
            comparison=found,
            reports=[report_line(report, writer) for report in runs.reports()] if runs else [],
        )

    @router.get("/evaluatie/{name}")
    def report(request: Request, name: str) -> HTMLResponse:
        found = find(name)
        if found is None:
            return not_found(request, texts.no_such_report)
        folder, shown = found
        may_read = visitor_of(request).may(Role.EVALUATOR)
        summary = shown.summary
        questions = load_questions(folder)
        line = report_line(shown, writer)
        return render_page(
            "evaluation_report.html",
            request,
            texts=texts,
            page_texts=page_texts,
            report=line,
            subtitle=texts.report_line.format(
                date=line.date, cases=summary.cases, documents=len(shown.configuration.documents)
            ),
            figures=writer.figures(summary),
            thresholds=writer.thresholds(check(summary.measured, questions.thresholds if questions else {})),
            kinds=writer.kinds(summary),
            warnings=summary.warnings[:_WARNINGS],
            more_warnings=max(0, len(summary.warnings) - _WARNINGS),
            may_read=may_read,
            count_missed=len(summary.misses),
            misses=_missed(folder, shown, questions) if may_read else (),
            has_whole=(folder / REPORT).is_file(),
            files=[(name, texts.file_labels[name]) for name in FILES if (folder / name).is_file()],
            others=[
                report_line(other, writer) for other in (runs.reports() if runs else ()) if other.name != name
            ],
        )

    def _missed(folder: Path, shown: Report, questions: QuestionSet | None) -> tuple[Miss, ...] | None:
        """Return the questions that did not pass, or None when their answers cannot be read."""
        try:
            results = load_results(folder)
        except EvaluationError:
            return None
        return misses(shown, results, questions, site.assistant.documents, texts)

    @router.get("/evaluatie/{name}/{file}", dependencies=[_EVALUATOR])
    def download(request: Request, name: str, file: str) -> Response:
        folder = runs.folder(name) if runs else None
        path = folder / file if folder and file in FILES else None
        if path is None or not path.is_file() or path.is_symlink():
            return not_found(request, texts.no_such_report)
        return attached_file(path, f"{name}-{file}")

    return router
