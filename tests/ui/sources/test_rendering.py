"""The source view: exact marks, safe text, lists and tables."""

import pytest

from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Document
from ingest.reading import document_from
from tests.ui.conftest import Marks
from ui.sources.rendering import render_document
from ui.texts.sources import CUT, DUTCH


def place(document: Document, words: str) -> tuple[int, int]:
    start = document.text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("section_only", [True, False])
def test_every_passage_is_marked_exactly(document, section_only):
    for passage in document.passages:
        marks = Marks(render_document(document, passage.start, passage.end, DUTCH, section_only=section_only))
        assert " | ".join(marks.marked) == passage.text
        assert marks.identifiers == ["treffer"]


def test_part_of_a_sentence(document):
    html = render_document(document, *place(document, "masterdiploma & een"), DUTCH, section_only=True)
    assert '<p>U hebt een <mark id="treffer">masterdiploma &amp; een</mark> rijbewijs B.</p>' in html


def test_mark_across_elements(document):
    start = document.text.index("taken:")
    end = document.text.index("bereidt") + len("bereidt")
    marks = Marks(render_document(document, start, end, DUTCH, section_only=True))
    assert marks.marked == ["taken:", "leidt het managementteam", "bereidt"]
    assert marks.identifiers == ["treffer"]


def test_hostile_text_is_only_text(document):
    html = render_document(document, 0, 5, DUTCH, section_only=False)
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;window.hacked=1&lt;/script&gt;" in html


def test_nested_list(document):
    html = render_document(document, 0, 5, DUTCH, section_only=False)
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
    html = render_document(document, 0, 3, DUTCH, section_only=False)
    assert '<li class="genummerd"><span class="teken">2.</span> dan dat</li>' in html


def test_list_that_starts_deep():
    blocks = [
        Block(BlockKind.PARAGRAPH, "Lijst"),
        Block(BlockKind.ITEM, "diep", marker="-", level=2),
        Block(BlockKind.ITEM, "ondiep", marker="-", level=0),
        Block(BlockKind.ITEM, "dieper", marker="-", level=1),
    ]
    document = document_from(Reading(tuple(blocks)), "lijst.txt", "0" * 64)
    Marks(render_document(document, *place(document, "dieper"), DUTCH, section_only=False))


def test_table_has_header_and_carried_cells(document):
    html = render_document(document, *place(document, "Beslissen | 3"), DUTCH, section_only=True)
    assert html.count("<table>") == 1
    assert '<thead><tr><th scope="col">Groep</th>' in html
    assert '<tr><td class="overgenomen">Leiding</td>' in html
    assert '<td><mark id="treffer">Beslissen</mark></td><td><mark>3</mark></td></tr>' in html


def test_section_only_leaves_out_other_sections(document):
    html = render_document(document, *place(document, "masterdiploma"), DUTCH, section_only=True)
    assert "<h2>Voorwaarden</h2>" in html
    assert "managementteam" not in html
    assert CUT not in html


def test_long_section_is_cut_around_the_quote():
    blocks = [Block(BlockKind.HEADING, "Lang", level=1)]
    blocks += [Block(BlockKind.PARAGRAPH, f"Alinea {n} zegt iets dat niet kort is.") for n in range(400)]
    document = document_from(Reading(tuple(blocks)), "lang.txt", "0" * 64)
    html = render_document(document, *place(document, "Alinea 200"), DUTCH, section_only=True)
    assert html.startswith('<div class="brontekst"><h2>Lang</h2><p class="fw-knip">')
    assert html.endswith(f"{CUT}</p></div>")
    assert "Alinea 199" in html
    assert "Alinea 20 " not in html
    assert len(html) < 10_000
