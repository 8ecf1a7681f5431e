"""What to quote, and how to say it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.compose.quoting import (
    best_words,
    escape,
    say,
    say_row,
    source_name,
    trimmed,
    whole,
    with_support,
)
from assistant.evidence import Evidence
from assistant.question import Expects
from ingest.model import PassageKind

SAMPLE_LETTERS = st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp"))


def passage_with(document, words):
    return next(passage for passage in document.passages if words in passage.text)


def shown(markdown):
    """Return the kinds of Markdown tokens in a line, and the text that a reader sees."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = [token for block in parser.parse(markdown) for token in (block.children or [block])]
    return {token.type for token in tokens}, "".join(token.content for token in tokens)


@pytest.mark.parametrize(
    "text",
    [
        "**vet** _schuin_ `code` ~~weg~~",
        "[link](http://evil.example) ![beeld](x)",
        "<script>alert(1)</script> <b>",
        "a | b",
        "C:\\map",
        "&lt;b&gt; &amp; R&D",
        "{{sjabloon}} # kop",
    ],
)
def test_escaped_text_is_shown_as_it_is(text):
    kinds, words = shown("Bestuur: " + escape(text))
    assert words == "Bestuur: " + text
    assert kinds <= {"paragraph_open", "paragraph_close", "text", "text_special"}


@settings(max_examples=150, deadline=None)
@given(st.text(SAMPLE_LETTERS, max_size=80) | st.text("*_`[]()<>#|!~&;:\\{}ab1 ", max_size=40))
def test_escaped_text_leaves_no_markdown(text):
    kinds, words = shown("Bestuur: " + escape(text) + ".")
    assert kinds <= {"paragraph_open", "paragraph_close", "text", "text_special"}
    assert words == "Bestuur: " + text + "."


@settings(max_examples=100, deadline=None)
@given(data=st.data(), seams=st.lists(st.integers(0, 400), max_size=4, unique=True).map(sorted))
def test_a_quote_never_crosses_a_seam(document, data, seams):
    cut = replace(document, seams=tuple(seams))
    passage = cut.passages[0]
    start = data.draw(st.integers(passage.start, passage.end - 1))
    end = data.draw(st.integers(start + 1, passage.end))
    quote = trimmed(cut, passage, start, end)
    assert start <= quote.start <= quote.end <= end
    assert not any(quote.start < seam < quote.end for seam in seams)
    assert quote.text == quote.text.strip()


def test_a_whole_passage_is_quoted_exactly(document):
    for passage in document.passages:
        quote = whole(document, passage)
        assert quote.text == passage.text
        assert quote.is_exact


def test_of_a_long_passage_only_the_sentences_that_answer_are_quoted(document, make_question, make_facet):
    evidence = Evidence({document.name: document})
    first, second, *_ = document.passages
    text = document.text[first.start : second.end]
    long = replace(first, end=second.end, text=text, sentences=first.sentences + second.sentences)
    question = make_question("Wie?", make_facet("meerjarenplan"), make_facet("gemeenteraad"))
    quote = best_words(question, evidence, document, long)
    assert "meerjarenplan" in quote.text
    assert len(quote.text) < len(text)
    assert quote.is_exact


def test_a_short_passage_is_quoted_whole(document, make_question):
    evidence = Evidence({document.name: document})
    passage = document.passages[3]
    assert best_words(make_question(), evidence, document, passage).text == passage.text


def test_the_value_asked_for_is_bold(document, make_question):
    quote = whole(document, passage_with(document, "8.500 euro"))
    assert "**8.500 euro**" in say(make_question(expects=Expects.AMOUNT), quote)
    assert "**" not in say(make_question(), quote)


def test_an_item_is_said_with_its_heading(document, make_question):
    quote = whole(document, passage_with(document, "masterdiploma"))
    assert say(make_question(), quote) == "Voorwaarden: een masterdiploma"
    assert say(make_question(), quote, with_heading=False) == "een masterdiploma"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Financieel", "Financieel management (Beheer): gradatie 1 en 2 (niet 3)"),
        ("Projectmatig", "Projectmatig werken (Beheer): gradatie 1, 2 en 3"),
        ("Netwerken", "Netwerken (Relaties): gradatie 1 (niet 2 en 3)"),
    ],
)
def test_a_row_with_marks_is_a_sentence(document, words, said):
    passage = passage_with(document, words)
    assert passage.kind is PassageKind.ROW
    assert say_row(passage) == said


def test_a_value_in_the_heading_is_quoted_too(document, make_question):
    quote = whole(document, passage_with(document, "begeleiding"))
    heading, own = with_support(make_question(expects=Expects.NUMBER), quote)
    assert heading.text == "Proefperiode van 12 maanden"
    assert heading.is_exact
    assert own == quote
    assert with_support(make_question(), quote) == (quote,)


def test_a_source_is_named_with_its_role(document):
    assert source_name(document) == "**Testdorp** (algemeen directeur)"
    assert source_name(replace(document, role="")) == "**Testdorp**"
    assert source_name(replace(document, organisation="*Gent*")) == "**\\*Gent\\*** (algemeen directeur)"
