"""Writing a draft out: numbers and markers."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import source_path
from assistant.draft import Part, Quote, write
from assistant.verification import verify


def quote_of(document, number):
    passage = document.passages[number]
    return Quote(document, passage, passage.start, passage.end)


def test_quotes_are_numbered_in_the_order_of_their_first_use(document):
    first, second = quote_of(document, 3), quote_of(document, 0)
    written = write(
        [
            Part("Inleiding: "),
            Part("een", (first,), "- ", "\n"),
            Part("twee", (second, first), "- ", "\n"),
        ]
    )
    assert written.text == "Inleiding: - een [1]\n- twee [2] [1]"
    assert [citation.number for citation in written.citations] == [1, 2]
    assert [citation.quote for citation in written.citations] == [first.text, second.text]
    assert [(s.text, s.citations) for s in written.statements] == [("een", (1,)), ("twee", (2, 1))]


def test_the_same_quote_twice_in_a_statement_is_marked_once(document):
    quote = quote_of(document, 3)
    written = write([Part("een", (quote, quote))])
    assert written.text == "een [1]"
    assert written.statements[0].citations == (1,)


def test_a_citation_tells_where_its_quote_stands(document):
    quote = quote_of(document, 3)
    (citation,) = write([Part("een", (quote,))]).citations
    assert (citation.document, citation.organisation) == ("testdorp.txt", "Testdorp")
    assert citation.headings == document.passages[3].headings
    assert document.text[citation.start : citation.end] == citation.quote
    assert citation.url == source_path("testdorp.txt", 3, citation.start, citation.end, citation.quote)


def test_nothing_to_say():
    written = write([])
    assert (written.text, written.statements, written.citations) == ("", (), ())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 8), max_size=4), max_size=8))
def test_markers_and_citations_belong_together(document, plan):
    parts = [Part("tekst", tuple(quote_of(document, n) for n in numbers), "", "\n") for numbers in plan]
    written = write(parts)
    markers = [int(number) for number in re.findall(r"\[(\d+)\]", written.text)]
    assert list(dict.fromkeys(markers)) == [citation.number for citation in written.citations]
    assert [citation.number for citation in written.citations] == list(range(1, len(written.citations) + 1))
    assert len({(c.document, c.start, c.end) for c in written.citations}) == len(written.citations)
    assert [n for statement in written.statements for n in statement.citations] == markers
    assert len(written.statements) == sum(bool(numbers) for numbers in plan)


def test_a_quote_is_exact_inside_its_passage_or_as_the_heading_above_it(document):
    passage = document.passages[-1]
    section = document.sections[passage.section]
    heading = Quote(document, passage, section.start, section.start + len(section.heading))
    assert quote_of(document, 0).is_exact
    assert heading.is_exact
    assert heading.text == "Proefperiode van 12 maanden"


@pytest.mark.parametrize(("before", "after"), [(1, 0), (0, 1), (-3, -100_000)])
def test_a_quote_outside_its_passage_is_not_exact(document, before, after):
    passage = document.passages[4]
    quote = Quote(document, passage, passage.start - before, passage.end + after)
    assert not quote.is_exact
    kept, dropped = verify([Part("bereidt het meerjarenplan voor", (quote,))])
    assert not kept
    assert len(dropped) == 1
