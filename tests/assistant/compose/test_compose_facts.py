"""Composing a fact."""

import pytest

from assistant.compose.facts import SURE, WHEN_NOT, compose_fact
from assistant.draft import write
from assistant.evidence import Evidence
from assistant.question import Expects
from ingest.readers.markdown import read
from ingest.reading import document_from
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


@pytest.fixture
def compose_lines(make_question, make_facet):
    """Return a maker of the fact that a Markdown text has about some words, and its best coverage."""

    def composed(markdown, *words, **fields):
        document = document_from(read(markdown.encode()), "x.md", "0" * 64)
        evidence = Evidence({document.name: document})
        question = make_question("?", *map(make_facet, words), **fields)
        hits = [Hit(document.name, passage.number, 0.5, 0.0, 0.0) for passage in document.passages]
        candidates = evidence.weigh(question, hits)
        quotes = [quote for part in compose_fact(question, evidence, candidates) for quote in part.quotes]
        return candidates[0].coverage, [quote.text for quote in quotes]

    return composed


LEVELS = """
| Competentie | Niveau |
|---|---|
| Netwerken intern | II |
| Netwerken extern | III |
"""


def test_a_row_that_holds_the_value_stands_alone(compose_lines):
    assert len(compose_lines(LEVELS, "netwerken", expects=Expects.ANYTHING)[1]) == 2
    assert compose_lines(LEVELS, "netwerken", expects=Expects.LEVEL)[1] == ["Netwerken intern | II"]


ITEMS = """
- het visum geven
- het visum weigeren
- het visum melden
- het visum nakijken
"""


@pytest.mark.parametrize(
    ("words", "is_sure", "count"), [(("visum",), True, 2), (("visum", "zwembad", "parkeren"), False, 3)]
)
def test_where_it_is_unsure_it_says_more(compose_lines, words, is_sure, count):
    coverage, quotes = compose_lines(ITEMS, *words)
    assert (coverage >= SURE) is is_sure
    assert len(quotes) == count
