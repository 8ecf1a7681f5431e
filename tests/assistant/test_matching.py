"""Finding facets in texts."""

import pytest

from assistant.matching import Texts, in_text, is_part
from assistant.question import Facet, Phrase

TEXTS = ("De klachtenbehandeling", "leidt de diensten", "leidt een dienst met klachten", "")


def test_scores_have_one_number_a_text(make_facet):
    texts = Texts(TEXTS)
    assert len(texts) == len(TEXTS)
    scores = texts.scores(make_facet("dienst"))
    assert scores.tolist() == [0, 1, 1, 0]


def test_a_word_inside_a_compound_counts_less(make_facet):
    inside, _, itself, _ = Texts(TEXTS).scores(make_facet("klachten"))
    assert 0 < inside < itself == 1


def test_all_words_of_a_phrase_must_be_there(make_facet):
    assert Texts(TEXTS).scores(make_facet("dienst klachten")).tolist()[1:] == [0, 1, 0]


def test_the_best_phrase_counts():
    facet = Facet("x", (Phrase(("dienst",), 0.5), Phrase(("leidt",), 0.9)), 1.0)
    assert Texts(TEXTS).scores(facet)[1] == pytest.approx(0.9)


def test_the_vocabulary_is_folded():
    assert Texts(["Financiën"]).vocabulary == {"financien"}


def test_one_text(make_facet):
    assert in_text(make_facet("dienst"), "Leidt alle diensten") == 1
    assert in_text(make_facet("klachten"), "klachtenbehandeling") > 0
    assert in_text(make_facet("visum"), "Leidt alle diensten") == 0
    assert in_text(Facet("leeg", (), 1.0), "iets") == 0


def test_no_texts(make_facet):
    assert Texts([]).scores(make_facet("dienst")).shape == (0,)


@pytest.mark.parametrize(
    ("part", "compound"),
    [
        ("diploma", "diplomavereisten"),
        ("klacht", "klachtenbehandeling"),
        ("vergoeding", "fietsvergoedingen"),
        ("beleid", "personeelsbeleid"),
        ("budget", "budgetbeheer"),
        ("leiding", "begeleiding"),
        ("werking", "samenwerking"),
        ("lijst", "lijsten"),
    ],
)
def test_what_is_left_of_a_compound_is_words_or_endings(part, compound):
    assert is_part(part, compound)


@pytest.mark.parametrize(
    ("part", "compound"),
    [
        ("wonen", "bijwonen"),
        ("nemen", "aannemen"),
        ("taken", "staken"),
        ("visum", "klacht"),
        pytest.param(
            "diploma",
            "diplomatisch",
            marks=pytest.mark.xfail(strict=True, reason='wordfreq knows "tisch" as a word of Dutch'),
        ),
    ],
)
def test_letters_inside_another_word_are_no_part(part, compound):
    assert not is_part(part, compound)
