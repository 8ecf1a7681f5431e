"""Whether an answer is right: what it says, and what it should not say."""

from enum import StrEnum

from evals.matching import normalise
from evals.metrics.matches import Result, covered, is_answered, says, share
from evals.questions import Case, Kind

SHORT_LIMIT = 700
"""Most characters of an answer that is no dump."""
LONG_LIMIT = 3_000
"""The same for kinds that ask for several things."""

_LONG_KINDS = frozenset({Kind.LIST, Kind.TABLE, Kind.COMPARE, Kind.CORPUS})


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
    found = [(Lack.FACT, fact[0]) for fact in case.facts if not says(text, fact)]
    found += [(Lack.FORBIDDEN, words) for words in case.forbidden if normalise(words) in text]
    if not any(covered(result, case)):
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
    return share([says(text, fact) for fact in case.facts], empty=1.0)


def forbidden(result: Result, case: Case) -> bool | None:
    """Whether the text says something forbidden, such as another document's value.

    None when unanswerable or when nothing is forbidden. Source: docs/question-sets.md.
    """
    if not case.answerable or not case.forbidden:
        return None
    return says(normalise(result.get("text")), case.forbidden)


def crag(result: Result, case: Case) -> float:
    """1 when the result passes, 0 when it is refused though answerable, -1 when it is wrong.

    So a wrong answer costs more than none. A right refusal counts 1, as the right answer to a question
    with a false premise does in the source: Yang et al. (2024), "CRAG: Comprehensive RAG benchmark".
    """
    if passes(result, case):
        return 1.0
    return -1.0 if is_answered(result) else 0.0
