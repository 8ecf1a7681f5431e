"""Number words."""

import pytest

from assistant.numbers import NUMBERS


@pytest.mark.parametrize(
    ("word", "value"),
    [("nul", 0), ("veertien", 14), ("eenentwintig", 21), ("negenennegentig", 99), ("honderd", 100)],
)
def test_words_and_their_values(word: str, value: int) -> None:
    assert NUMBERS[word] == value


def test_every_whole_number_to_a_hundred_has_one_word() -> None:
    assert sorted(NUMBERS.values()) == list(range(101))
