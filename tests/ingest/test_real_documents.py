"""What the reader makes of five real role documents, which are not part of the repository.

They are expected in ``../shared/documents`` next to the repository. No sentence of them is
repeated here: names of one to four words, numbers and counts tell enough.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from ingest.model import Document, Passage, PassageKind, Section, SectionKind
from ingest.reading import read_document
from ingest.sources import Source

FOLDER = Path(__file__).parents[2].parent / "shared" / "documents"
GENK, HOOGSTRATEN, GENT, MEETJESLAND, KORTRIJK = "000", "001", "002", "003", "004"
ALL = (GENK, HOOGSTRATEN, GENT, MEETJESLAND, KORTRIJK)

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the five real role documents are not at {FOLDER}"
)


def path_of(number: str) -> Path:
    return next(FOLDER.glob(f"{number}_*.txt"))


@cache
def real(number: str) -> Document:
    return read_document(Source.at(path_of(number)))


def sections_of_kind(document: Document, kind: SectionKind) -> list[Section]:
    return [section for section in document.sections if section.kind is kind]


def section(document: Document, *path: str) -> Section:
    """Return the first section whose heading path ends in the given headings."""
    return next(entry for entry in document.sections if entry.headings[-len(path) :] == path)


def children(document: Document, parent: Section) -> list[Section]:
    return [entry for entry in document.sections if entry.parent == parent.number]


def passages_in(document: Document, place: Section, kind: PassageKind | None = None) -> list[Passage]:
    return [
        passage
        for passage in document.passages
        if passage.section == place.number and kind in (None, passage.kind)
    ]


def table(document: Document, place: Section) -> list[dict[str, str]]:
    rows = passages_in(document, place, PassageKind.ROW)
    return [{cell.column: cell.value for cell in row.cells} for row in rows]


@pytest.mark.parametrize(
    ("number", "organisation", "organisation_type", "role"),
    [
        (GENK, "Genk", "stad", "algemeen directeur"),
        (HOOGSTRATEN, "Hoogstraten", "stad", "algemeen directeur"),
        (GENT, "Gent", "stad", "stadssecretaris"),
        (MEETJESLAND, "Welzijnsband Meetjesland", "welzijnsband", "algemeen directeur"),
        (KORTRIJK, "Kortrijk", "stad", "algemeen directeur"),
    ],
)
def test_knows_whose_document_it_is_and_for_which_role(
    number: str, organisation: str, organisation_type: str, role: str
) -> None:
    document = real(number)
    assert (document.organisation, document.organisation_type, document.role) == (
        organisation,
        organisation_type,
        role,
    )


@pytest.mark.parametrize("number", ALL)
def test_dates_of_laws_and_deadlines_are_not_the_documents_own(number: str) -> None:
    assert real(number).date == ""


@pytest.mark.parametrize("number", ALL)
def test_every_offset_points_at_its_text(number: str) -> None:
    document = real(number)
    for passage in document.passages:
        assert passage.text == document.text[passage.start : passage.end]
        home = document.sections[passage.section]
        assert home.start <= passage.start < passage.end <= home.end
        assert passage.headings == home.headings
    for before, after in zip(document.passages, document.passages[1:], strict=False):
        assert before.end <= after.start


def test_genk_fragments_of_html_become_result_areas_with_their_levels() -> None:
    document = real(GENK)
    areas = [
        entry
        for entry in document.sections
        if "Strategisch" in [child.heading for child in children(document, entry)]
    ]
    assert len(areas) == 6
    for area in areas:
        assert area.kind is SectionKind.RESULT_AREA
        names = [child.heading for child in children(document, area)]
        assert names == ["Doel", "Strategisch", "Tactisch", "Operationeel"]
    assert "<" not in document.text
    assert "HR-beleid" in [area.heading for area in areas]


def test_genk_bullets_in_html_are_items() -> None:
    document = real(GENK)
    place = section(document, "Interne communicatie", "Operationeel")
    assert len(passages_in(document, place, PassageKind.ITEM)) == 5
    everything = [passage for passage in document.passages if passage.kind is PassageKind.ITEM]
    assert len(everything) == 54  # 51 bullets in fragments, 3 in plain text
    assert not any("•" in passage.text for passage in document.passages)


@pytest.mark.parametrize(
    ("heading", "count", "clusters"),
    [("Gedragscompetenties", 14, 7), ("Technische competenties", 19, 4)],
)
def test_genk_competency_tables(heading: str, count: int, clusters: int) -> None:
    document = real(GENK)
    rows = table(document, section(document, heading))
    assert len(rows) == count
    assert len({row["Cluster"] for row in rows}) == clusters
    assert all(row["Cluster"] and row["Competentie"] for row in rows)
    assert set(rows[0]) == {"Cluster", "Competentie", "Gradatie 1", "Gradatie 2", "Gradatie 3"}


def test_genk_rows_know_which_levels_hold() -> None:
    document = real(GENK)
    technical = {
        row["Competentie"]: [row[f"Gradatie {level}"] for level in (1, 2, 3)]
        for row in table(document, section(document, "Technische competenties"))
    }
    assert technical["Financieel management"] == ["X", "X", ""]
    assert technical["HR-management"] == ["X", "X", "X"]
    assert sum(levels == ["X", "X", ""] for levels in technical.values()) == 9
    coaching = next(passage for passage in document.passages if passage.text.startswith("Coaching |"))
    assert (coaching.cells[0].value, coaching.cells[0].carried) == ("Leiderschap", True)


def test_hoogstraten_has_seven_result_areas_with_all_tasks() -> None:
    document = real(HOOGSTRATEN)
    parent = next(entry for entry in document.sections if entry.kind is SectionKind.RESULT_AREA)
    areas = children(document, parent)
    assert [len(passages_in(document, area, PassageKind.ITEM)) for area in areas] == [
        6, 2, 13, 8, 11, 4, 9,
    ]  # fmt: skip
    assert {area.kind for area in areas} == {SectionKind.RESULT_AREA}
    assert areas[5].heading == "Financieel management"
    for area in areas:
        for item in passages_in(document, area, PassageKind.ITEM):
            assert item.lead_in.endswith("volgende taken:")
            assert item.lead_in_passage is not None


def test_hoogstraten_competency_table_has_nine_rows() -> None:
    document = real(HOOGSTRATEN)
    rows = table(document, section(document, "Competentieprofiel"))
    assert len(rows) == 9
    assert rows[5] == {
        "COMPETENTIE": "BESTUURSVAARDIGHEID",
        "SOORT": "Functie specifiek",
        "NIVEAU": "I",
    }
    assert [row["NIVEAU"] for row in rows].count("III") == 7


def test_hoogstraten_competencies_stand_under_their_names() -> None:
    document = real(HOOGSTRATEN)
    names = [row["COMPETENTIE"] for row in table(document, section(document, "Competentieprofiel"))]
    explained = children(document, section(document, "Uitdieping competenties"))
    assert [entry.heading for entry in explained] == names
    counts = [len(passages_in(document, entry, PassageKind.ITEM)) for entry in explained]
    assert counts == [2, 3, 3, 6, 5, 8, 4, 5, 6]
    for entry in explained:
        definition = passages_in(document, entry)[0]
        assert definition.kind is PassageKind.TEXT
        assert definition.text.startswith(entry.heading)


def test_hoogstraten_knowledge_is_a_list() -> None:
    document = real(HOOGSTRATEN)
    place = sections_of_kind(document, SectionKind.KNOWLEDGE)[0]
    items = passages_in(document, place, PassageKind.ITEM)
    assert len(items) == 5
    assert items[1].text == "Strategisch management"


def test_gent_has_eight_core_tasks() -> None:
    document = real(GENT)
    parent = next(entry for entry in document.sections if entry.kind is SectionKind.RESULT_AREA)
    areas = [entry for entry in children(document, parent) if re.match(r"\d\. ", entry.heading)]
    assert [area.heading[0] for area in areas] == list("12345678")
    assert {area.kind for area in areas} == {SectionKind.RESULT_AREA}
    counts = [len(passages_in(document, area, PassageKind.ITEM)) for area in areas]
    assert counts == [25, 4, 10, 16, 9, 6, 5, 2]


def test_gent_nested_items_keep_their_lead_ins_across_a_page_break() -> None:
    document = real(GENT)
    control = next(passage for passage in document.passages if "interne controle op" in passage.text)
    assert control.depth == 1
    assert control.lead_in.endswith("in dat u:")
    assert control.lead_in_passage is not None
    parent = document.passages[control.lead_in_passage]
    assert "verbindingsfiguur" in parent.text
    siblings = [passage for passage in document.passages if passage.lead_in_passage == parent.number]
    assert len(siblings) == 8
    drafts = [passage for passage in document.passages if passage.depth == 2]
    assert len(drafts) == 9


def test_gent_contact_rows_carry_intern_and_extern_down() -> None:
    document = real(GENT)
    place = sections_of_kind(document, SectionKind.CONTACTS)[0]
    rows = table(document, place)
    assert [row["Intern/extern"] for row in rows] == ["intern"] * 9 + ["extern"] * 5
    assert set(rows[0]) == {"Intern/extern", "Persoon/dienst", "Omschrijving"}
    assert rows[9]["Persoon/dienst"] == "burgers"
    assert all(row["Omschrijving"] for row in rows)


def test_gent_leaves_out_page_furniture() -> None:
    document = real(GENT)
    assert "vervolg" not in document.text.lower()
    assert len(document.noise) == 21
    assert "arbeidsomstandigheden" in document.text
    assert section(document, "Competentieprofiel").kind is SectionKind.COMPETENCIES


def test_meetjesland_result_areas() -> None:
    document = real(MEETJESLAND)
    areas = children(document, section(document, "Resultaatsgebieden"))
    assert len(areas) == 7
    assert {area.kind for area in areas} == {SectionKind.RESULT_AREA}
    assert all(passages_in(document, area) for area in areas)
    assert areas[1].heading == "Beleidsdocumenten"


def test_meetjesland_knowledge_and_competencies() -> None:
    document = real(MEETJESLAND)
    below = children(document, section(document, "Competentieprofiel"))
    knowledge, *competencies = below
    assert knowledge.kind is SectionKind.KNOWLEDGE
    assert len(passages_in(document, knowledge, PassageKind.ITEM)) == 9
    assert len(competencies) == 7
    assert {entry.kind for entry in competencies} == {SectionKind.COMPETENCIES}
    counts = [len(passages_in(document, entry, PassageKind.ITEM)) for entry in competencies]
    assert counts == [3, 4, 4, 4, 4, 5, 4]
    assert all(passages_in(document, entry)[0].kind is PassageKind.TEXT for entry in competencies)


def test_meetjesland_labels_have_values() -> None:
    document = real(MEETJESLAND)
    labels = {cell.column: cell.value for passage in document.passages for cell in passage.cells}
    assert labels["Niveau"] == "A"
    assert labels["Statuut"] == "Contractueel"


def test_kortrijk_hyphens_are_healed() -> None:
    text = real(KORTRIJK).text
    assert "managementteam" in text
    assert "ma-nagementteam" not in text
    assert "organisatiebeheersingssysteem" in text
    assert "zij-instromers" in text
    assert "stads- en OCMW-organisatie" in text
    assert re.search(r"[a-z]-\n", text) is None


def test_kortrijk_page_headers_and_addresses_are_noise() -> None:
    document = real(KORTRIJK)
    assert "INFOBUNDEL" not in document.text
    assert "https://" not in document.text
    assert len(document.noise) == 8


def test_kortrijk_responsibilities_and_competencies() -> None:
    document = real(KORTRIJK)
    areas = children(document, section(document, "Wat zijn jouw verantwoordelijkheden?"))
    assert [area.heading[0] for area in areas] == list("1234567")
    assert [len(passages_in(document, area, PassageKind.ITEM)) for area in areas] == [
        6, 0, 9, 7, 14, 4, 4,
    ]  # fmt: skip
    competencies = children(document, section(document, "Welke competenties meten we?"))
    assert len(competencies) == 10
    assert all(passages_in(document, entry, PassageKind.ITEM) for entry in competencies)


def test_kortrijk_conditions_are_a_list_under_a_lead_in() -> None:
    document = real(KORTRIJK)
    place = sections_of_kind(document, SectionKind.CONDITIONS)[0]
    items = passages_in(document, place, PassageKind.ITEM)
    assert len(items) == 4
    assert {item.lead_in.split()[-1] for item in items} == {"voorwaarden:"}
    assert items[2].text == "Belg zijn;"


@pytest.mark.parametrize(
    ("part", "share", "moment"),
    [("Deel 1", "30 %", "februari"), ("Deel 2", "70 %", "maart"), ("Deel 3", "", "april")],
)
def test_kortrijk_selection_parts(part: str, share: str, moment: str) -> None:
    document = real(KORTRIJK)
    place = next(entry for entry in document.sections if entry.heading.startswith(part))
    assert place.kind is SectionKind.SELECTION
    content = " ".join(passage.text for passage in passages_in(document, place))
    assert share in content
    assert moment in content


def test_kortrijk_offer_has_twelve_items() -> None:
    document = real(KORTRIJK)
    place = sections_of_kind(document, SectionKind.OFFER)[0]
    assert len(passages_in(document, place, PassageKind.ITEM)) == 12
    assert "7,00 euro" in document.text[place.start : place.end]
