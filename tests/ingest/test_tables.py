"""Tables: header, rows and carried cells."""

import pytest

from ingest.model import Cell
from ingest.tables import read_table


def test_a_blank_leading_cell_carries_the_value_from_above() -> None:
    table = read_table(
        [
            ("Cluster", "Competentie", "1", "2"),
            ("Gedrag", "Luisteren", "X", "X"),
            ("", "Spreken", "X", ""),
        ]
    )
    assert table.header is None  # "1" and "2" may as well be values
    table = read_table(
        [
            ("Cluster", "Competentie", "Graad 1", "Graad 2"),
            ("Gedrag", "Luisteren", "X", "X"),
            ("", "Spreken", "X", ""),
        ]
    )
    assert table.header == 0
    assert table.rows[2].text == "Spreken | X"
    assert table.rows[2].cells == (
        Cell("Cluster", "Gedrag", carried=True),
        Cell("Competentie", "Spreken"),
        Cell("Graad 1", "X"),
        Cell("Graad 2", ""),
    )


def test_a_blank_cell_further_right_means_no() -> None:
    table = read_table([("Naam", "Een", "Twee"), ("A", "", "X"), ("B", "X", "")])
    assert [row.text for row in table.rows] == ["Naam | Een | Twee", "A | – | X", "B | X"]
    assert table.rows[2].cells[2] == Cell("Twee", "")


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([("Competentie", "Niveau"), ("Plannen", "3"), ("Schrijven", "2")], 0),
        ([("Term", "Betekenis"), ("Plannen", "werk en middelen op tijd verdelen")], 0),
        ([("Graad", "B4-B5"), ("Dienstverband", "contract van onbepaalde duur, voltijds")], None),
        ([("Functietitel", "directeur"), ("Statuut", "contract van onbepaalde duur")], None),
        ([("Niveau", "A"), ("Statuut", "contract")], None),
        ([("Naam", "Soort", "Niveau")], None),
        ([("Luisteren", "X", "X"), ("Spreken", "X", "")], None),
    ],
)
def test_the_first_row_is_a_header_or_not(rows: list[tuple[str, ...]], header: int | None) -> None:
    assert read_table(rows).header == header


def test_a_row_that_the_file_calls_a_header_is_one() -> None:
    three = [("", "1", "2"), ("Leiden", "x", ""), ("Plannen", "", "x")]
    assert read_table(three).header is None
    assert read_table(three, headed=True).header == 0


def test_short_rows_are_filled_up_and_empty_ones_left_out() -> None:
    table = read_table([("Naam", "Soort", "Niveau"), (" ", "", ""), ("Plannen", "kern")])
    assert [len(row.cells) for row in table.rows] == [3, 3]


def test_an_empty_table() -> None:
    assert read_table([]).rows == ()


def test_a_header_that_the_file_states_needs_no_guess() -> None:
    rows = [("Soort", "Termijn"), ("lamp", "1 dag"), ("deur", "3 dagen")]
    assert read_table(rows).header is None
    assert read_table(rows, headed=True).header == 0


def test_a_row_that_names_a_group_does_not_hide_the_header() -> None:
    rows = [("Competentie", "Niveau"), ("Kern", ""), ("Samenwerken", "1"), ("Integriteit", "2")]
    assert read_table(rows).header == 0
