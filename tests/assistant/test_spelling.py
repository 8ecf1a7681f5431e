"""Repairing misspelled words."""

import pytest

from assistant.spelling import Spelling


@pytest.fixture
def spelling():
    return Spelling({"verlofdagen", "jaarrekening", "diploma", "tucht"}, {"bedrijfswagen"})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("diplomma", "diploma"),
        ("dilpoma", "diploma"),
        ("jaarrekenign", "jaarrekening"),
        ("bedrijfswgaen", "bedrijfswagen"),
    ],
)
def test_a_slip_is_repaired(spelling, written, meant):
    assert spelling.repair(written) == meant


@pytest.mark.parametrize(
    "word",
    [
        "diploma",  # known
        "diplomatie",  # no near word
        "tuch",  # too short
        "12345",  # a number
        "xiploma",  # another first letter
        "dxploxa",  # two slips in a short word
        "gemeente",  # a generic word
        "",
    ],
)
def test_other_words_stay_as_they_are(spelling, word):
    assert spelling.repair(word) == word


def test_an_inflected_known_word_is_no_slip(spelling):
    assert spelling.repair("jaarrekeningen") == "jaarrekeningen"
