"""Levels as documents write them: behind a name, alone, in a column, ticked."""

import pytest

from assistant.levels import as_level, joined_columns, level_of_row, level_place, marked_columns, split_level
from ingest.model import Cell, Passage, PassageKind


def _rows(columns: tuple[str, ...], *rows: tuple[str, ...]) -> list[Passage]:
    return [
        Passage(
            number=number,
            section=0,
            kind=PassageKind.ROW,
            text=" | ".join(values),
            start=0,
            end=len(" | ".join(values)),
            headings=(),
            cells=tuple(Cell(column, value) for column, value in zip(columns, values, strict=True)),
        )
        for number, values in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("overheidsopdrachten (t)", "overheidsopdrachten", "t"),
        ("Plannen (niveau 2)", "Plannen", "niveau 2"),
        ("Plannen (Niveau 2);", "Plannen", "niveau 2"),
        ("Samenwerken, niveau III", "Samenwerken", "niveau III"),
        ("Luisteren (expert)", "Luisteren", "expert"),
        ("Beslissen: 3/5", "Beslissen", "3/5"),
        ("Beleids- en beheerscyclus (BBC)", "Beleids- en beheerscyclus (BBC)", None),
        ("Plannen en organiseren", "Plannen en organiseren", None),
        ("Windows-11", "Windows-11", None),
    ],
)
def test_level_behind_a_name(text: str, name: str, written: str | None) -> None:
    found, level = split_level(text)
    assert (found, level.written if level else None) == (name, written)


@pytest.mark.parametrize(
    ("text", "written", "sign"),
    [
        ("Niveau: gevorderd.", "gevorderd", "gevorderd"),
        ("Niveau: C", "niveau C", "C"),
        ("grondig", "grondig", "grondig"),
        ("graad III;", "graad III", "III"),
    ],
)
def test_text_that_is_a_level(text: str, written: str, sign: str) -> None:
    level = as_level(text)
    assert level is not None
    assert (level.written, level.sign) == (written, sign)


@pytest.mark.parametrize("text", ["Kent de niveaus van beleid.", "Handelt eerlijk.", ""])
def test_text_that_is_no_level(text: str) -> None:
    assert as_level(text) is None


@pytest.mark.parametrize(
    ("text", "counted"), [("Plannen (2)", True), ("Frans (C1)", False), ("Luisteren (expert)", False)]
)
def test_a_code_or_word_is_no_counted_level(text: str, counted: bool) -> None:
    level = split_level(text)[1]
    assert level is not None
    assert level.is_counted is counted


def test_the_level_is_the_highest_column_that_is_ticked() -> None:
    rows = _rows(
        ("Competentie", "Gradatie 1", "Gradatie 2", "Gradatie 3"),
        ("Coachen", "x", "x", ""),
        ("Netwerken", "x", "", ""),
    )
    columns = marked_columns(rows)
    assert columns == ("Gradatie 1", "Gradatie 2", "Gradatie 3")
    level = level_of_row(rows[0], columns, None)
    assert level is not None
    assert (level.written, level.all_written) == ("gradatie 2", "gradatie 1 en 2")


def test_a_column_without_a_heading_holds_levels_when_all_its_values_are() -> None:
    rows = _rows(("", "", ""), ("Coachen", "gesprek", "III"), ("Netwerken", "proef", "II"))
    assert level_place(rows) == 2
    level = level_of_row(rows[0], (), 2)
    assert level is not None
    assert level.written == "III"


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["Niveau I", "Niveau II"], "niveau I en II"),
        (["Basis", "Expert"], "Basis en Expert"),
        (["Gradatie 1"], "gradatie 1"),
    ],
)
def test_columns_that_share_a_word(columns: list[str], expected: str) -> None:
    assert joined_columns(columns) == expected
