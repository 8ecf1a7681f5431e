"""Every question of a run, as a report shows it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.markdown import render_markdown
from evals import metrics
from evals.causes import Cause, cause_of
from evals.labels import CAUSE_LABELS, KIND_LABELS
from evals.metrics import Result, shortcomings
from evals.model_judge.judgements import BEST_SCORE, ModelJudgement
from evals.questions import Case, Kind, plain_id
from evals.report import gold, texts, writing
from evals.report.gold import Mark, Passage, Place
from evals.report.links import Links
from evals.report.run import ReportedRun
from evals.report.writing import STAGES, figure_label
from evals.scoring import is_scored

_SHOWN = (
    "fact_recall",
    "citation_recall",
    "citation_precision",
    "statement_recall",
    "statement_precision",
    "span_f1",
    "evidence_recall@5",
    "evidence_recall@10",
    "mrr",
    "ndcg@10",
)
"""Figures that a single case tells something by."""
_NO_RESULT: Result = {"status": "", "text": "", "retrieved": (), "citations": ()}


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation of an answer."""

    number: int
    """The [n] in the answer."""
    anchor: str
    """Name of its place in the report."""
    words: str
    """What it quotes."""
    where: str
    """Document, headings and page."""
    address: str
    """Where it is read, or nothing."""
    is_right: bool | None
    """Whether it is to the point; None: not to be told."""
    is_literal: bool
    """Whether its words stand at its place, as far as the document is there."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A question, what was expected, and what came of it."""

    id: str
    """Of the case, and its place in the report."""
    question: str
    """As it was asked."""
    language: str
    """Code of the language it was asked in."""
    kind: str
    """What kind it is."""
    status: str
    """How it ended."""
    passed: bool
    """Whether it passes."""
    cause: Cause | None
    """What went wrong first; None where it passes."""
    cause_label: str
    """The same in Dutch."""
    lacks: tuple[str, ...]
    """What keeps it from passing, one line each."""
    choices: Mapping[str, str]
    """By what it is chosen: for each choice its values as a JSON list."""
    history: tuple[str, ...]
    """What was asked before it."""
    standalone: str
    """How it was understood, where that differs."""
    plain: str
    """Its plain form, and how that went."""
    note: str
    """A remark of the author."""
    chat: str
    """Where it is asked again, or nothing."""
    answer: Markup
    """The answer, safe to show."""
    quotes: tuple[Quote, ...]
    """What it cites."""
    dropped: tuple[str, ...]
    """What verification removed."""
    answerable: bool
    """Whether the documents answer it."""
    facts: tuple[Mark, ...]
    """What the answer should say."""
    forbidden: tuple[Mark, ...]
    """What it should not say."""
    places: tuple[Place, ...]
    """Where the answer stands."""
    passages: tuple[Passage, ...]
    """What was retrieved, as far as shown."""
    retrieved: int
    """How many passages were retrieved."""
    details: tuple[tuple[str, str], ...]
    """(label, value) of how the answer came about."""
    judged: tuple[tuple[str, str, str], ...]
    """(label, score, reason) of what a chat model thinks of it."""


def case_views(run: ReportedRun) -> Iterator[CaseView]:
    """Yield every case of the run in the set's order. Raises EvaluationError when ``page_url`` is none."""
    links = Links(run.page_url, run.documents)
    for case in run.question_set.cases:
        yield _view(case, run, links)


def _view(case: Case, run: ReportedRun, links: Links) -> CaseView:
    found = run.results.get(case.id)
    result = found if is_scored(found) else _NO_RESULT
    passed = case.id not in run.summary.misses
    cause = None if passed else cause_of(found, case)
    quotes = tuple(_quotes(result, case, run, links))
    references = {quote.number: f"#{quote.anchor}" for quote in quotes}
    standalone = str(result.get("standalone_question") or "")
    return CaseView(
        id=case.id,
        question=case.question,
        language="en" if case.kind is Kind.ENGLISH else "nl",
        kind=KIND_LABELS[case.kind],
        status=texts.STATUSES.get(result["status"], result["status"]),
        passed=passed,
        cause=cause,
        cause_label=CAUSE_LABELS[cause] if cause else "",
        lacks=tuple(_lacks(case, found, run)),
        choices=_choices(case, result, cause, run),
        history=case.history,
        standalone="" if standalone == case.question else standalone,
        plain=_plain(case, run),
        note=case.note,
        chat=links.question(case.question, case.history),
        answer=render_markdown(result.get("text") or "", references, texts.CITATION),
        quotes=quotes,
        dropped=tuple(map(str, result.get("dropped") or ())),
        answerable=case.answerable,
        facts=gold.facts(result, case),
        forbidden=gold.forbidden(result, case),
        places=gold.places(result, case, links, run.documents),
        passages=tuple(gold.passages(result, case)),
        retrieved=len(result.get("retrieved") or ()),
        details=tuple(_details(case, result, run)),
        judged=tuple(_judged(run.judgements.get(case.id))),
    )


