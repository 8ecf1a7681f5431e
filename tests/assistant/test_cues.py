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


def test_english_is_told_from_dutch():
    assert cues.is_english("who does the director report to")
    assert not cues.is_english("aan wie rapporteert de directeur")
    assert not cues.is_english("managementteam")


@pytest.mark.parametrize("text", ["nee, ik bedoel gent", "sorry, kortrijk", "i meant gent"])
def test_a_correction_is_seen(text):
    assert cues.CORRECTS.search(text)
