"""The Word file, opened again, has real headings, lists, tables, links and tick boxes."""

import datetime
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from lxml import etree

from tests.ui.exports.conftest import HASH, QUOTE, READABLE, SITE, TASKS
from ui.exports.report import Report
from ui.exports.word import to_word


def words(document: docx.document.Document) -> str:
    return "\n".join(element.text or "" for element in document.element.body.iter(qn("w:t")))


def test_a_conversation_can_be_opened_and_read(conversation: Report) -> None:
    document = docx.Document(BytesIO(to_word(conversation)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for part in (
        QUOTE,
        TASKS,
        HASH,
        "[1]",
        "Bron 1",
        "Gemaakt op 4 maart 2026 om 13:05 uur",
        "Begrepen als:",
    ):
        assert part in text
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert styles[0] == ("Title", "Gesprek met Functiewijzer")
    assert ("Heading 1", "Vraag 1") in styles
    assert ("Heading 2", "Bronnen bij dit antwoord") in styles
    assert ("List Bullet", f"{TASKS} [2]") in styles
    assert ("List Number 2", "eerst") in styles
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Gesprek met Functiewijzer", "nl-BE")
    assert properties.created == datetime.datetime(2026, 3, 4, 13, 5, 59, tzinfo=datetime.UTC)


def test_links_lead_to_the_site_and_to_the_quotes(conversation: Report) -> None:
    document = docx.Document(BytesIO(to_word(conversation)))
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert {link.address.split("?")[0] for link in links if link.address} == {
        f"{SITE}bron/profiel_directeur.docx/0"
    }
    places = {start.get(qn("w:name")) for start in document.element.body.iter(qn("w:bookmarkStart"))}
    assert {link.fragment for link in links if not link.address} <= places == {"bron-1-1", "bron-1-2"}


def test_tables_repeat_their_header_and_boxes_can_be_ticked(matrix: Report) -> None:
    document = docx.Document(BytesIO(to_word(matrix)))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Thema", "Testdorp", "Elders"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1].cells[1].text.startswith(f"{QUOTE}\nTestdorp, Profiel directeur › Taken")
    assert table.rows[2].cells[1].text == "=1+1"
    namespace = {"w14": "http://schemas.microsoft.com/office/word/2010/wordml"}
    ticks = document.element.body.xpath(".//*[local-name()='checked']")
    assert [tick.get(f"{{{namespace['w14']}}}val") for tick in ticks] == ["1", "0"]
    section = document.sections[0]
    assert section.page_width > section.page_height


def test_hostile_text_is_text(hostile: Report) -> None:
    file = to_word(hostile)
    document = docx.Document(BytesIO(file))
    text = words(document)
    for part in READABLE:
        assert text.count(part) > 10
    assert "woord " * 35_000 in text
    with ZipFile(BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
            if name.endswith(".rels"):
                assert b"javascript:" not in parts.read(name)
                assert b"evil.example" not in parts.read(name)


def test_numbered_lists_begin_where_they_say(hostile: Report) -> None:
    numbering = docx.Document(BytesIO(to_word(hostile))).part.numbering_part.element
    starts = [int(start.get(qn("w:val"))) for start in numbering.iter(qn("w:startOverride"))]
    assert starts == [7, 2]


def test_quotes_are_marked_as_dutch_in_an_english_report(conversation: Report) -> None:
    document = docx.Document(BytesIO(to_word(replace(conversation, language="en"))))
    languages = {
        run.text: lang.get(qn("w:val"))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for lang in run._r.iter(qn("w:lang"))
    }
    assert languages[QUOTE] == "nl-BE"
    defaults = next(document.styles.element.iter(qn("w:rPrDefault")))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == "en-GB"
