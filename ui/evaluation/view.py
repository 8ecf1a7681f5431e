"""What the evaluation page shows: runs, question sets, the run that is going on, judgements."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evals.feedback.judgements import KeptJudgement, Reason, Verdict
from evals.runs.reports import Report
from ui.evaluation.figures import Row, Writer
from ui.evaluation.runs import UnfinishedRun
from ui.evaluation.sets import Offer
from ui.jobs import Job, JobState
from ui.texts.chat import ChatTexts
from ui.texts.evaluation import EvaluationTexts

_LATEST_BAD = 10
_TELLING = ("fact_recall", "citation_precision", "quote_exact", "abstain_right", "p50_ms")
"""Figures that say most at a glance."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A run in a list."""

    name: str
    """Names it in addresses."""
    question_set: str
    """Name of its question set."""
    date: str
    """When it was made."""
    iso: str
    """The same for machines."""
    passed: Row
    """How many questions passed."""
    figures: tuple[Row, ...]
    """The figures that say most."""
    weakest: str
    """The kind of question that did worst, or nothing when all did equally well."""


@dataclass(frozen=True, slots=True)
class UnfinishedLine:
    """A run that was broken off, in a list."""

    name: str
    """Names it in forms."""
    question_set: str
    """Name of its question set."""
    date: str
    """When it was begun."""
    iso: str
    """The same for machines."""
    done: int
    """Questions that are answered."""
    total: int
    """Questions in all."""


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Question sets that belong together in the list to choose from."""

    label: str
    """What they have in common."""
    options: tuple[tuple[str, str], ...]
    """(key, what is shown) of each."""


@dataclass(frozen=True, slots=True)
class RunState:
    """The run that is going on, or how the last one ended."""

    id: str
    """Names its job."""
    is_going_on: bool
    """Whether it is still asking."""
    done: int
    """Questions asked."""
    total: int
    """Questions in all; 0: not known yet."""
    line: str
    """How it stands, one line."""
    failed: bool
    """Whether it ended in an error."""
    report: str
    """Name of the report that it left, or nothing."""


@dataclass(frozen=True, slots=True)
class JudgementView:
    """The judgements that are kept."""

    counts: tuple[tuple[str, int], ...]
    """(verdict and reason, how many)."""
    latest_bad: tuple[tuple[str, str, str, str], ...]
    """(date, question, reason, explanation) of the last ones that were not good, newest first."""
    total: int
    """How many there are."""
    unreadable: int
    """Lines of the file that could not be read."""


def report_line(report: Report, writer: Writer) -> ReportLine:
    """Return a run as a list shows it."""
    summary = report.summary
    rates = {score.pass_rate for score in summary.kinds}
    worst = next(
        row
        for row, score in zip(writer.kinds(summary), summary.kinds, strict=True)
        if score.pass_rate == min(rates)
    )
    return ReportLine(
        report.name,
        summary.question_set,
        writer.moment(report.configuration.created),
        report.configuration.created.isoformat(timespec="minutes"),
        writer.passed(summary),
        writer.figures(summary, _TELLING),
        f"{worst.label} ({worst.shown})" if len(rates) > 1 else "",
    )


def unfinished_line(run: UnfinishedRun, writer: Writer) -> UnfinishedLine:
    """Return a run that was broken off as a list shows it."""
    made = run.configuration
    moment = made.created
    return UnfinishedLine(
        run.name,
        made.question_set.name,
        writer.moment(moment),
        moment.isoformat(timespec="minutes"),
        run.done,
        run.total,
    )


def set_groups(offers: Sequence[Offer], texts: EvaluationTexts) -> tuple[SetGroup, ...]:
    """Return the sets that can be run, those shipped first."""
    groups = (("functiewijzer:", texts.shipped), ("eigen:", texts.own))
    made = (
        SetGroup(
            label,
            tuple(
                (
                    offer.key,
                    (texts.set_missing if offer.missing else texts.set_line).format(
                        name=offer.name, cases=offer.cases, missing=offer.missing, named=offer.named
                    ),
                )
                for offer in offers
                if offer.key.startswith(prefix) and offer.fits
            ),
        )
        for prefix, label in groups
    )
    return tuple(group for group in made if group.options)


def run_state(job: Job | None, texts: EvaluationTexts) -> RunState | None:
    """Return the run that is going on or how the last one ended, or None before the first."""
    if job is None:
        return None
    lines = {
        JobState.WAITING: texts.starting,
        JobState.RUNNING: texts.running_line.format(done=job.done, total=job.total, name=job.line),
        JobState.DONE: texts.done,
        JobState.STOPPED: texts.stopped,
        JobState.FAILED: texts.failed.format(line=job.error),
    }
    line = lines[job.state] if job.total or job.is_over else texts.starting
    is_done = job.state is JobState.DONE
    return RunState(
        job.id,
        not job.is_over,
        job.done,
        job.total,
        line,
        job.state is JobState.FAILED,
        str(job.result) if is_done else "",
    )


def judgement_view(
    judgements: Sequence[KeptJudgement],
    unreadable: int,
    texts: EvaluationTexts,
    chat: ChatTexts,
    writer: Writer,
) -> JudgementView:
    """Return the judgements as counts, and the last ones that were not good."""

    def reason_of(judgement: KeptJudgement) -> str:
        return chat.reasons[judgement.reason] if judgement.reason else texts.no_reason

    found = Counter((judgement.verdict, judgement.reason) for judgement in judgements)
    counts = [(texts.good, found[Verdict.GOOD, None])]
    for reason in (*Reason, None):
        label = texts.bad.format(reason=chat.reasons[reason] if reason else texts.no_reason)
        if reason is not None or found[Verdict.BAD, None]:
            counts.append((label, found[Verdict.BAD, reason]))
    bad = [judgement for judgement in judgements if judgement.verdict is Verdict.BAD]
    return JudgementView(
        tuple(counts),
        tuple(
            (writer.moment(one.date), one.question, reason_of(one), one.comment)
            for one in bad[: -_LATEST_BAD - 1 : -1]
        ),
        len(judgements),
        unreadable,
    )
