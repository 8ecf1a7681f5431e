"""How sure the assistant says that it is: of answers, and of refusals after a search."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Status
from assistant.judging import RULED_IN, RULED_OUT, Judgement, all_of, any_of, judge

LIKELY, UNLIKELY = Judgement(True, 0.9), Judgement(False, 0.2)


def test_one_of_several_suffices_or_all_of_them_are_needed():
    assert any_of([UNLIKELY, LIKELY]) == LIKELY
    assert all_of([UNLIKELY, LIKELY]) == UNLIKELY
    assert any_of([]) == RULED_OUT
    assert all_of([]) == RULED_IN


def test_result_tells_it_in_four_decimals_or_not_at_all():
    answer = Answer("x", "x", Status.ANSWERED, "x", confidence=0.123456)
    assert answer.to_dict()["confidence"] == 0.1235
    assert replace(answer, confidence=None).to_dict()["confidence"] is None
    assert replace(answer, confidence=0.0).to_dict()["confidence"] == 0.0


def test_an_answer_is_as_sure_as_the_threshold_at_least_and_a_refusal_is_not(sample_results):
    judged = [result for result in sample_results if result["confidence"] is not None]
    assert len(judged) >= 100
    for result in judged:
        is_answer = result["status"] in {"answered", "partial"}
        assert (result["confidence"] >= judge().threshold) == is_answer, result["id"]


def test_refusals_before_the_search_are_not_judged_and_those_after_it_are(sample_results):
    before = {"unknown_organisation", "out_of_scope", "unclear"}
    for result in sample_results:
        assert (result["confidence"] is None) == (result["status"] in before), result["id"]
    assert {result["status"] for result in sample_results} >= {"unknown_organisation", "not_in_documents"}


def test_it_tells_questions_with_an_answer_from_those_without(sample_set, sample_results):
    known = [
        (case.answerable, result["confidence"])
        for case, result in zip(sample_set.cases, sample_results, strict=True)
        if result["confidence"] is not None
    ]
    answerable = [confidence for is_so, confidence in known if is_so]
    others = [confidence for is_so, confidence in known if not is_so]
    assert len(others) >= 10
    above = sum(one > other for one in answerable for other in others)
    assert above / (len(answerable) * len(others)) > 0.9


@pytest.mark.parametrize(
    ("question", "lowest", "highest"),
    [
        ("Wie is de burgemeester van Hazelbeke?", 0.0, 0.0),  # names of persons: a rule
        ("Wat vraagt Hazelbeke en wat vraagt Varenhout aan ervaring?", judge().threshold, 1.0),
        ("Vergelijk de competenties bij Hazelbeke en Varenhout.", judge().threshold, 1.0),
        ("Welke besturen vragen een masterdiploma?", judge().threshold, 1.0),
        ("Hoeveel procent korting krijgen werknemers op een abonnement?", 0.0, 0.0),  # no share anywhere
        ("Hallo", None, None),
    ],
)
def test_every_shape_of_question_has_one(sample_assistant, question, lowest, highest):
    confidence = sample_assistant.ask(question).confidence
    if lowest is None:
        assert confidence is None
    else:
        assert lowest <= confidence <= highest


def test_an_item_pointed_at_is_sure(sample_assistant):
    history = ["Welke competenties vraagt Hazelbeke?"]
    answer = sample_assistant.ask("Wat houdt de tweede in?", history)
    assert answer.status is Status.ANSWERED
    assert answer.confidence == 1.0
