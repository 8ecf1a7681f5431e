"""The panel of sources, and which sources an answer has."""

from dataclasses import replace
from html import unescape

from assistant import Answer, Retrieved, Status
from tests.ui.conftest import Marks, make_document
from ui.languages import DUTCH, ENGLISH
from ui.sources.panel import Sources, render_empty_panel, render_panel
from ui.sources.source import cited_sources, read_sources
from ui.texts.sources import DUTCH as TEXTS
from ui.texts.sources import ENGLISH as ENGLISH_TEXTS


def test_a_quote_that_moved_is_marked_where_it_stands_now(assistant, document):
    (source,) = cited_sources(assistant.ask("Welke taken?"), 1, TEXTS)
    changed = make_document(document.name, heading="Takenpakket")
    html = render_panel(Sources((source,)), "", {document.name: changed}, DUTCH)
    assert TEXTS.moved in html
    assert Marks(html).marked == ["leidt het managementteam"]


def test_passages_read_in_a_text_that_has_changed_are_left_out(assistant, document):
    answer = assistant.ask("Welk diploma?")
    changed = replace(document, text=f"X{document.text}")
    assert read_sources(answer, 1, {document.name: changed}, TEXTS) == ()


def test_read_passages_leave_out_the_cited(assistant, document):
    answer = assistant.ask("Welk diploma?")
    cited = cited_sources(answer, 1, TEXTS)
    read = read_sources(answer, 1, assistant.documents, TEXTS)
    assert [source.reference for source in cited] == ["#bron-1-1"]
    assert len(read) == 5
    assert all("masterdiploma" not in source.quote for source in read)
    html = render_panel(Sources(cited, read), "", assistant.documents, DUTCH)
    assert Marks(html).marked == ["een masterdiploma"]
    assert 'aria-current="true"' in html
    assert "<details class=" in html
    assert " open>" not in html


def test_read_passages_of_a_refusal_are_unfolded(assistant, document):
    place = document.passages[0]
    item = Retrieved(document.name, 0, place.start, place.end, place.text, 0.4)
    gone = replace(item, document="weg.txt")
    answer = Answer("v", "v", Status.NOT_IN_DOCUMENTS, "Nee.", retrieved=(item, gone))
    read = read_sources(answer, 1, assistant.documents, TEXTS)
    assert [source.document for source in read] == [document.name]
    html = render_panel(Sources((), read, is_answer=False), "", assistant.documents, DUTCH)
    assert TEXTS.none in html
    assert " open>" in html
    assert TEXTS.nearest_count.format(count=1) in html


def test_changed_or_removed_document_still_shows_the_quote(assistant, document):
    cited = cited_sources(assistant.ask("Welk diploma?"), 1, TEXTS)
    changed = {document.name: replace(document, text=document.text.replace("master", "andere"))}
    for documents, note in ((changed, TEXTS.changed), ({}, TEXTS.gone)):
        html = render_panel(Sources(cited), "", documents, DUTCH)
        assert note in html
        assert [unescape(words) for words in Marks(html).marked] == ["een masterdiploma"]


def test_one_goes_from_source_to_source(assistant):
    (first,) = cited_sources(assistant.ask("Welk diploma?"), 1, TEXTS)
    cited = tuple(
        replace(first, reference=f"#bron-1-{number}", label=f"Bron {number}") for number in (1, 2, 3)
    )

    def links(reference: str) -> tuple[bool, bool]:
        html = render_panel(Sources(cited), reference, assistant.documents, DUTCH)
        return 'rel="prev"' in html, 'rel="next"' in html

    assert [links(source.reference) for source in cited] == [(False, True), (True, True), (True, False)]
    html = render_panel(Sources(cited), "#bron-1-2", assistant.documents, DUTCH)
    assert TEXTS.position.format(number=2, count=3) in html
    assert 'href="#bron-1-1" rel="prev"' in html
    assert 'href="#bron-1-3" rel="next"' in html


def test_english_panel_opens_english_source_pages(assistant):
    cited = cited_sources(assistant.ask("Welk diploma?"), 1, ENGLISH_TEXTS)
    html = render_panel(Sources(cited), "", assistant.documents, ENGLISH)
    assert 'href="/en/bron/voorbeeld.txt' in html
    assert ENGLISH_TEXTS.open_document in html
    assert ENGLISH_TEXTS.empty in render_empty_panel(ENGLISH)
