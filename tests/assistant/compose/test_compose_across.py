"""Answers over several documents."""

import pytest

from assistant.compose.across import Found, compose_comparison, compose_corpus
from assistant.compose.groups import groups_of
from assistant.draft import write
from assistant.evidence import Evidence
from assistant.question import Expects
from ingest.readers.markdown import read
from ingest.reading import document_from
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


SENTENCE = "een zin die te lang is om er de leden van twee lijsten met elkaar mee te vergelijken"


def listed(*members):
    """Return what a document says that lists these members."""
    markdown = "\n".join(["# Competenties", "", *(f"- {member}" for member in members)])
    document = document_from(read(markdown.encode()), f"{members[0]}-{len(members)}.md", "0" * 64)
    return Found((), groups_of(document)[0])


@pytest.fixture
def compare(document, make_question):
    evidence = Evidence({document.name: document})

    def compared(found, **fields):
        return write(compose_comparison(make_question("Welke?", **fields), evidence, found)).text

    return compared


LISTS = {
    "Gent": listed("Netwerken", "Leiding geven", "Rekenen"),
    "Genk": listed("netwerk", "Rekenen"),
    "Aalst": listed("Rekenen", "Schrijven", "Netwerken"),
}


def test_lists_are_set_under_each_other_whole(compare):
    assert [line for line in compare(LISTS).splitlines() if line] == [
        "**Gent**:",
        "- Netwerken [1]",
        "- Leiding geven [2]",
        "- Rekenen [3]",
        "**Genk**:",
        "- netwerk [4]",
        "- Rekenen [5]",
        "**Aalst**:",
        "- Rekenen [6]",
        "- Schrijven [7]",
        "- Netwerken [8]",
    ]


@pytest.mark.parametrize("fields", [{"ranks": "most"}, {"expects": Expects.NUMBER}])
def test_lists_are_counted_where_their_number_is_asked(compare, fields):
    heads = [line for line in compare(LISTS, **fields).splitlines() if line.startswith("**")]
    assert heads == [
        "**Gent** (3 in totaal):",
        "**Genk** (2 in totaal):",
        "**Aalst** (3 in totaal):",
    ]


def test_beside_lists_a_document_that_is_silent_says_so(compare):
    assert "**Brugge**: niet vermeld in dit document" in compare({**LISTS, "Brugge": Found(())})


@pytest.mark.parametrize(
    ("ranks", "line"), [("most", "De meeste: Gent en Aalst (3)."), ("fewest", "De minste: Genk (2).")]
)
def test_lists_are_ranked_by_their_number(compare, ranks, line):
    assert compare(LISTS, ranks=ranks).splitlines()[-1] == line
    assert line not in compare(LISTS)


def test_what_lists_share_and_what_only_one_has(compare):
    assert [line.strip() for line in compare(LISTS, relates=True).split("\n\n")][-3:] == [
        "In elk document: Netwerken en Rekenen.",
        "Alleen bij Gent: Leiding geven.",
        "Alleen bij Aalst: Schrijven.",
    ]


def test_ranking_comes_before_what_is_shared(compare):
    lines = [line.strip() for line in compare(LISTS, relates=True, ranks="fewest").split("\n\n")]
    assert [line.split(":")[0] for line in lines[-4:]] == [
        "De minste",
        "In elk document",
        "Alleen bij Gent",
        "Alleen bij Aalst",
    ]


@pytest.mark.parametrize(
    "found",
    [
        {"Gent": LISTS["Gent"]},
        {"Gent": LISTS["Gent"], "Genk": Found(())},
        {"Gent": LISTS["Gent"], "Genk": listed("Rekenen", SENTENCE)},
    ],
    ids=["one", "one list", "sentences"],
)
def test_nothing_is_said_to_be_shared_by_one_or_by_sentences(compare, found):
    text = compare(found, relates=True)
    assert "In elk document" not in text
    assert "Alleen bij" not in text


def test_names_are_escaped_in_what_follows_from_the_lists(compare):
    found = {"Ge|nt": listed("Net*werken", "Rekenen"), "Genk": listed("Rekenen", "Lezen")}
    text = compare(found, relates=True)
    assert "Alleen bij Ge\\|nt: Net\\*werken." in text
