"""What names of competencies stand for."""

import pytest

from assistant.competencies import root, standard_names


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Knopen doorhakken", "Daadkracht"),
        ("Besluitvaardigheid", "Beslissen"),
        ("Teamgericht leiderschap", "Leidinggeven"),
        ("Klantvriendelijkheid", "Klantgericht werken"),
    ],
)
def test_two_names_of_the_same(name: str, other: str) -> None:
    assert set(standard_names().concepts(name)) & set(standard_names().concepts(other))


def test_a_name_may_stand_for_two_things() -> None:
    both = standard_names().concepts("Luisteren en onderhandelen")
    assert len(both) == 2


def test_a_name_that_is_not_known_stands_for_nothing() -> None:
    assert standard_names().concepts("Taalgevoel") == ()


def test_words_that_make_no_other_competency_do_not_count() -> None:
    assert root("Veerkracht tonen") == root("Veerkracht")


def test_documents_write_a_concept_in_several_ways() -> None:
    (concept,) = standard_names().concepts("Knopen doorhakken")
    assert {"knopen doorhakken", "beslissen"} <= set(standard_names().wordings(concept))
