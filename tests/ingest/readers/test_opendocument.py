"""Reading OpenDocument texts, written here as XML."""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from ingest.blocks import TEXT, Block, BlockKind, Identification, Reading
from ingest.errors import IngestError
from ingest.external import find_program
from ingest.model import Document, NoiseReason, PassageKind
from ingest.readers import word
from ingest.readers.opendocument import read
from ingest.reading import read_document
from ingest.sources import Source

SAMPLES = sorted((Path(__file__).parents[3] / "documents").glob("*.docx"))

NAMES = {
    **{
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
        for name in ("office", "style", "text", "table")
    },
    **{"draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
    **{"fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
    **{"meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "dc": "http://purl.org/dc/elements/1.1/"},
}
DECLARED = " ".join(f'xmlns:{name}="{address}"' for name, address in NAMES.items())
STYLES = """
<style:style style:name="Heading_20_1" style:family="paragraph"/>
<style:style style:name="Titel" style:display-name="Title" style:family="paragraph"/>
<style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Balk" style:family="paragraph">
  <style:paragraph-properties fo:background-color="#000080"/></style:style>
<style:style style:name="Groot" style:family="text"><style:text-properties fo:font-size="150%"/></style:style>
<style:style style:name="Vet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Wit" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="Weg" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:default-style style:family="paragraph">
  <style:text-properties fo:font-size="11pt"/></style:default-style>
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
  <text:list-level-style-bullet text:level="3" text:bullet-char="–"/>
</text:list-style>
"""
OUTLINE = """
<text:outline-style style:name="Outline">
  <text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
</text:outline-style>
"""


def root(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><office:{name} {DECLARED}>{inner}</office:{name}>'


def odt(
    text: str,
    *,
    styles: str = "",
    pages: str = "",
    meta: str = "",
    mimetype: str = "text",
    manifest: str = "",
) -> bytes:
    """An .odt file with this text, and with the named styles and page styles given besides STYLES."""
    file = BytesIO()
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{mimetype}",
        "META-INF/manifest.xml": manifest,
        "content.xml": root(
            "document-content", f"<office:body><office:text>{text}</office:text></office:body>"
        ),
        "styles.xml": root(
            "document-styles",
            f"<office:styles>{STYLES}{styles}</office:styles>"
            f"<office:master-styles><style:master-page>{pages}</style:master-page></office:master-styles>",
        ),
        "meta.xml": root("document-meta", f"<office:meta>{meta}</office:meta>"),
    }
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def blocks(text: str, **parts: str) -> list[Block]:
    return list(read(odt(text, **parts)).blocks)


def said(reading: Reading) -> list[tuple[NoiseReason, str]]:
    return [(noise.reason, noise.text) for noise in reading.noise]


def heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, level)


def paragraph(text: str, *, bold: bool = False) -> Block:
    return Block(BlockKind.PARAGRAPH, text, bold=bold)


def item(text: str, level: int = 0, marker: str = "•") -> Block:
    return Block(BlockKind.ITEM, text, level, marker=marker)


def note(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, marker=TEXT)


def test_headings_emphasis_and_white_space() -> None:
    assert blocks(
        '<text:p text:style-name="Titel">Directeur</text:p>'
        '<text:h text:outline-level="2">Doel</text:h>'
        '<text:p><text:span text:style-name="Groot">Groter</text:span></text:p>'
        '<text:p><text:span text:style-name="Vet">Kop</text:span><text:line-break/>leidt\n'
        '  de<text:s text:c="3"/>'
        "raad<text:tab/>en\u2011OCMW</text:p>"
        '<text:p text:style-name="Caption">Organogram</text:p>'
        "<text:p>- typ</text:p>"
    ) == [
        heading("Directeur", 1),
        heading("Doel", 2),
        paragraph("Groter", bold=True),
        paragraph("Kop", bold=True),
        paragraph("leidt de raad en-OCMW"),
        note("Organogram"),
        item("typ", marker="-"),
    ]


def test_headings_with_chapter_numbers() -> None:
    titles = "".join(
        f'<text:h text:outline-level="{level}"><text:number>9.9</text:number>{text}</text:h>'
        for text, level in (("Doel", 1), ("Taken", 1), ("Leiden", 2), ("Plannen", 2))
    )
    assert blocks(titles, styles=OUTLINE) == [
        heading("1. Doel", 1),
        heading("2. Taken", 1),
        heading("2.1 Leiden", 2),
        heading("2.2 Plannen", 2),
    ]


def test_lists_nest_continue_and_restart() -> None:
    assert blocks(
        '<text:list text:style-name="L" xml:id="a"><text:list-item><text:p>een</text:p><text:list>'
        "<text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>streep</text:p></text:list-item>"
        "</text:list></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>twee</text:p><text:p>vervolg</text:p></text:list-item></text:list>"
        "<text:p>Tussen.</text:p>"
        '<text:list text:style-name="L" text:continue-list="a">'
        "<text:list-item><text:p>drie</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L"><text:list-item text:start-value="7">'
        "<text:p>zeven</text:p></text:list-item>"
        "<text:list-header><text:p>zonder nummer</text:p></text:list-header></text:list>"
        '<text:list text:style-name="L"><text:list-item><text:p>opnieuw</text:p></text:list-item></text:list>'
    ) == [
        item("een", 0, "1."),
        item("a", 1, "a)"),
        item("streep", 2, "–"),
        item("b", 1, "b)"),
        item("twee vervolg", 0, "2."),
        paragraph("Tussen."),
        item("drie", 0, "3."),
        item("zeven", 0, "7."),
        paragraph("zonder nummer"),
        item("opnieuw", 0, "1."),
    ]


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def test_tables() -> None:
    covered = "<table:covered-table-cell/>"
    assert blocks(
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("Naam")
        + cell("Graad", 'table:number-columns-spanned="2"')
        + covered
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("Leiden", 'table:number-rows-spanned="2"')
        + cell("1", 'table:number-columns-repeated="2"')
        + "</table:table-row><table:table-row>"
        + covered
        + cell("2")
        + cell("nee")
        + '</table:table-row><table:table-row table:visibility="collapse">'
        + cell("verborgen")
        + "</table:table-row></table:table>"
    ) == [
        Block(
            BlockKind.TABLE, rows=(("Naam", "Graad", ""), ("Leiden", "1", "1"), ("", "2", "nee")), headed=True
        )
    ]


def test_notes_and_frames_follow_their_paragraph() -> None:
    reference = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Decreet.</text:p></text:note-body></text:note>"
    )
    frame = "<draw:frame><draw:text-box><text:p>In een kader.</text:p></draw:text-box></draw:frame>"
    shapes = f"<draw:g><draw:custom-shape><text:p>In een vorm.</text:p></draw:custom-shape>{frame}</draw:g>"
    assert blocks(
        f"<text:p>De directeur{reference} leidt:</text:p>"
        "<text:list><text:list-item><text:p>de raad</text:p></text:list-item></text:list>"
        f"<text:p>Slot.{shapes}</text:p>"
    ) == [
        paragraph("De directeur¹ leidt:"),
        item("de raad", marker=""),
        note("¹ Decreet."),
        paragraph("Slot."),
        paragraph("In een vorm."),
        paragraph("In een kader."),
    ]


def test_what_nobody_sees_is_noise() -> None:
    reading = read(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Geschrapt.</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            "<text:h>Inhoud</text:h><text:table-of-content><text:index-body><text:p>Doel<text:tab/>2</text:p>"
            "</text:index-body></text:table-of-content>"
            '<text:section text:display="none"><text:p>Verborgen deel.</text:p></text:section>'
            '<text:p>Tekst<text:span text:style-name="Weg">verborgen</text:span>'
            "<office:annotation><text:p>opmerking</text:p></office:annotation>.</text:p>"
            '<text:p><text:span text:style-name="Wit">wit op wit</text:span></text:p>'
            '<text:p text:style-name="Balk"><text:span text:style-name="Wit">Wit op blauw</text:span>'
            "</text:p>"
            "<text:p><text:placeholder>Klik hier</text:placeholder></text:p>",
            pages="<style:header><text:p>Gemeente Elzerode</text:p></style:header>"
            "<style:footer><text:p>Pagina <text:page-number>2</text:page-number></text:p></style:footer>",
        )
    )
    assert [block.text for block in reading.blocks] == ["Tekst.", "Wit op blauw"]
    assert said(reading) == [
        (NoiseReason.RUNNING, "Gemeente Elzerode"),
        (NoiseReason.PAGE_NUMBER, "Pagina 2"),
        (NoiseReason.DELETED, "Geschrapt."),
        (NoiseReason.CONTENTS, "Inhoud"),
        (NoiseReason.CONTENTS, "Doel 2"),
        (NoiseReason.HIDDEN, "Verborgen deel."),
        (NoiseReason.HIDDEN, "verborgen"),
        (NoiseReason.HIDDEN, "wit op wit"),
        (NoiseReason.PROMPT, "Klik hier"),
    ]


