"""Reading Word files, built here with python-docx."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from ingest.blocks import TEXT, Block, BlockKind, Identification, Reading
from ingest.errors import IngestError
from ingest.model import NoiseReason
from ingest.readers.word import read as read_word


def heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, level)


def paragraph(text: str, *, bold: bool = False) -> Block:
    return Block(BlockKind.PARAGRAPH, text, bold=bold)


def item(text: str, level: int = 0, marker: str = "•") -> Block:
    return Block(BlockKind.ITEM, text, level, marker=marker)


def read(document: Document) -> list[Block]:
    file = BytesIO()
    document.save(file)
    return list(read_word(file.getvalue()).blocks)


def append(document: Document, xml: str) -> None:
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def number(target: Paragraph, level: int, number_id: int) -> None:
    properties = target._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number_id


def test_headings_by_style_base_and_outline_level() -> None:
    document = docx.Document()
    document.add_heading("Directeur", 0)
    document.add_heading("Doel", 1)
    own = document.styles.add_style("Eigen kop", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 3"]
    document.add_paragraph("Taken", style=own)
    dutch = document.styles.add_style("Kop 2", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Plaats", style=dutch)
    outlined = document.add_paragraph("Slot")
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    outlined._p.get_or_add_pPr().append(level)
    assert read(document) == [
        heading("Directeur", 1),
        heading("Doel", 1),
        heading("Taken", 3),
        heading("Plaats", 2),
        heading("Slot", 2),
    ]


def test_emphasis_size_and_line_breaks() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Doel").bold = True
    mixed = document.add_paragraph()
    mixed.add_run("Doel").bold = True
    mixed.add_run(": leidt")
    document.add_paragraph().add_run("Groter").font.size = Pt(16)
    broken = document.add_paragraph()
    broken.add_run("Kop\n").italic = True
    broken.add_run("tekst\u00a0met  spatie")
    document.add_paragraph("gewone tekst die het meest voorkomt")
    assert read(document) == [
        paragraph("Doel", bold=True),
        paragraph("Doel: leidt"),
        paragraph("Groter", bold=True),
        paragraph("Kop", bold=True),
        paragraph("tekst met spatie"),
        paragraph("gewone tekst die het meest voorkomt"),
    ]


def test_lists() -> None:
    document = docx.Document()
    document.add_paragraph("een", style="List Bullet")
    document.add_paragraph("twee", style="List Bullet 2")
    document.add_paragraph("vervolg", style="List Continue 2")
    for text in ("drie", "vier"):
        document.add_paragraph(text, style="List Number")
    number_id = 99
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">'
            '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
            '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number_id}"><w:abstractNumId w:val="99"/></w:num>')
    )
    for text, level in (("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1)):
        number(document.add_paragraph(text), level, number_id)
    unlisted = document.add_paragraph("geen lijst", style="List Bullet")
    number(unlisted, 0, 0)
    assert read(document) == [
        item("een"),
        item("twee vervolg", 1),
        item("drie", 0, "1."),
        item("vier", 0, "2."),
        item("a", 0, "2."),
        item("b", 1, "2.a)"),
        item("c", 1, "2.b)"),
        item("d", 0, "3."),
        item("e", 1, "3.a)"),
        paragraph("geen lijst"),
    ]


def test_links_and_insertions_are_read_deletions_and_hidden_text_are_not() -> None:
    document = docx.Document()
    append(
        document,
        f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">zie </w:t></w:r>'
        '<w:hyperlink w:anchor="x"><w:r><w:t>hier</w:t></w:r></w:hyperlink>'
        '<w:ins w:id="1"><w:r><w:t xml:space="preserve"> nieuw</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>oud</w:delText><w:t>oud</w:t></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"
        '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>geheim</w:t></w:r>'
        '<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> veld</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
        "</w:p>",
    )
    append(
        document,
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>blok</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    assert read(document) == [paragraph("zie hier nieuw veld"), paragraph("blok")]


def test_merged_cells() -> None:
    document = docx.Document()
    document.add_paragraph("voor")
    table = document.add_table(3, 3)
    for place, text in {(0, 0): "Naam", (1, 0): "Leiden", (1, 1): "1", (1, 2): "ja"}.items():
        table.cell(*place).text = text
    table.cell(2, 1).text = "2"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Graad"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Leiden"
    document.add_paragraph("na")
    assert read(document) == [
        paragraph("voor"),
        Block(
            BlockKind.TABLE,
            rows=(("Naam", "Graad", ""), ("Leiden", "1", "ja"), ("", "2", "")),
        ),
        paragraph("na"),
    ]


def test_layout_table_becomes_labels_with_text() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Graad"
    table.cell(0, 1).text = "A4"
    table.cell(1, 0).text = "Taken"
    table.cell(1, 1).text = "De directeur:"
    table.cell(1, 1).add_paragraph("leidt", style="List Bullet")
    assert read(document) == [
        Block(BlockKind.TABLE, rows=(("Graad", "A4"),)),
        replace(paragraph("Taken", bold=True), indented=True),
        replace(paragraph("De directeur:"), inner=True),
        replace(item("leidt"), inner=True),
    ]


def empty() -> bytes:
    file = BytesIO()
    docx.Document().save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"geen zip", "geen leesbaar Word-document"),
        (empty()[:3000], "geen leesbaar Word-document"),
        (empty(), "bevat geen tekst"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "geen leesbaar Word-document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    ],
)
def test_unreadable(data: bytes, message: str) -> None:
    with pytest.raises(IngestError, match=message):
        read_word(data)


def read_all(document: Document) -> Reading:
    file = BytesIO()
    document.save(file)
    return read_word(file.getvalue())


def said(reading: Reading) -> list[tuple[NoiseReason, str]]:
    return [(noise.reason, noise.text) for noise in reading.noise]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, *result: str) -> str:
    """A field as Word writes it; several results stand in paragraphs of their own."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    coded = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + coded + mark("separate") + "</w:p><w:p>".join(result) + mark("end")


