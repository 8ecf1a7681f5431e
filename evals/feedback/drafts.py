"""Draft cases from the judgements of users: a question set that a person completes."""

import re
from collections.abc import Iterable, Iterator

from evals.feedback.judgements import KeptJudgement, Reason, Verdict
from evals.matching import normalise
from evals.questions import Case, Evidence, Kind, QuestionSet, dump_question_set

TO_COMPLETE = "IN TE VULLEN"
"""Stands where a person must say which words of which document answer."""
_LIST = re.compile(r"^\s*(?:[-*]|\d+\.)\s", re.MULTILINE)
_HEADER = (
    "# Ontwerp van een vragenset, gemaakt uit de oordelen van gebruikers.\n"
    f"# Kijk elke vraag na: vul aan waar {TO_COMPLETE} staat, zet in facts wat een goed antwoord zegt,\n"
    "# en verkort elk citaat tot de woorden waar het antwoord staat.\n"
)


def draft_question_set(
    judgements: Iterable[KeptJudgement], name: str = "oordelen", *, only: Verdict | None = None
) -> QuestionSet | None:
    """Return a question set with a case for each judged question, or None when no judgement makes one.

    Of judgements on the same question the last one counts; ``only``: if its verdict is this one. What
    the documents should have answered, but did not, has TO_COMPLETE as its evidence: checking the set
    against the documents points at it.
    """
    last = {normalise(_question(judgement)): judgement for judgement in judgements}
    last.pop("", None)  # a question without letters or digits can be no case
    chosen = [judgement for judgement in last.values() if only in (None, judgement.verdict)]
    cases = tuple(_case(number, judgement) for number, judgement in enumerate(chosen, start=1))
    return QuestionSet(name=name, cases=cases) if cases else None


def write_draft(question_set: QuestionSet) -> str:
    """Return a draft as YAML in the format of docs/question-sets.md, with what to do above it."""
    return _HEADER + dump_question_set(question_set)


def _case(number: int, judgement: KeptJudgement) -> Case:
    answerable = not _is_rightly_refused(judgement)
    return Case(
        id=f"oordeel-{number:03}",
        kind=_kind(judgement) if answerable else Kind.UNANSWERABLE,
        question=_question(judgement),
        answerable=answerable,
        evidence=tuple(_evidence(judgement)) if answerable else (),
        note=_note(judgement),
    )


def _question(judgement: KeptJudgement) -> str:
    """The question on its own: a case must be understood without its conversation, which is not kept."""
    return (judgement.standalone_question or judgement.question).strip()


def _is_rightly_refused(judgement: KeptJudgement) -> bool:
    return judgement.verdict is Verdict.GOOD and not judgement.status.is_answer


def _evidence(judgement: KeptJudgement) -> Iterator[Evidence]:
    trusted = judgement.verdict is Verdict.GOOD or judgement.reason in (Reason.INCOMPLETE, Reason.UNCLEAR)
    usable = [c for c in judgement.citations if normalise(c.quote) and normalise(c.document)]
    if trusted and usable:
        for place in dict.fromkeys((citation.document, citation.quote) for citation in usable):
            yield Evidence(document=place[0], quote=place[1])
    if not (trusted and usable) or judgement.reason is Reason.INCOMPLETE:
        yield Evidence(document=TO_COMPLETE, quote=TO_COMPLETE)


def _kind(judgement: KeptJudgement) -> Kind:
    if len({citation.document for citation in judgement.citations}) > 1:
        return Kind.COMPARE
    if re.search(r"^\|", judgement.answer, re.MULTILINE):
        return Kind.TABLE
    return Kind.LIST if len(_LIST.findall(judgement.answer)) > 1 else Kind.FACT


def _note(judgement: KeptJudgement) -> str:
    parts = [f"Oordeel van {judgement.date:%d-%m-%Y}: {_VERDICTS[judgement.verdict, judgement.reason]}."]
    if judgement.question.strip() != _question(judgement):
        parts.append(f"Gesteld als: {judgement.question.strip()}")
    if judgement.comment.strip():
        parts.append(f"Toelichting: {judgement.comment.strip()}")
    if judgement.verdict is Verdict.BAD:
        parts.append(f"Antwoord ({judgement.status}): {judgement.answer.strip()}")
    return "\n".join(parts)


_VERDICTS: dict[tuple[Verdict, Reason | None], str] = {
    (Verdict.GOOD, None): "goed antwoord",
    (Verdict.BAD, None): "geen goed antwoord",
    (Verdict.BAD, Reason.WRONG): "het antwoord klopt niet",
    (Verdict.BAD, Reason.INCOMPLETE): "het antwoord is niet volledig",
    (Verdict.BAD, Reason.MISSED): "het staat wel in de documenten",
    (Verdict.BAD, Reason.UNCLEAR): "het antwoord is niet duidelijk",
    (Verdict.BAD, Reason.OTHER): "geen goed antwoord, om een andere reden",
}
