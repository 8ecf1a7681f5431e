"""What the address of the comparison asks for."""

from dataclasses import replace

import pytest

from assistant.comparison import MOST_DOCUMENTS, Theme
from ingest.model import Document
from ui.comparison.choice import options, read_choice
from ui.languages import DUTCH

Documents = dict[str, Document]
HAZELBEKE = "hazelbeke-algemeen-directeur.txt"
ELZERODE = "elzerode-afdelingshoofd-burgerzaken.html"


def test_what_is_chosen_stands_in_the_address(samples: Documents) -> None:
    choice = read_choice(samples, [HAZELBEKE, ELZERODE], "aanbod", "1", "")
    assert [document.organisation for document in choice.documents] == ["Elzerode", "Hazelbeke"]
    assert choice.query() == f"d={ELZERODE}&d={HAZELBEKE}&thema=aanbod&verschillen=1"
    assert choice.is_enough
    assert not choice.is_example


def test_no_choice_offers_documents_about_the_same_role(samples: Documents) -> None:
    choice = read_choice(samples, [], "", "", "")
    assert choice.is_example
    assert {document.role for document in choice.documents} == {"algemeen directeur"}
    assert choice.theme is Theme.TASKS


def test_an_example_has_one_version_of_each_organisation(samples: Documents) -> None:
    older = replace(samples[HAZELBEKE], name="ouder.txt", date="2019-01-01")
    choice = read_choice({**samples, older.name: older}, [], "", "", "")
    assert HAZELBEKE in [document.name for document in choice.documents]
    assert older not in choice.documents


@pytest.mark.parametrize("theme", ["", "onzin", "<script>"])
def test_an_unknown_theme_is_the_first(theme: str, samples: Documents) -> None:
    assert read_choice(samples, [HAZELBEKE], theme, "", "").theme is Theme.TASKS


def test_too_many_are_cut_and_told(samples: Documents) -> None:
    many = {f"{n}.txt": replace(samples[HAZELBEKE], name=f"{n}.txt") for n in range(9)}
    choice = read_choice(many, list(many), "taken", "", "")
    assert len(choice.documents) == MOST_DOCUMENTS
    assert choice.is_cut


def test_a_document_that_is_gone_is_told(samples: Documents) -> None:
    choice = read_choice(samples, [HAZELBEKE, "weg.txt"], "taken", "", "")
    assert choice.is_missing
    assert not choice.is_enough


def test_a_search_keeps_what_was_chosen(samples: Documents) -> None:
    choice = read_choice(samples, [HAZELBEKE], "taken", "", " ELZ  burgerzaken ")
    assert [option.organisation for option in options(samples, choice, DUTCH)] == ["Elzerode", "Hazelbeke"]
    assert [option.is_chosen for option in options(samples, choice, DUTCH)] == [False, True]
