"""Retrieval figures, worked out by hand, and against their definitions on made-up rankings."""

from math import log2
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import metrics
from evals.figures import CUTOFFS
from tests.evals.conftest import build_case, build_result

PIECES = ("minimaal 6 jaar ervaring", "een rijbewijs B", "een masterdiploma")
EVIDENCE = [{"document": "kortrijk.txt", "quote": quote} for quote in PIECES]


def ranked(*texts: str, document: str = "kortrijk.txt") -> dict[str, Any]:
    return build_result(retrieved=[{"document": document, "text": text} for text in texts])


def figures(result: dict[str, Any]) -> dict[str, float]:
    found = metrics.ranking_figures([(build_case(evidence=EVIDENCE), result)])
    return {name: values["c-1"] for name, values in found.items()}


def test_a_hit_is_the_first_passage_that_holds_any_evidence():
    found = figures(ranked("niets", "niets", f"- {PIECES[1]}"))
    assert [found[f"evidence_hit@{k}"] for k in CUTOFFS] == [0, 1, 1, 1]
    assert found["mrr"] == pytest.approx(1 / 3)


def test_ndcg_counts_what_a_passage_adds_and_what_is_nowhere():
    # Gains 2 (two pieces at once), 0 (the same again), 0; the third piece is in no passage.
    both = f"{PIECES[0]} en {PIECES[1]}"
    ideal = 2 + 1 / log2(3)
    assert figures(ranked(both, PIECES[0], "niets"))["ndcg@10"] == pytest.approx(2 / ideal)
    assert figures(ranked("niets", both))["ndcg@10"] == pytest.approx(2 / log2(3) / ideal)
    assert figures(ranked(*PIECES))["ndcg@10"] == pytest.approx(1)


def test_nothing_retrieved_is_nothing_found():
    assert set(figures(ranked()).values()) == {0.0}


def test_an_unanswerable_question_has_no_ranking():
    case = build_case(answerable=False, evidence=[])
    assert all(not values for values in metrics.ranking_figures([(case, build_result())]).values())
    assert metrics.ranking_figures([])["mrr"] == {}


@given(st.lists(st.sets(st.integers(0, 2)), max_size=14))
def test_the_library_agrees_with_the_definitions(held):
    result = ranked(*(" ".join(["niets", *(PIECES[piece] for piece in sorted(own))]) for own in held))
    case = build_case(evidence=EVIDENCE)
    found = figures(result)
    first = next((rank for rank, own in enumerate(held, start=1) if own), None)
    assert found["mrr"] == pytest.approx(1 / first if first else 0)
    for k in CUTOFFS:
        recall = metrics.evidence_recall_at(k)(result, case)
        assert recall == pytest.approx(len(set().union(*held[:k])) / 3)
        assert found[f"evidence_hit@{k}"] == (recall > 0)
    assert 0 <= found["ndcg@10"] <= 1 + 1e-9


def test_passages_of_another_organisation_are_told_only_where_both_are_known():
    documents: Any = {
        "kortrijk.txt": SimpleNamespace(organisation="Kortrijk"),
        "kortrijk-2.txt": SimpleNamespace(organisation="Kortrijk"),
        "gent.txt": SimpleNamespace(organisation="Gent"),
    }
    case = build_case()
    for document, wrong in (
        ("gent.txt", True),
        ("kortrijk.txt", False),
        ("kortrijk-2.txt", False),
        ("elders.txt", None),
    ):
        assert metrics.wrong_organisation(ranked("x", document=document), case, documents) is wrong
    assert metrics.wrong_organisation(ranked(), case, documents) is None
    assert (
        metrics.wrong_organisation(ranked("x"), build_case(answerable=False, evidence=[]), documents) is None
    )


def test_a_passage_holds_evidence_whole_and_in_its_own_document():
    evidence = build_case().evidence[0]
    assert metrics.holds("kortrijk.txt", "Minimaal 6\njaar er-\nvaring!", evidence)
    assert not metrics.holds("kortrijk.txt", "minimaal 6 jaar", evidence)
    assert not metrics.holds("gent.txt", PIECES[0], evidence)
