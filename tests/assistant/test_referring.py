"""Words that point at an item of a list."""

import pytest

from assistant.referring import item_meant


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("Leg de tweede uit", 1, "de tweede"),
        ("En de derde?", 2, "de derde"),
        ("Wat is het laatste punt?", -1, "laatste punt"),
        ("En de voorlaatste stap?", -2, "voorlaatste stap"),
        ("Het 2de punt graag", 1, "2de punt"),
        ("Punt 3 graag", 2, "Punt 3"),
        ("Wat is taak nr. 12?", 11, "taak nr. 12"),
        ("De eerste van die lijst", 0, "De eerste"),
        ("Explain the second one", 1, "second one"),
        ("What does the third mean?", 2, "the third"),
    ],
)
def test_the_item_and_the_words_that_point_at_it(question, place, words):
    reference = item_meant(question)
    assert reference.place == place
    assert question[reference.start : reference.end] == words


@pytest.mark.parametrize(
    "question",
    [
        "",
        "Welke taken heeft de directeur?",
        "En in de eerste gemeente?",
        "Wie zet de tweede handtekening?",
        "In de eerste plaats wil ik weten wie beslist",
        "Wat gebeurt er tijdens de tweede helft?",
        "De eerste keer",
    ],
)
def test_an_ordinal_of_something_else_points_at_no_item(question):
    assert item_meant(question) is None


def test_there_is_no_item_number_nought():
    assert item_meant("Wat is punt 0?") is None
