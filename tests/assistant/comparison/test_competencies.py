"""Competencies by name, their levels as written and on a common scale."""

from dataclasses import replace

import pytest

from assistant.comparison import Level, Theme, compare
from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Document
from ingest.reading import document_from
from tests.assistant.comparison.test_compare import cell

Documents = dict[str, Document]


def _document(name: str, *blocks: Block) -> Document:
    start = (Block(BlockKind.HEADING, "Functieprofiel directeur", level=1),)
    reading = Reading((*start, Block(BlockKind.HEADING, "Competenties", level=2), *blocks))
    return replace(document_from(reading, name, "0" * 64), organisation=name)


def _table(*levels: str) -> Block:
    names = ("Integriteit", "Samenwerken", "Flexibiliteit", "Creativiteit")
    rows = tuple(zip(names, levels, strict=False))
    return Block(BlockKind.TABLE, "", rows=(("Competentie", "Niveau"), *rows))


def _scale(*blocks: Block) -> tuple[tuple[str, ...], bool] | None:
    scale = compare([_document("Testdorp", *blocks)], Theme.COMPETENCIES).columns[0].scale
    return (scale.levels, scale.known) if scale else None


def _said(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


@pytest.mark.parametrize(
    ("organisation", "levels"),
    [
        ("Elzerode", ("basis", "gevorderd", "expert")),
        ("Hazelbeke", ("1", "2", "3", "4")),
        ("Lindervoorde", ("I", "II", "III")),
        ("Varenhout", ("A", "B", "C", "D")),
    ],
)
def test_the_scale_comes_from_the_documents_own_words(
    organisation: str, levels: tuple[str, ...], samples: Documents
) -> None:
    document = samples[organisation]
    scale = compare([document], Theme.COMPETENCIES).columns[0].scale
    assert scale is not None
    assert scale.known
    assert scale.levels == levels
    assert scale.citation is not None
    assert scale.citation.quote == document.text[scale.citation.start : scale.citation.end]


def test_columns_with_marks_are_a_scale(others: Documents) -> None:
    matrix = compare([others["Wilgenrode"]], Theme.COMPETENCIES)
    found = cell(matrix, "Coachen", "Wilgenrode")
    assert found is not None
    assert found.level == Level("5", 5, 5)


def test_a_scale_that_the_document_does_not_tell_is_not_guessed(others: Documents) -> None:
    matrix = compare([others["Meidoornbeke"]], Theme.COMPETENCIES)
    assert matrix.columns[0].scale is not None
    assert not matrix.columns[0].scale.known
    assert matrix.columns[0].scale.levels == ("A", "B", "C")
    found = cell(matrix, "Klantgerichtheid", "Meidoornbeke")
    assert found is not None
    assert found.level == Level("niveau C")


@pytest.mark.parametrize(
    ("sentence", "levels", "expected"),
    [
        ("Er zijn vijf niveaus.", ("3", "4"), (("1", "2", "3", "4", "5"), True)),
        ("De niveaus gaan van 1 tot en met 4.", ("2", "4"), (("1", "2", "3", "4"), True)),
        ("Niveau 1 is expert en niveau 2 is basis.", ("1", "2"), (("2", "1"), True)),
        ("A, B en C zijn de niveaus.", ("A", "B"), (("A", "B"), False)),
        ("Niveau A is basis, B is gevorderd en C is expert.", ("A", "B"), (("A", "B", "C"), True)),
        (
            "Wij kennen basis, gevorderd en expert.",
            ("expert", "basis"),
            (("basis", "gevorderd", "expert"), True),
        ),
        ("Niveau 4 is het hoogste niveau.", ("2", "3"), (("1", "2", "3", "4"), True)),
        ("Niveaus: 1 = basis, 5 = expert.", ("2", "3"), (("1", "2", "3", "4", "5"), True)),
        ("De jury telt 3 leden.", ("1", "3"), (("1", "3"), False)),
        ("De niveaus 1 en 2 bestaan.", ("1", "3"), (("1", "3"), False)),
    ],
)
def test_what_a_sentence_tells_about_levels(
    sentence: str, levels: tuple[str, ...], expected: tuple[tuple[str, ...], bool]
) -> None:
    assert _scale(_said(sentence), _table(*levels)) == expected


def test_a_document_without_levels_has_no_scale() -> None:
    assert (
        _scale(
            Block(BlockKind.ITEM, "integriteit", marker="-"), Block(BlockKind.ITEM, "delegeren", marker="-")
        )
        is None
    )


def test_other_names_of_a_competency_stand_in_one_row(samples: Documents, others: Documents) -> None:
    documents = [*samples.values(), *others.values()]
    matrix = compare(documents, Theme.COMPETENCIES)
    named = {
        column.organisation: found.citation.quote.split(" ")[0]
        for column, found in zip(
            matrix.columns,
            next(row for row in matrix.rows if row.label == "Klantgerichtheid").cells,
            strict=True,
        )
        if found
    }
    assert named == {
        "Elzerode": "Klantvriendelijkheid",
        "Hazelbeke": "Klantgericht",
        "Lindervoorde": "Klantgericht",
        "Beukendaal": "Klantgerichtheid",
        "Lisdonk": "Kerncompetenties:",
        "Meidoornbeke": "Klantgerichtheid:",
        "Wilgenrode": "Klantgericht",
    }


def test_levels_on_known_scales_differ_by_their_position(samples: Documents) -> None:
    matrix = compare([samples["Elzerode"], samples["Lindervoorde"]], Theme.COMPETENCIES)
    precise = next(row for row in matrix.rows if row.label == "Nauwgezetheid")
    assert [found.level.written for found in precise.cells if found and found.level] == [
        "expert",
        "niveau III",
    ]
    assert not precise.differs, "both ask for the highest of their levels"
    assert next(row for row in matrix.rows if row.label == "Klantgerichtheid").differs


def test_what_is_meant_by_a_competency_stands_with_it(samples: Documents) -> None:
    found = cell(compare([samples["Elzerode"]], Theme.COMPETENCIES), "Organiseren", "Elzerode")
    assert found is not None
    assert found.citation.quote.startswith("Organiseren | expert")
    assert [citation.quote for citation in found.further] == [
        "Piekmomenten voorzien, mensen en middelen slim inzetten en het overzicht bewaren."
    ]


def test_competencies_in_running_text_are_found(others: Documents) -> None:
    names = {row.label for row in compare([others["Lisdonk"]], Theme.COMPETENCIES).rows}
    assert {"Klantgerichtheid", "Integriteit", "Samenwerken", "Flexibiliteit", "Stressbestendigheid"} <= names
    found = cell(compare([others["Lisdonk"]], Theme.COMPETENCIES), "Stressbestendigheid", "Lisdonk")
    assert found is not None
    assert found.citation.quote == "Je bent stressbestendig."


def test_a_level_may_say_of_how_many(others: Documents) -> None:
    matrix = compare([others["Zandbeke"]], Theme.COMPETENCIES)
    found = cell(matrix, "Overtuigingskracht", "Zandbeke")
    assert found is not None
    assert found.level == Level("score 3/5", 3, 5)
    assert matrix.columns[0].scale is not None
    assert matrix.columns[0].scale.levels == ("1", "2", "3", "4", "5")
