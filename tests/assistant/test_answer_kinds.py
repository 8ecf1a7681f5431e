"""The kind of answer that a question wants, and which passages can give it."""

from dataclasses import replace

import pytest

from assistant.answer_kinds import answer_pattern, can_answer
from assistant.question import Expects

CAN = [
    ("Hoe vaak wordt hij geëvalueerd?", "De evaluatie gebeurt om de drie jaar."),
    ("Hoe dikwijls komt de raad samen?", "Gemeenteraad | notulen | maandelijks"),
    ("Hoe vaak is er overleg?", "Er is elke veertien dagen een vast overleg."),
    ("Hoelang duurt de proefperiode?", "De proefperiode bedraagt één jaar."),
    ("Hoe snel moet hij antwoorden?", "Hij antwoordt zo spoedig mogelijk."),
    ("How many days of leave are there?", "34 vakantiedagen per jaar"),
    ("Wat kosten de maaltijden?", "Maaltijdcheques van € 8"),
    ("Wanneer is de infoavond?", "De infoavond is op 4 maart 2027."),
    ("Tegen wanneer moet het verslag er zijn?", "Het verslag is klaar binnen acht dagen."),
    ("Waarom is er een voorzitter?", "Hij zit voor om het debat te leiden."),
    ("In welke straat ligt het kantoor?", "Gemeentehuis, Kerkstraat 12"),
    ("Hoeveel medewerkers zijn er?", "een team van zes medewerkers"),
    ("Welk diploma is vereist?", "een masterdiploma"),
    ("Wat gebeurt er wanneer de burgemeester afwezig is?", "Een schepen neemt waar."),
]
CANNOT = [
    ("Hoe vaak wordt hij geëvalueerd?", "Het college evalueert de directeur."),
    ("Hoelang duurt de proefperiode?", "Een proefperiode maakt deel uit van de aanstelling."),
    ("Hoe laat begint de infoavond?", "De infoavond is op 4 maart 2027."),
    ("Waarom mag dat niet?", "één dag telewerk per week"),
    ("Why did they bundle the services?", "De diensten zijn gebundeld."),
    ("In welke straat ligt het kantoor?", "Werkplek | Stadskantoor De Weverij"),
    ("Hoeveel balies zijn er?", "De balies zijn open op afspraak."),
    ("Wanneer mag ik beginnen?", "Een vlotte start is gewenst."),
]


@pytest.fixture
def judge(make_question, document):
    passage = replace(document.passages[0], headings=(), lead_in="")

    def can(question, text, **fields):
        return can_answer(answer_pattern(make_question(question, **fields)), replace(passage, text=text))

    return can


@pytest.mark.parametrize(("question", "text"), CAN)
def test_a_passage_with_an_answer_of_the_kind_can_answer(judge, question, text):
    assert judge(question, text)


@pytest.mark.parametrize(("question", "text"), CANNOT)
def test_a_passage_without_one_cannot(judge, question, text):
    assert not judge(question, text)


def test_a_follow_up_that_asks_nothing_by_itself_asks_what_was_asked_before(judge):
    earlier = "Hoe vaak komt de raad samen? En in Varenhout?"
    assert not judge("En in Varenhout?", "De raad komt samen.", standalone=earlier)
    assert judge("Wie zit dan voor?", "De burgemeester zit voor.", standalone=f"{earlier} Wie zit dan voor?")


def test_a_value_that_must_be_there_is_looked_for_as_such(judge):
    assert judge("Wat is het loon?", "Het loon is 3.000 euro.", expects=Expects.AMOUNT)
    assert not judge("Wat is het loon?", "Het loon volgt de schaal.", expects=Expects.AMOUNT)


def test_what_stands_right_above_a_passage_counts(make_question, document):
    started = next(p for p in document.passages if p.headings[-1:] == ("Proefperiode van 12 maanden",))
    assert can_answer(answer_pattern(make_question("Hoelang duurt de proefperiode?")), started)
