"""Sentences with their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eén zin zonder punt", ["Eén zin zonder punt"]),
        ("Hij leidt. Zij volgt!  Wie beslist?", ["Hij leidt.", "Zij volgt!", "Wie beslist?"]),
        (
            "Dit omvat o.m. De raad en bv. Het college.",
            ["Dit omvat o.m. De raad en bv. Het college."],
        ),
        ("Volgens art. 12 mag het. Ja.", ["Volgens art. 12 mag het.", "Ja."]),
        ("Een bedrag van 7.000 euro. Meer niet.", ["Een bedrag van 7.000 euro.", "Meer niet."]),
        ("Zie de heer A. Voorbeeld. Hij weet het.", ["Zie de heer A. Voorbeeld.", "Hij weet het."]),
        ("1. Eerste punt. 2 dagen later.", ["1. Eerste punt.", "2 dagen later."]),
        ("(Zie bijlage.) Daarna volgt rust.", ["(Zie bijlage.)", "Daarna volgt rust."]),
        ("Wacht… Nu wel.", ["Wacht…", "Nu wel."]),
        ("", []),
        ("   ", []),
    ],
)
def test_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='abC .!?1\n…()"', max_size=80))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    assert "".join("".join(part.split()) for part in sentences(text)) == "".join(text.split())


@given(st.text(alphabet="abC .!?1\n…", max_size=80))
def test_sentences_are_in_order_and_start_at_a_word(text: str) -> None:
    end = 0
    for start, stop in split_sentences(text):
        assert end <= start < stop
        end = stop


def test_a_reference_to_a_footnote_belongs_to_its_sentence() -> None:
    assert sentences("De raad beslist.¹ Het college voert uit.²") == [
        "De raad beslist.¹",
        "Het college voert uit.²",
    ]
