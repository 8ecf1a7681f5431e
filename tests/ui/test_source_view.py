"""The source view: exact marks, safe text, lists and tables."""

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from assistant import Answer, Retrieved, Status, quote_mark
from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Document
from ingest.reading import document_from
from tests.ui.conftest import make_document
from ui import texts
from ui.source_view import (
    cited_sources,
    find_words,
    read_sources,
    render_document,
    render_panel,
    render_source_page,
    source_url,
)


class Marks(HTMLParser):
    """Collects the marked text, and checks that elements close as they opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.identifiers: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """Note what opens."""
        if tag in ("meta", "link", "br"):
            return
        self.open.append(tag)
        if tag == "mark":
            self.marked.append("")
            self.identifiers += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        """Check that the innermost element closes."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Collect marked text."""
        if "mark" in self.open:
            self.marked[-1] += data


def place(document: Document, words: str) -> tuple[int, int]:
    start = document.text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("section_only", [True, False])
def test_every_passage_is_marked_exactly(document, section_only):
    for passage in document.passages:
        marks = Marks(render_document(document, passage.start, passage.end, section_only=section_only))
        assert " | ".join(marks.marked) == passage.text
        assert marks.identifiers == ["treffer"]


def test_part_of_a_sentence(document):
    html = render_document(document, *place(document, "masterdiploma & een"), section_only=True)
    assert '<p>U hebt een <mark id="treffer">masterdiploma &amp; een</mark> rijbewijs B.</p>' in html


def test_mark_across_elements(document):
    start = document.text.index("taken:")
    end = document.text.index("bereidt") + len("bereidt")
    marks = Marks(render_document(document, start, end, section_only=True))
    assert marks.marked == ["taken:", "leidt het managementteam", "bereidt"]
    assert marks.identifiers == ["treffer"]


def test_hostile_text_is_only_text(document):
    html = render_document(document, 0, 5, section_only=False)
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;window.hacked=1&lt;/script&gt;" in html


def test_nested_list(document):
    html = render_document(document, 0, 5, section_only=False)
    assert (
        "<ul><li>leidt het managementteam</li><li>bereidt de begroting voor"
        "<ul><li>samen met de financieel directeur</li></ul></li></ul>" in html
    )


def test_numbered_items_keep_their_numbers():
    blocks = [
        Block(BlockKind.HEADING, "Stappen", level=1),
        Block(BlockKind.ITEM, "eerst dit", marker="1."),
        Block(BlockKind.ITEM, "dan dat", marker="2."),
    ]
    document = document_from(Reading(tuple(blocks)), "stappen.txt", "0" * 64)
    html = render_document(document, 0, 3, section_only=False)
    assert '<li class="genummerd"><span class="teken">2.</span> dan dat</li>' in html


def test_list_that_starts_deep():
    blocks = [
        Block(BlockKind.PARAGRAPH, "Lijst"),
        Block(BlockKind.ITEM, "diep", marker="-", level=2),
        Block(BlockKind.ITEM, "ondiep", marker="-", level=0),
        Block(BlockKind.ITEM, "dieper", marker="-", level=1),
    ]
    document = document_from(Reading(tuple(blocks)), "lijst.txt", "0" * 64)
    Marks(render_document(document, *place(document, "dieper"), section_only=False))


def test_table_has_header_and_carried_cells(document):
    html = render_document(document, *place(document, "Beslissen | 3"), section_only=True)
    assert html.count("<table>") == 1
    assert '<thead><tr><th scope="col">Groep</th>' in html
    assert '<tr><td class="overgenomen">Leiding</td>' in html
    assert '<td><mark id="treffer">Beslissen</mark></td><td><mark>3</mark></td></tr>' in html


def test_section_only_leaves_out_other_sections(document):
    html = render_document(document, *place(document, "masterdiploma"), section_only=True)
    assert "<h2>Voorwaarden</h2>" in html
    assert "managementteam" not in html
    assert texts.CUT not in html


def test_long_section_is_cut_around_the_quote():
    blocks = [Block(BlockKind.HEADING, "Lang", level=1)]
    blocks += [Block(BlockKind.PARAGRAPH, f"Alinea {n} zegt iets dat niet kort is.") for n in range(400)]
    document = document_from(Reading(tuple(blocks)), "lang.txt", "0" * 64)
    html = render_document(document, *place(document, "Alinea 200"), section_only=True)
    assert html.startswith('<div class="brontekst"><h2>Lang</h2><p class="fw-knip">')
    assert html.endswith(f"{texts.CUT}</p></div>")
    assert "Alinea 199" in html
    assert "Alinea 20 " not in html
    assert len(html) < 10_000


def test_source_page_is_dutch_and_whole(document):
    passage = document.passages[-1]
    html = render_source_page(document, passage.start, passage.end)
    assert html.startswith('<!doctype html><html lang="nl">')
    assert "managementteam" in html
    assert "Functiebeschrijving algemeen directeur" in html
    assert "".join(Marks(html).marked) == passage.text


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


def test_a_quote_that_moved_is_marked_where_it_stands_now(assistant, document):
    (source,) = cited_sources(assistant.ask("Welke taken?"), 1)
    changed = make_document(document.name, heading="Takenpakket")
    html = render_panel(source, (source,), (), {document.name: changed})
    assert texts.DOCUMENT_MOVED in html
    assert Marks(html).marked == ["leidt het managementteam"]


def test_passages_read_in_a_text_that_has_changed_are_left_out(assistant, document):
    answer = assistant.ask("Welk diploma?")
    changed = replace(document, text=f"X{document.text}")
    assert read_sources(answer, 1, {document.name: changed}) == ()


def test_read_passages_leave_out_the_cited(assistant, document):
    answer = assistant.ask("Welk diploma?")
    cited = cited_sources(answer, 1)
    read = read_sources(answer, 1, assistant.documents)
    assert [source.reference for source in cited] == ["#bron-1-1"]
    assert len(read) == 5
    assert all("masterdiploma" not in source.quote for source in read)
    html = render_panel(cited[0], cited, read, assistant.documents)
    assert Marks(html).marked == ["een masterdiploma"]
    assert 'aria-current="true"' in html
    assert "<details class=" in html
    assert " open>" not in html


def test_read_passages_of_a_refusal_are_unfolded(assistant, document):
    place = document.passages[0]
    item = Retrieved(document.name, 0, place.start, place.end, place.text, 0.4)
    gone = replace(item, document="weg.txt")
    answer = Answer("v", "v", Status.NOT_IN_DOCUMENTS, "Nee.", retrieved=(item, gone))
    read = read_sources(answer, 1, assistant.documents)
    assert [source.document for source in read] == [document.name]
    html = render_panel(None, (), read, assistant.documents)
    assert texts.SOURCES_NONE in html
    assert " open>" in html


def test_changed_or_removed_document_still_shows_the_quote(assistant, document):
    cited = cited_sources(assistant.ask("Welk diploma?"), 1)
    changed = {document.name: replace(document, text=document.text.replace("master", "andere"))}
    for documents, note in ((changed, texts.DOCUMENT_CHANGED), ({}, texts.DOCUMENT_GONE)):
        html = render_panel(cited[0], cited, (), documents)
        assert note in html
        assert [unescape(words) for words in Marks(html).marked] == ["een masterdiploma"]
