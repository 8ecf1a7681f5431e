"""Reading tables of a PDF page, with lines around their cells and without."""

from collections.abc import Sequence

from pdf_pages import LEFT, Page, pdf, width_of

from ingest.blocks import Block, BlockKind
from ingest.model import Noise, NoiseReason
from ingest.readers.pdf import read

HEADER = ("Competentie", "Niveau", "Uitleg")
PLACES = (LEFT, 230, 320)


def tables(*pages: Page) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in read(pdf(*pages)).blocks if block.kind is BlockKind.TABLE]


def write_row(
    page: Page, y: float, cells: Sequence[str], places: Sequence[float] = PLACES, font: str = "regular"
) -> None:
    for place, cell in zip(places, cells, strict=True):
        page.text(place, y, cell, font=font)


def lined(page: Page, top: float, rows: Sequence[Sequence[str]], places: Sequence[float] = PLACES) -> float:
    """Write a table with lines around its cells."""
    y = top
    for row in rows:
        page.rule(places[0] - 4, y, 523, y)
        write_row(page, y + 13, row, places)
        y += 18
    page.rule(places[0] - 4, y, 523, y)
    for x in (*(place - 4 for place in places), 523):
        page.rule(x, top, x, y)
    return y


def test_columns_of_white() -> None:
    rows = (
        ("Samenwerken", "expert", "deelt kennis met collega's en partners"),
        ("Leidinggeven", "basis", "geeft richting"),
        ("Integer zijn", "gevorderd", "volgt de deontologische code"),
    )
    page = Page()
    page.paragraph(LEFT, 80, "Deze competenties vragen we van elke kandidaat voor de functie van directeur.")
    write_row(page, 110, HEADER, font="bold")
    for number, row in enumerate(rows):
        write_row(page, 126 + 14 * number, row)
    page.paragraph(LEFT, 190, "Ze worden in de proeven beoordeeld.")
    assert [block.kind for block in read(pdf(page)).blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.TABLE,
        BlockKind.PARAGRAPH,
    ]
    assert tables(page) == [(HEADER, *rows)]


def test_cells_of_several_lines() -> None:
    rows = (
        (
            "Screening",
            "1 maart",
            "Het college kijkt na of elk dossier volledig is en vraagt op wat er nog aan ontbreekt.",
        ),
        (
            "Proef",
            "12 maart",
            "De kandidaat schrijft een nota over een geval dat de jury die dag voorlegt, en licht die toe.",
        ),
        ("Gesprek", "2 april", "De jury peilt naar de motivatie en de visie van wie slaagde."),
    )
    for apart in (0, 8):
        page = Page()
        write_row(page, 100, ("Stap", "Datum", "Wat"), font="bold")
        y = 116.0
        for row in rows:
            write_row(page, y, (*row[:2], ""))
            y = page.paragraph(PLACES[2], y, row[2], right=480) + apart
        assert tables(page) == [(("Stap", "Datum", "Wat"), *rows)], apart


def test_numbers_that_end_in_one_place_below_a_ruled_header() -> None:
    rows = (
        ("Opleiding", "1.200,00", "2024"),
        ("Materiaal", "85,50", "2025"),
        ("Studies", "12.000,00", "2026"),
    )
    page = Page().rule(LEFT, 104, 400, 104)
    for number, row in enumerate((("Post", "Bedrag", "Jaar"), *rows)):
        y = 100 + 14 * number
        write_row(page, y, row, (LEFT, 300 - width_of(row[1]), 400 - width_of(row[2])))
    assert tables(page) == [(("Post", "Bedrag", "Jaar"), *rows)]


def test_a_table_goes_on_over_the_page() -> None:
    first, second = Page(), Page()
    lined(
        first,
        700,
        (
            HEADER,
            ("Samenwerken", "expert", "deelt kennis met iedereen die"),
        ),
    )
    lined(second, 100, (HEADER, ("", "", "daar nood aan heeft"), ("Leidinggeven", "basis", "geeft richting")))
    reading = read(pdf(first, second))
    assert reading.blocks == (
        Block(
            BlockKind.TABLE,
            rows=(
                HEADER,
                ("Samenwerken", "expert", "deelt kennis met iedereen die daar nood aan heeft"),
                ("Leidinggeven", "basis", "geeft richting"),
            ),
            row_pages=(1, 1, 2),
            page=1,
        ),
    )
    assert reading.noise == (Noise(" | ".join(HEADER), NoiseReason.CONTINUED, 2),)


def test_merged_cells_and_headers_that_run_up() -> None:
    page = Page()
    for y in (100, 160, 180, 200):
        page.rule(LEFT, y, 400, y)
    for x in (LEFT, 250, 325, 400):
        page.rule(x, 100, x, 200)
    page.text(80, 130, "Competentie").text(290, 150, "Basis", matrix="0 1 -1 0").text(
        365, 150, "Expert", matrix="0 1 -1 0"
    )
    page.text(80, 174, "Samenwerken").text(285, 174, "x").text(80, 194, "Leidinggeven").text(360, 194, "x")
    assert tables(page) == [
        (("Competentie", "Basis", "Expert"), ("Samenwerken", "x", ""), ("Leidinggeven", "", "x"))
    ]


def test_sentences_in_a_cell_that_were_set_apart() -> None:
    page = Page()
    for y in (100, 118, 150):
        page.rule(LEFT, y, 523, y)
    for x in (LEFT, 200, 523):
        page.rule(x, 100, x, 150)
    page.text(76, 113, "Functie").text(204, 113, "directeur")
    page.text(76, 131, "Plaats").text(204, 131, "Leidt de diensten.").text(
        204, 144, "Geeft het bestuur raad."
    )
    assert [block.text for block in read(pdf(page)).blocks if block.text] == [
        "Plaats",
        "Leidt de diensten.",
        "Geeft het bestuur raad.",
    ]


def test_footnotes_do_not_cut_a_table() -> None:
    first, second = Page(), Page()
    end = first.paragraph(LEFT, 80, "Wie meer uitgeeft dan 8.500 euro")
    first.text(LEFT + width_of("Wie meer uitgeeft dan 8.500 euro"), end - 17, "1", size=6)
    first.paragraph(
        LEFT,
        end,
        "vraagt eerst een goedkeuring van het bestuur, dat daar in de volgende zitting over beslist.",
    )
    lined(first, 700, (HEADER, ("Samenwerken", "expert", "deelt kennis")))
    first.text(LEFT, 797, "1", size=5).text(LEFT + 6, 800, "Zonder btw.", size=8)
    lined(second, 100, (("Leidinggeven", "basis", "geeft richting"),))
    texts = [block.text or block.rows for block in read(pdf(first, second)).blocks]
    assert texts[0] == (
        "Wie meer uitgeeft dan 8.500 euro¹ vraagt eerst een goedkeuring van het bestuur, dat daar in de "
        "volgende zitting over beslist."
    )
    assert texts[1] == (
        HEADER,
        ("Samenwerken", "expert", "deelt kennis"),
        ("Leidinggeven", "basis", "geeft richting"),
    )
    assert texts[2] == "¹ Zonder btw."
