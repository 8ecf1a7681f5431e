"""Taking headers, page numbers and tables of contents out of a PDF file, and recognising its cover."""

import pytest
from pdf_pages import LEFT, Page, pdf

from ingest.blocks import BlockKind, Identification
from ingest.model import NoiseReason
from ingest.readers.pdf import read

CHAPTERS = ("1. Situering", "2. Taken", "3. Profiel", "4. Aanbod")
TEXT = (
    "De gemeente telt twee dorpen en een groot bos, en haar diensten werken samen in een huis aan de markt, "
    "waar inwoners elke dag terechtkunnen met hun vragen over wonen en werken."
)


def chapter(number: int, *, header: str = "", footer: str = "") -> Page:
    page = Page().text(LEFT, 120, CHAPTERS[number], size=14, font="bold")
    page.paragraph(LEFT, 150, TEXT)
    if header:
        page.text(LEFT, 40, header, size=8)
    if footer:
        page.text(290, 810, footer, size=9)
    return page


@pytest.mark.parametrize("form", ["{}/12", "- {} -", "Pagina {} van 12", "{}"])
def test_page_numbers(form: str) -> None:
    reading = read(pdf(*(chapter(number, footer=form.format(number + 1)) for number in range(4))))
    assert [noise.text for noise in reading.noise] == [form.format(number) for number in (1, 2, 3, 4)]
    assert {noise.reason for noise in reading.noise} == {NoiseReason.PAGE_NUMBER}
    assert len(reading.blocks) == 8


def test_headers_that_name_the_chapter() -> None:
    reading = read(pdf(*(chapter(number, header=CHAPTERS[number][3:]) for number in range(4))))
    assert [noise.text for noise in reading.noise] == ["Situering", "Taken", "Profiel", "Aanbod"]
    assert [block.text for block in reading.blocks if block.text != TEXT] == list(CHAPTERS)


@pytest.mark.parametrize("leader", [" " + "." * 40, ""])
def test_contents(leader: str) -> None:
    contents = Page().text(LEFT, 100, "Inhoudstafel", size=14, font="bold")
    for number, title in enumerate(CHAPTERS):
        contents.text(LEFT, 140 + 15 * number, title + leader).text(500, 140 + 15 * number, str(number + 2))
    reading = read(pdf(contents, *(chapter(number) for number in range(4))))
    assert len(reading.noise) == 5
    assert {noise.reason for noise in reading.noise} == {NoiseReason.CONTENTS}
    assert [block.text for block in reading.blocks if block.text != TEXT] == list(CHAPTERS)


def test_cover() -> None:
    cover = (
        Page()
        .text(LEFT, 300, "Infobundel directeur", size=36, font="bold")
        .text(LEFT, 340, "Ruimte", size=24)
    )
    cover.text(LEFT, 500, "Gemeente Elzerode", size=14, font="bold").text(LEFT, 520, "maart 2025")
    reading = read(
        pdf(
            cover,
            *(chapter(number) for number in range(4)),
            info="/Title (Microsoft Word - bundel_def3.docx) /CreationDate (D:20250304120000+01'00')",
        )
    )
    headings = [(block.text, block.level) for block in reading.blocks if block.kind is BlockKind.HEADING]
    assert headings == [("Infobundel directeur", 1), *((title, 1) for title in CHAPTERS)]
    assert [block.text for block in reading.blocks[1:4]] == ["Ruimte", "Gemeente Elzerode", "maart 2025"]
    assert not any(block.bold for block in reading.blocks)
    # The name of a file is no title.
    assert reading.properties == Identification(date="2025-03-04")


def test_levels_by_type_and_by_bookmarks() -> None:
    page, y = Page(), 100.0
    for size, title in ((16, "Situering"), (13, "Gemeente"), (13, "Bestuur"), (16, "Taken")):
        page.text(LEFT, y, title, size=size, font="bold")
        y = page.paragraph(LEFT, y + 20, TEXT) + 20
    headings = [block for block in read(pdf(page)).blocks if block.kind is BlockKind.HEADING]
    assert [(block.text, block.level) for block in headings] == [
        ("Situering", 1),
        ("Gemeente", 2),
        ("Bestuur", 2),
        ("Taken", 1),
    ]
    plain, y = Page(), 100.0
    titles = ("Waar we staan", "Wat we vragen", "Wat we geven")
    for title in titles:
        plain.text(LEFT, y, title)
        y = plain.paragraph(LEFT, y + 20, TEXT) + 20
    assert not [block for block in read(pdf(plain)).blocks if block.kind is BlockKind.HEADING]
    marked = read(pdf(plain, bookmarks=titles)).blocks
    assert [block.text for block in marked if block.kind is BlockKind.HEADING] == list(titles)


def test_a_title_that_a_person_gave() -> None:
    reading = read(pdf(chapter(0), info="/Title (Infobundel directeur)"))
    assert reading.properties == Identification(title="Infobundel directeur")
