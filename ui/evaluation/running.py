"""A run behind the page: it asks one question after the other and leaves room for those of users."""

import time
from dataclasses import replace

from evals import EvaluationError, QuestionSet, run_set, summarise
from ui.access.roles import Role
from ui.evaluation.runs import Runs
from ui.evaluation.sets import PageProblem
from ui.jobs import Job, JobFailed, Progress
from ui.site import Site
from ui.texts.evaluation import EvaluationTexts

KIND = "evaluation"
"""The kind of job that a run is."""
_LONGEST_PAUSE = 0.25
"""Seconds."""


def start_run(site: Site, runs: Runs, question_set: QuestionSet, texts: EvaluationTexts) -> Job:
    """Start a run; the result of its job is the name of the run that was kept.

    Raises EvaluationError, one line, when there is nothing to ask, and JobRefused when a run is going on.
    """
    if not site.assistant.documents:
        raise PageProblem(texts.no_documents)

    def work(progress: Progress) -> str:
        try:
            return _run(site, runs, question_set, texts, progress)
        except EvaluationError as error:
            raise JobFailed(str(error)) from error

    return site.jobs.start(KIND, work, Role.EVALUATOR)


def stop_run(site: Site, job_id: str) -> None:
    """Let a run end after the question that it is asking; other work behind the pages is left alone."""
    job = site.jobs.get(job_id)
    if job is not None and job.kind == KIND:
        site.jobs.stop(job.id)


def _run(
    site: Site, runs: Runs, question_set: QuestionSet, texts: EvaluationTexts, progress: Progress
) -> str:
    documents = dict(site.assistant.documents)
    asked = time.monotonic()

    def step(done: int, total: int) -> None:
        nonlocal asked
        progress(done, total, question_set.name)
        # As long as the question took: the others who ask get at least half of the machine.
        time.sleep(min(time.monotonic() - asked, _LONGEST_PAUSE))
        asked = time.monotonic()

    progress(0, len(question_set.cases), question_set.name)
    results = run_set(site.assistant, question_set, step)
    summary = summarise(question_set, results, documents)
    if _hashes(site) != {name: document.sha256 for name, document in documents.items()}:
        summary = replace(summary, warnings=(texts.documents_changed, *summary.warnings))
    return runs.keep(question_set, results, summary, documents)


def _hashes(site: Site) -> dict[str, str]:
    return {name: document.sha256 for name, document in site.assistant.documents.items()}
