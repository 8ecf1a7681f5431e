"""Why a case was missed: the first stage of answering that broke, as far as the result shows it.

Pure functions of one result and its case. The stages are those of an answer, in their order: the question
is understood (and with it which documents it is put to), passages are retrieved, they are judged enough or
not, the answer is composed. What broke first is the cause, since the later stages had no chance.

Evidence was retrieved when it stands in one of the first ten passages, as the figure evidence_recall@10
has it: further down nothing is judged or quoted. A longer answer counts as many passages as it cites.
"""

from collections.abc import Sequence
from enum import StrEnum

from assistant import Status
from evals.figures import CUTOFFS
from evals.matching import normalise
from evals.metrics import Lack, Result, holds, is_answered, shortcomings
from evals.questions import Case, Evidence
from evals.scoring import is_scored


class Cause(StrEnum):
    """The stage that broke, in the order of the stages; what gave no result at all comes first."""

    FAILURE = "failure"
    """There is no result, or it is an error."""
    UNDERSTANDING = "understanding"
    """The question was not put to the documents, or not to the document with the evidence."""
    RETRIEVAL = "retrieval"
    """The evidence is not among the passages that were retrieved."""
    JUDGING = "judging"
    """The evidence was retrieved and held not to answer, or there is none and it was answered."""
    COMPOSITION = "composition"
    """The evidence was there, but the answer does not say it, cite it, or keep to it."""


_NOT_ASKED = frozenset(
    status.value for status in (Status.UNCLEAR, Status.OUT_OF_SCOPE, Status.UNKNOWN_ORGANISATION)
)
"""How a question ends that is not put to the documents."""


def cause_of(result: Result | None, case: Case) -> Cause | None:
    """Return why the result does not pass; None when it passes.

    Of an answerable case only the evidence that the result missed counts: all of it where the case was
    refused or cites none of it, else that which holds a fact that the text lacks. What is said too much or
    what is forbidden is a matter of composing. An unanswerable case that was answered was judged wrongly.
    """
    if not is_scored(result):
        return Cause.FAILURE
    lacks = shortcomings(result, case)
    if not lacks:
        return None
    if not case.answerable:
        return Cause.JUDGING
    if result["status"] in _NOT_ASKED:
        return Cause.UNDERSTANDING
    missed = _missed(result, case, [words for lack, words in lacks if lack is Lack.FACT])
    if missed:
        if not any(evidence.document in _asked(result) for evidence in missed):
            return Cause.UNDERSTANDING
        if not any(_is_retrieved(result, evidence) for evidence in missed):
            return Cause.RETRIEVAL
    if not is_answered(result) or any(_is_held_silent(result, evidence) for evidence in missed):
        return Cause.JUDGING
    return Cause.COMPOSITION


def _missed(result: Result, case: Case, lacking: Sequence[str]) -> list[Evidence]:
    """Return the evidence whose absence can explain what is lacking.

    ``lacking``: the first wording of each fact that the text lacks. A fact may be said in other words than
    those of its evidence; then it may stand in any that was not retrieved, and it is not known to be
    missing when all of it was.
    """
    retrieved = [evidence for evidence in case.evidence if _is_retrieved(result, evidence)]
    if not is_answered(result) or not retrieved:
        return list(case.evidence)
    facts = [fact for fact in case.facts if fact[0] in lacking]
    missed: list[Evidence] = []
    for fact in facts:
        holding = [evidence for evidence in case.evidence if _says(evidence, fact)]
        unseen = [evidence for evidence in case.evidence if evidence not in retrieved]
        missed += holding or unseen
    return list(dict.fromkeys(missed))


def _asked(result: Result) -> set[str]:
    """File names of the documents that the question was put to, as far as the result tells."""
    retrieved = {passage["document"] for passage in result.get("retrieved") or ()}
    return retrieved | set(result.get("searched") or ())


def _is_retrieved(result: Result, evidence: Evidence) -> bool:
    # What the answer cites comes first in rank.
    first = max(CUTOFFS[-1], len(result.get("citations") or ()))
    return any(
        holds(passage["document"], passage["text"], evidence)
        for passage in (result.get("retrieved") or ())[:first]
    )


def _is_held_silent(result: Result, evidence: Evidence) -> bool:
    """Whether the answer cites other documents and not this one, whose evidence was retrieved."""
    cited = {citation["document"] for citation in result.get("citations") or ()}
    return bool(cited) and evidence.document not in cited and _is_retrieved(result, evidence)


def _says(evidence: Evidence, fact: Sequence[str]) -> bool:
    quote = normalise(evidence.quote)
    return any(normalise(wording) in quote for wording in fact)
