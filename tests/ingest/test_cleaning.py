"""Cleaning of characters, markup and hyphens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import (
    clean_characters,
    heal_spaced_hyphens,
    join_lines,
    letters,
    squeeze,
    strip_inline_markup,
)


def test_characters_are_composed_and_invisible_ones_go() -> None:
    assert clean_characters("coo\u0308rdina\u00adtie\u200b\r\nvan\u00a0het team") == (
        "coördinatie\nvan het team"
    )


def test_indentation_and_columns_survive_cleaning() -> None:
    assert clean_characters("  - item\n\tcel\nA    B") == "  - item\n\tcel\nA    B"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Graad** A", "Graad A"),
        ("*Vervolg* en _schuin_", "Vervolg en schuin"),
        ("**een *dubbel* geval**", "een dubbel geval"),
        ("<b>Intern</b>/<i class='x'>extern</i>", "Intern/extern"),
        ("[bookmark: _Hlk5]Plaats", "Plaats"),
        ("zie [de site](https://voorbeeld.be)", "zie de site"),
        ("snake_case en 2 * 3 * 4", "snake_case en 2 * 3 * 4"),
    ],
)
def test_inline_markup_goes(marked: str, plain: str) -> None:
    assert strip_inline_markup(marked) == plain


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("het ma-", "nagementteam leidt", "het managementteam leidt"),
        ("aanwervings-", "en bevorderingsvoorwaarden", "aanwervings- en bevorderingsvoorwaarden"),
        ("de OCMW-", "raad", "de OCMW-raad"),
        ("de dorps- en OCMW-or-", "ganisatie", "de dorps- en OCMW-organisatie"),
        ("Noord-", "Brabant", "Noord-Brabant"),
        ("zij-", "instromers", "zij-instromers"),
        ("na-", "apen", "na-apen"),
        ("niveau A -", "masterdiploma", "niveau A - masterdiploma"),
        ("gewoon", "verder ", "gewoon verder"),
        ("", "alleen", "alleen"),
    ],
)
def test_lines_are_joined_and_hyphens_healed(first: str, second: str, joined: str) -> None:
    assert join_lines(first, second).rstrip() == joined


@given(st.text(max_size=30), st.text(max_size=30))
def test_joining_never_loses_a_letter(first: str, second: str) -> None:
    assert letters(join_lines(first, second)) == letters(first + second)


def test_a_spaced_hyphen_is_healed_where_the_word_is_known() -> None:
    known = frozenset({"arbeidsomstandigheden"})
    assert heal_spaced_hyphens("arbeidsom- standigheden", known) == "arbeidsomstandigheden"
    assert heal_spaced_hyphens("arbeidsom- standigheden", frozenset()) == "arbeidsom- standigheden"
    assert heal_spaced_hyphens("Competentie- profiel", frozenset(), always=True) == ("Competentieprofiel")


def test_a_suspended_compound_stays() -> None:
    text = "stuur- en werkgroepen, tucht- of ontslagdossiers"
    assert heal_spaced_hyphens(text, frozenset({"stuuren"}), always=True) == text


def test_a_hyphen_that_belongs_to_the_word_only_loses_its_space() -> None:
    assert heal_spaced_hyphens("een zij- instromer", frozenset()) == "een zij-instromer"


def test_squeeze_and_letters() -> None:
    assert squeeze(" een \t twee\n") == "een twee"
    assert letters("Één, 2 en (Drie)!") == "éénendrie"
