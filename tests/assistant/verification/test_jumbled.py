"""Statements in the words of their quotes, in another order."""

import random

import pytest

from assistant.compose.quoting import whole
from assistant.verification.jumbled import is_jumbled
from assistant.verification.source import source_of

WORDS = "Minstens vijf jaar ervaring in een leidinggevende functie"


@pytest.fixture
def source(document):
    return source_of([whole(document, next(p for p in document.passages if "vijf jaar" in p.text))])


@pytest.mark.parametrize(
    "statement",
    [
        WORDS,
        "In een leidinggevende functie minstens vijf jaar ervaring",
        "Vijf jaar ervaring",
        "U hebt in een leidinggevende functie al vijf jaar ervaring nodig",
        "ervaring",
    ],
)
def test_a_sentence_that_moves_whole_parts_or_uses_its_own_words_is_not_jumbled(source, statement):
    assert not is_jumbled(statement, source)


def test_words_in_random_order_are_jumbled_but_for_a_few_that_nearly_stand_right(source):
    words = WORDS.lower().split()
    found = 0
    for seed in range(100):
        shuffled = words.copy()
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - the same each time
        found += is_jumbled(" ".join(shuffled), source)
    assert found >= 90
