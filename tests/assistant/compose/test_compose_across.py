"""Answers over several documents."""

import pytest

from assistant.compose.across import Found, compose_comparison, compose_corpus
from assistant.draft import write
from assistant.evidence import Evidence
from vectorstore import Hit


@pytest.fixture
def found(make_document, make_question, make_facet):
    documents = {name: make_document(f"{name}.txt", name.title()) for name in ("gent", "kortrijk")}
    evidence = Evidence({document.name: document for document in documents.values()})
    question = make_question("Diploma?", make_facet("masterdiploma"))
    candidates = {
        document.organisation: evidence.weigh(
            question, [Hit(document.name, p.number, 0.5, 0.0, 0.0) for p in document.passages]
        )
        for document in documents.values()
    }
    return question, evidence, candidates


def test_a_comparison_is_a_table_with_a_row_for_each(found):
    question, evidence, candidates = found
    said = {name: Found(best) for name, best in {**candidates, "Ge|nk": []}.items()}
    written = write(compose_comparison(question, evidence, said))
    lines = written.text.splitlines()
    assert lines[1] == "|---|---|"
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| **Gent**", "| **Kortrijk**", "| **Ge\\|nk**"]
    assert all(line.endswith(" |") for line in lines[2:])
    assert lines[-1].endswith("| niet vermeld in dit document |")
    assert {citation.organisation for citation in written.citations} == {"Gent", "Kortrijk"}


def test_a_row_quotes_its_own_document_only(found):
    question, evidence, candidates = found
    for organisation in candidates:
        written = write(
            compose_comparison(question, evidence, {organisation: Found(candidates[organisation])})
        )
        assert {citation.organisation for citation in written.citations} == {organisation}


def test_over_all_documents_it_says_which_do_and_which_do_not(found):
    question, evidence, candidates = found
    written = write(compose_corpus(question, evidence, {**candidates, "Genk": []}))
    assert written.text.startswith("Vermeld in het document van Gent en Kortrijk.")
    assert written.text.endswith("Niet gevonden in het document van Genk.")
    assert [citation.organisation for citation in written.citations] == ["Gent", "Kortrijk"]
    assert len(written.statements) == 2


def test_when_all_do_nothing_is_missing(found):
    assert "Niet gevonden" not in write(compose_corpus(*found)).text
