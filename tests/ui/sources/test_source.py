"""Addresses of sources, and quoted words in a text that has changed."""

from assistant import quote_mark
from ui.sources.source import find_words, source_url


def test_url_encodes_odd_names():
    assert source_url("map/50% #1?.pdf", 3, 1, 2, "x") == (
        f"/bron/map/50%25%20%231%3F.pdf/3?start=1&end=2&v={quote_mark('x')}#treffer"
    )


def test_quoted_words_are_found_again_in_a_changed_text():
    quote = "leidt het managementteam van de stad"
    text = f"Wie directeur is, {quote}. Later. Wie directeur is, {quote}."
    first, second = text.index(quote), text.rindex(quote)
    for shift, expected in ((0, first), (5, first), (second - first, second), (second - first - 3, second)):
        place = first + shift
        assert find_words(text, place, place + len(quote), quote_mark(quote)) == expected


def test_quoted_words_that_are_gone_or_too_few_are_not_found():
    text = "Voor deze functie is graad 2 vereist, of ervaring in een kleine gemeente."
    assert find_words(text, 0, 34, quote_mark("Voor deze functie is graad 3 vereist")) is None
    place = text.index("graad 2")
    assert find_words(text, place, place + 7, quote_mark("graad 2")) == place
    assert find_words(text, 0, 7, quote_mark("graad 2")) is None
