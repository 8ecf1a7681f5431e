"""Whether what an answer says follows from what it cites, statement by statement.

Source: Gao et al. (2023), "Enabling large language models to generate text with citations" (ALCE). There an
answer's sentences are averaged first; here every statement of every answer counts alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.entailment import Entails, Pair, judged, premise_of
from evals.metrics.matches import Result, citations_of, is_answered
from evals.statements import claims_of
from ingest.model import Document


@dataclass(frozen=True, slots=True)
class Backed:
    """How the statements of one answer stand on their citations."""

    recall: tuple[bool, ...]
    """For each statement whether its citations together entail it; False where it has none."""
    precision: tuple[bool, ...]
    """For each citation of each statement whether it is of use: they entail it, and not as well without."""


def statements_backed(
    results: Sequence[Result], documents: Mapping[str, Document], entails: Entails
) -> tuple[Backed, ...]:
    """Return for each result how its statements stand on their citations; all are judged in one go.

    A citation is of no use when it alone does not entail the statement and the others do without it. A
    result that is no answer has no statements. ``documents``: by file name.
    """
    said = [_said(result, documents) for result in results]
    verdicts = judged(entails, (pair for claims in said for claim in claims for pair in _pairs(claim)))
    return tuple(
        Backed(
            tuple(_follows(claim, claim.premises, verdicts) for claim in claims),
            tuple(useful for claim in claims for useful in _useful(claim, verdicts)),
        )
        for claims in said
    )


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    premises: tuple[str, ...]


def _said(result: Result, documents: Mapping[str, Document]) -> list[_Said]:
    if not is_answered(result):
        return []
    premises = {citation.get("number"): premise_of(citation, documents) for citation in citations_of(result)}
    return [
        _Said(claim.text, tuple(premises.get(number, "") for number in claim.numbers))
        for claim in claims_of(result.get("text"))
    ]


def _pair(claim: _Said, premises: Sequence[str]) -> Pair | None:
    """Return what is to be judged; None: there is nothing that the statement could follow from."""
    premise = "\n".join(filter(None, premises))
    return (premise, claim.text) if premise else None


def _without(premises: tuple[str, ...], number: int) -> tuple[str, ...]:
    return premises[:number] + premises[number + 1 :]


def _pairs(claim: _Said) -> Iterator[Pair]:
    """Yield every pair that recall and precision of a statement may ask for."""
    sets = [claim.premises]
    if len(claim.premises) > 1:
        sets += [(premise,) for premise in claim.premises]
        sets += [_without(claim.premises, number) for number in range(len(claim.premises))]
    yield from filter(None, (_pair(claim, premises) for premises in sets))


def _follows(claim: _Said, premises: Sequence[str], verdicts: Mapping[Pair, bool]) -> bool:
    pair = _pair(claim, premises)
    return pair is not None and verdicts[pair]


def _useful(claim: _Said, verdicts: Mapping[Pair, bool]) -> Iterator[bool]:
    whole = _follows(claim, claim.premises, verdicts)
    for number, premise in enumerate(claim.premises):
        alone = len(claim.premises) == 1 or _follows(claim, [premise], verdicts)
        yield whole and (alone or not _follows(claim, _without(claim.premises, number), verdicts))
