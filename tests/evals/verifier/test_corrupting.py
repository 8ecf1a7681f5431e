"""True statements made false."""

import pytest

from evals.verifier.corrupting import KINDS, corrupt


@pytest.mark.parametrize(
    ("kind", "statement", "expected"),
    [
        ("number", "Uitgaven tot 8.500 euro.", "Uitgaven tot 9.500 euro."),
        ("number", "U hebt vijf jaar ervaring.", "U hebt zeven jaar ervaring."),
        ("number", "Vijf jaar ervaring.", "Zeven jaar ervaring."),
        ("date", "Dat gebeurt uiterlijk op 15 december.", "Dat gebeurt uiterlijk op 15 januari."),
        ("name", "U meldt dat aan Audit Vlaanderen.", "U meldt dat aan Rekenkamer."),
        ("body", "De burgemeester beslist.", "De raadsvoorzitter beslist."),
        ("organisation", "Een masterdiploma is vereist.", "In Merelbos geldt: Een masterdiploma is vereist."),
        ("negation", "Een brief is niet nodig.", "Een brief is nodig."),
        ("negation", "Een brief is nodig.", "Een brief is niet nodig."),
        ("negation", "De agenda opmaken.", "De agenda niet opmaken."),
        ("modality", "U mag delegeren.", "U moet delegeren."),
        ("modality", "Minstens vijf jaar.", "Hoogstens vijf jaar."),
        (
            "addition",
            "U bent voltijds in dienst.",
            "U bent voltijds in dienst, met een bedrijfswagen en een tankkaart.",
        ),
    ],
)
def test_one_thing_changes(kind, statement, expected):
    assert corrupt(statement, kind) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_where_it_does_not_apply_nothing_comes_of_it(kind):
    assert corrupt("Ja.", kind) is None


def test_another_kind_is_refused():
    with pytest.raises(ValueError, match="spelling"):
        corrupt("Ja.", "spelling")