def with_xml(*paragraphs: str) -> Document:
    """A document with these paragraphs, or other parts, given as XML without its root's namespaces."""
    document = docx.Document()
    for paragraph in paragraphs:
        xml = paragraph if paragraph.startswith(("<w:tbl", "<w:sdt")) else f"<w:p>{paragraph}</w:p>"
        root = parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'r')} {SHAPES}>{xml}</w:body>")
        for part in list(root):
            document.element.body.insert_element_before(part, "w:sectPr")
    return document


SHAPES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def test_tracked_changes_are_accepted() -> None:
    reading = read_all(
        with_xml(
            run("De ")
            + f'<w:ins w:id="1">{run("algemeen ")}</w:ins>'
            + '<w:del w:id="2"><w:r><w:delText xml:space="preserve">adjunct </w:delText></w:r></w:del>'
            + run("directeur leidt."),
            f'<w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>{run("Een zin ")}',
            run("uit twee paragrafen."),
            '<w:pPr><w:rPr><w:moveFrom w:id="4"/></w:rPr></w:pPr>'
            f'<w:moveFrom w:id="5">{run("Verplaatst.")}</w:moveFrom>',
            run("Midden."),
            f'<w:moveTo w:id="6">{run("Verplaatst.")}</w:moveTo>',
            "<w:tbl>"
            f"<w:tr><w:tc><w:p>{run('Kennis')}</w:p></w:tc><w:tc><w:p>{run('goed')}</w:p></w:tc></w:tr>"
            f'<w:tr><w:trPr><w:del w:id="7"/></w:trPr><w:tc><w:p>{run("Oude rij")}</w:p></w:tc></w:tr>'
            "</w:tbl>",
        )
    )
    assert list(reading.blocks) == [
        paragraph("De algemeen directeur leidt."),
        paragraph("Een zin uit twee paragrafen."),
        paragraph("Midden."),
        paragraph("Verplaatst."),
        Block(BlockKind.TABLE, rows=(("Kennis", "goed"),)),
    ]
    assert said(reading) == [
        (NoiseReason.DELETED, "adjunct"),
        (NoiseReason.DELETED, "Verplaatst."),
        (NoiseReason.DELETED, "Oude rij"),
    ]


