"""CRAG score, forbidden words and markers, by hand."""

import pytest

from evals import metrics


@pytest.mark.parametrize(
    ("answerable", "result", "score"),
    [
        (True, {}, 1),
        (True, {"status": "not_in_documents"}, 0),
        (True, {"text": "9 jaar [1]"}, -1),
        (True, {"status": "partial", "text": "9 jaar [1]"}, -1),
        (False, {"status": "out_of_scope"}, 1),
        (False, {}, -1),
    ],
)
def test_crag_counts_a_wrong_answer_against(make_case, make_result, answerable, result, score):
    case = make_case() if answerable else make_case(answerable=False, evidence=[], facts=[])
    assert metrics.crag(make_result(**result), case) == score


def test_forbidden_words_count_only_where_there_are_any(make_case, make_result):
    case = make_case(forbidden=["vier jaar", "4 jaar"])
    assert metrics.forbidden(make_result(text="Niet 4 jaar."), case) is True
    assert metrics.forbidden(make_result(text=None), case) is False
    assert metrics.forbidden(make_result(), make_case()) is None
    assert metrics.forbidden(make_result(), make_case(answerable=False, evidence=[])) is None


def test_a_marker_and_a_citation_need_each_other(make_result):
    citations = [{"number": number} for number in (1, 2)]
    assert sorted(metrics.marker_valid(make_result(text="A [1] en [3], weer [1].", citations=citations))) == [
        False,
        False,
        True,
    ]
    assert metrics.marker_valid(make_result(text="Zonder \\[1\\].", citations=[])) == ()
    assert metrics.marker_valid(make_result(text=None, citations=[{}])) == (False,)