def test_properties_and_flat_files() -> None:
    meta = "<dc:title>Profiel</dc:title><dc:date>2024-05-06T10:00:00</dc:date>"
    expected = Identification(title="Profiel", date="2024-05-06")
    assert read(odt("<text:p>Tekst.</text:p>", meta=meta)).properties == expected
    body = "<office:body><office:text><text:p>Tekst.</text:p></office:text></office:body>"
    flat = root("document", f"<office:meta>{meta}</office:meta>{body}").encode()
    assert read(flat) == Reading((paragraph("Tekst."),), properties=expected)
    # Under another name it is read for what it is.
    assert word.read(flat) == read(flat)


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"geen zip", "geen leesbaar OpenDocument-bestand"),
        (odt("<text:p>Tekst.</text:p>")[:900], "geen leesbaar"),
        (odt(""), "bevat geen tekst"),
        (odt("<text:p>Tekst.</text:p>", mimetype="spreadsheet"), "geen tekstdocument"),
        (odt("<text:p>Tekst.</text:p>", manifest="<manifest:encryption-data/>"), "wachtwoord"),
        (
            root("document", "<office:body><office:text><text:p>&e;</text:p></office:text></office:body>")
            .replace("?>", f"?>{ENTITY}", 1)
            .encode(),
            "geen leesbaar",
        ),
    ],
)
def test_unreadable(data: bytes, message: str) -> None:
    with pytest.raises(IngestError, match=message):
        read(data)


def facts(document: Document) -> tuple[object, ...]:
    """What has to be the same in every format."""
    rows = [passage.cells for passage in document.passages if passage.kind is PassageKind.ROW]
    passages = [(passage.text, passage.headings, passage.lead_in) for passage in document.passages]
    return document.title, document.organisation, document.role, document.sections, rows, passages


@pytest.mark.skipif(find_program("soffice") is None, reason="needs LibreOffice")
def test_samples_say_the_same_as_word_files_and_as_opendocument(tmp_path: Path) -> None:
    profile = (tmp_path / "profile").as_uri()
    command = [str(find_program("soffice")), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "odt", "--outdir", str(tmp_path), *map(str, SAMPLES)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for path in SAMPLES:
        converted = tmp_path / f"{path.stem}.odt"
        assert facts(read_document(Source.at(converted))) == facts(read_document(Source.at(path)))


def test_word_file_under_another_name() -> None:
    file = BytesIO()
    document = docx.Document()
    document.add_paragraph("Tekst.")
    document.save(file)
    with pytest.raises(IngestError, match="geen leesbaar"):
        read(file.getvalue())