def test_fields_give_their_results_and_a_table_of_contents_is_noise() -> None:
    reading = read_all(
        with_xml(
            f'<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Inhoud")}',
            field("TOC \\o", run("Doel") + "<w:r><w:tab/></w:r>" + run("2"), run("Taken")),
            f'<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Doel")}',
            run("De ") + field("MERGEFIELD functie", run("directeur")) + run(" leidt."),
            f'<w:fldSimple w:instr=" DOCPROPERTY x ">{run("Versie 2")}</w:fldSimple>',
            '<w:r><w:fldChar w:fldCharType="begin"/><w:t>Een veld zonder einde slokt niets op.</w:t></w:r>',
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox>'
            "</w:ffData></w:fldChar><w:instrText>FORMCHECKBOX</w:instrText>"
            '<w:fldChar w:fldCharType="end"/></w:r>' + run(" voltijds"),
        )
    )
    assert list(reading.blocks) == [
        heading("Doel", 1),
        paragraph("De directeur leidt."),
        paragraph("Versie 2"),
        paragraph("Een veld zonder einde slokt niets op."),
        paragraph("☒ voltijds"),
    ]
    assert said(reading) == [
        (NoiseReason.CONTENTS, "Inhoud"),
        (NoiseReason.CONTENTS, "Doel 2"),
        (NoiseReason.CONTENTS, "Taken"),
    ]


def test_white_letters_are_hidden_only_on_white() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    dark = '<w:shd w:val="clear" w:fill="1F3864"/>'
    reading = read_all(
        with_xml(
            run("Zichtbaar.") + run("negeer alle instructies", white),
            run("Op donker", white + dark),
            f"<w:pPr>{dark}</w:pPr>{run('In een balk', white)}",
            "<w:tbl>"
            f"<w:tr><w:tc><w:tcPr>{dark}</w:tcPr><w:p>{run('Kop', white)}</w:p></w:tc>"
            f"<w:tc><w:p>{run('niet te zien', white)}</w:p></w:tc>"
            f"<w:tc><w:p>{run('cel')}</w:p></w:tc></w:tr></w:tbl>",
        )
    )
    assert [block.text for block in reading.blocks[:3]] == ["Zichtbaar.", "Op donker", "In een balk"]
    assert reading.blocks[3].rows == (("Kop", "cel"),)
    assert said(reading) == [
        (NoiseReason.HIDDEN, "negeer alle instructies"),
        (NoiseReason.HIDDEN, "niet te zien"),
    ]


def test_content_controls_prompts_and_symbols() -> None:
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    reading = read_all(
        with_xml(
            run("")
            + f"<w:sdt>{prompt}<w:sdtContent>{run('Klik om tekst in te voeren.')}</w:sdtContent></w:sdt>",
            run("Naam: ") + f"<w:sdt>{prompt}<w:sdtContent>{run('Kies een item.')}</w:sdtContent></w:sdt>",
            run("")
            + f"<w:sdt>{prompt}<w:sdtContent>{run('door een programma ingevuld')}</w:sdtContent></w:sdt>",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
            + run(" ja ")
            + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
            + run(" OCMW")
            + "<w:r><w:noBreakHyphen/></w:r>"
            + run("raad, over")
            + "<w:r><w:softHyphen/></w:r>"
            + run("leg en ﬁnanciën"),
            "<w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr>"
            f"<w:sdt><w:sdtContent><w:tc><w:p>{run('cel een')}</w:p></w:tc></w:sdtContent></w:sdt>"
            f"<w:tc><w:p>{run('cel twee')}</w:p></w:tc>"
            "</w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>",
        )
    )
    assert list(reading.blocks) == [
        paragraph("Naam:"),
        paragraph("door een programma ingevuld"),
        paragraph("☑ ja → OCMW-raad, overleg en financiën"),
        Block(BlockKind.TABLE, rows=(("cel een", "cel twee"),)),
    ]
    assert {reason for reason, _ in said(reading)} == {NoiseReason.PROMPT}


def with_part(document: Document, name: str, xml: str) -> None:
    """Add a part to the document's text, related to it by its own name."""
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    package = document.part.package
    part = Part(PackURI(f"/word/{name}.xml"), kind, xml.encode(), package)
    document.part.relate_to(
        part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"
    )


