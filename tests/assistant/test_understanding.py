"""Understanding questions."""

from dataclasses import replace

import pytest

from assistant.concepts import standard_lexicon
from assistant.matching import Texts
from assistant.question import Expects, Refusal, Shape
from assistant.referring import item_meant
from assistant.understanding import Understanding


@pytest.fixture(scope="module")
def understanding(document):
    documents = {
        "gent.txt": replace(document, name="gent.txt", organisation="Gent"),
        "kortrijk.txt": replace(document, name="kortrijk.txt", organisation="Kortrijk"),
    }
    vocabulary = Texts(passage.text for passage in document.passages).vocabulary
    return Understanding(documents, standard_lexicon(), vocabulary)


def test_a_question_about_one_organisation(understanding):
    question = understanding.understand("Hoeveel jaar ervaring vraagt Gent?")
    assert question.organisations == ("Gent",)
    assert question.elsewhere == ()
    assert question.shape is Shape.FACT
    assert question.expects is Expects.NUMBER
    assert question.standalone == question.text
    assert question.facets
    assert question.searches[0][1] == 1.0
    assert "gent" not in question.searches[0][0]


def test_two_organisations_are_compared(understanding):
    question = understanding.understand("Hoeveel jaar ervaring vragen Gent en Kortrijk?")
    assert question.organisations == ("Gent", "Kortrijk")
    assert question.shape is Shape.COMPARE


def test_a_city_without_a_document_is_elsewhere(understanding):
    question = understanding.understand("Hoeveel jaar ervaring vraagt Leuven?")
    assert question.organisations == ()
    assert question.elsewhere == ("Leuven",)


def test_a_follow_up_inherits_the_topic(understanding):
    question = understanding.understand("En in Kortrijk?", ["Hoeveel jaar ervaring vraagt Gent?"])
    assert question.organisations == ("Kortrijk",)
    assert question.expects is Expects.NUMBER
    assert question.standalone == "Hoeveel jaar ervaring vraagt Kortrijk?"
    assert any("ervaring" in facet.label for facet in question.facets)


def test_a_follow_up_inherits_the_organisation(understanding):
    question = understanding.understand("En wie leidt dat team?", ["Heeft Gent een managementteam?"])
    assert question.organisations == ("Gent",)


@pytest.mark.parametrize("correction", ["Nee, ik bedoel Kortrijk", "Sorry, ik bedoelde Kortrijk"])
def test_a_correction_replaces_the_organisation(understanding, correction):
    question = understanding.understand(correction, ["Hoeveel jaar ervaring vraagt Gent?"])
    assert question.organisations == ("Kortrijk",)
    assert question.expects is Expects.NUMBER
    assert "Kortrijk" in question.standalone
    assert "Gent" not in question.standalone


def test_a_new_question_inherits_no_topic(understanding):
    question = understanding.understand(
        "Wie bewaakt in Kortrijk de uitvoering van de meerjarenplannen?",
        ["Hoeveel jaar ervaring vraagt Gent?"],
    )
    assert question.organisations == ("Kortrijk",)
    assert not any("ervaring" in facet.label for facet in question.facets)


def test_a_chosen_organisation_holds_where_none_is_named(understanding):
    assert understanding.understand("Wie leidt de diensten?", (), ["Gent"]).organisations == ("Gent",)
    named = understanding.understand("Wie leidt de diensten in Kortrijk?", (), ["Gent"])
    assert named.organisations == ("Kortrijk",)


def test_what_is_no_question(understanding):
    assert understanding.understand("Goedemorgen").shape is Shape.SMALLTALK
    assert understanding.understand("?!").refusal is Refusal.UNCLEAR


def test_english_and_negation_are_noted(understanding):
    assert understanding.understand("Who does the director report to in Gent?").english
    assert understanding.understand("Welke competenties horen er niet bij in Gent?").negated


def test_understanding_twice_gives_the_same(understanding):
    history = ["Hoeveel jaar ervaring vraagt Gent?", "En in Kortrijk?"]
    assert understanding.understand("En dan?", history) == understanding.understand("En dan?", history)


def test_the_parts_of_a_message_lean_on_those_before(understanding):
    first, second = understanding.understand_parts(
        "Wie leidt het managementteam van Gent, en hoeveel taken heeft hij?"
    )
    assert first.text == "Wie leidt het managementteam van Gent?"
    assert second.organisations == first.organisations == ("Gent",)
    assert second.expects is Expects.NUMBER
    assert "Gent" in second.standalone


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("Wie leidt het managementteam van Gent?", ()),
        ("Wie leidt het team in Gent, en hoeveel taken heeft Kortrijk?", ()),
        ("Wie leidt het team in Gent, en hoeveel taken heeft Leuven?", ()),
        ("Wie leidt het managementteam, en hoeveel taken heeft hij?", ()),
        ("Hallo? Wie leidt het managementteam van Gent?", ()),
    ],
)
def test_a_message_is_taken_apart_for_questions_of_one_organisation_only(understanding, text, history):
    assert understanding.understand_parts(text, history) == ()


def test_the_parts_take_the_organisation_of_the_conversation(understanding):
    text = "Wie leidt het managementteam, en hoeveel taken heeft hij?"
    told = understanding.understand_parts(text, ["Welke taken heeft Kortrijk?"])
    chosen = understanding.understand_parts(text, (), ["Gent"])
    assert [part.organisations for part in told] == [("Kortrijk",), ("Kortrijk",)]
    assert [part.organisations for part in chosen] == [("Gent",), ("Gent",)]


@pytest.mark.parametrize(
    ("text", "explains", "standalone"),
    [
        ("Wat betekent de tweede?", True, "Wat betekent een masterdiploma? (Gent)"),
        ("En de tweede?", True, "En een masterdiploma? (Gent)"),
        ("Wie ondertekent de tweede?", False, "Wie ondertekent een masterdiploma? (Gent)"),
        ("Wat houdt de tweede in?", True, "Wat houdt een masterdiploma in? (Gent)"),
    ],
)
def test_a_question_that_points_at_an_item(understanding, text, explains, standalone):
    question, asks_for_item_only = understanding.understand_item(
        text, item_meant(text), "een masterdiploma", "Gent"
    )
    assert asks_for_item_only is explains
    assert question.standalone == standalone
    assert question.organisations == ("Gent",)
    assert "diploma" in question.searches[0][0]
    assert any("diploma" in word for f in question.facets for p in f.phrases for word in p.words)
