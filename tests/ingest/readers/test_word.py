"""Reading Word files, built here with python-docx."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from ingest.blocks import Block, BlockKind
from ingest.errors import IngestError
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


def bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (21 * 1024 * 1024))
    return file.getvalue()


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
        (bomb(), "te groot"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "geen leesbaar Word-document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    ],
)
def test_unreadable(data: bytes, message: str) -> None:
    with pytest.raises(IngestError, match=message):
        read_word(data)
