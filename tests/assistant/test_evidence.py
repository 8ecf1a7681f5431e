"""Weighing passages."""

import pytest

from assistant.evidence import Evidence, is_formula
from assistant.question import Expects
from assistant.values import value_text
from ingest.model import SectionKind
from vectorstore import Hit


@pytest.fixture
def evidence(document):
    return Evidence({document.name: document})


@pytest.fixture
def hits(document):
    return [Hit(document.name, passage.number, 0.5, 0.0, 0.0) for passage in document.passages]


def test_the_passage_that_holds_what_is_asked_comes_first(evidence, hits, make_question, make_facet):
    candidates = evidence.weigh(make_question("Diploma?", make_facet("masterdiploma")), hits)
    assert candidates[0].passage.text == "een masterdiploma"
    assert candidates[0].coverage == pytest.approx(1)
    assert len(candidates) == len(hits)
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)


def test_words_above_a_passage_cover_but_are_not_its_own(evidence, hits, make_question, make_facet):
    candidates = evidence.weigh(make_question("Voorwaarden?", make_facet("voorwaarden")), hits)
    item = next(c for c in candidates if c.passage.text == "een masterdiploma")
    assert item.own == 0
    assert 0 < item.coverage < 1


def test_a_value_of_the_kind_asked_for_is_seen(evidence, hits, make_question, make_facet):
    question = make_question("Bedrag?", make_facet("uitgaven"), expects=Expects.AMOUNT)
    found = {c.passage.number: c.has_value for c in evidence.weigh(question, hits)}
    assert [number for number, has in found.items() if has] == [0]


def test_a_value_may_stand_in_the_heading(document):
    assert "12 maanden" in value_text(document.passages[-1])


def test_a_rare_word_weighs_more_than_a_common_one(evidence, make_facet):
    assert evidence.weight_of(make_facet("masterdiploma")) > evidence.weight_of(make_facet("de"))


def test_what_occurs_in_the_documents_named(evidence, document, make_facet):
    assert evidence.occurs(make_facet("netwerken"), [document.name])
    assert not evidence.occurs(make_facet("zwembad"), [document.name])
    assert not evidence.occurs(make_facet("netwerken"), [])


def test_without_facets_or_hits(evidence, hits, make_question):
    assert len(evidence.weigh(make_question(), hits)) == len(hits)
    assert evidence.weigh(make_question(), []) == []


def test_a_sentence_that_only_announces_a_list_is_a_formula(document):
    assert [is_formula(passage) for passage in document.passages[:4]] == [False, False, True, False]


def test_a_candidate_knows_the_kind_of_its_section(evidence, hits, make_question, make_facet):
    candidates = evidence.weigh(make_question("Netwerken?", make_facet("netwerken")), hits)
    best = candidates[0]
    assert best.document.sections[best.passage.section].kind is SectionKind.COMPETENCIES
