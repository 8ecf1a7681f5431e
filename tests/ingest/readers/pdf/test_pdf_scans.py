"""Recognising scanned pages.

``data/gescand-blad.pdf`` is one page, drawn as a picture at 110 dots per inch: a heading, a paragraph,
a list and a table.
"""

from pathlib import Path

import pytest
from pdf_pages import LEFT, Page, pdf

from ingest.errors import IngestError
from ingest.model import Noise, NoiseReason
from ingest.readers.pdf import read, scans
from ingest.readers.pdf.scans import words_in

DATA = Path(__file__).parents[1] / "data"
TEXT = "De directeur leidt de diensten van de gemeente en geeft het bestuur raad over elk dossier."
HEADER = "level page_num block_num par_num line_num word_num left top width height conf text"

RECOGNISER = scans.find_recogniser()
needs_tesseract = pytest.mark.skipif(
    RECOGNISER is None or RECOGNISER.language != scans.LANGUAGE, reason="tesseract cannot read Dutch here"
)


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_program", lambda name: None)


def tsv(*rows: tuple[object, ...]) -> str:
    return "\n".join("\t".join(map(str, row)) for row in (HEADER.split(), *rows))


@pytest.mark.usefixtures("without_tesseract")
def test_without_the_program() -> None:
    with pytest.raises(IngestError, match=r"tekstherkenning nodig: .* installeer daarvoor tesseract"):
        read(pdf(Page().scan()))


def test_what_the_program_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_program", lambda name: Path(name))
    for listed, language, turns in ((b"eng\nnld\nosd", "nld", True), (b"eng", "eng", False)):
        monkeypatch.setattr(
            scans, "run_program", lambda *_, listed=listed, **__: b"Languages (2):\n" + listed
        )
        assert scans.find_recogniser() == scans.Recogniser(Path("tesseract"), language, turns)
    monkeypatch.setattr(scans, "run_program", lambda *_, **__: b"Languages (1):\nosd\n")
    with pytest.raises(IngestError, match=r"geen taalbestand voor het Nederlands"):
        read(pdf(Page().scan()))


@pytest.mark.usefixtures("without_tesseract")
def test_a_page_that_was_not_read_is_listed() -> None:
    reading = read(pdf(Page().text(LEFT, 100, TEXT), Page().scan(), Page()))
    assert [block.text for block in reading.blocks] == [TEXT]
    assert reading.noise == (Noise("pagina 2 is een beeld zonder tekst", NoiseReason.UNREAD, 2),)


def test_words_stand_on_the_line_that_was_recognised() -> None:
    words = words_in(
        tsv(
            (5, 1, 1, 1, 1, 1, 100, 200, 60, 30, 95.5, "Taken"),
            (5, 1, 1, 1, 1, 2, 170, 208, 50, 30, 0.0, "opgave"),
            (5, 1, 2, 1, 1, 1, 100, 400, 300, 90, 12.0, "~~vlek"),
            (5, 1, 3, 1, 1, 1, 100, 500, 14, 14, 23.0, "e"),
            (5, 1, 3, 1, 1, 2, 140, 488, 90, 31, 96.0, "leidt"),
            (5, 1, 3, 1, 1, 3, 240, 488, 4, 40, 70.0, "|"),
        ),
        0.24,
    )
    # A well-read word may have no confidence at all; a stain, and the line of a table, are no words.
    assert [word.text for word in words] == ["Taken", "opgave", "•", "leidt"]
    assert words[0].baseline == words[1].baseline
    assert words[0].size == words[1].size == pytest.approx(10, abs=1)


@needs_tesseract
def test_a_scanned_page() -> None:
    reading = read((DATA / "gescand-blad.pdf").read_bytes())
    assert [block.text or block.rows for block in reading.blocks] == [
        "Taken van de directeur",
        "De directeur leidt de diensten van de gemeente en geeft het bestuur raad over elk dossier dat op "
        "de agenda staat. Hij bereidt de vergaderingen voor.",
        "leidt het managementteam",
        "bewaakt de begroting",
        "tekent de brieven",
        (
            ("Competentie", "Niveau", "Proef"),
            ("Samenwerken", "expert", "gesprek"),
            ("Leidinggeven", "basis", "rollenspel"),
            ("Integriteit", "gevorderd", "gesprek"),
        ),
    ]
    assert reading.noise == ()
