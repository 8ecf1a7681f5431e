"""What the readers make of the fictional samples that are shipped in ``documents``."""

import re
from functools import cache
from pathlib import Path

import pytest

from ingest.model import Document, PassageKind, Section, SectionKind
from ingest.reading import read_document
from ingest.sources import Source

FOLDER = Path(__file__).parents[2] / "documents"
EIKENDRIES = "eikendries-infobundel-algemeen-directeur.pdf"
ELZERODE = "elzerode-afdelingshoofd-burgerzaken.html"
HAZELBEKE = "hazelbeke-algemeen-directeur.txt"
HEIDEKRING = "heidekring-directeur.docx"
LINDERVOORDE = "lindervoorde-financieel-directeur.md"
VARENHOUT = "varenhout-adjunct-algemeendirecteur.docx"
ALL = (EIKENDRIES, ELZERODE, HAZELBEKE, HEIDEKRING, LINDERVOORDE, VARENHOUT)
KINDS_OF_ALL = {"purpose", "position", "result_area", "competencies", "knowledge", "conditions"}


@cache
def sample(name: str) -> Document:
    return read_document(Source.at(FOLDER / name))


def section(document: Document, heading: str) -> Section:
    return next(entry for entry in document.sections if heading in entry.heading)


def children(document: Document, heading: str) -> list[Section]:
    parent = section(document, heading)
    return [entry for entry in document.sections if entry.parent == parent.number]


def count(document: Document, place: Section, kind: PassageKind) -> int:
    return sum(passage.section == place.number and passage.kind is kind for passage in document.passages)


def rows(document: Document, heading: str) -> list[dict[str, str]]:
    place = section(document, heading)
    return [
        {cell.column: cell.value for cell in passage.cells}
        for passage in document.passages
        if passage.section == place.number and passage.kind is PassageKind.ROW
    ]


def test_every_shipped_sample_is_tested() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(ALL)


@pytest.mark.parametrize(
    ("name", "organisation", "organisation_type", "role"),
    [
        (EIKENDRIES, "Eikendries", "gemeente", "algemeen directeur"),
        (ELZERODE, "Elzerode", "gemeente", "afdelingshoofd burgerzaken en onthaal"),
        (HAZELBEKE, "Hazelbeke", "gemeente", "algemeen directeur"),
        (HEIDEKRING, "Welzijnsvereniging De Heidekring", "welzijnsvereniging", "directeur"),
        (LINDERVOORDE, "Lindervoorde", "stad", "financieel directeur"),
        (VARENHOUT, "Varenhout", "stad", "adjunct-algemeendirecteur"),
    ],
)
def test_whose_document_for_which_role(
    name: str, organisation: str, organisation_type: str, role: str
) -> None:
    document = sample(name)
    assert (document.organisation, document.organisation_type, document.role) == (
        organisation,
        organisation_type,
        role,
    )


@pytest.mark.parametrize(
    ("name", "date"),
    [
        (EIKENDRIES, "2026-11-21"),  # of the file: its text has nine dates, all of a selection round
        (ELZERODE, ""),
        (HAZELBEKE, "2025-09-25"),
        (HEIDEKRING, ""),
        (LINDERVOORDE, "2024-12-16"),
        (VARENHOUT, "2025-11-20"),  # in the footer
    ],
)
def test_of_which_date(name: str, date: str) -> None:
    assert sample(name).date == date


@pytest.mark.parametrize(
    ("name", "more"),
    [
        (EIKENDRIES, {"selection", "offer"}),
        (ELZERODE, {"tasks", "contacts", "selection", "offer"}),
        (HAZELBEKE, {"contacts"}),
        (HEIDEKRING, {"contacts", "offer"}),
        (LINDERVOORDE, {"contacts"}),
        (VARENHOUT, {"contacts"}),
    ],
)
def test_kinds_of_section(name: str, more: set[str]) -> None:
    kinds = {entry.kind.value for entry in sample(name).sections}
    assert kinds - {"general"} == KINDS_OF_ALL | more


