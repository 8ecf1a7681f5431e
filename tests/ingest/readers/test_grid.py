"""The pieces that every marked-up format shares."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.readers.grid import Cell, item_blocks, one_line, split_bullet, table_blocks, typed_items


def paragraph(text: str, level: int = 0) -> Block:
    return Block(BlockKind.PARAGRAPH, text, level)


def cell(text: str, *, heads: bool = False) -> Cell:
    return Cell((paragraph(text),), heads=heads)


def test_small_helpers() -> None:
    assert one_line(" a\u00a0\u200bb\n c\x00 ") == "a b c"
    assert split_bullet("– x") == ("–", "x")
    assert split_bullet("o x") == ("o", "x")
    assert split_bullet("ook x") == ("", "ook x")
    assert split_bullet("-5 graden") == ("", "-5 graden")


@pytest.mark.parametrize(
    ("lines", "levels"),
    [
        (["• een", "• twee"], [0, 0]),
        (["- een", "- twee"], [0, 0]),
        (["1. een", "2. twee", "a) drie", "b) vier", "3. vijf"], [0, 0, 1, 1, 0]),
        (["• een", "o twee", "o drie", "• vier"], [0, 1, 1, 0]),
        (["- een nadruk", "gewoon"], []),
        (["1. Taken", "gewoon"], []),
    ],
)
def test_typed_bullets(lines: list[str], levels: list[int]) -> None:
    blocks = typed_items([paragraph(line) for line in lines])
    assert [block.level for block in blocks if block.kind is BlockKind.ITEM] == levels


def test_indentation_is_depth() -> None:
    blocks = typed_items([paragraph("• een", 36), paragraph("• twee", 72), paragraph("slot", 36)])
    assert [(block.kind.value, block.level) for block in blocks] == [
        ("item", 0),
        ("item", 1),
        ("paragraph", 0),
    ]


def test_a_table_in_an_item_leaves_the_item() -> None:
    table = Block(BlockKind.TABLE, rows=(("a", "b"),))
    assert item_blocks([paragraph("een"), table, paragraph("na")], 1, "•") == [
        Block(BlockKind.ITEM, "een", 1, marker="•"), table, paragraph("na"),
    ]  # fmt: skip


def test_a_first_row_over_the_whole_width_is_the_title() -> None:
    title, table = table_blocks([[cell("Talen"), Cell(spanned=True)], [cell("Frans"), cell("B1")]])
    assert (title.text, title.bold, table.rows) == ("Talen", True, (("Frans", "B1"),))


def test_cells_that_name_columns_make_a_header() -> None:
    head = [cell("Taal", heads=True), cell("Niveau", heads=True)]
    (table,) = table_blocks([head, [cell("Frans", heads=True), cell("B1")]])
    assert table.headed
    (labels,) = table_blocks(
        [[cell("Taal", heads=True), cell("Frans")], [cell("Graad", heads=True), cell("B1")]]
    )
    assert not labels.headed