def _lacks(case: Case, found: Result | None, run: ReportedRun) -> Iterator[str]:
    if not is_scored(found):
        yield texts.NO_RESULT.format(reason=run.summary.unscored.get(case.id, "–"))
        return
    for lack, words in shortcomings(found, case):
        yield texts.LACKS[lack].format(words=words)


def _choices(case: Case, result: Result, cause: Cause | None, run: ReportedRun) -> dict[str, str]:
    documents = list(dict.fromkeys(evidence.document for evidence in case.evidence))
    organisations = dict.fromkeys(
        run.documents[name].organisation for name in documents if name in run.documents
    )
    values: dict[str, Sequence[str]] = {
        "soort": [case.kind.value],
        "uitkomst": ["gemist" if case.id in run.summary.misses else "geslaagd"],
        "oorzaak": [cause.value] if cause else [],
        "afloop": [result["status"]],
        "antwoord": ["ja" if case.answerable else "nee"],
        "document": documents,
        "bestuur": [name for name in organisations if name],
    }
    return {name: json.dumps(chosen, ensure_ascii=False) for name, chosen in values.items()}


def _plain(case: Case, run: ReportedRun) -> str:
    if not case.plain:
        return ""
    result = run.results.get(plain_id(case.id))
    if not is_scored(result):
        return case.plain
    return f"{case.plain} ({texts.PASSED if metrics.passes(result, case) else texts.MISSED})"


def _quotes(result: Result, case: Case, run: ReportedRun, links: Links) -> Iterator[Quote]:
    citations = list(result.get("citations") or ())
    right = metrics.citation_precision(result, case)
    literal = metrics.quote_exact(result, run.documents)
    for position, citation in enumerate(citations):
        number = int(citation.get("number") or position + 1)
        document = writing.document_label(citation["document"], run.documents)
        where = [document, *(citation.get("headings") or ())]
        page = citation.get("page")
        yield Quote(
            number,
            f"{case.id}_{number}",
            citation["quote"],
            " › ".join([*where, texts.PAGE.format(page=page)] if page is not None else where),
            links.citation(citation),
            bool(right[position]) if len(right) == len(citations) else None,
            bool(literal[position]) or citation["document"] not in run.documents,
        )


def _details(case: Case, result: Result, run: ReportedRun) -> Iterator[tuple[str, str]]:
    terms = result.get("terms") or ()
    if terms:
        yield texts.TERMS, "; ".join(texts.TERM.format(word=t["word"], term=t["term"]) for t in terms)
    for label, names in ((texts.ABOUT, "organisations"), (texts.SEARCHED, "searched")):
        if result.get(names):
            yield label, ", ".join(map(str, result[names]))
    if result.get("confidence") is not None:
        yield texts.SURE, writing.decimal(float(result["confidence"]))
    times = result.get("timings_ms") or {}
    stages = [
        texts.STAGE_TIME.format(stage=STAGES[stage], time=writing.milliseconds(times[stage]))
        for stage in STAGES
        if times.get(stage) is not None
    ]
    if stages:
        yield texts.TIMES, ", ".join(stages)
    figures = [
        f"{figure_label(name)} {writing.value(name, run.scores[name][case.id].mean)}"
        for name in _SHOWN
        if case.id in run.scores.get(name, {})
    ]
    if figures:
        yield texts.CASE_FIGURES, "; ".join(figures)


def _judged(judgement: ModelJudgement | None) -> Iterator[tuple[str, str, str]]:
    if judgement is None:
        return
    if judgement.unscored:
        yield texts.JUDGED, texts.NOT_SCORED, judgement.unscored
    for aspect, rating in judgement.ratings.items():
        yield figure_label(aspect.figure), f"{rating.score}/{BEST_SCORE}", rating.reason
