"""Metrics: pure functions of one result and its case.

A result is the object that ``Answer.to_dict`` returns. A metric that does not apply to a case (a
fact recall of a question without an answer) is None, and is then not counted. What counts as a
match is in docs/question-sets.md.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from assistant import Status
from evals.matching import normalise
from evals.questions import Case, Evidence, Fact, Kind
from ingest.model import Document

__all__ = [
    "Lack",
    "Result",
    "abstention_right",
    "abstention_wrong",
    "citation_precision",
    "citation_recall",
    "evidence_recall_at",
    "fact_recall",
    "is_answered",
    "is_long",
    "normalise",
    "passes",
    "percentile",
    "quote_exact",
    "quote_valid",
    "reciprocal_rank",
    "retrieved_length_at",
    "shortcomings",
]

Result = Mapping[str, Any]
"""One result object: status, text, citations, retrieved, timings_ms."""

SHORT_LIMIT = 700
"""Most characters of an answer that is no dump."""
LONG_LIMIT = 3_000
"""The same for kinds that ask for several things."""

_ANSWERED = frozenset(status.value for status in Status if status.is_answer)
_LONG_KINDS = frozenset({Kind.LIST, Kind.TABLE, Kind.COMPARE, Kind.CORPUS})


def is_answered(result: Result) -> bool:
    """Whether the assistant says that the documents answer, wholly or in part."""
    return result["status"] in _ANSWERED


def is_long(case: Case) -> bool:
    """Whether the answer may be long: the case asks for several things."""
    return case.kind in _LONG_KINDS


def passes(result: Result, case: Case) -> bool:
    """Whether the result is right as a whole.

    Answerable: answered, with every fact, nothing forbidden, a citation that covers evidence, and
    within the length limit. Unanswerable: not answered. Source: "Passing" in docs/question-sets.md.
    """
    return not shortcomings(result, case)


class Lack(StrEnum):
    """What can keep a result from passing."""

    REFUSED = "refused"
    """Answerable, but not answered."""
    ANSWERED = "answered"
    """Unanswerable, but answered."""
    FACT = "fact"
    """The text does not say a fact."""
    FORBIDDEN = "forbidden"
    """The text says something forbidden."""
    CITATION = "citation"
    """No citation covers any evidence."""
    LENGTH = "length"
    """The text is longer than the limit."""


def shortcomings(result: Result, case: Case) -> tuple[tuple[Lack, str], ...]:
    """Return what keeps a result from passing, each with the words or the limit that it is about.

    None: it passes. Of a question that was wrongly answered or not answered, only that is told.
    """
    if not case.answerable:
        return ((Lack.ANSWERED, ""),) if is_answered(result) else ()
    if not is_answered(result):
        return ((Lack.REFUSED, ""),)
    text = normalise(result.get("text"))
    limit = LONG_LIMIT if is_long(case) else SHORT_LIMIT
    found = [(Lack.FACT, fact[0]) for fact in case.facts if not _says(text, fact)]
    found += [(Lack.FORBIDDEN, words) for words in case.forbidden if normalise(words) in text]
    if not any(_covered(result, case)):
        found.append((Lack.CITATION, ""))
    if len(result.get("text") or "") > limit:
        found.append((Lack.LENGTH, str(limit)))
    return tuple(found)


def fact_recall(result: Result, case: Case) -> float | None:
    """Share (0..1) of the case's facts that the text says; 1 where the case has none.

    None when unanswerable. Source: nugget recall, Voorhees (2003), TREC question answering track.
    """
    if not case.answerable:
        return None
    text = normalise(result.get("text"))
    return _share([_says(text, fact) for fact in case.facts], empty=1.0)


def citation_recall(result: Result, case: Case) -> float | None:
    """Share (0..1) of the case's evidence that a citation covers; None when unanswerable.

    A citation covers evidence when it quotes it, or at least half of it in one stretch. Source:
    after Gao et al. (2023), "Enabling large language models to generate text with citations".
    """
    return _share(_covered(result, case)) if case.answerable else None


def citation_precision(result: Result, case: Case) -> tuple[bool, ...]:
    """For each citation whether it is to the point: it covers evidence, or says a fact of the case.

    A fact counts only in a document that holds evidence. The mean over all citations of a run is
    the precision. Empty when unanswerable. Source: as citation_recall.
    """
    if not case.answerable:
        return ()
    documents = {evidence.document for evidence in case.evidence}
    return tuple(
        any(_covers(citation, evidence) for evidence in case.evidence)
        or (
            citation["document"] in documents
            and any(_says(normalise(citation["quote"]), fact) for fact in case.facts)
        )
        for citation in _citations(result)
    )


def evidence_recall_at(k: int) -> Callable[[Result, Case], float | None]:
    """Return the metric: share (0..1) of the evidence that the first k retrieved passages hold.

    None when unanswerable. Source: recall at k, Manning et al. (2008), "Introduction to Information
    Retrieval", chapter 8.
    """

    def evidence_recall(result: Result, case: Case) -> float | None:
        if not case.answerable:
            return None
        found = _retrieved(result)[:k]
        return _share([any(_holds(p, evidence) for p in found) for evidence in case.evidence])

    return evidence_recall


def reciprocal_rank(result: Result, case: Case) -> float | None:
    """1 / rank of the first retrieved passage that holds evidence; 0 when there is none.

    None when unanswerable. The mean is MRR. Source: Voorhees (1999), TREC-8 question answering.
    """
    if not case.answerable:
        return None
    for rank, passage in enumerate(_retrieved(result), start=1):
        if any(_holds(passage, evidence) for evidence in case.evidence):
            return 1 / rank
    return 0.0


def retrieved_length_at(k: int) -> Callable[[Result, Case], float | None]:
    """Return the metric: how many characters the first k retrieved passages have together.

    None when unanswerable. The price of recall at k: longer passages hold more evidence. Source:
    docs/retrieval.md.
    """

    def retrieved_length(result: Result, case: Case) -> float | None:
        if not case.answerable:
            return None
        return float(sum(len(passage["text"]) for passage in list(result.get("retrieved", ()))[:k]))

    return retrieved_length


def quote_valid(result: Result, texts: Mapping[str, str]) -> tuple[bool, ...]:
    """For each citation whether its quote stands in its document, on letters and digits.

    ``texts``: normalised canonical text by file name. Source: docs/question-sets.md.
    """
    quotes = [(normalise(c.get("quote")), c["document"]) for c in _citations(result)]
    return tuple(bool(quote) and quote in texts.get(name, "") for quote, name in quotes)


def quote_exact(result: Result, documents: Mapping[str, Document]) -> tuple[bool, ...]:
    """For each citation whether its quote is exactly the canonical text between its offsets.

    ``documents``: by file name. Source: docs/question-sets.md.
    """
    return tuple(_stands_at_offsets(citation, documents) for citation in _citations(result))


def abstention_right(result: Result, case: Case) -> bool | None:
    """Whether an unanswerable question is not answered, as it should; None when answerable."""
    return None if case.answerable else not is_answered(result)


def abstention_wrong(result: Result, case: Case) -> bool | None:
    """Whether an answerable question is not answered; None when unanswerable."""
    return not is_answered(result) if case.answerable else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which the share (0 <= share < 1) of the values lies; None without any.

    No interpolation: the value at position floor(share * n) of the n values in order.
    """
    if not 0 <= share < 1:
        raise ValueError(f"share must be at least 0 and below 1, not {share}")
    ordered = sorted(values)
    return ordered[int(len(ordered) * share)] if ordered else None


