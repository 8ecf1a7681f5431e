"""Reading web pages and HTML fragments."""

from dataclasses import replace

import pytest

from ingest.blocks import Block, BlockKind
from ingest.errors import IngestError
from ingest.readers.html import read
from ingest.readers.markup import parsed, reading_from_tree


def blocks_from_html(markup: str) -> list[Block]:
    return list(reading_from_tree(parsed(markup), is_page=True).blocks)


def heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, level)


def paragraph(text: str, *, bold: bool = False) -> Block:
    return Block(BlockKind.PARAGRAPH, text, bold=bold)


def item(text: str, level: int = 0, marker: str = "•") -> Block:
    return Block(BlockKind.ITEM, text, level, marker=marker)


def label(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, bold=True, indented=True)


def inner(*blocks: Block) -> list[Block]:
    return [replace(block, inner=True) for block in blocks]


def table(*rows: tuple[str, ...]) -> Block:
    return Block(BlockKind.TABLE, rows=rows)


def test_fragment() -> None:
    markup = "<p>Doel: x</p> <p><i>Strategisch</i></p> <ul><li>• a</li></ul>"
    assert blocks_from_html(markup) == [
        paragraph("Doel: x"),
        paragraph("Strategisch", bold=True),
        item("a"),
    ]


def test_bare_text_is_not_taken_for_a_file_name() -> None:
    assert blocks_from_html("functie.html") == [paragraph("functie.html")]


def test_page_without_its_furniture() -> None:
    page = """<?xml version="1.0"?><!DOCTYPE html><html><body class="menu-open">
      <header><h1>Directeur</h1><p>Stad</p></header><nav>Start</nav>
      <div class="cookie-banner">Aanvaard</div>
      <main><nav class="breadcrumb">Start</nav><h2>2. Doel</h2><p>Leidt&nbsp;de   dienst.</p></main>
      <footer>Contact</footer></body></html>"""
    assert list(read(page.encode()).blocks) == [
        heading("Directeur", 1),
        heading("2. Doel", 2),
        paragraph("Leidt de dienst."),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>geheim</p>",
        "<p aria-hidden='true'>geheim</p>",
        "<p style='Display : none'>geheim</p>",
        "<p style='visibility:hidden'>geheim</p>",
        "<span style='font-size:0px'>geheim</span>",
        "<style>.weg {display: none}</style><p class='weg'>geheim</p>",
        "<script>geheim</script><!-- geheim --><template>geheim</template>",
        "<aside>geheim</aside><form><label>geheim</label></form>",
    ],
)
def test_hidden_text_is_dropped(hidden: str) -> None:
    assert blocks_from_html(f"<p>voor</p>{hidden}<p>na</p>") == [paragraph("voor"), paragraph("na")]


def test_print_style_and_visible_sizes_hide_nothing() -> None:
    markup = "<style>@media print { p { display: none } }</style><p style='font-size:0.9em'>a</p>"
    assert blocks_from_html(markup) == [paragraph("a")]


def test_line_breaks_split_a_paragraph_and_emphasis_is_per_line() -> None:
    assert blocks_from_html("<p><b>Doel</b><br>tekst<br/><br/>slot</p>") == [
        paragraph("Doel", bold=True),
        paragraph("tekst"),
        paragraph("slot"),
    ]


def test_partly_bold_is_not_bold() -> None:
    assert blocks_from_html("<p><strong>Doel</strong>: x</p>") == [paragraph("Doel: x")]


def test_nested_lists() -> None:
    markup = """<ol type="a" start="2"><li><p>een</p><p>meer</p>
      <ul><li>x<ol><li>y</li></ol></li></ul>
      </li><li>twee<br>- drie<br>- vier</li></ol>"""
    assert blocks_from_html(markup) == [
        item("een meer", 0, "b."),
        item("x", 1),
        item("y", 2, "1."),
        item("twee", 0, "c."),
        item("drie", 1, "-"),
        item("vier", 1, "-"),
    ]


def test_merged_cells() -> None:
    markup = """<table><caption>Niveaus</caption><tr><th>Naam</th><th colspan="2">Graad</th></tr>
      <tr><td rowspan="2">Leiden</td><td>1<br>of 2</td><td>ja</td></tr><tr><td>3</td><td></td></tr>
      </table>"""
    assert blocks_from_html(markup) == [
        paragraph("Niveaus", bold=True),
        replace(table(("Naam", "Graad", ""), ("Leiden", "1 of 2", "ja"), ("", "3", "")), headed=True),
    ]


def test_layout_table_becomes_labels_with_text() -> None:
    markup = """<table><tr><td>Graad</td><td>A4</td></tr>
      <tr><td><p>Taken</p></td><td>De directeur:<ul><li>leidt</li><li>stuurt</li></ul></td></tr>
      <tr><td></td><td><p>een</p><p>twee</p></td></tr></table>"""
    assert blocks_from_html(markup) == [
        table(("Graad", "A4")),
        label("Taken"),
        *inner(paragraph("De directeur:"), item("leidt"), item("stuurt")),
        *inner(paragraph("een"), paragraph("twee")),
    ]


def test_list_in_a_cell_of_a_wider_table_stays_on_one_line() -> None:
    markup = "<table><tr><td>a<td><ul><li>x<li>y</ul><td>b</tr></table>"
    assert blocks_from_html(markup) == [table(("a", "• x • y", "b"))]


def test_terms() -> None:
    short = "<dl><dt>Graad<dd>A4<dt>Dienst<dd>Staf</dl>"
    assert blocks_from_html(short) == [table(("Graad", "A4"), ("Dienst", "Staf"))]
    long = "<dl><dt>Doel<dd><p>een</p><p>twee</p></dl>"
    assert blocks_from_html(long) == [
        label("Doel"),
        *inner(paragraph("een"), paragraph("twee")),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<p>financiële</p>".encode(),
        "<p>financiële</p>".encode("cp1252"),
        "<meta charset=iso-8859-15><p>financiële</p>".encode("iso-8859-15"),
        "\ufeff<p>financiële</p>".encode("utf-16-le"),
        "<p>fi\u00adnancie\u0308le</p>".encode(),
    ],
)
def test_character_sets(data: bytes) -> None:
    assert read(data).blocks == (paragraph("financiële"),)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01", b"<p> </p>", b"<script>x</script>", b"<div>" * 5000 + b"x"]
)
def test_unreadable(data: bytes) -> None:
    with pytest.raises(IngestError, match="webpagina"):
        read(data)


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        ('<sup><a href="#n1">1</a></sup>', '<ol><li id="n1">Noot. <a href="#r1">↩</a></li></ol>'),
        ('<a href="#n1"><sup>[1]</sup></a>', '<div id="n1"><p><a href="#r1">[1]</a> Noot.</p></div>'),
        ('<sup><a href="#n1">1</a></sup>', '<p><a name="n1"></a>Noot.</p>'),
    ],
)
def test_footnotes_open_with_the_figures_that_refer_to_them(reference: str, note: str) -> None:
    found = blocks_from_html(f"<p>Tot 8.500 euro.{reference} Meer niet.</p>{note}<p>Slot.</p>")
    assert [block.text for block in found] == ["Tot 8.500 euro.¹ Meer niet.", "¹ Noot.", "Slot."]
    assert {block.kind for block in found} == {BlockKind.PARAGRAPH}