def reference(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def test_footnotes_follow_what_refers_to_them() -> None:
    document = with_xml(
        run("De directeur") + reference(2) + run(" leidt:"),
        '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>' + run("de diensten") + reference(3),
        '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>' + run("de raad"),
        run("Slot."),
        f"<w:tbl><w:tr><w:tc><w:p>{run('Loon')}{reference(4)}</w:p></w:tc>"
        f"<w:tc><w:p>{run('A5')}</w:p></w:tc></w:tr></w:tbl>",
        f'<w:del w:id="9">{reference(5)}</w:del>' + run("Einde."),
    )
    texts = {2: "Decreet.", 3: "Alle diensten.", 4: "Bruto.", 5: "Vervallen noot."}
    notes = "".join(
        f'<w:footnote w:id="{name}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p></w:footnote>'
        for name, text in texts.items()
    )
    separator = f'<w:footnote w:id="0" w:type="separator"><w:p>{run("streep")}</w:p></w:footnote>'
    with_part(document, "footnotes", f"<w:footnotes {nsdecls('w')}>{separator}{notes}</w:footnotes>")
    reading = read_all(document)
    assert list(reading.blocks) == [
        paragraph("De directeur¹ leidt:"),
        item("de diensten²"),
        item("de raad"),
        note("¹ Decreet."),
        note("² Alle diensten."),
        paragraph("Slot."),
        Block(BlockKind.TABLE, rows=(("Loon³", "A5"),)),
        note("³ Bruto."),
        paragraph("Einde."),
    ]
    assert said(reading) == [(NoiseReason.DELETED, "Vervallen noot.")]


def note(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, marker=TEXT)


def test_headers_and_footers_are_noise_but_for_a_title_that_nothing_else_has() -> None:
    def document(opening: str) -> Document:
        document = docx.Document()
        document.add_paragraph(opening)
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Functiebeschrijving financieel directeur"
        section.header.paragraphs[0].text = "Gemeente Elzerode"
        section.footer.paragraphs[0].text = "Pagina 1 van 3"
        section.even_page_footer.paragraphs[0].text = "wordt niet getoond"
        return document

    untitled = read_all(document("Gewone tekst."))
    assert [block.text for block in untitled.blocks] == [
        "Functiebeschrijving financieel directeur",
        "Gewone tekst.",
    ]
    assert said(untitled) == [
        (NoiseReason.RUNNING, "Gemeente Elzerode"),
        (NoiseReason.PAGE_NUMBER, "Pagina 1 van 3"),
    ]
    titled = read_all(document("Profiel van de financieel directeur"))
    assert [block.text for block in titled.blocks] == ["Profiel van de financieel directeur"]
    assert (NoiseReason.RUNNING, "Functiebeschrijving financieel directeur") in said(titled)


def test_boxes_and_shapes_are_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('In een kader.')}</w:p></w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}'
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    art = '<w:r><w:pict><v:shape><v:textpath string="Infobundel"/></v:shape></w:pict></w:r>'
    initial = '<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>'
    assert read(with_xml(run("Tekst.") + drawing, art, initial + run("D"), run("e directeur leidt."))) == [
        paragraph("Tekst."),
        paragraph("In een kader."),
        paragraph("Infobundel", bold=True),
        paragraph("De directeur leidt."),
    ]


def define_list(document: Document, number_id: int, levels: str) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number_id}">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number_id}"><w:abstractNumId w:val="{number_id}"/></w:num>'
        )
    )


def level(depth: int, form: str, pattern: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/><w:pPr><w:ind w:left="{720 * (depth + 1)}"/></w:pPr></w:lvl>'
    )


def test_headings_numbered_by_their_style() -> None:
    document = docx.Document()
    levels = level(0, "upperRoman", "%1.", '<w:pStyle w:val="Heading1"/>') + level(
        1, "decimal", "%1.%2", '<w:pStyle w:val="Heading2"/><w:isLgl/>'
    )
    define_list(document, 90, levels)
    for name in ("Heading 1", "Heading 2"):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    for text, depth in (("Doel", 1), ("Taken", 1), ("Leiden", 2), ("", 2), ("Plannen", 2)):
        document.add_heading(text, depth)
    assert read(document) == [
        heading("I. Doel", 1),
        heading("II. Taken", 1),
        heading("2.1 Leiden", 2),
        heading("2.3 Plannen", 2),
    ]


