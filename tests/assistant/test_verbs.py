"""Separable verbs."""

import pytest

from assistant.matching import Texts
from assistant.verbs import joined, separable_verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("De directeur stuurt de diensten aan.", [(2, "aansturen")]),
        ("Hij bereidt het meerjarenplan voor en leidt het team.", [(1, "voorbereiden")]),
        ("Wie zit het MAT voor?", [(1, "voorzitten")]),
        ("Wie stelt hij aan als dat nodig is?", [(1, "aanstellen")]),
        ("volgt de klachten op, en stelt het budget op", [(0, "opvolgen"), (5, "opstellen")]),
        ("Hij geeft leiding aan twaalf mensen en stuurt ze bij", [(7, "bijsturen")]),
        ("Hij werkt aan een plan.", []),
        ("De aanstelling door de raad", []),
        ("", []),
    ],
)
def test_a_verb_and_its_particle(text, verbs):
    assert list(separable_verbs(text)) == verbs


def test_a_verb_too_far_from_its_particle_is_left_alone():
    between = " ".join(["dienst"] * 12)
    assert list(separable_verbs(f"Hij stuurt {between} aan")) == []
    assert list(separable_verbs(f"Hij stuurt {between.removesuffix(' dienst')} aan")) == [(1, "aansturen")]


@pytest.mark.parametrize(
    ("particle", "form", "verb"),
    [
        ("aan", "stuurt", "aansturen"),
        ("op", "lost", "oplossen"),
        ("af", "leest", "aflezen"),
        ("uit", "geeft", "uitgeven"),
        ("mee", "deelt", "meedelen"),
        ("toe", "ziet", "toezien"),
        ("aan", "fiets", ""),
        ("aan", "plan", ""),
        ("in", "is", ""),
    ],
)
def test_the_infinitive_of_both_together(particle, form, verb):
    assert joined(particle, form) == verb


def test_a_text_is_found_by_the_verb_that_stands_apart_in_it(make_facet):
    texts = Texts(["Hij stuurt de diensten aan", "Hij werkt aan de diensten"])
    assert texts.scores(make_facet("aansturen")).tolist() == [1, 0]
