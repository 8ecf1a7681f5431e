"""Headings and their ranks."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.headings import RUN_IN_MARK, find_headings, split_label


def heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, text, level)


def paragraph(text: str, gap: int = 1, *, bold: bool = False) -> Block:
    return Block(BlockKind.PARAGRAPH, text, gap=gap, bold=bold)


def item(text: str, gap: int = 0) -> Block:
    return Block(BlockKind.ITEM, text, gap=gap)


def found(*blocks: Block) -> list[str]:
    return [block.text for block in find_headings(blocks) if block.kind is BlockKind.HEADING]


def ranks(*blocks: Block) -> dict[str, int]:
    return {
        block.text: block.level
        for block in find_headings(blocks)
        if block.kind is BlockKind.HEADING
    }


PROSE = paragraph("De jurist adviseert het college over alle contracten van de stad.")


@pytest.mark.parametrize(
    "text",
    [
        "Doel van de functie",
        "PLAATS IN DE ORGANISATIE",
        "Wat is het doel van de functie?",
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
        "Dit omvat onder meer volgende taken:",
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
    blocks = find_headings(
        [paragraph("Niveau"), paragraph("A1a-A3a", gap=0), paragraph("Doel"), PROSE]
    )
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
    assert found(item("Financieel beheer"), PROSE, item("Plant."), item("Beslist.")) == [
        "Financieel beheer"
    ]


def test_terms_above_their_own_items_are_run_in_headings() -> None:
    blocks = find_headings(
        [
            item("Netwerken: legt contacten en onderhoudt ze."),
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
            paragraph(f"Netwerken{mark} Legt contacten en onderhoudt ze."),
            item("zoekt partners"),
            paragraph(f"Beslissen{mark} Hakt knopen door op tijd."),
            item("weegt af"),
        ]
    )
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [
        "Netwerken",
        "Beslissen",
    ]
    assert blocks[1].text == f"Netwerken{mark} Legt contacten en onderhoudt ze."


def test_a_term_in_capitals_is_a_run_in_heading() -> None:
    blocks = find_headings(
        [paragraph("VISIE – De praktijk overstijgen en op langere termijn denken.")]
    )
    assert [(block.kind.value, block.text[:5]) for block in blocks] == [
        ("heading", "VISIE"),
        ("paragraph", "VISIE"),
    ]


def test_numbers_are_siblings_whatever_their_size() -> None:
    by_text = ranks(
        heading("3. Zorg", 3), PROSE, heading("4. Recht", 2), PROSE, heading("5. Werk", 3), PROSE
    )
    assert len(set(by_text.values())) == 1


def test_a_number_with_two_parts_stands_below_its_first_part() -> None:
    by_text = ranks(
        paragraph("2. Taken"), PROSE, paragraph("2.1 Zorg"), PROSE, paragraph("2.2 Recht"), PROSE
    )
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


def test_many_short_lines_in_a_row_are_a_list_with_a_heading() -> None:
    blocks = find_headings(
        [paragraph(text) for text in ("Kennis", "Recht", "Zorg", "Cultuur", "Sport")] + [PROSE]
    )
    assert [block.kind.value for block in blocks] == [
        "heading", "item", "item", "item", "heading", "paragraph",
    ]  # fmt: skip


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
