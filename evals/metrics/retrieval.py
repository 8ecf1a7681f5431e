"""How well the passages are found, on gold spans.

Ranking measures come from the library ir_measures (MacAvaney, Macdonald and Ounis (2022), "Streamlining
evaluation with ir-measures"), which hands them to trec_eval's own code.
"""

from collections.abc import Callable, Mapping, Sequence

from evals.figures import CUTOFFS
from evals.matching import normalise
from evals.metrics.matches import Result, share
from evals.questions import Case
from ingest.model import Document

Ranked = Mapping[str, Mapping[str, float]]
"""For each figure what it is in each case, by the id of the case."""


def evidence_recall_at(k: int) -> Callable[[Result, Case], float | None]:
    """Return the metric: share (0..1) of the evidence that the first k retrieved passages hold.

    None when unanswerable. Our own code: a ranking library counts passages, and one passage may hold two
    pieces of evidence, or two passages the same one. Source: recall at k, Manning et al. (2008),
    "Introduction to Information Retrieval", chapter 8.
    """

    def evidence_recall(result: Result, case: Case) -> float | None:
        if not case.answerable:
            return None
        held = set[int]().union(*evidence_held(result, case)[:k])
        return share([piece in held for piece in range(len(case.evidence))])

    return evidence_recall


def ranking_figures(answered: Sequence[tuple[Case, Result]]) -> Ranked:
    """Return evidence_hit@k, mrr and ndcg@10 of each answerable case among these; all in one call.

    A passage is as relevant as the number of pieces of evidence that it holds and that no earlier passage
    held, so that the same words twice count once. Pieces that are in no passage stand in the judgements
    with gain 1, so that the best possible ranking has them. Sources: Success@k and RR as in TREC-8
    question answering, Voorhees (1999); nDCG, Järvelin and Kekäläinen (2002), the gains as in novelty-based
    evaluation, Clarke et al. (2008).
    """
    import ir_measures  # here: with scipy, a tenth of a second that asking questions does not need
    from ir_measures import RR, Success, nDCG

    measures = {Success @ k: f"evidence_hit@{k}" for k in CUTOFFS} | {RR: "mrr", nDCG @ 10: "ndcg@10"}
    judgements: dict[str, dict[str, int]] = {}
    rankings: dict[str, dict[str, float]] = {}
    for case, result in answered:
        if case.answerable:
            gains, missed = _gains(evidence_held(result, case), len(case.evidence))
            passages = {str(rank): gain for rank, gain in enumerate(gains)}
            judgements[case.id] = passages | {f"missed {piece}": 1 for piece in range(missed)}
            rankings[case.id] = {name: float(len(gains) - rank) for rank, name in enumerate(passages)}
    found: dict[str, dict[str, float]] = {name: {} for name in measures.values()}
    for one in ir_measures.iter_calc(list(measures), judgements, rankings) if judgements else ():
        found[measures[one.measure]][one.query_id] = float(one.value)
    return found


def wrong_organisation(result: Result, case: Case, documents: Mapping[str, Document]) -> bool | None:
    """Whether the first retrieved passage is of an organisation whose documents hold no evidence.

    None when unanswerable, when nothing was retrieved, or when a document is not among ``documents`` (by
    file name). Source: docs/question-sets.md.
    """
    retrieved = list(result.get("retrieved") or ())
    names = {evidence.document for evidence in case.evidence}
    if not case.answerable or not retrieved or not (names | {retrieved[0]["document"]}) <= documents.keys():
        return None
    right = {documents[name].organisation for name in names}
    return documents[retrieved[0]["document"]].organisation not in right


def retrieved_length_at(k: int) -> Callable[[Result, Case], float | None]:
    """Return the metric: how many characters the first k retrieved passages have together.

    None when unanswerable. The price of recall at k: longer passages hold more evidence. Source:
    docs/retrieval.md.
    """

    def retrieved_length(result: Result, case: Case) -> float | None:
        if not case.answerable:
            return None
        return float(sum(len(passage["text"]) for passage in list(result.get("retrieved") or ())[:k]))

    return retrieved_length


def evidence_held(result: Result, case: Case) -> list[set[int]]:
    """For each retrieved passage, in rank order, which pieces of evidence it holds, counted from 0."""
    wanted = [(evidence.document, normalise(evidence.quote)) for evidence in case.evidence]
    return [
        {piece for piece, (name, quote) in enumerate(wanted) if name == document and quote in text}
        for document, text in ((p["document"], normalise(p["text"])) for p in result.get("retrieved") or ())
    ]


def _gains(held: Sequence[set[int]], pieces: int) -> tuple[list[int], int]:
    """Return how many pieces each passage adds to the earlier ones, and how many are in none."""
    seen: set[int] = set()
    gains = []
    for own in held:
        gains.append(len(own - seen))
        seen |= own
    return gains, pieces - len(seen)
