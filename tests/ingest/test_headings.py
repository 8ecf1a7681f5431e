"""Headings and their ranks."""

from dataclasses import replace

import pytest

from ingest.blocks import RUN_IN_MARK, TEXT, Block, BlockKind
from ingest.headings import find_headings, split_label


def heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, level)


def paragraph(text: str, gap: int = 1, *, bold: bool = False) -> Block:
    return Block(BlockKind.PARAGRAPH, text, gap=gap, bold=bold)


def item(text: str, gap: int = 0) -> Block:
    return Block(BlockKind.ITEM, text, gap=gap)


def found(*blocks: Block) -> list[str]:
    return [block.text for block in find_headings(blocks) if block.kind is BlockKind.HEADING]


PROSE = paragraph("De jurist adviseert het college over alle contracten van de stad.")


@pytest.mark.parametrize(
    "text",
    [
        "Doel van de functie",
        "PLAATS IN DE ORGANISATIE",
        "Wat doet deze jurist dan?",
        "1 Organisatie en processen",
        "2.1 Leiding geven",
        "Kerntaken:",
    ],
)
def test_a_short_line_that_stands_apart_is_a_heading(text: str) -> None:
    assert found(paragraph(text), PROSE) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Daaronder vallen de volgende opdrachten:",
        "U geeft leiding.",
        "Graad: A1a-A3a",
        "De selectie bestaat uit twee delen",
        "instaat voor het budget",
        "Ontdek het organogram.",
    ],
)
def test_a_sentence_a_label_or_a_lead_in_is_no_heading(text: str) -> None:
    assert found(paragraph(text), PROSE) == []


def test_a_heading_above_items_and_the_subject_of_items() -> None:
    assert found(paragraph("Wij bieden:"), item("een laptop"), item("verlof")) == ["Wij bieden:"]
    assert found(paragraph("De jurist:"), item("adviseert"), item("beslist")) == []
    assert found(paragraph("Je taken zijn:"), item("plannen"), item("beslissen")) == []


def test_a_line_without_text_below_is_no_heading() -> None:
    assert found(PROSE, paragraph("Slotwoord")) == []


def test_a_bold_line_is_a_heading_even_with_a_full_stop_or_a_value() -> None:
    assert found(
        PROSE,
        paragraph("Mensen leiden.", bold=True),
        PROSE,
        paragraph("Deel 1: gesprek", bold=True),
        PROSE,
    ) == ["Mensen leiden.", "Deel 1: gesprek"]
    assert found(PROSE, paragraph("U bent altijd welkom.", bold=True), PROSE) == []


def test_a_label_right_above_its_value_becomes_one_line() -> None:
    blocks = find_headings([paragraph("Niveau"), paragraph("A1a-A3a", gap=0), paragraph("Doel"), PROSE])
    assert [block.text for block in blocks] == ["Niveau: A1a-A3a", "Doel", PROSE.text]


def test_the_lines_of_a_title_are_not_joined_as_label_and_value() -> None:
    blocks = find_headings(
        [
            paragraph("Gemeente Moerdam"),
            paragraph("Profiel jurist", gap=0),
            paragraph("Doel"),
            PROSE,
        ]
    )
    assert "Gemeente Moerdam: Profiel jurist" not in [block.text for block in blocks]


def test_a_lone_bullet_above_a_paragraph_is_a_heading() -> None:
    assert found(item("Financieel beheer"), PROSE, item("Plant."), item("Beslist.")) == ["Financieel beheer"]


def test_terms_above_their_own_items_are_run_in_headings() -> None:
    blocks = find_headings(
        [
            item("Netwerken: knoopt banden met partners aan."),
            item("zoekt partners"),
            item("Beslissen: hakt knopen door op tijd."),
            item("weegt af"),
        ]
    )
    assert [block.text for block in blocks if block.marker == RUN_IN_MARK] == [
        "Netwerken",
        "Beslissen",
    ]
    assert [block.kind.value for block in blocks] == ["heading", "paragraph", "item"] * 2


@pytest.mark.parametrize("mark", [":", " –", " -"])
def test_term_paragraphs_above_items_are_run_in_headings(mark: str) -> None:
    blocks = find_headings(
        [
            paragraph(f"Netwerken{mark} Knoopt banden met partners aan."),
            item("zoekt partners"),
            paragraph(f"Beslissen{mark} Hakt knopen door op tijd."),
            item("weegt af"),
        ]
    )
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [
        "Netwerken",
        "Beslissen",
    ]
    assert blocks[1].text == f"Netwerken{mark} Knoopt banden met partners aan."


def test_a_term_in_capitals_is_a_run_in_heading() -> None:
    blocks = find_headings([paragraph("VISIE – De praktijk overstijgen en op langere termijn denken.")])
    assert [(block.kind.value, block.text[:5]) for block in blocks] == [
        ("heading", "VISIE"),
        ("paragraph", "VISIE"),
    ]


def test_many_short_lines_in_a_row_are_a_list_with_a_heading() -> None:
    blocks = find_headings(
        [paragraph(text) for text in ("Kennis", "Recht", "Zorg", "Cultuur", "Sport")] + [PROSE]
    )
    assert [block.kind.value for block in blocks] == [
        "heading", "item", "item", "item", "heading", "paragraph",
    ]  # fmt: skip


def test_what_is_certainly_text_is_no_heading() -> None:
    caption = paragraph("Organogram van de diensten")
    assert found(caption, PROSE) == ["Organogram van de diensten"]
    assert found(replace(caption, marker=TEXT), PROSE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niveau: A", ("Niveau", "A")),
        ("Formele benaming: jurist", ("Formele benaming", "jurist")),
        ("Moerdam werkt met drie niveaus: laag, midden en hoog", None),
        ("De lijst van taken die u uitvoert: veel", None),
        ("Niveau", None),
        ("niveau: A", None),
    ],
)
def test_labels(text: str, expected: tuple[str, str] | None) -> None:
    assert split_label(text) == expected


def test_numbers_in_order_make_headings_without_blank_lines() -> None:
    blocks = [paragraph("Infobundel"), PROSE]
    for title in ("1. Organisatie", "2. Functie", "2.1 Taken", "2.1.1 Beleid", "2.2 Profiel", "3. Aanbod"):
        blocks += [paragraph(title, gap=0), replace(PROSE, gap=0)]
    assert found(*blocks) == [
        "Infobundel", "1. Organisatie", "2. Functie", "2.1 Taken", "2.1.1 Beleid", "2.2 Profiel", "3. Aanbod",
    ]  # fmt: skip


def test_a_line_that_says_which_version_this_is_is_no_heading() -> None:
    assert found(paragraph("Vastgesteld door de gemeenteraad op 18 november 2025"), PROSE) == []


def test_a_line_that_repeats_the_heading_above_introduces_the_list() -> None:
    offer = Block(BlockKind.HEADING, "Ons aanbod", 1)
    assert found(offer, paragraph("Wij bieden:"), item("een laptop"), item("verlof")) == ["Ons aanbod"]
