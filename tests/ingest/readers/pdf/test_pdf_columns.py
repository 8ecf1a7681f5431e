"""Reading columns of a PDF page in order."""

from pdf_pages import LEFT, Page, pdf

from ingest.blocks import Block, BlockKind
from ingest.readers.pdf import read

LEFT_TEXT = (
    "Links begint de tekst over de gemeente, die twee dorpen telt en een groot bos heeft. De diensten "
    "werken er samen in een huis aan de markt, waar inwoners elke dag terechtkunnen met hun vragen over "
    "wonen, werken en vrije tijd in de streek en daarbuiten."
)
RIGHT_TEXT = (
    "Rechts gaat het over de directeur, die de diensten leidt en het bestuur raad geeft. Hij bereidt de "
    "vergaderingen voor, ziet toe op de uitvoering van elk besluit en houdt de begroting in het oog."
)
MIDDLE, GUTTER, SECOND = 285, 25, 310


def texts(page: Page, *more: Page) -> list[str]:
    return [block.text for block in read(pdf(page, *more)).blocks]


def test_columns_follow_a_heading_over_both() -> None:
    page = Page().text(LEFT, 80, "1. Wie we zijn", size=16, font="bold")
    end = page.paragraph(
        LEFT,
        110,
        "Een inleiding over de hele breedte, met genoeg woorden voor twee regels tekst "
        "die samen een alinea vormen, van de ene kant van het blad tot de andere.",
    )
    page.paragraph(LEFT, end + 15, LEFT_TEXT, right=MIDDLE)
    page.paragraph(SECOND, end + 15, RIGHT_TEXT)
    assert texts(page)[2:] == [LEFT_TEXT, RIGHT_TEXT]
    assert texts(page)[0] == "1. Wie we zijn"


def test_columns_need_not_share_lines() -> None:
    page = Page()
    page.paragraph(LEFT, 100, LEFT_TEXT, right=MIDDLE, leading=13)
    page.paragraph(SECOND, 106, RIGHT_TEXT, leading=12)
    assert texts(page) == [LEFT_TEXT, RIGHT_TEXT]


def test_a_heading_between_columns_parts_them() -> None:
    page = Page()
    for top, title, left, right in ((80, "Taken", "Eerst", "Dan"), (320, "Profiel", "Nu", "Later")):
        page.text(LEFT, top, title, size=13, font="bold")
        page.paragraph(LEFT, top + 20, f"{left} {LEFT_TEXT}", right=MIDDLE)
        page.paragraph(SECOND, top + 20, f"{right} {RIGHT_TEXT}")
    assert [text.split()[0] for text in texts(page)] == ["Taken", "Eerst", "Dan", "Profiel", "Nu", "Later"]


def test_a_box_beside_the_text_comes_after_it() -> None:
    page = Page().box(390, 80, 530, 180)
    page.paragraph(LEFT, 100, f"{LEFT_TEXT} {RIGHT_TEXT}", right=360)
    for number, line in enumerate(("Contact", "Gemeente Elzerode", "Markt 1", "9999 Elzerode")):
        page.text(400, 100 + 15 * number, line, size=9)
    found = texts(page)
    assert found[0] == f"{LEFT_TEXT} {RIGHT_TEXT}"
    assert " ".join(found[1:]) == "Contact Gemeente Elzerode Markt 1 9999 Elzerode"


def test_a_sentence_runs_from_column_to_column() -> None:
    page = Page()
    words = f"{LEFT_TEXT} {RIGHT_TEXT}".split()
    page.paragraph(LEFT, 100, " ".join(words[:30]), right=MIDDLE)
    page.paragraph(SECOND, 100, " ".join(words[30:]))
    assert texts(page) == [" ".join(words)]


def test_lists_in_columns() -> None:
    page = Page()
    for left, right, word in ((LEFT, MIDDLE, "leidt"), (SECOND, 523, "bewaakt")):
        y = 100.0
        for number in range(4):
            page.text(left, y, "•")
            y = page.paragraph(
                left + 12, y, f"{word} punt {number} van het plan dat het bestuur vaststelt", right=right
            )
    blocks = read(pdf(page)).blocks
    assert [block.kind for block in blocks] == [BlockKind.ITEM] * 8
    assert [block.text.split()[0] for block in blocks] == ["leidt"] * 4 + ["bewaakt"] * 4
    assert {block.level for block in blocks} == {0}


def test_labels_with_values_are_no_columns() -> None:
    page = Page()
    for number, (label, value) in enumerate(
        (("Functie:", "directeur"), ("Dienst:", "staf"), ("Graad:", "A5a"), ("Plaats:", "gemeentehuis"))
    ):
        page.text(LEFT, 100 + 13 * number, label).text(200, 100 + 13 * number, value)
    assert texts(page) == ["Functie: directeur", "Dienst: staf", "Graad: A5a", "Plaats: gemeentehuis"]


def test_pages_that_are_turned() -> None:
    lines = ("Eerste regel van de", "tekst op dit blad.")
    turned, standing = Page(entries="/Rotate 90"), Page()
    for page in (turned, standing):
        for number, line in enumerate(lines):
            page.text(100 + 13 * number, 700, line, matrix="0 1 -1 0")
    expected = "Eerste regel van de tekst op dit blad."
    assert read(pdf(turned, standing)).blocks == tuple(
        Block(BlockKind.PARAGRAPH, expected, page=number) for number in (1, 2)
    )
