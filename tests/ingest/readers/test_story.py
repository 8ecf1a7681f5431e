"""What follows from the parts of a word processor's text."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.readers.grid import Cell
from ingest.readers.story import Story


def grid(*rows: tuple[str, ...]) -> list[list[Cell]]:
    return [[Cell((Block(BlockKind.PARAGRAPH, text),)) for text in row] for row in rows]


@pytest.mark.parametrize(
    ("rows", "headed"),
    [
        ([("Naam", "Soort", "Niveau"), ("Leiden", "kern", "3")], True),
        ([("Functietitel", "directeur"), ("Statuut", "contract van onbepaalde duur")], False),
    ],
)
def test_word_processors_call_the_first_of_two_columns_with_labels_a_header_too(
    rows: list[tuple[str, ...]], headed: bool
) -> None:
    story = Story()
    story.table(grid(*rows), headed=True)
    assert [block.headed for block in story.blocks] == [headed]
