"""What a report shows of each question that did not pass."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from evals import Case, QuestionSet
from evals.metrics import Result, shortcomings
from evals.places import evidence_path
from evals.runs.reports import Report
from ingest.model import Document
from ui.chat.markdown import render_markdown
from ui.texts.evaluation_reports import ReportTexts


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, with where they stand."""

    document: str
    """File name."""
    words: str
    """The words."""
    address: str = ""
    """Address of the source page, or nothing when they do not stand there literally."""
    number: int = 0
    """Number of the citation in the answer; 0: no citation."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that did not pass."""

    number: int
    """Its place in the report, from 1."""
    id: str
    """Its id in the question set."""
    kind: str
    """What kind it is, or nothing when the questions were not kept."""
    question: str
    """As it was asked."""
    history: tuple[str, ...]
    """What was asked before it."""
    lacks: tuple[str, ...]
    """What keeps it from passing, one line each."""
    answer: Markup
    """The answer, safe to show."""
    quotes: tuple[Quote, ...]
    """What the answer cites."""
    expected: tuple[Quote, ...]
    """Where the right answer stands."""


def misses(
    report: Report,
    results: Mapping[str, Result],
    questions: QuestionSet | None,
    documents: Mapping[str, Document],
    texts: ReportTexts,
) -> tuple[Miss, ...]:
    """Return the questions that did not pass, in the set's order."""
    cases = {case.id: case for case in questions.cases} if questions else {}
    return tuple(
        _miss(number, name, results.get(name), cases.get(name), report, documents, texts)
        for number, name in enumerate(report.summary.misses, start=1)
    )


def _miss(
    number: int,
    name: str,
    result: Result | None,
    case: Case | None,
    report: Report,
    documents: Mapping[str, Document],
    texts: ReportTexts,
) -> Miss:
    quotes = tuple(_cited(result)) if result else ()
    numbers = [quote.number for quote in quotes]
    question = case.question if case else str(result["question"]) if result else name
    return Miss(
        number=number,
        id=name,
        kind=texts.kinds[case.kind] if case else "",
        question=question,
        history=case.history if case else (),
        lacks=tuple(_lacks(name, result, case, report, texts)),
        answer=render_markdown(result["text"], number, numbers, "[{number}]") if result else Markup(),
        quotes=quotes,
        expected=tuple(
            Quote(evidence.document, evidence.quote, evidence_path(evidence, documents))
            for evidence in (case.evidence if case else ())
        ),
    )


def _lacks(
    name: str, result: Result | None, case: Case | None, report: Report, texts: ReportTexts
) -> Iterator[str]:
    if result is None:
        yield texts.no_result.format(reason=report.summary.unscored.get(name, "–"))
    elif case is not None:
        for lack, words in shortcomings(result, case):
            yield texts.lacks[lack].format(words=words)


def _cited(result: Result) -> Iterator[Quote]:
    for citation in result["citations"]:
        address = str(citation.get("url", ""))
        # The file may have been put there by others: only our own source pages are linked to.
        safe = f"{address}#treffer" if address.startswith("/bron/") else ""
        yield Quote(citation["document"], citation["quote"], safe, citation.get("number", 0))
