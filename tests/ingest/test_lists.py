"""Repairs to lists."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.lists import DEEPEST, repair_lists


def paragraph(text: str, gap: int = 0, *, bold: bool = False) -> Block:
    return Block(BlockKind.PARAGRAPH, text, gap=gap, bold=bold)


def item(text: str, level: int = 0, *, after_break: bool = False) -> Block:
    return Block(BlockKind.ITEM, text, level=level, after_break=after_break)


def shape(blocks: list[Block]) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.text) for block in blocks]


def test_lines_right_under_a_lead_in_are_items() -> None:
    blocks = [
        paragraph("U hebt een grondige kennis van:"),
        paragraph("Publiek recht;"),
        paragraph("Arbeidsrecht;"),
        paragraph("Een nieuwe alinea.", gap=1),
    ]
    assert [block.kind.value for block in repair_lists(blocks)] == [
        "paragraph", "item", "item", "paragraph",
    ]  # fmt: skip


def test_a_list_ends_where_its_punctuation_or_case_says_so() -> None:
    closed = ["Je hebt ervaring met het volgende:", "Leiden;", "Sturen.", "Je werkt voltijds."]
    assert [block.kind.value for block in repair_lists([paragraph(text) for text in closed])] == [
        "paragraph", "item", "item", "paragraph",
    ]  # fmt: skip
    lower = ["Je hebt een grondige kennis van:", "het decreet", "de codex", "Je werkt vlot met een computer."]
    assert [block.kind.value for block in repair_lists([paragraph(text) for text in lower])] == [
        "paragraph", "item", "item", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_semicolons_part_a_list_whatever_the_blank_lines(gap: int) -> None:
    blocks = [
        paragraph("Je zorgt voor:"),
        paragraph("de planning: elk jaar;", gap=1 + gap),
        paragraph("het budget;", gap=gap),
        paragraph("de ploeg.", gap=gap),
        paragraph("Je werkt samen.", gap=gap),
    ]
    assert [block.kind.value for block in repair_lists(blocks)] == [
        "paragraph", "item", "item", "item", "paragraph",
    ]  # fmt: skip


def test_terse_lines_under_a_short_label_are_items() -> None:
    blocks = [paragraph("Kennis:"), paragraph("Arbeidsrecht"), paragraph("Vlot met de pc")]
    assert [block.kind.value for block in repair_lists(blocks)] == ["paragraph", "item", "item"]


def test_labels_with_values_and_sentences_under_a_short_label_stay() -> None:
    labels = [paragraph("Gegevens:"), paragraph("Graad: A1"), paragraph("Dienst: Zorg")]
    assert repair_lists(labels) == labels
    prose = [paragraph("Doel:"), paragraph("De jurist adviseert."), paragraph("Zij waakt.")]
    assert repair_lists(prose) == prose


def test_numbered_lines_that_follow_each_other_are_items() -> None:
    blocks = repair_lists(
        [paragraph("De proef heeft twee delen:"), paragraph("1. een gesprek"),
         paragraph("2. een test"),
         paragraph("U slaagt met de helft.")]
    )  # fmt: skip
    assert shape(blocks)[1:3] == [("item", 0, "een gesprek"), ("item", 0, "een test")]
    assert [block.marker for block in blocks[1:3]] == ["1.", "2."]
    assert blocks[3].kind is BlockKind.PARAGRAPH


def test_a_numbered_line_above_its_text_is_no_item() -> None:
    blocks = [paragraph("1. Zorg"), paragraph("Tekst."), paragraph("2. Recht"), paragraph("Tekst.")]
    assert repair_lists(blocks) == blocks


def test_a_list_torn_by_a_page_break_goes_on_under_its_lead_in() -> None:
    blocks = [
        item("U leidt de dienst. Dit houdt in dat u:"),
        item("plant", 1),
        item("verdeelt", 1),
        item("bijstuurt", after_break=True),
        item("rapporteert"),
        item("U coacht."),
        item("luistert", after_break=True),
    ]
    assert [block.level for block in repair_lists(blocks)] == [0, 1, 1, 1, 1, 0, 0]


def test_a_heading_closes_the_torn_list() -> None:
    blocks = [
        item("U leidt de dienst en u:"),
        item("plant", 1),
        Block(BlockKind.HEADING, "2. Zorg", 2),
        item("bijstuurt", after_break=True),
    ]
    assert [block.level for block in repair_lists(blocks)] == [0, 1, 2, 0]


def test_nesting_that_recognition_invented_is_flattened() -> None:
    blocks = [item("delegeren"), item("coachen", 1), item("beslissen", 1)]
    assert [block.level for block in repair_lists(blocks)] == [0, 0, 0]


def test_true_nesting_stays() -> None:
    blocks = [item("U zorgt voor:"), item("het organogram", 1), item("het budget", 1)]
    assert repair_lists(blocks) == blocks


def test_outline_numbered_sentences_are_items_and_short_lines_stay_headings() -> None:
    blocks = [
        paragraph("4.3 Personeel"),
        paragraph("4.3.1 Staat aan het hoofd van het personeel en van alle diensten."),
        paragraph("4.3.2 Stelt contractuele medewerkers aan binnen de delegatie."),
        paragraph("4.4 Financiën"),
    ]
    assert [(block.kind.value, block.text[:12]) for block in repair_lists(blocks)] == [
        ("paragraph", "4.3 Personee"),
        ("item", "Staat aan he"),
        ("item", "Stelt contra"),
        ("paragraph", "4.4 Financië"),
    ]


def test_no_depth_is_skipped_and_no_list_is_bottomless() -> None:
    blocks = [item("plannen:"), item("zorg", 2), item("recht", 2), item("beslissen")]
    assert [block.level for block in repair_lists(blocks)] == [0, 1, 1, 0]
    deep = repair_lists([item("leiden:", level) for level in range(40)])
    assert max(block.level for block in deep) == DEEPEST