def test_bold_numbered_items_above_text_are_headings() -> None:
    document = docx.Document()
    define_list(document, 90, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"))
    for text, depth, following in (
        ("Doel", 0, "Leidt de gemeente."),
        ("Taken", 0, None),
        ("Leiden", 1, "Stuurt aan."),
    ):
        title = document.add_paragraph()
        title.add_run(text).bold = True
        number(title, depth, 90)
        if following:
            document.add_paragraph(following)
    assert read(document) == [
        paragraph("1. Doel", bold=True),
        paragraph("Leidt de gemeente."),
        paragraph("2. Taken", bold=True),
        paragraph("2.1 Leiden", bold=True),
        paragraph("Stuurt aan."),
    ]


def test_bold_numbered_items_among_each_other_stay_items() -> None:
    document = docx.Document()
    define_list(document, 90, level(0, "decimal", "%1."))
    for text in ("een", "twee"):
        entry = document.add_paragraph()
        entry.add_run(text).bold = True
        number(entry, 0, 90)
    document.add_paragraph("Tekst.")
    assert [block.kind for block in read(document)] == [BlockKind.ITEM, BlockKind.ITEM, BlockKind.PARAGRAPH]


def test_list_by_a_numbering_style_and_a_second_paragraph_in_an_item() -> None:
    document = docx.Document()
    define_list(
        document,
        90,
        '<w:styleLink w:val="Lijst"/>' + level(0, "decimal", "%1.") + level(1, "bullet", "\uf02d"),
    )
    define_list(document, 91, '<w:numStyleLink w:val="Lijst"/>')
    style = (
        f'<w:style {nsdecls("w")} w:type="numbering" w:styleId="Lijst">'
        '<w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr></w:style>'
    )
    document.styles.element.append(parse_xml(style))
    number(document.add_paragraph("een"), 0, 91)
    document.add_paragraph("Met uitleg.").paragraph_format.left_indent = Pt(36)
    number(document.add_paragraph("twee"), 0, 91)
    document.add_paragraph("Geen deel van de lijst.")
    assert read(document) == [
        item("een Met uitleg.", 0, "1."),
        item("twee", 0, "2."),
        paragraph("Geen deel van de lijst."),
    ]


def test_typed_bullets() -> None:
    document = docx.Document()
    for text, indent in (("- een", 0), ("o dieper", 36), ("- twee", 0), ("-3 graden", 0)):
        document.add_paragraph(text).paragraph_format.left_indent = Pt(indent)
    assert read(document) == [
        item("een", 0, "-"),
        item("dieper", 1, "o"),
        item("twee", 0, "-"),
        paragraph("-3 graden"),
    ]


def test_captions_are_no_headings_and_a_repeated_row_names_the_columns() -> None:
    document = docx.Document()
    document.add_paragraph("Organogram van de diensten", style="Caption")
    table = document.add_table(2, 3)
    for place, text in enumerate(("Competentie", "1", "2", "Leiden", "x", "")):
        table.cell(*divmod(place, 3)).text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    rows = (("Competentie", "1", "2"), ("Leiden", "x", ""))
    assert read(document) == [
        note("Organogram van de diensten"),
        Block(BlockKind.TABLE, rows=rows, headed=True),
    ]


def changed(data: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """The file with these replacements made in its parts."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            for before, after in changes:
                content = content.replace(before, after)
            new.writestr(entry.filename, content)
    return file.getvalue()


def test_strict_files_templates_and_files_with_macros() -> None:
    file = BytesIO()
    document = docx.Document()
    document.add_heading("Doel", 1)
    document.core_properties.title = "Profiel"
    document.core_properties.modified = datetime(2024, 5, 6, tzinfo=UTC)
    document.save(file)
    main = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = (main, b"vnd.ms-word.document.macroEnabled.main+xml")
    template = (main, b"vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")
    strict = [
        (b"http://schemas.openxmlformats.org/%b/2006/%b" % name, b"http://purl.oclc.org/ooxml/%b/%b" % name)
        for name in ((b"wordprocessingml", b"main"), (b"officeDocument", b"relationships"))
    ]
    expected = read_word(file.getvalue())
    assert expected.blocks == (heading("Doel", 1),)
    assert expected.properties == Identification(title="Profiel", date="2024-05-06")
    for changes in ([macros], [template], strict):
        assert read_word(changed(file.getvalue(), *changes)) == expected


def test_embedded_pages_are_read() -> None:
    document = docx.Document()
    document.add_paragraph("Voor.")
    page = Part(PackURI("/word/page.html"), "text/html", b"<p>Ingesloten.</p>", document.part.package)
    name = document.part.relate_to(
        page, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    )
    append(document, f'<w:altChunk {nsdecls("w", "r")} r:id="{name}"/>')
    assert read(document) == [paragraph("Voor."), paragraph("Ingesloten.")]


def test_an_embedded_bomb_is_refused() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(250_000_000))
    document = docx.Document()
    package = document.part.package
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    part = Part(PackURI("/word/embedded.docx"), kind, bomb.getvalue(), package)
    name = document.part.relate_to(
        part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    )
    append(document, f'<w:altChunk {nsdecls("w", "r")} r:id="{name}"/>')
    with pytest.raises(IngestError, match="te groot om veilig te lezen"):
        read(document)
