"""Reading Markdown files."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.errors import IngestError
from ingest.model import Noise, NoiseReason
from ingest.readers.markdown import read

DOCUMENT = """---
titel: Functiekaart
tags:
  - directeur
---
# Directeur

**Plaats**

Leidt de
dienst.<br>Stuurt bij. <span style="display:none">geheim</span>

- een
  - twee

3. drie

| Graad | Niveau |
|---|---|
| 1 | **hoog** |
"""


def test_document() -> None:
    assert list(read(DOCUMENT.encode()).blocks) == [
        Block(BlockKind.HEADING, "Directeur", 1),
        Block(BlockKind.PARAGRAPH, "Plaats", bold=True),
        Block(BlockKind.PARAGRAPH, "Leidt de dienst."),
        Block(BlockKind.PARAGRAPH, "Stuurt bij."),
        Block(BlockKind.ITEM, "een", 0, marker="•"),
        Block(BlockKind.ITEM, "twee", 1, marker="•"),
        Block(BlockKind.ITEM, "drie", 0, marker="3."),
        Block(BlockKind.TABLE, rows=(("Graad", "Niveau"), ("1", "hoog")), headed=True),
    ]


def test_text_between_two_rules_is_no_front_matter() -> None:
    blocks = read(b"---\nDit is tekst\n\n---\n\nSlot").blocks
    assert [block.text for block in blocks] == ["Dit is tekst", "Slot"]


def shape(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.text) for block in read(text.encode()).blocks]


def test_footnotes_are_paragraphs_with_their_number() -> None:
    text = "Koopt tot 8.500 euro.[^a] En meer.[^b]\n\n[^a]: Zonder btw.\n\n[^b]: Met btw.\n"
    assert shape(text) == [
        ("paragraph", 0, "Koopt tot 8.500 euro.¹ En meer.²"),
        ("paragraph", 0, "¹ Zonder btw."),
        ("paragraph", 0, "² Met btw."),
    ]


def test_a_table_and_a_quotation_in_an_item() -> None:
    table = "   | Soort | Termijn |\n   |---|---|\n   | lamp | 1 dag |\n"
    text = f"1. Onderhoud\n   - lampen\n\n{table}\n   > Snel.\n2. Toezicht\n"
    assert shape(text) == [
        ("item", 0, "Onderhoud"),
        ("item", 1, "lampen"),
        ("table", 0, ""),
        ("paragraph", 0, "Snel."),
        ("item", 0, "Toezicht"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jurist\n======\n\nDoel\n----", [("heading", 1, "Jurist"), ("heading", 2, "Doel")]),
        ("- [ ] sleutels\n- [x] alarm", [("item", 0, "sleutels"), ("item", 0, "alarm")]),
        ("<https://x.example> en [hier](y) ![beeld](z.png)", [("paragraph", 0, "https://x.example en hier")]),
        ("een  \ntwee", [("paragraph", 0, "een"), ("paragraph", 0, "twee")]),
    ],
)  # fmt: skip
def test_shapes(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Graad\n: A4\n\nDienst\n: Staf\n",
        "+--------+------+\n| Graad  | A4   |\n+--------+------+\n| Dienst | Staf |\n+--------+------+\n",
    ],
    ids=["terms", "drawn"],
)
def test_tables_that_pandoc_knows(text: str) -> None:
    (block,) = read(text.encode()).blocks
    assert block.rows == (("Graad", "A4"), ("Dienst", "Staf"))


def test_a_drawn_table_in_code_is_code() -> None:
    assert all(block.kind is BlockKind.PARAGRAPH for block in read(b"```\n+---+\n| a |\n+---+\n```").blocks)


def test_struck_text_is_noise() -> None:
    reading = read(b"Drie ~~vier~~ jaar")
    assert [block.text for block in reading.blocks] == ["Drie jaar"]
    assert reading.noise == (Noise("vier", NoiseReason.DELETED),)


def test_links_in_markdown_are_no_menu() -> None:
    text = "- [Wonen](a)\n- [Leven](b)\n- [Werken](c)\n"
    assert len(shape(text)) == 3


def test_windows_characters_and_line_ends() -> None:
    data = "---\r\na: b\r\n---\r\nfinanciële\r\ndienst".encode("cp1252")
    assert read(data).blocks == (Block(BlockKind.PARAGRAPH, "financiële dienst"),)


@pytest.mark.parametrize("data", [b"", b"\x00", b"---\na: b\n---\n"])
def test_unreadable(data: bytes) -> None:
    with pytest.raises(IngestError, match="Markdown-bestand"):
        read(data)