def _says(text: str, fact: Fact) -> bool:
    """Whether the normalised text holds one of the fact's wordings."""
    return any(normalise(wording) in text for wording in fact)


def _covered(result: Result, case: Case) -> list[bool]:
    citations = _citations(result)
    return [any(_covers(c, evidence) for c in citations) for evidence in case.evidence]


def _covers(citation: Mapping[str, Any], evidence: Evidence) -> bool:
    cited, wanted = normalise(citation.get("quote")), normalise(evidence.quote)
    if citation["document"] != evidence.document or not cited:
        return False
    return wanted in cited or (cited in wanted and len(cited) >= 0.5 * len(wanted))


def _holds(passage: tuple[str, str], evidence: Evidence) -> bool:
    document, text = passage
    return document == evidence.document and normalise(evidence.quote) in text


def _stands_at_offsets(citation: Mapping[str, Any], documents: Mapping[str, Document]) -> bool:
    document = documents.get(citation["document"])
    quote: str = citation.get("quote") or ""
    if document is None or not quote:
        return False
    return document.text[citation["start"] : citation["end"]] == quote


def _citations(result: Result) -> list[Mapping[str, Any]]:
    return list(result.get("citations", ()))


def _retrieved(result: Result) -> list[tuple[str, str]]:
    """File name and normalised text of the retrieved passages, in rank order."""
    return [(p["document"], normalise(p["text"])) for p in result.get("retrieved", ())]


def _share(values: Sequence[bool], empty: float = 0.0) -> float:
    return sum(values) / len(values) if values else empty
