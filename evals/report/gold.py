"""What of the expected answer a result holds, piece by piece, by the rules of the metrics."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evals.figures import CUTOFFS
from evals.matching import normalise
from evals.metrics import Lack, Result, shortcomings
from evals.metrics.matches import citations_of, covered, says
from evals.metrics.retrieval import evidence_held
from evals.questions import Case
from evals.report import texts, writing
from evals.report.links import Links
from ingest.model import Document

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
    """Organisation and file name."""
    address: str
    """Where it is read, or nothing."""
    is_cited: bool
    """Whether a citation covers it."""
    is_found: bool
    """Whether one of the first retrieved passages holds it."""
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
    text = normalise(result.get("text"))
    return tuple(
        Mark(texts.OR.join(fact), says(text, fact), texts.SAID if says(text, fact) else texts.NOT_SAID)
        for fact in case.facts
    )


def forbidden(result: Result, case: Case) -> tuple[Mark, ...]:
    """Return each thing that the answer should not say, and whether it keeps from it."""
    said = {words for lack, words in shortcomings(result, case) if lack is Lack.FORBIDDEN}
    return tuple(
        Mark(words, words not in said, texts.SAID if words in said else texts.NOT_SAID)
        for words in case.forbidden
    )


def places(result: Result, case: Case, links: Links, documents: Mapping[str, Document]) -> tuple[Place, ...]:
    """Return each place where the answer stands, and whether it was found and cited."""
    held = evidence_held(result, case)
    # As ``evals.causes`` has it: a longer answer looks at as many passages as it cites.
    most = max(SHOWN_PASSAGES, len(citations_of(result)))
    found = []
    for piece, (evidence, is_cited) in enumerate(zip(case.evidence, covered(result, case), strict=True)):
        rank = next((rank for rank, pieces in enumerate(held, start=1) if piece in pieces), None)
        is_found = rank is not None and rank <= most
        words = texts.FOUND_AT if is_found else texts.FOUND_LATE if rank else texts.NOT_FOUND
        found.append(
            Place(
                evidence.quote,
                writing.document_label(evidence.document, documents),
                links.evidence(evidence),
                is_cited,
                is_found,
                words.format(rank=rank, count=len(held), most=most),
            )
        )
    return tuple(found)


def passages(result: Result, case: Case) -> Iterator[Passage]:
    """Yield the first retrieved passages in their order, and of the later ones those that hold evidence."""
    held = evidence_held(result, case)
    for rank, passage in enumerate(result.get("retrieved") or (), start=1):
        score, holds = passage.get("score"), bool(held[rank - 1])
        if rank <= SHOWN_PASSAGES or holds:
            shown = "" if score is None else writing.decimal(float(score))
            yield Passage(rank, shown, passage["document"], passage["text"], holds)
