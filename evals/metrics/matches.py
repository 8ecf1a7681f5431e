"""What counts as saying, covering and holding: the rules of "Matching" in docs/question-sets.md."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant import Status
from evals.matching import normalise
from evals.questions import Case, Evidence, Fact

Result = Mapping[str, Any]
"""One result object: status, text, citations, retrieved, timings_ms."""

_ANSWERED = frozenset(status.value for status in Status if status.is_answer)


def is_answered(result: Result) -> bool:
    """Whether the assistant says that the documents answer, wholly or in part."""
    return result["status"] in _ANSWERED


def citations_of(result: Result) -> list[Mapping[str, Any]]:
    """Return the citations of a result; a result without the field has none."""
    return list(result.get("citations") or ())


def says(text: str, fact: Fact) -> bool:
    """Whether the normalised text holds one of the fact's wordings."""
    return any(normalise(wording) in text for wording in fact)


def holds(document_name: str, text: str, evidence: Evidence) -> bool:
    """Whether a passage of the document, as it stands there, holds the evidence whole."""
    return document_name == evidence.document and normalise(evidence.quote) in normalise(text)


def covers(citation: Mapping[str, Any], evidence: Evidence) -> bool:
    """Whether a citation quotes the evidence, or at least half of it in one stretch."""
    cited, wanted = normalise(citation.get("quote")), normalise(evidence.quote)
    if citation["document"] != evidence.document or not cited:
        return False
    return wanted in cited or (cited in wanted and len(cited) >= 0.5 * len(wanted))


def covered(result: Result, case: Case) -> list[bool]:
    """For each piece of evidence whether a citation covers it."""
    citations = citations_of(result)
    return [any(covers(citation, evidence) for citation in citations) for evidence in case.evidence]


def share(values: Sequence[bool], empty: float = 0.0) -> float:
    """Return the share (0..1) that is true; ``empty`` where there are no values."""
    return sum(values) / len(values) if values else empty
