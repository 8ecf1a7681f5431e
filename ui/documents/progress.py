"""What the page shows of the work behind it."""

from dataclasses import dataclass

from ui.documents.renewing import KIND, Handled
from ui.jobs import Job, Jobs, JobState
from ui.languages import Language
from ui.texts.document_keeping import TEXTS


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A job as the page shows it."""

    id: str
    """Asked for at /taken/<id>."""
    is_over: bool
    """Nothing will change any more."""
    is_good: bool
    """It is over and all of it was done."""
    has_failed: bool
    """It is over and nothing of it was done."""
    heading: str
    """What there is to say of it, in one line."""
    line: str
    """What it is doing, or why it failed."""
    done: int
    """Steps done."""
    total: int
    """Steps in all; 0 while that is unknown."""
    files: tuple[Handled, ...]
    """What became of each file."""
    address: str
    """Of the page that shows it."""


def job_address(job: Job, language: Language) -> str:
    """Return the address of the list of documents with how far the job is."""
    return f"{language.address('/documenten')}?taak={job.id}"


def job_to_show(jobs: Jobs, asked: str, language: Language) -> ShownJob | None:
    """Return the job asked for, or else the one that is running; None when there is neither."""
    job = jobs.get(asked) if asked else jobs.latest(KIND)
    if job is None or job.kind != KIND or (job.is_over and not asked):
        return None
    files: tuple[Handled, ...] = job.result if job.state is JobState.DONE else ()
    all_done = all(file.is_taken for file in files)
    return ShownJob(
        id=job.id,
        is_over=job.is_over,
        is_good=job.state is JobState.DONE and all_done,
        has_failed=job.is_over and (bool(job.error) or not all_done) and not any(f.is_taken for f in files),
        heading=_heading(job, files, language),
        line=job.error or job.line,
        done=job.done,
        total=job.total,
        files=files,
        address=job_address(job, language),
    )


def _heading(job: Job, files: tuple[Handled, ...], language: Language) -> str:
    texts = language.choose(TEXTS)
    if job.state is JobState.WAITING:
        return texts.job_waiting
    if job.state is JobState.RUNNING:
        return texts.job_running
    if job.state is JobState.FAILED:
        return texts.job_failed
    if all(file.is_taken for file in files):
        return texts.job_done
    return texts.job_done_partly if any(file.is_taken for file in files) else texts.job_none_taken
