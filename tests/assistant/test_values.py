"""What a value looks like."""

import pytest

from assistant.question import Expects
from assistant.values import VALUES, value_text
from ingest.readers.markdown import read
from ingest.reading import document_from


@pytest.mark.parametrize(
    ("expects", "text", "value"),
    [
        (Expects.NUMBER, "binnen vijfenveertig dagen", "vijfenveertig"),
        (Expects.NUMBER, "binnen tweeënzeventig uur", "tweeënzeventig"),
        (Expects.NUMBER, "binnen tweeentachtig uur", "tweeentachtig"),
        (Expects.NUMBER, "elke veertien dagen", "veertien"),
        (Expects.NUMBER, "ongeveer 14.600 inwoners", "14.600"),
        (Expects.DATE, "een overzicht tegen eind 2028", "eind 2028"),
        (Expects.DATE, "in 2029 beslissen ze", "in 2029"),
        (Expects.DATE, "op 16 december 2024", "16 december 2024"),
        (Expects.DATE, "uiterlijk op 15/05/2026", "15/05/2026"),
        (Expects.FREQUENCY, "vier keer per jaar", "vier keer"),
        (Expects.FREQUENCY, "om de twee weken", "om de twee"),
        (Expects.FREQUENCY, "elk kwartaal", "elk kwartaal"),
        (Expects.FREQUENCY, "een driemaandelijkse nota", "driemaandelijkse"),
        (Expects.FREQUENCY, "halfjaarlijks overleg", "halfjaarlijks"),
        (Expects.FREQUENCY, "één dag per week", "per week"),
        (Expects.FREQUENCY, "wekelijks overleg", "wekelijks"),
        (Expects.FREQUENCY, "tweewekelijks", "tweewekelijks"),
        (Expects.DURATION, "een proeftijd van twaalf maanden", "twaalf maanden"),
        (Expects.DURATION, "dertig kalenderdagen", "dertig kalenderdagen"),
        (Expects.DURATION, "drie volle weken", "drie volle weken"),
        (Expects.DURATION, "vijfenveertig kalenderdagen", "vijfenveertig kalenderdagen"),
        (Expects.DURATION, "één week", "één week"),
        (Expects.DURATION, "Eén jaar proeftijd", "Eén jaar"),
        (Expects.LEVEL, "op niveau III", "niveau III"),
        (Expects.LEVEL, "graad: A", "graad: A"),
        (Expects.LEVEL, "netwerken IV", "IV"),
        (Expects.LEVEL, "weddeschaal B4a", "B4a"),
        (Expects.LEVEL, "een grondige kennis", "grondige"),
        (Expects.AMOUNT, "tot 8.500 euro", "8.500 euro"),
        (Expects.AMOUNT, "€ 7,50 per dag", "€ 7,50"),
        (Expects.PERCENTAGE, "telt voor 7,5% mee", "7,5%"),
        (Expects.PERCENTAGE, "met veertig procent", "veertig procent"),
        (Expects.PLACE, "te raadplegen op www.testdorp.be", "raadplegen"),
    ],
)
def test_a_value_of_the_kind_asked_for(expects, text, value):
    assert VALUES[expects].search(text).group(0) == value


@pytest.mark.parametrize(
    ("expects", "text"),
    [
        (Expects.NUMBER, "een directeur"),
        (Expects.NUMBER, "vijfenveertiger"),
        (Expects.DATE, "artikel 2028"),
        (Expects.DATE, "de meikevers"),
        (Expects.FREQUENCY, "naar behoefte"),
        (Expects.DURATION, "achttien bedden"),
        (Expects.DURATION, "maanden"),
        (Expects.LEVEL, "een niveau lager"),
        (Expects.LEVEL, "de directeur"),
        (Expects.AMOUNT, "8.500 inwoners"),
        (Expects.PERCENTAGE, "tien punten"),
    ],
)
def test_what_is_no_value_of_that_kind(expects, text):
    assert VALUES[expects].search(text) is None


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("4.3 Proefperiode van 12 maanden", "Proefperiode van 12 maanden"),
        ("3. Taken", "Taken"),
        ("b) Duur", "Duur"),
        ("IV. Doel", "Doel"),
        ("Proefperiode", "Proefperiode"),
        ("12 maanden proefperiode", "12 maanden proefperiode"),
    ],
)
def test_the_number_of_a_heading_is_no_value_but_its_words_are(heading, words):
    document = document_from(read(f"# {heading}\n\nWie start, leert.".encode()), "x.md", "0" * 64)
    assert value_text(document.passages[0]).splitlines() == ["Wie start, leert.", words]


def test_the_heading_above_the_heading_is_left_out():
    markdown = "# 12 maanden\n\n## Taken\n\nWie start, leert."
    document = document_from(read(markdown.encode()), "x.md", "0" * 64)
    assert value_text(document.passages[0]).splitlines() == ["Wie start, leert.", "Taken"]


def test_without_a_heading_only_the_passage_counts():
    document = document_from(read(b"Wie start, leert."), "x.md", "0" * 64)
    assert value_text(document.passages[0]) == "Wie start, leert."