@pytest.mark.parametrize(
    ("name", "heading", "items"),
    [
        (EIKENDRIES, "Resultaatgebieden", [5, 5, 5, 3, 3]),
        (ELZERODE, "Wat ga je doen?", [5, 4, 5, 4, 6]),
        (HAZELBEKE, "RESULTAATGEBIEDEN", [6, 4, 4, 6, 5, 3, 2]),
        (HEIDEKRING, "Resultaatgebieden", [4, 4, 4, 4, 5, 3]),
        (LINDERVOORDE, "Resultaatsgebieden", [6, 4, 5, 4, 4, 5, 3]),
        (VARENHOUT, "Resultaatsgebieden", [7, 8, 5, 4, 3, 3, 4]),
    ],
)
def test_result_areas_with_their_tasks(name: str, heading: str, items: list[int]) -> None:
    document = sample(name)
    areas = children(document, heading)
    assert {area.kind for area in areas} == {SectionKind.RESULT_AREA}
    within = [[area, *(s for s in document.sections if s.parent == area.number)] for area in areas]
    found = [sum(count(document, s, PassageKind.ITEM) for s in group) for group in within]
    assert found == items


@pytest.mark.parametrize(
    ("name", "heading", "columns", "number"),
    [
        (EIKENDRIES, "Competenties", ("Competentie", "Wat we verwachten", "Getoetst in"), 6),
        (EIKENDRIES, "Kalender", ("Stap", "Datum", "Plaats"), 7),
        (ELZERODE, "Competenties", ("Competentie", "Vereist niveau", "Waar we ze toetsen"), 6),
        (ELZERODE, "Hoe selecteren we?", ("Stap", "Wanneer", "Gewicht"), 2),
        (HAZELBEKE, "VAKKENNIS", ("Kennisdomein", "Niveau"), 7),
        (HAZELBEKE, "COMPETENTIES", ("Competentie", "Groep", "Niveau"), 9),
        (LINDERVOORDE, "Contacten", ("Soort", "Met wie", "Waarover", "Hoe vaak"), 10),
        (LINDERVOORDE, "Competenties", ("Competentie", "Wat we eronder verstaan", "Niveau"), 7),
        (VARENHOUT, "Competentieprofiel", ("Cluster", "Competentie", "Omschrijving", "Niveau"), 11),
        (VARENHOUT, "Gesprekspartners", ("Wie", "Waarover", "Ritme"), 5),
    ],
)
def test_tables(name: str, heading: str, columns: tuple[str, ...], number: int) -> None:
    found = rows(sample(name), heading)
    assert len(found) == number
    assert {tuple(row) for row in found} == {columns}


def test_a_cluster_is_carried_down() -> None:
    clusters = [row["Cluster"] for row in rows(sample(VARENHOUT), "Competentieprofiel")]
    assert all(clusters)
    assert len(set(clusters)) == 5


@pytest.mark.parametrize(
    ("name", "heading", "names"),
    [
        (
            HEIDEKRING,
            "Competenties",
            ["Bruggen bouwen", "Ondernemingszin", "Sociale bewogenheid", "Zorgzaam leiderschap",
             "Financieel inzicht", "Zelfzorg"],
        ),
        (
            HAZELBEKE,
            "Toelichting",
            ["Integer handelen", "Knopen doorhakken", "Mensen laten groeien"],
        ),
    ],
)  # fmt: skip
def test_competencies_stand_under_their_names(name: str, heading: str, names: list[str]) -> None:
    document = sample(name)
    competencies = children(document, heading)
    assert [entry.heading for entry in competencies] == names
    assert {entry.kind for entry in competencies} == {SectionKind.COMPETENCIES}
    assert all(count(document, entry, PassageKind.ITEM) >= 2 for entry in competencies)


def test_selection_parts_of_the_information_pack() -> None:
    document = sample(EIKENDRIES)
    parts = [entry.heading[:6] for entry in document.sections if entry.heading.startswith("Deel")]
    assert parts == ["Deel 1", "Deel 2", "Deel 3"]
    assert count(document, section(document, "Ons aanbod"), PassageKind.ITEM) == 8


@pytest.mark.parametrize("name", ALL)
def test_no_boilerplate(name: str) -> None:
    document = sample(name)
    assert re.search(r"cookie|Pagina \d|Spring naar|Hoofdnavigatie|<\w+|\*\*", document.text) is None
    assert len(document.passages) > 60


def test_running_headers_and_footers_of_the_pages_are_noise() -> None:
    document = sample(EIKENDRIES)
    assert len(document.noise) == 8
    assert {passage.page for passage in document.passages} == {1, 2, 3, 4}


@pytest.mark.parametrize("name", ALL)
def test_every_offset_points_at_its_text(name: str) -> None:
    document = sample(name)
    for passage in document.passages:
        assert passage.text == document.text[passage.start : passage.end]
