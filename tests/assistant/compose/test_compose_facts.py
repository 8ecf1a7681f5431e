"""Composing a fact."""

import pytest

from assistant.compose.facts import WHEN_NOT, compose_fact
from assistant.draft import write
from assistant.evidence import Evidence
from assistant.question import Expects
from vectorstore import Hit


@pytest.fixture
def compose(document, make_document):
    other = make_document("ander.txt", "Anderdorp")
    evidence = Evidence({document.name: document, other.name: other})
    hits = [Hit(d.name, p.number, 0.5, 0.0, 0.0) for d in (document, other) for p in d.passages]

    def composed(question):
        return compose_fact(question, evidence, evidence.weigh(question, hits))

    return composed


def test_a_fact_names_its_source_and_quotes_the_words(compose, make_question, make_facet):
    written = write(compose(make_question("Diploma?", make_facet("masterdiploma"))))
    assert "masterdiploma" in written.text
    assert written.citations[0].quote == "een masterdiploma"
    assert written.text.startswith(f"**{written.citations[0].organisation}**")


def test_a_fact_comes_from_one_document(compose, make_question, make_facet):
    parts = compose(make_question("Taken?", make_facet("managementteam"), make_facet("meerjarenplan")))
    assert len({quote.document.name for part in parts for quote in part.quotes}) == 1


def test_a_fact_is_short(compose, make_question, make_facet):
    for word in ("directeur", "meerjarenplan", "competentie", "ervaring"):
        parts = compose(make_question("?", make_facet(word), expects=Expects.NUMBER))
        quotes = [quote for part in parts for quote in part.quotes]
        assert 1 <= len(quotes) <= 6
        assert len(quotes) == 1 or sum(len(quote.text) for quote in quotes) <= WHEN_NOT.characters


def test_the_same_words_are_said_once(compose, make_question, make_facet):
    parts = compose(make_question("Diploma?", make_facet("masterdiploma")))
    said = [part.text for part in parts if part.quotes]
    assert len(said) == len(set(said))
