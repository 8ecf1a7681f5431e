"""A run behind the page: it asks one question after the other and leaves room for those of users."""

import time
from pathlib import Path

from evals import EvaluationError, QuestionSet
from evals.runs.answerer import answerer_of
from evals.runs.asking import questions_of
from evals.runs.configuration import Configuration, describe_run
from evals.runs.machine import peak_memory_mb
from evals.runs.measures import Measures, chosen_measures
from evals.runs.reports import load_questions, read_configuration
from evals.runs.run_report import write_report
from evals.runs.running import conduct
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


def start_run(
    site: Site,
    runs: Runs,
    question_set: QuestionSet,
    texts: EvaluationTexts,
    page_url: str,
    *,
    judged: bool = False,
) -> Job:
    """Start a run; the result of its job is the name of the run that was kept.

    ``page_url``: address of the site, to which its report links. ``judged``: the chat model of the settings
    judges the answers. Raises EvaluationError, one line, when there
    is nothing to ask, and JobRefused when a run is going on.
    """
    if not site.assistant.documents:
        raise PageProblem(texts.no_documents)

    def work(progress: Progress) -> str:
        progress(0, len(questions_of(question_set)), question_set.name)
        measures = _measures(site, judged=judged)
        try:
            folder = runs.new_folder(question_set.name)
        except OSError as error:
            raise JobFailed(texts.run_not_kept) from error
        return _run(site, folder, question_set, measures, texts, page_url, progress)

    return site.jobs.start(KIND, work, Role.EVALUATOR)


def resume_run(site: Site, folder: Path, texts: EvaluationTexts, page_url: str) -> Job:
    """Go on with a run that was broken off; raises as ``start_run`` does, also when it cannot go on."""
    question_set = load_questions(folder)
    if question_set is None:
        raise PageProblem(texts.no_such_run)
    if not site.assistant.documents:
        raise PageProblem(texts.no_documents)
    begun = read_configuration(folder)
    differences = begun.differences(_configuration(site, question_set))
    if differences:
        changed = ", ".join(texts.parts[part] for part in differences)
        raise PageProblem(texts.cannot_resume.format(changed=changed))

    def work(progress: Progress) -> str:
        measures = _measures(site, judged="judge_model" in begun.models)
        return _run(site, folder, question_set, measures, texts, page_url, progress)

    return site.jobs.start(KIND, work, Role.EVALUATOR)


def stop_run(site: Site, job_id: str) -> None:
    """Let a run end after the question that it is asking; other work behind the pages is left alone."""
    job = site.jobs.get(job_id)
    if job is not None and job.kind == KIND:
        site.jobs.stop(job.id)


def _run(
    site: Site,
    folder: Path,
    question_set: QuestionSet,
    measures: Measures,
    texts: EvaluationTexts,
    page_url: str,
    progress: Progress,
) -> str:
    configuration = _configuration(site, question_set, measures)
    asked = time.monotonic()

    def step(done: int, total: int) -> None:
        nonlocal asked
        progress(done, total, question_set.name)
        # As long as the question took: the others who ask get at least half of the machine.
        time.sleep(min(time.monotonic() - asked, _LONGEST_PAUSE))
        asked = time.monotonic()

    def remarks() -> tuple[str, ...]:
        now = {name: document.sha256 for name, document in site.assistant.documents.items()}
        return () if now == configuration.documents else (texts.documents_changed,)

    try:
        made = conduct(
            question_set, site.assistant, configuration, folder, measures, progress=step, remarks=remarks
        )
        write_report(folder, made, page_url=page_url, entails=measures.entails)
    except EvaluationError as error:
        raise JobFailed(str(error)) from error
    return folder.name


def _measures(site: Site, *, judged: bool) -> Measures:
    """Return what is measured with; called behind the page, as a model may take long to load."""
    try:
        return chosen_measures(site.measuring, judged=judged, memory=peak_memory_mb)
    except EvaluationError as error:
        raise JobFailed(str(error)) from error


def _configuration(site: Site, question_set: QuestionSet, measures: Measures | None = None) -> Configuration:
    answerer = answerer_of(site.assistant, site.lexicon)
    models = measures.models if measures else None
    return describe_run(question_set, site.assistant.documents, answerer, models=models)
