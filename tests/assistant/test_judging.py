"""Judging whether the evidence is enough."""

import pytest

from assistant.evidence import Evidence
from assistant.judging import is_enough
from assistant.question import Expects
from vectorstore import Hit


@pytest.fixture
def judge(document):
    evidence = Evidence({document.name: document})
    hits = [Hit(document.name, passage.number, 0.5, 0.0, 0.0) for passage in document.passages]

    def enough(question):
        return is_enough(question, evidence, evidence.weigh(question, hits), [document.name])

    return enough


def test_what_stands_in_the_document_is_enough(judge, make_question, make_facet):
    assert judge(make_question("Diploma?", make_facet("masterdiploma")))


def test_what_does_not_stand_there_is_not(judge, make_question, make_facet):
    assert not judge(make_question("Zwembad?", make_facet("zwembad"), make_facet("badmeester")))


def test_a_required_facet_must_occur(judge, make_question, make_facet):
    question = make_question("x", make_facet("masterdiploma"), make_facet("zwembad", required=True))
    assert not judge(question)


def test_names_of_persons_are_never_in_role_documents(judge, make_question, make_facet):
    assert not judge(make_question("Wie?", make_facet("masterdiploma"), expects=Expects.PERSON_NAME))


@pytest.mark.parametrize("expects", [Expects.DATE, Expects.PERCENTAGE])
def test_a_value_asked_for_must_be_there(judge, make_question, make_facet, expects):
    assert not judge(make_question("Wanneer?", make_facet("masterdiploma"), expects=expects))


def test_no_candidates_are_never_enough(document, make_question, make_facet):
    evidence = Evidence({document.name: document})
    question = make_question("Diploma?", make_facet("masterdiploma"))
    assert not is_enough(question, evidence, [], [document.name])
