"""Ranks of headings: which contains which."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.headings import find_headings
from ingest.layout import lay_out


def heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, level)


def paragraph(text: str, gap: int = 1, *, bold: bool = False) -> Block:
    return Block(BlockKind.PARAGRAPH, text, gap=gap, bold=bold)


def item(text: str, gap: int = 0) -> Block:
    return Block(BlockKind.ITEM, text, gap=gap)


def ranks(*blocks: Block) -> dict[str, int]:
    return {block.text: block.level for block in find_headings(blocks) if block.kind is BlockKind.HEADING}


PROSE = paragraph("De jurist adviseert het college over alle contracten van de stad.")


def test_numbers_are_siblings_whatever_their_size() -> None:
    by_text = ranks(heading("3. Zorg", 3), PROSE, heading("4. Recht", 2), PROSE, heading("5. Werk", 3), PROSE)
    assert len(set(by_text.values())) == 1


def test_a_number_with_two_parts_stands_below_its_first_part() -> None:
    by_text = ranks(paragraph("2. Taken"), PROSE, paragraph("2.1 Zorg"), PROSE, paragraph("2.2 Recht"), PROSE)
    assert by_text["2. Taken"] < by_text["2.1 Zorg"] == by_text["2.2 Recht"]


def test_what_only_looks_like_a_heading_between_two_numbers_stands_within_the_first() -> None:
    by_text = ranks(
        paragraph("7. COMPETENTIES"), PROSE, paragraph("Toelichting"), PROSE,
        paragraph("8. AANBOD"), PROSE,
        paragraph("Bijlage"), PROSE,
    )  # fmt: skip
    assert by_text["Toelichting"] > by_text["7. COMPETENTIES"] == by_text["8. AANBOD"]
    assert by_text["Bijlage"] <= by_text["8. AANBOD"]


def test_an_empty_heading_contains_what_follows_at_its_rank() -> None:
    by_text = ranks(
        paragraph("RESULTAATGEBIEDEN"), paragraph("BOEKHOUDING"), item("boekt"),
        paragraph("INTERNE CONTACTEN"), item("overlegt"), paragraph("THESAURIE"), item("leent"),
        paragraph("COMPETENTIES"), item("denkt"),
    )  # fmt: skip
    outer, inner = by_text["RESULTAATGEBIEDEN"], by_text["BOEKHOUDING"]
    assert outer < inner == by_text["INTERNE CONTACTEN"] == by_text["THESAURIE"]
    assert by_text["COMPETENTIES"] == outer


def test_an_empty_heading_contains_its_own_kind() -> None:
    by_text = ranks(
        paragraph("Competenties"), paragraph("Kerncompetenties"), item("luistert"),
        paragraph("Functiecompetenties"), item("plant"), paragraph("Voorwaarden"), item("diploma"),
    )  # fmt: skip
    assert by_text["Competenties"] < by_text["Kerncompetenties"] == by_text["Functiecompetenties"]
    assert by_text["Voorwaarden"] == by_text["Competenties"]


def test_contacts_after_the_last_result_area_stand_beside_them() -> None:
    by_text = ranks(
        paragraph("RESULTAATGEBIEDEN"), paragraph("BOEKHOUDING"), item("boekt"),
        paragraph("CONTACTEN"), item("overlegt"), paragraph("COMPETENTIES"), item("denkt"),
    )  # fmt: skip
    assert by_text["CONTACTEN"] == by_text["RESULTAATGEBIEDEN"] < by_text["BOEKHOUDING"]


def test_guessed_headings_stand_below_real_ones() -> None:
    by_text = ranks(
        heading("Een", 4),
        PROSE,
        paragraph("Binnenin"),
        PROSE,
        heading("Twee", 4),
        PROSE,
        heading("Drie", 4),
        PROSE,
    )
    assert by_text["Binnenin"] > by_text["Een"] == by_text["Drie"]


def nesting(*blocks: Block) -> list[tuple[str, ...]]:
    return [section.headings for section in lay_out(find_headings(blocks)).sections]


TITLE, GOVERNMENT = "Functiebeschrijving jurist", "Gemeente Moerdam"


@pytest.mark.parametrize("levels", [(1, 2, 3), (1, 1, 1), (1, 2, 1), (2, 1, 3), (1, 3, 2)])
def test_a_title_and_the_name_of_a_government_contain_nothing(levels: tuple[int, int, int]) -> None:
    title, government, chapter = levels
    assert nesting(
        heading(TITLE, title), heading(GOVERNMENT, government),
        heading("Doel", chapter), PROSE, heading("Toelichting", chapter + 1), PROSE,
    ) == [(TITLE,), (GOVERNMENT,), ("Doel",), ("Doel", "Toelichting")]  # fmt: skip


def test_a_title_that_comes_back_contains_its_part() -> None:
    parts = [
        part
        for title in (TITLE, "Functiebeschrijving boekhouder")
        for part in (heading(title, 1), heading("Doel", 2), PROSE)
    ]
    assert nesting(*parts)[1] == (TITLE, "Doel")


def test_a_heading_that_names_a_kind_is_no_title() -> None:
    assert nesting(heading("Resultaatgebieden", 1), heading("Zorg", 2), PROSE)[1] == (
        "Resultaatgebieden",
        "Zorg",
    )
