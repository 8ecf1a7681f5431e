"""Reading Markdown files."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.errors import IngestError
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


def test_windows_characters_and_line_ends() -> None:
    data = "---\r\na: b\r\n---\r\nfinanciële\r\ndienst".encode("cp1252")
    assert read(data).blocks == (Block(BlockKind.PARAGRAPH, "financiële dienst"),)


@pytest.mark.parametrize("data", [b"", b"\x00", b"---\na: b\n---\n"])
def test_unreadable(data: bytes) -> None:
    with pytest.raises(IngestError, match="Markdown-bestand"):
        read(data)
