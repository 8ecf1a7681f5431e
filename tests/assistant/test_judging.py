"""Judging whether the evidence is enough."""

from dataclasses import fields, replace

import pytest

from assistant.evidence import Evidence
from assistant.judging import RULED_OUT, Judge, judge, judge_evidence
from assistant.question import Expects
from assistant.signals import Signals, signals_of
from vectorstore import Hit


@pytest.fixture
def evidence(document):
    return Evidence({document.name: document})


@pytest.fixture
def weigh(document, evidence):
    def weighed(question, lexical=20.0):
        """Return all passages; what covers more of the question matches better in the search."""
        hits = [Hit(document.name, passage.number, 0.5, 0.0, 0.0) for passage in document.passages]
        found = evidence.weigh(question, hits)
        return [replace(candidate, lexical=lexical * candidate.coverage) for candidate in found]

    return weighed


@pytest.fixture
def enough(document, evidence, weigh):
    def judged(question):
        return judge_evidence(question, evidence, weigh(question), [document.name]).enough

    return judged


@pytest.fixture
def signals(document, evidence, weigh):
    def found(question, **kwargs):
        return signals_of(question, evidence, weigh(question, **kwargs), [document.name])

    return found


def test_what_stands_in_the_document_is_enough(enough, make_question, make_facet):
    assert enough(make_question("Diploma?", make_facet("masterdiploma")))


def test_what_does_not_stand_there_is_not(enough, make_question, make_facet):
    assert not enough(make_question("Zwembad?", make_facet("zwembad"), make_facet("badmeester")))


def test_it_is_enough_from_the_threshold_on(document, evidence, weigh, make_question, make_facet):
    question = make_question("Diploma?", make_facet("masterdiploma"))
    found = judge_evidence(question, evidence, weigh(question), [document.name])
    signals = signals_of(question, evidence, weigh(question), [document.name])
    assert found.confidence == judge().probability(signals) > judge().threshold


def test_a_required_facet_must_occur(enough, make_question, make_facet):
    question = make_question("x", make_facet("masterdiploma"), make_facet("zwembad", required=True))
    assert not enough(question)


def test_names_of_persons_are_never_in_role_documents(enough, make_question, make_facet):
    assert not enough(make_question("Wie?", make_facet("masterdiploma"), expects=Expects.PERSON_NAME))


@pytest.mark.parametrize("expects", [Expects.DATE, Expects.PERCENTAGE])
def test_a_value_asked_for_must_be_there(enough, make_question, make_facet, expects):
    assert not enough(make_question("Wanneer?", make_facet("masterdiploma"), expects=expects))


def test_no_candidates_are_never_enough(document, make_question, make_facet):
    evidence = Evidence({document.name: document})
    question = make_question("Diploma?", make_facet("masterdiploma"))
    assert judge_evidence(question, evidence, [], [document.name]) == RULED_OUT


# What is asked, the facets as (wording, fields), and whether the small document answers it.
EXAMPLES = [
    ("Welk diploma is nodig?", [("masterdiploma", {})], True),
    ("Wie leidt het managementteam?", [("managementteam", {}), ("leidt", {})], True),
    ("Hoeveel jaar ervaring is nodig?", [("ervaring", {}), ("jaar", {"weight": 0.25})], True),
    ("Hoelang duurt de proefperiode?", [("proefperiode", {})], True),
    ("Hoe vaak krijgt het college een lijst?", [("lijst", {}), ("college", {})], True),
    ("Waarom is een masterdiploma nodig?", [("masterdiploma", {})], False),
    ("In welke straat staat het masterdiploma?", [("masterdiploma", {})], False),
    ("Hoeveel badmeesters zijn er?", [("badmeester", {}), ("zwembad", {})], False),
    ("Wat is een zwembad?", [("zwembad", {"known": False, "weight": 0.2})], False),
]


@pytest.mark.parametrize(("text", "wordings", "expected"), EXAMPLES)
def test_the_signals_together_decide(enough, make_question, make_facet, text, wordings, expected):
    facets = [make_facet(wording, **fields) for wording, fields in wordings]
    assert enough(make_question(text, *facets)) is expected


def test_only_a_passage_that_can_hold_the_answer_counts(signals, make_question, make_facet):
    facet = make_facet("managementteam")
    assert signals(make_question("Wie leidt het?", facet)).coverage == 1.0
    why = signals(make_question("Waarom leidt hij het?", facet))
    assert why.coverage < 1.0


def test_what_is_named_and_stands_nowhere_is_absent(signals, make_question, make_facet):
    near, far = make_facet("meerjarenplan"), make_facet("zwembad", named=True)
    assert signals(make_question("x", near, far)).absent == 1.0
    assert signals(make_question("x", near, make_facet("masterdiploma", named=True))).absent == 0.0
    assert signals(make_question("x", near, make_facet("zwembad"))).absent == 0.0


def test_a_negative_lexical_score_counts_as_none(signals, make_question, make_facet):
    assert signals(make_question("x", make_facet("masterdiploma")), lexical=-2.0).lexical == 0.0


def test_the_shipped_judge_weighs_each_signal_and_knows_what_speaks_against():
    shipped = judge()
    assert set(shipped.weights) == {field.name for field in fields(Signals)}
    assert shipped.weights["coverage"] > 0 < shipped.weights["lexical"]
    assert shipped.weights["absent"] < 0
    assert 0 < shipped.threshold < 1


def test_a_probability_is_the_logistic_of_the_weighted_signals():
    made = Judge(intercept=-1.0, weights={"coverage": 2.0}, threshold=0.5)
    assert made.probability(Signals(0.5, 9.0, 0.0)) == pytest.approx(0.5)
