"""Recognising organisations in questions."""

import pytest

from assistant.organisations import OrganisationFinder


@pytest.fixture
def finder(make_document):
    documents = [
        make_document("gent.txt", "Gent"),
        make_document("kortrijk.txt", "Kortrijk"),
        make_document("heidekring.txt", "Welzijnsvereniging De Heidekring"),
        make_document("los.txt", "onbekend bestuur"),
    ]
    return OrganisationFinder(documents, frozenset({"directeur", "peer", "taken", "kring"}))


def found(finder, question):
    return [(mention.organisation, mention.known) for mention in finder.find(question)]


def test_names_are_those_of_the_documents(finder):
    assert finder.names == ("Gent", "Kortrijk", "Welzijnsvereniging De Heidekring")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wie leidt Gent?", [("Gent", True)]),
        ("wie leidt gent en KORTRIJK", [("Gent", True), ("Kortrijk", True)]),
        ("de Gentse directeur", [("Gent", True)]),
        ("Wat doet de Heidekring?", [("Welzijnsvereniging De Heidekring", True)]),
        ("Wie leidt Kortrijck?", [("Kortrijk", True)]),
        ("Hoeveel jaar vraagt Antwerpen?", [("Antwerpen", False)]),
        ("In Antwerpen of Gent?", [("Antwerpen", False), ("Gent", True)]),
        ("Wie leidt de stad Verzonnendorp?", [("Verzonnendorp", False)]),
        ("Welke taken heeft de directeur?", []),
        ("een peer eten", []),
        ("", []),
    ],
)
def test_mentions(finder, question, expected):
    assert found(finder, question) == expected


def test_a_mention_knows_where_it_stands(finder):
    question = "Wat vraagt Antwerpen, en wat Gent?"
    assert [question[m.start : m.end] for m in finder.find(question)] == ["Antwerpen", "Gent"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wie leidt Drie Beken?", [("Intergemeentelijke vereniging Drie Beken", True)]),
        ("Welke drie taken heeft de directeur?", []),
        ("Wat staat er over intergemeentelijke samenwerking?", []),
    ],
)
def test_an_association_goes_by_its_own_name_and_not_by_its_kind(make_document, question, expected):
    documents = [make_document("beken.txt", "Intergemeentelijke vereniging Drie Beken")]
    assert found(OrganisationFinder(documents, frozenset({"samenwerking", "taken"})), question) == expected
