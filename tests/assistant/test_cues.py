"""The cues that tell which form of answer a question asks for."""

import pytest

from assistant import cues
from assistant.question import Expects, Shape
from assistant.words import fold


@pytest.mark.parametrize(
    ("question", "organisations", "shape"),
    [
        ("Hallo!", 0, Shape.SMALLTALK),
        ("Dank u wel", 0, Shape.SMALLTALK),
        ("Wie leidt het managementteam?", 1, Shape.FACT),
        ("Som de taken op", 1, Shape.LIST),
        ("Welke competenties vraagt Gent?", 1, Shape.LIST),
        ("Welke gradatie heeft netwerken?", 1, Shape.TABLE),
        ("Is er een bedrijfswagen?", 1, Shape.YES_NO),
        ("Wat vragen Gent en Kortrijk?", 2, Shape.COMPARE),
        ("Welke besturen vragen een diploma?", 0, Shape.CORPUS),
        ("Which municipalities offer a car?", 0, Shape.CORPUS),
        ("", 0, Shape.FACT),
    ],
)
def test_shape(question, organisations, shape):
    assert cues.shape_of(fold(question), organisations) is shape


@pytest.mark.parametrize(
    ("question", "expects"),
    [
        ("Hoeveel procent telt de proef mee?", Expects.PERCENTAGE),
        ("Hoeveel % is dat?", Expects.PERCENTAGE),
        ("Wat verdient de directeur?", Expects.AMOUNT),
        ("Wat is de uiterste datum?", Expects.DATE),
        ("Hoeveel jaar ervaring?", Expects.NUMBER),
        ("Op welk niveau?", Expects.LEVEL),
        ("Wat betekent netwerken?", Expects.MEANING),
        ("Hoe heet de burgemeester?", Expects.PERSON_NAME),
        ("Wie leidt de diensten?", Expects.ANYTHING),
    ],
)
def test_expected_value(question, expects):
    assert cues.expected_value(fold(question)) is expects


@pytest.mark.parametrize(
    "question",
    [
        "Who does the director report to?",
        "How long is the probation period?",
        "Can the director sign?",
        "And in Gent?",
    ],
)
def test_english_is_told_by_words_commoner_there(question):
    assert cues.is_english(fold(question))


@pytest.mark.parametrize(
    "question",
    [
        "Aan wie rapporteert de directeur?",
        "Is er een assessment center?",
        "Wat is de deadline?",
        "Wat is de feedback van het team?",
        "managementteam",
        "En in Gent?",
        "5",
        "",
    ],
)
def test_dutch_with_an_english_word_stays_dutch(question):
    assert not cues.is_english(fold(question))


@pytest.mark.parametrize("text", ["nee, ik bedoel gent", "sorry, kortrijk", "i meant gent"])
def test_a_correction_is_seen(text):
    assert cues.CORRECTS.search(text)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Welke taken heeft de directeur?", True),
        ("Som de taken op", True),
        ("Alle taken tegenover het college", True),
        ("Uit welke stappen bestaat de selectie?", True),
        ("Waaraan herken je dat?", True),
        ("Zet ze op een rijtje", True),
        ("List all duties", True),
        ("Welke gradatie heeft netwerken?", True),
        ("Wie leidt het team?", False),
        ("Hoeveel jaar ervaring?", False),
        ("Heeft de directeur een auto?", False),
    ],
)
def test_a_list_is_asked_for_of_however_many(question, asks):
    assert cues.asks_for_list(fold(question)) is asks


@pytest.mark.parametrize(
    ("question", "rank"),
    [
        ("Welk bestuur heeft de meeste competenties?", "most"),
        ("Wie heeft de langste lijst?", "most"),
        ("Wie vraagt de minste ervaring?", "fewest"),
        ("Which has the fewest tasks?", "fewest"),
        ("Hoeveel taken zijn er?", ""),
    ],
)
def test_who_has_most_or_fewest(question, rank):
    assert cues.asked_rank(fold(question)) == rank


@pytest.mark.parametrize(
    ("question", "relates"),
    [
        ("Wat is het verschil?", True),
        ("Welke taken hebben ze allebei?", True),
        ("Geldt hetzelfde in Gent?", True),
        ("What do they have in common?", True),
        ("Welke taken hebben ze gemeen?", True),
        ("Welke taken heeft Gent?", False),
    ],
)
def test_what_several_share_or_differ_in(question, relates):
    assert cues.relates(fold(question)) is relates


@pytest.mark.parametrize(
    ("question", "closed"),
    [
        ("Is er een auto?", True),
        ("En mag hij dat?", True),
        ("Does the director sign?", True),
        ("Wie mag dat?", False),
        ("Waarom is dat zo?", False),
        ("Isoleren ze?", False),
    ],
)
def test_what_can_be_answered_with_yes_or_no(question, closed):
    assert cues.is_closed(fold(question)) is closed


@pytest.mark.parametrize(
    ("question", "means"),
    [
        ("En de andere vier?", True),
        ("En de andere besturen?", True),
        ("En de overige drie gemeenten?", True),
        ("En de rest?", True),
        ("And the others?", True),
        ("Wat zijn de andere taken?", False),
        ("En de andere voorwaarden?", False),
        ("Wat is de rest van de lijst?", False),
    ],
)
def test_the_other_organisations(question, means):
    assert bool(cues.OTHERS.search(fold(question))) is means


@pytest.mark.parametrize(
    ("question", "means"),
    [
        ("Wat is het verschil met het vorige?", True),
        ("Is dat strenger dan de eerste?", True),
        ("Vergelijk met daarnet", True),
        ("Wat is het verschil tussen beide?", True),
        ("Wat is het verschil tussen intern en extern?", False),
        ("Wie was de vorige?", False),
    ],
)
def test_a_comparison_with_the_one_before(question, means):
    assert bool(cues.COMPARES_BACK.search(fold(question))) is means


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Los van de diploma's, wat vraagt Gent?", " wat vraagt Gent?"),
        ("Welke taken zijn er behalve leidinggeven?", "Welke taken zijn er?"),
        ("Welke voordelen, uitgezonderd de wagen, zijn er?", "Welke voordelen, zijn er?"),
        ("Wat krijg je naast het loon?", "Wat krijg je?"),
        ("What are the duties apart from reporting?", "What are the duties?"),
        ("Wat staat er naast coachend leidinggeven?", "Wat staat er naast coachend leidinggeven?"),
    ],
)
def test_what_the_question_leaves_out(question, left):
    assert cues.EXCEPT.sub("", question) == left
