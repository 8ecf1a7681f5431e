"""Retrieval at equal lengths: cutting at a budget, and evidence found in what is left."""

import pytest

from evals.peers.budget import FIGURES, evidence_found, score, within
from evals.peers.exchange import Piece

QUOTE = "minimaal 6 jaar ervaring"
HERE = "kortrijk.txt"


def filler(length: int, document: str = HERE) -> Piece:
    return Piece(document, "x" * length)


def test_the_last_piece_is_cut_where_the_budget_ends():
    assert within([filler(4), Piece("b.txt", "abcdef"), filler(9)], 7) == [filler(4), Piece("b.txt", "abc")]


def test_a_budget_that_is_just_filled_takes_nothing_more():
    assert within([filler(4), filler(3), filler(2)], 7) == [filler(4), filler(3)]
    assert within([], 7) == []
    assert within([filler(3)], 7) == [filler(3)]


def test_evidence_that_the_cut_goes_through_is_not_found(make_case):
    case = make_case()
    pieces = [filler(1_490), Piece(HERE, f"U hebt {QUOTE}.")]
    assert evidence_found(within(pieces, 1_500), case) == [False]
    assert evidence_found(within(pieces, 4_000), case) == [True]
    figures = score(pieces, case)
    assert (figures["any@1500"], figures["any@4000"]) == (0.0, 1.0)
    assert figures["mrr"] == 0.5


def test_evidence_just_before_the_cut_is_found(make_case):
    pieces = [filler(1_500 - len(QUOTE)), Piece(HERE, f"{QUOTE} in een leidinggevende functie")]
    assert score(pieces, make_case())["any@1500"] == 1.0


def test_layout_does_not_matter_but_the_document_does(make_case):
    case = make_case()
    laid_out = "- Minimaal 6\n  jaar **ervaring**"
    assert evidence_found([Piece(HERE, laid_out)], case) == [True]
    assert evidence_found([Piece("gent.txt", laid_out)], case) == [False]


def test_evidence_over_two_pieces_is_not_found(make_case):
    assert evidence_found([Piece(HERE, "minimaal 6"), Piece(HERE, "jaar ervaring")], make_case()) == [False]


def test_recall_is_the_share_of_the_evidence(make_case):
    evidence = [{"document": HERE, "quote": QUOTE}, {"document": "gent.txt", "quote": "vier jaar"}]
    figures = score([Piece(HERE, QUOTE)], make_case(evidence=evidence))
    assert figures == {"any@1500": 1, "any@4000": 1, "recall@1500": 0.5, "recall@4000": 0.5, "mrr": 1}
    assert set(figures) == set(FIGURES)


def test_a_rank_beyond_the_largest_budget_counts_for_nothing(make_case):
    assert score([filler(4_000), Piece(HERE, QUOTE)], make_case())["mrr"] == 0.0


@pytest.mark.parametrize("pieces", [[], [Piece(HERE, QUOTE)]])
def test_an_unanswerable_question_has_no_figures(make_case, pieces):
    case = make_case(kind="unanswerable", answerable=False, evidence=[], facts=[])
    assert set(score(pieces, case).values()) == {None}
