"""Whether a model says what stands in the documents' own words."""

import pytest

from assistant.compose.coverage import says

DUTY = "Het college, het vast bureau en de gemeenteraad krijgen elk jaar een verslag, tenzij niets wijzigt."
LIMIT = "Uitgaven onder **8.500 euro** zijn vrijgesteld. Het college maakt elk jaar een lijst van 12 posten."


@pytest.mark.parametrize(
    ("statements", "extractive", "is_said"),
    [
        (["een masterdiploma"], "een masterdiploma", True),
        (["Wie kandidaat is, heeft een masterdiploma."], "een masterdiploma", True),
        (["Een bachelordiploma volstaat."], "een masterdiploma", False),
        ([], "een masterdiploma", False),
        ([DUTY], DUTY, True),
        (["Elk jaar krijgen het college en de gemeenteraad een verslag, tenzij niets wijzigt."], DUTY, False),
        (["Elk jaar krijgen college, gemeenteraad en vast bureau een verslag."], DUTY, False),
        (
            [
                "Het college en de gemeenteraad krijgen elk jaar een verslag.",
                "Ook het vast bureau, tenzij niets wijzigt.",
            ],
            DUTY,
            True,
        ),
        (["Uitgaven onder 8500 euro zijn vrijgesteld."], LIMIT, True),
        (["Sommige uitgaven zijn vrijgesteld."], LIMIT, False),
        (["Het college maakt elk jaar een lijst van 12 posten."], LIMIT, False),
        (
            ["Uitgaven onder 8.500 euro zijn vrijgesteld. Het college maakt een lijst van posten."],
            LIMIT,
            False,
        ),
        (["Minstens vijf jaar ervaring is nodig."], "5 jaar ervaring", True),
        (["Minstens zes jaar ervaring is nodig."], "5 jaar ervaring", False),
    ],
)
def test_what_is_said(statements, extractive, is_said):
    assert says(statements, extractive, extractive.replace("**", "")) is is_said


def test_words_of_the_question_prove_nothing():
    extractive = "De financieel directeur legt de eed af in handen van de voorzitter."
    said = ["De financieel directeur legt de eed af in handen."]
    assert says(said, extractive, extractive)
    assert not says(said, extractive, extractive, "In wiens handen legt de financieel directeur de eed af?")
