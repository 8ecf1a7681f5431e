"""The report of a run, made when it is finished or again from its folder."""

from collections.abc import Mapping
from pathlib import Path

from evals.entailment import Entails, lexical
from evals.errors import EvaluationError, RunBroken
from evals.report import ReportedRun, render_report
from evals.runs.comparing import Comparison, compare_runs, scores_as_asked
from evals.runs.reports import REPORT, KeptRun, Report, load_questions, load_run
from evals.runs.running import Run
from evals.thresholds import check
from ingest.model import Document
from vectorstore.layout import write_whole


def compare_with(earlier: KeptRun, run: Run, entails: Entails = lexical) -> Comparison:
    """Return what changed from a kept run to a new one; both are held to the questions of the new one."""
    answered = {name: result for name, result in run.results.items() if "error" not in result}
    report = Report("", run.configuration, run.summary)
    return compare_runs(
        earlier, KeptRun(report, answered, run.judgements), run.question_set, run.documents, entails
    )


def write_report(
    folder: Path,
    run: Run,
    comparison: Comparison | None = None,
    page_url: str = "",
    entails: Entails = lexical,
) -> None:
    """Write report.html of a run into its folder. Raises EvaluationError, one Dutch line.

    ``page_url``: address of the site on which its links open sources and questions; empty: no links.
    """
    page = render_report(
        ReportedRun(
            run.question_set,
            run.results,
            run.documents,
            run.summary,
            scores_as_asked(
                run.question_set, run.results, run.documents, run.configuration, run.judgements, entails
            ),
            run.configuration.to_dict(),
            check(run.summary.measured, run.question_set.thresholds),
            comparison,
            run.judgements,
            page_url,
        )
    )
    try:
        write_whole(folder / REPORT, page.encode())
    except OSError as error:
        raise RunBroken(f"kan {folder / REPORT} niet schrijven: {error.strerror or error}") from error


def read_run(folder: Path, documents: Mapping[str, Document] | None = None) -> Run:
    """Return the finished run in a folder. ``documents``: those that are here now, by file name.

    Raises EvaluationError with one Dutch line when it is no finished run or its questions were not kept.
    """
    kept = load_run(folder)
    question_set = load_questions(folder)
    if question_set is None:
        raise EvaluationError(f"{folder}: de vragen van deze meting zijn niet bewaard of niet leesbaar")
    summary, configuration = kept.report.summary, kept.report.configuration
    failed = {name: {"id": name, "error": reason} for name, reason in summary.unscored.items()}
    asked = {
        name: document
        for name, document in (documents or {}).items()
        if configuration.documents.get(name) == document.sha256
    }
    return Run(question_set, {**kept.results, **failed}, asked, summary, configuration, kept.judgements)
