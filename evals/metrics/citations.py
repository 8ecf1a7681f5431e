"""Whether citations stand where they say, and at what they should."""

import re
from collections.abc import Mapping
from typing import Any

from evals.matching import normalise
from evals.metrics.matches import Result, citations_of, covered, covers, says, share
from evals.questions import Case
from ingest.model import Document

_MARKER = re.compile(r"\[(\d+)\]")


def marker_valid(result: Result) -> tuple[bool, ...]:
    """For each number in the text or on a citation whether it is on both: no marker and no citation stray.

    Source: docs/question-sets.md.
    """
    said = {int(number) for number in _MARKER.findall(result.get("text") or "")}
    given = {citation.get("number") for citation in citations_of(result)}
    return tuple(number in said and number in given for number in said | given)


def citation_recall(result: Result, case: Case) -> float | None:
    """Share (0..1) of the case's evidence that a citation covers; None when unanswerable.

    A citation covers evidence when it quotes it, or at least half of it in one stretch. Source:
    after Gao et al. (2023), "Enabling large language models to generate text with citations".
    """
    return share(covered(result, case)) if case.answerable else None


def citation_precision(result: Result, case: Case) -> tuple[bool, ...]:
    """For each citation whether it is to the point: it covers evidence, or says a fact of the case.

    A fact counts only in a document that holds evidence. The mean over all citations of a run is
    the precision. Empty when unanswerable. Source: as citation_recall.
    """
    if not case.answerable:
        return ()
    documents = {evidence.document for evidence in case.evidence}
    return tuple(
        any(covers(citation, evidence) for evidence in case.evidence)
        or (
            citation["document"] in documents
            and any(says(normalise(citation["quote"]), fact) for fact in case.facts)
        )
        for citation in citations_of(result)
    )


def quote_valid(result: Result, texts: Mapping[str, str]) -> tuple[bool, ...]:
    """For each citation whether its quote stands in its document, on letters and digits.

    ``texts``: normalised canonical text by file name. Source: docs/question-sets.md.
    """
    quotes = [(normalise(c.get("quote")), c["document"]) for c in citations_of(result)]
    return tuple(bool(quote) and quote in texts.get(name, "") for quote, name in quotes)


def quote_exact(result: Result, documents: Mapping[str, Document]) -> tuple[bool, ...]:
    """For each citation whether its quote is exactly the canonical text between its offsets.

    ``documents``: by file name. Source: docs/question-sets.md.
    """
    return tuple(_stands_at_offsets(citation, documents) for citation in citations_of(result))


def _stands_at_offsets(citation: Mapping[str, Any], documents: Mapping[str, Document]) -> bool:
    document = documents.get(citation["document"])
    quote: str = citation.get("quote") or ""
    if document is None or not quote:
        return False
    return document.text[citation["start"] : citation["end"]] == quote
