"""Tokens, stems and small words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.words import FUNCTION_WORDS, GENERIC_WORDS, core, fold, is_content, specificity, stem, tokens


def test_folding_drops_case_and_accents():
    assert fold("Financiën ÉÉN crème") == "financien een creme"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wie zit het MAT voor?", ["wie", "zit", "het", "mat", "voor"]),
        ("8.500 euro", ["8", "500", "euro"]),
        ("algemeen_directeur, OCMW's", ["algemeen", "directeur", "ocmw", "s"]),
        ("", []),
        ("?!", []),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("taken", "taak"),
        ("diensten", "dienst"),
        ("competenties", "competentie"),
        ("betaalt", "betalen"),
        ("tekent", "tekenen"),
        ("neemt", "nemen"),
        ("houdt", "houden"),
        ("rapporteert", "rapporteren"),
        ("bepaald", "bepalen"),
        ("vermeldt", "vermelden"),
        ("ondertekend", "ondertekenen"),
        ("gaf", "geven"),
        ("aangeworven", "aanwerven"),
        ("besproken", "bespreken"),
        ("wacht", "wachten"),
    ],
)
def test_inflected_forms_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("beleid", "belang"), ("operationeel", "operatie"), ("dienst", "dier"), ("tucht", "tuig")],
)
def test_different_words_keep_different_stems(one, other):
    assert stem(one) != stem(other)


def test_numbers_and_short_words_are_their_own_stem():
    assert stem("12345") == "12345"
    assert stem("mat") == "mat"


def test_the_core_of_a_word_stands_in_its_compounds():
    assert core("klachten") in "klachtenbehandeling"
    assert core("vergoeding") in "fietsvergoedingen"
    assert core("eed") == "eed"


def test_small_words_carry_no_meaning_and_numbers_do():
    assert not is_content("het")
    assert not is_content("e")
    assert is_content("tucht")
    assert is_content("6")


def test_the_word_lists_are_folded():
    assert all(word == fold(word) for word in GENERIC_WORDS)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_tokens_are_folded_words_without_spaces(text):
    for token in tokens(text):
        assert token
        assert not any(character.isspace() for character in token)
        assert isinstance(stem(token), str)
        assert isinstance(core(token), str)


def test_function_words_hold_question_words():
    assert {"wie", "wat", "waar", "who", "what"} <= FUNCTION_WORDS


def test_a_rare_word_says_more_than_an_everyday_one():
    assert specificity("de") == specificity("huis") == specificity("zowel") == 0.3
    assert 0.3 < specificity("directeur") < specificity("visum") < 1
    assert specificity("meerjarenplan") == specificity("competentiewoordenboek") == 1
