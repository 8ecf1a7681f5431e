"""Reading web pages and HTML fragments."""

from dataclasses import replace

import pytest

from ingest.blocks import Block, BlockKind, Identification
from ingest.errors import IngestError
from ingest.model import NoiseReason
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


def noise(markup: str) -> list[tuple[NoiseReason, str]]:
    return [(found.reason, found.text) for found in reading_from_tree(parsed(markup), is_page=True).noise]


PROSE = (
    "<h1>Jurist</h1><p>De jurist adviseert het college en de diensten van de stad over alle contracten.</p>"
)


@pytest.mark.parametrize(
    ("markup", "reason", "text"),
    [
        ("<p hidden>geheim</p>", NoiseReason.HIDDEN, "geheim"),
        ("<p style='position:absolute; left:-9999px'>geheim</p>", NoiseReason.HIDDEN, "geheim"),
        ("<p style='color:#FFF; background:white'>geheim</p>", NoiseReason.HIDDEN, "geheim"),
        ("<div style='background:#fff'><font color=white>geheim</font></div>", NoiseReason.HIDDEN, "geheim"),
        ("<span class='sr-only'>geheim</span>", NoiseReason.HIDDEN, "geheim"),
        ("<span style='mso-hide:all'>geheim</span>", NoiseReason.HIDDEN, "geheim"),
        ("<p><del>drie</del></p>", NoiseReason.DELETED, "drie"),
        ("<p><s>drie</s></p>", NoiseReason.DELETED, "drie"),
        ("<nav>Start</nav>", NoiseReason.NAVIGATION, "Start"),
        ("<div id='CybotCookiebotDialog'>Koekjes</div>", NoiseReason.NAVIGATION, "Koekjes"),
        ("<div class='region-footer'>Dorp 1</div>", NoiseReason.NAVIGATION, "Dorp 1"),
        ("<div class='block-related'><h2>Ook iets</h2></div>", NoiseReason.NAVIGATION, "Ook iets"),
        ("<div role='search'>Zoek</div>", NoiseReason.NAVIGATION, "Zoek"),
        ("<p>Deel deze pagina</p>", NoiseReason.NAVIGATION, "Deel deze pagina"),
        ("<a href='#m'>Ga naar de inhoud</a>", NoiseReason.NAVIGATION, "Ga naar de inhoud"),
        ("<ul><li><a href=/a>Wonen</a><li><a href=/b>Leven</a><li><a href=/c>Werken</a></ul>",
         NoiseReason.NAVIGATION, "Wonen Leven Werken"),
        ("<ul><li><a href=#a>Doel</a><li><a href=#b>Taken</a><li><a href=#c>Profiel</a></ul>",
         NoiseReason.CONTENTS, "Doel Taken Profiel"),
        ("<div>Vul uw adres in <button>Zoeken</button></div>", NoiseReason.NAVIGATION, "Zoeken"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_listed(markup: str, reason: NoiseReason, text: str) -> None:
    assert (reason, text) in noise(PROSE + markup)
    assert text not in [block.text for block in blocks_from_html(PROSE + markup)]


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='color:white'>zichtbaar</p>",
        "<div class='has-sidebar no-menu'>zichtbaar</div>",
        "<p>Zie <a href=/a>zichtbaar</a></p>",
        "<ul><li><a href=a.pdf>zichtbaar</a><li><a href=b.pdf>b</a><li><a href=c.pdf>c</a></ul>",
        "<ins>zichtbaar</ins>",
        "<main><aside>zichtbaar</aside></main>",
    ],
)
def test_what_may_be_content_stays(markup: str) -> None:
    assert any(
        "zichtbaar" in block.text for block in blocks_from_html(PROSE.replace("<h1>Jurist</h1>", "") + markup)
    )


@pytest.mark.parametrize(
    "panel",
    [
        "<h2><button aria-expanded=false aria-controls=p>Profiel</button></h2><div id=p hidden>X</div>",
        "<button aria-expanded=false>Profiel</button><div style='display:none'>X</div>",
        "<details><summary>Profiel</summary>X</details>",
        "<div class=accordion-item><h3>Profiel</h3><div class='collapse' style='display: none'>X</div></div>",
        "<ul role=tablist><li><a role=tab href='#p'>Profiel</a></ul><div role=tabpanel id=p hidden>X</div>",
        "<style>.panel{display:none}</style><a data-target='#p'>Profiel</a><div id=p class=panel>X</div>",
    ],
    ids=["button in heading", "button", "details", "accordion", "tabs", "style sheet"],
)
def test_what_a_click_opens_is_content(panel: str) -> None:
    assert [block.text for block in blocks_from_html(PROSE + panel)][2:] == ["Profiel", "X"]
    assert noise(PROSE + panel) == []


def test_every_word_outside_the_main_part_is_listed() -> None:
    banner = "<div><h1>Jurist</h1><p>voltijds</p></div>"
    page = f"<body><div>Stad <b>Noord</b></div>{banner}<main><p>Doel</p></main><div>Slot</div>"
    assert [block.text for block in blocks_from_html(page)] == ["Jurist", "voltijds", "Doel"]
    assert [text for _, text in noise(page)] == ["Stad", "Noord", "Slot"]


def test_lists_that_word_writes_as_paragraphs() -> None:
    bullet = "<span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp; </span></span>"
    deeper = "<span style='font-family:\"Courier New\"'>o<span>&nbsp; </span></span>"
    markup = f"""<p class=MsoTitle>Jurist</p>
      <p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>{bullet}adviseert</p>
      <p class=MsoListParagraph style='margin-left:72.0pt;mso-list:l0 level2 lfo1'>{deeper}de raad</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{bullet}beslist</p>"""
    assert blocks_from_html(markup) == [
        heading("Jurist", 1),
        item("adviseert", 0, "·"),
        item("de raad", 1, "o"),
        item("beslist", 0, "·"),
    ]


def test_line_breaks_in_a_cell_keep_its_heading_and_its_list_apart() -> None:
    cells = ("<b>Profiel</b><br>Kan plannen.", "Taken<br>- een<br>- twee")
    markup = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    assert blocks_from_html(f"<table>{markup}</table>") == [
        paragraph("Profiel", bold=True),
        paragraph("Kan plannen."),
        paragraph("Taken"),
        item("een", 0, "-"),
        item("twee", 0, "-"),
    ]


def test_labels_of_fields() -> None:
    markup = "<div class=field__label>Graad</div><div>A4</div>"
    assert blocks_from_html(markup) == [paragraph("Graad", bold=True), paragraph("A4")]


def test_raised_numbers() -> None:
    assert blocks_from_html(
        "<p>60 m<sup>2</sup> per 1<sup>ste</sup> dag.<sup><a href=#n>12</a></sup></p>"
    ) == [paragraph("60 m² per 1ste dag.¹²")]


def test_what_the_head_says() -> None:
    page = """<head><title>Jurist | Stad Noord</title><meta property="article:published_time"
      content="2025-02-14T09:00:00+01:00"><meta name="DCTERMS.modified" content="2025-03"></head><p>x</p>"""
    assert read(page.encode()).properties == Identification(title="Jurist | Stad Noord", date="2025-03")


def test_a_page_saved_as_an_archive() -> None:
    archive = (
        b"From: <Saved by Blink>\r\nSubject: Jurist\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="grens"\r\n\r\n'
        b"--grens\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>financi=C3=ABle dienst</p>\r\n--grens\r\nContent-Type: image/png\r\n\r\nx\r\n--grens--\r\n"
    )
    assert read(archive).blocks == (paragraph("financiële dienst"),)


def test_a_page_of_frames_says_so() -> None:
    with pytest.raises(IngestError, match="frames"):
        read(b"<html><frameset cols='20%,80%'><frame src=a.html></frameset></html>")


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
