"""Words found in a text on letters and digits, and cited characters beside gold ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.matching import normalise
from evals.metrics import span_match
from evals.spans import Letters

TEXT = "Kortrijk: minimaal 6 jaar er-\nvaring. Gent: 6 jaar."
LETTERS = {"kortrijk.txt": Letters.of(TEXT)}


def cite(quote, start=0, document="kortrijk.txt"):
    return {"document": document, "quote": quote, "start": start, "end": start + len(quote)}


def test_words_are_found_over_line_breaks_and_hyphens():
    letters = LETTERS["kortrijk.txt"]
    (place,) = letters.find("Jaar ervaring")
    assert TEXT[offsets_of(letters, place)] == "jaar er-\nvaring"
    assert [offsets_of(letters, place) for place in letters.find("6 jaar")] == [slice(19, 25), slice(44, 50)]
    assert letters.find("– !") == letters.find("niet hier") == []


@given(st.text(max_size=60), st.data())
def test_any_stretch_of_a_text_is_found_where_it_stands(text, data):
    letters = Letters.of(text)
    assert len(letters.text) == len(letters.offsets)
    assert letters.text == "".join(sign for sign in text.lower() if sign.isalnum()) == normalise(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wanted = letters.between(start, end)
    if wanted:
        assert wanted in letters.find(text[offsets_of(letters, wanted)])


def offsets_of(letters, place):
    return slice(letters.offsets[place[0]], letters.offsets[place[-1]] + 1)


def test_overlap_is_counted_in_letters(make_case, make_result):
    # Gold "minimaal6jaarervaring" has 21 letters and digits, of which "6jaarervaring" (13) is cited.
    citations = [cite("6 jaar er-\nvaring. Gent", 19)]
    match = span_match(make_result(citations=citations), make_case(), LETTERS)
    assert (match.shared, match.cited, match.gold) == (13, 17, 21)
    assert match.precision == pytest.approx(13 / 17)
    assert match.recall == pytest.approx(13 / 21)
    assert match.f1 == pytest.approx(26 / 38)


def test_letters_cited_twice_count_once(make_case, make_result):
    quote = "minimaal 6 jaar er-\nvaring"
    match = span_match(make_result(citations=[cite(quote, 10)] * 2), make_case(), LETTERS)
    assert (match.precision, match.recall, match.f1) == (1, 1, 1)


@pytest.mark.parametrize("start", [19, 44])
def test_evidence_at_several_places_is_meant_where_it_is_cited(make_case, make_result, start):
    case = make_case(evidence=[{"document": "kortrijk.txt", "quote": "6 jaar"}])
    assert span_match(make_result(citations=[cite("6 jaar", start)]), case, LETTERS).f1 == 1


def test_a_quote_that_stands_nowhere_costs_precision(make_case, make_result):
    good = cite("minimaal 6 jaar er-\nvaring", 10)
    for bad in (cite("zeven jaar"), cite("zeven jaar", document="gent.txt")):
        match = span_match(make_result(citations=[good, bad]), make_case(), LETTERS)
        assert (match.shared, match.cited) == (21, 30)


def test_without_citations_or_gold_there_is_little_to_compare(make_case, make_result):
    match = span_match(make_result(citations=[]), make_case(), LETTERS)
    assert (match.precision, match.recall, match.f1) == (None, 0, 0)
    assert span_match(make_result(), make_case(answerable=False, evidence=[]), LETTERS) is None
    assert span_match(make_result(), make_case(), {}) is None
