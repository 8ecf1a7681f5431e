"""The PDF, opened again, gives the words back, is tagged, and runs nothing that a document says."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from tests.ui.exports.conftest import HASH, QUOTE, READABLE, SITE, TASKS
from ui.exports.pdf import to_pdf
from ui.exports.report import Paragraph, Report


def opened(report: Report) -> PdfReader:
    return PdfReader(BytesIO(to_pdf(report)))


def words(reader: PdfReader) -> str:
    """Return its words, on one line as page and column cut them elsewhere than the text."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def links(reader: PdfReader) -> list[str]:
    found = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in found if "/URI" in note.get("/A", {})]


def metadata(reader: PdfReader) -> str:
    return reader.root_object["/Metadata"].get_object().get_data().decode()


def test_the_words_can_be_read_back(conversation: Report) -> None:
    text = words(opened(conversation))
    for part in (QUOTE, TASKS, f"SHA-256: {HASH}", "[1]", "[7]", "Bron 1", "bladzijde 2", "Vraag 3"):
        assert part in text


def test_it_is_accessible_and_fit_to_archive(conversation: Report, matrix: Report) -> None:
    for report in (conversation, matrix):
        reader = opened(report)
        described = metadata(reader)
        assert "<pdfuaid:part>1</pdfuaid:part>" in described
        assert "<pdfaid:part>2</pdfaid:part>" in described
        assert reader.root_object["/Lang"] == "nl-BE"
        assert reader.root_object["/MarkInfo"]["/Marked"]
        assert reader.metadata is not None
        assert reader.metadata.title == report.title


def test_it_is_the_same_each_time_and_dated_as_the_report(conversation: Report) -> None:
    assert to_pdf(conversation) == to_pdf(conversation)
    described = opened(conversation).metadata
    assert described is not None
    assert described.creation_date == datetime(2026, 3, 4, 13, 5, 59, tzinfo=UTC)


def test_its_fonts_are_those_that_are_packaged(conversation: Report) -> None:
    fonts = [font["/BaseFont"] for page in opened(conversation).pages for font in _fonts(page)]
    assert fonts
    assert all("SourceSansPro" in font for font in fonts)


def _fonts(page: PageObject) -> list[DictionaryObject]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_the_place_of_a_quote_is_a_link(conversation: Report) -> None:
    assert {link.split("?")[0] for link in links(opened(conversation))} == {
        f"{SITE}bron/profiel_directeur.docx/0"
    }


def test_tables_and_boxes(matrix: Report) -> None:
    reader = opened(matrix)
    text = words(reader)
    for part in ("Wie doet wat?", "niet vermeld", "=1+1", f"☑ {QUOTE[:30]}", "☐ Kennismaken"):
        assert part in text
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height


def test_hostile_text_is_text(hostile: Report) -> None:
    reader = opened(hostile)
    text = words(reader)
    for part in READABLE:
        assert part in text
    assert links(reader) == []
    assert text.count("woord") == 35_000
    assert "W" * 30 in text.replace(" ", "")


def test_signs_that_no_font_has_cost_the_standard_only(conversation: Report) -> None:
    report = replace(conversation, blocks=(Paragraph("Bel ons 📞 nu"),))
    reader = opened(report)
    assert "Bel ons" in words(reader)
    assert "pdfuaid" not in metadata(reader)
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_an_endless_word_stays_within_the_margins_and_in_one_piece(conversation: Report) -> None:
    report = replace(conversation, blocks=(Paragraph("W" * 500),))
    with pypdfium2.PdfDocument(to_pdf(report)) as document:
        page = document[0]
        text = page.get_textpage()
        assert "W" * 500 in text.get_text_range().replace("\r\n", "")
        rights = [text.get_charbox(place)[2] for place in range(text.count_chars())]
        assert page.get_width() * 0.8 < max(rights) < page.get_width() * 0.92
