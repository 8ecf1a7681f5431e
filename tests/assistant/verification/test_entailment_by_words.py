"""Checking statements against their quotes."""

from dataclasses import replace

import pytest

from assistant.compose.quoting import whole
from assistant.draft import Part
from assistant.verification import supports, verify


@pytest.fixture
def quote(document):
    passage = next(p for p in document.passages if "8.500 euro" in p.text)
    return whole(document, passage)


@pytest.mark.parametrize(
    "statement",
    [
        "De algemeen directeur ondertekent uitgaven tot 8.500 euro.",
        "Uitgaven tot **8.500 euro** ondertekent de directeur zonder visum.",
        "Testdorp: ondertekent uitgaven",
        "",
    ],
)
def test_a_statement_of_the_quotes_own_words_is_supported(quote, statement):
    assert supports(statement, Part(statement, (quote,)))


@pytest.mark.parametrize(
    "statement",
    [
        "De algemeen directeur ondertekent uitgaven tot 9.500 euro.",
        "De algemeen directeur ondertekent uitgaven tot 8.500 euro op 1 januari.",
        "Kandidaten krijgen een fietsvergoeding en extra verlofdagen.",
    ],
)
def test_a_changed_number_or_other_words_are_not(quote, statement):
    assert not supports(statement, Part(statement, (quote,)))


@pytest.mark.parametrize(
    "statement",
    [
        "Minstens zeven jaar ervaring in een leidinggevende functie.",
        "Geen ervaring in een leidinggevende functie.",
        "Hoogstens vijf jaar ervaring in een leidinggevende functie.",
        "Antwerpen vraagt minstens vijf jaar ervaring in een leidinggevende functie.",
    ],
)
def test_a_changed_number_word_negation_limit_or_name_is_not(document, statement):
    passage = next(p for p in document.passages if "vijf jaar" in p.text)
    assert not supports(statement, Part(statement, (whole(document, passage),)))


def test_what_fails_is_dropped_with_the_reason_and_the_rest_stays(quote):
    good = Part("De directeur ondertekent uitgaven tot 8.500 euro.", (quote,))
    bad = Part("De directeur ondertekent uitgaven tot 9.500 euro.", (quote,))
    own = Part("", (), "Testdorp:\n\n")
    kept, dropped = verify([own, good, bad])
    assert kept == [own, good]
    assert len(dropped) == 1
    assert "9.500" in dropped[0]


def test_a_quote_of_another_version_of_the_document_is_dropped(quote):
    changed = replace(quote.document, text=quote.document.text.replace("8.500", "9.999"))
    kept, dropped = verify([Part("ondertekent uitgaven", (replace(quote, document=changed),))])
    assert not kept
    assert dropped[0].startswith("citaat")


def test_nothing_to_check():
    assert verify([]) == ([], ())
