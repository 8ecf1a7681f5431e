"""What of the expected answer a result holds, piece by piece, by the metrics themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evals import metrics
from evals.figures import CUTOFFS
from evals.metrics import Lack, Result
from evals.questions import Case, Evidence
from evals.report import texts, writing
from evals.report.links import Links

_HOLDS = metrics.evidence_recall_at(1)
SHOWN_PASSAGES = CUTOFFS[-1]
"""Passages that are always shown; of the later ones those that hold evidence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something expected, and whether it is there."""

    words: str
    """What is expected."""
    is_there: bool
    """Whether it is there as it should be."""
    verdict: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Evidence, and what became of it."""

    quote: str
    """Its words."""
    document: str
    """File name."""
    address: str
    """Where it is read, or nothing."""
    is_cited: bool
    """Whether a citation covers it."""
    is_found: bool
    """Whether a retrieved passage holds it."""
    found: str
    """The same in words, with its rank."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrieved passage."""

    rank: int
    """From 1."""
    score: str
    """Its score, or nothing."""
    document: str
    """File name."""
    text: str
    """Its words."""
    holds_evidence: bool
    """Whether it holds evidence."""


def facts(result: Result, case: Case) -> tuple[Mark, ...]:
    """Return each fact with its wordings, and whether the answer says it."""
    if not case.answerable:
        return ()
    found = []
    for fact in case.facts:
        said = metrics.fact_recall(result, case.model_copy(update={"facts": (fact,)})) == 1
        found.append(Mark(texts.OR.join(fact), said, texts.SAID if said else texts.NOT_SAID))
    return tuple(found)


def forbidden(result: Result, case: Case) -> tuple[Mark, ...]:
    """Return each thing that the answer should not say, and whether it keeps from it."""
    said = {words for lack, words in metrics.shortcomings(result, case) if lack is Lack.FORBIDDEN}
    return tuple(
        Mark(words, words not in said, texts.SAID if words in said else texts.NOT_SAID)
        for words in case.forbidden
    )


def places(result: Result, case: Case, links: Links) -> tuple[Place, ...]:
    """Return each place where the answer stands, and whether it was found and cited."""
    found = []
    for evidence in case.evidence:
        one = _with(case, evidence)
        rank = metrics.reciprocal_rank(result, one)
        count = len(result.get("retrieved") or ())
        words = texts.FOUND_AT.format(rank=round(1 / rank)) if rank else texts.NOT_FOUND.format(count=count)
        found.append(
            Place(
                evidence.quote,
                evidence.document,
                links.evidence(evidence),
                metrics.citation_recall(result, one) == 1,
                bool(rank),
                words,
            )
        )
    return tuple(found)


def passages(result: Result, case: Case) -> Iterator[Passage]:
    """Yield the first retrieved passages in their order, and of the later ones those that hold evidence."""
    for rank, passage in enumerate(result.get("retrieved") or (), start=1):
        score, holds = passage.get("score"), _holds_any(passage, case)
        if rank <= SHOWN_PASSAGES or holds:
            shown = "" if score is None else writing.decimal(float(score))
            yield Passage(rank, shown, passage["document"], passage["text"], holds)


def _holds_any(passage: Mapping[str, str], case: Case) -> bool:
    documents = {evidence.document for evidence in case.evidence}
    return (
        case.answerable and passage["document"] in documents and bool(_HOLDS({"retrieved": [passage]}, case))
    )


def _with(case: Case, evidence: Evidence) -> Case:
    return case.model_copy(update={"evidence": (evidence,)})
