"""What the documents say side by side: true quotes, and nothing where a document is silent."""

from collections.abc import Sequence

import pytest

from assistant.comparison import Cell, Matrix, Theme, compare
from ingest.model import Document

Documents = dict[str, Document]


def cell(matrix: Matrix, key: str, organisation: str) -> Cell | None:
    """Return a cell by the key or label of its row and the organisation of its column."""
    row = next(row for row in matrix.rows if key in (row.key, row.label))
    return row.cells[[column.organisation for column in matrix.columns].index(organisation)]


def quote(matrix: Matrix, key: str, organisation: str) -> str | None:
    found = cell(matrix, key, organisation)
    return None if found is None else found.citation.quote


def _all(samples: Documents, others: Documents) -> list[Document]:
    return [*samples.values(), *others.values()]


@pytest.mark.parametrize("theme", Theme)
def test_every_quote_is_exactly_the_text_at_its_offsets(
    theme: Theme, samples: Documents, others: Documents
) -> None:
    documents = _all(samples, others)
    matrix = compare(documents, theme)
    assert matrix.rows
    for row in matrix.rows:
        assert len(row.cells) == len(matrix.columns) == len(documents)
        assert any(row.cells)
        for document, found in zip(documents, row.cells, strict=True):
            for citation in found.citations if found else ():
                passage = document.passages[citation.passage]
                assert citation.document == document.name
                assert citation.quote
                assert citation.quote == document.text[citation.start : citation.end]
                assert citation.start < passage.end
                assert citation.end > passage.start
                assert citation.headings == passage.headings


@pytest.mark.parametrize("theme", Theme)
def test_rows_that_most_documents_mention_come_first(theme: Theme, samples: Documents) -> None:
    mentions = [row.mentions for row in compare(list(samples.values()), theme).rows]
    assert mentions == sorted(mentions, reverse=True)


@pytest.mark.parametrize("theme", Theme)
def test_rows_are_told_apart_by_their_key(theme: Theme, samples: Documents, others: Documents) -> None:
    keys = [row.key for row in compare(_all(samples, others), theme).rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("theme", Theme)
def test_a_document_says_the_same_whatever_stands_beside_it(theme: Theme, samples: Documents) -> None:
    alone = compare([samples["Hazelbeke"]], theme)
    together = compare(list(samples.values()), theme)
    column = [c.organisation for c in together.columns].index("Hazelbeke")
    quotes = {row.cells[column].citation.quote for row in together.rows if row.cells[column]}
    assert {found.citation.quote for row in alone.rows for found in row.cells if found} == quotes


def test_no_documents_give_no_rows() -> None:
    for theme in Theme:
        assert compare([], theme).rows == ()


def test_it_says_who_reports_to_whom(samples: Documents, others: Documents) -> None:
    matrix = compare(_all(samples, others), Theme.REPORTING)
    assert (quote(matrix, "rapporteert-aan", "Hazelbeke") or "").startswith(
        "De algemeen directeur legt verantwoording af aan het college"
    )
    varenhout = cell(matrix, "rapporteert-aan", "Varenhout")
    assert varenhout is not None
    assert varenhout.values == {"algemeen directeur"}
    led = quote(matrix, "leiding-aan", "Varenhout")
    assert led is not None
    assert led.endswith("rapporteren aan de adjunct.")
    assert quote(matrix, "rapporteert-aan", "Wilgenrode") == "Rapporteert aan | algemeen directeur"


def test_a_list_is_quoted_with_what_announces_it(samples: Documents) -> None:
    said = quote(compare(list(samples.values()), Theme.REPORTING), "leiding-aan", "Lindervoorde")
    assert said is not None
    assert said.startswith("Je hebt elf medewerkers onder je hoede:")
    assert said.endswith("één beleidsmedewerker Financiën")


def test_no_member_and_a_member_of_the_management_team_differ(samples: Documents) -> None:
    chosen = [samples["Elzerode"], samples["Lindervoorde"]]
    matrix = compare(chosen, Theme.REPORTING)
    found = [cell(matrix, "managementteam", document.organisation) for document in chosen]
    assert [c.values for c in found if c] == [{"geen lid"}, {"lid"}]


@pytest.mark.parametrize(
    ("key", "organisation", "said"),
    [
        ("diploma", "Varenhout", "een masterdiploma in eender welke richting"),
        ("rijbewijs", "Welzijnsvereniging De Heidekring", "Rijbewijs B en bereidheid"),
        ("rijbewijs", "Beukendaal", "Houder zijn van een rijbewijs B."),
        ("rijbewijs", "Elzerode", None),
        ("nationaliteit", "Eikendries", "U bent Belg"),
        ("nationaliteit", "Welzijnsvereniging De Heidekring", None),
        ("proeftijd", "Wilgenrode", "De proeftijd bedraagt zes maanden."),
        ("proeftijd", "Eikendries", None),
        ("strafregister", "Meidoornbeke", "uittreksel uit het strafregister"),
        ("reserve", "Elzerode", "Wie slaagt maar niet gekozen wordt"),
    ],
)
def test_conditions(
    key: str, organisation: str, said: str | None, samples: Documents, others: Documents
) -> None:
    found = quote(compare(_all(samples, others), Theme.CONDITIONS), key, organisation)
    assert found is None if said is None else found is not None and found.startswith(said)


@pytest.mark.parametrize(
    ("key", "organisation", "said"),
    [
        ("salaris", "Welzijnsvereniging De Heidekring", "Niveau en salarisschaal | niveau A, schaal A5a-A5b"),
        ("salaris", "Meidoornbeke", "salarisschaal A4a-A4b"),
        ("maaltijdcheques", "Welzijnsvereniging De Heidekring", "maaltijdcheques van 7,50 euro"),
        ("maaltijdcheques", "Hazelbeke", None),
        ("telewerk", "Hazelbeke", "Telewerk kan één dag per week."),
        ("telewerk", "Wilgenrode", "Thuiswerk is mogelijk tot twee dagen per week."),
        ("pensioen", "Meidoornbeke", "tweede pensioenpijler"),
        ("wagen", "Zandbeke", "wagen van de gemeente voor dienstverplaatsingen"),
        ("woon-werk", "Beukendaal", "Een gratis abonnement voor het openbaar vervoer."),
    ],
)
def test_offer(key: str, organisation: str, said: str | None, samples: Documents, others: Documents) -> None:
    assert quote(compare(_all(samples, others), Theme.OFFER), key, organisation) == said


@pytest.mark.parametrize(
    ("key", "organisation", "said"),
    [
        ("klachten", "Beukendaal", "Klachten van inwoners laten beantwoorden binnen veertig dagen."),
        ("klachten", "Wilgenrode", None),
        ("budgethouder", "Eikendries", "U bent budgethouder voor uitgaven tot 10.000 euro."),
        ("afsprakennota", "Hazelbeke", None),
        ("Markten en foren", "Wilgenrode", "Stelt elk jaar de marktkalender op."),
        ("Dit ga je doen", "Zandbeke", "Vergunningen – je waakt over de omgevingsvergunningen."),
        ("visum", "Lisdonk", "Hij verleent visum voor uitgaven vanaf 10.000 euro."),
        ("syndicaal-overleg", "Wilgenrode", "Voert het sociaal overleg met de vakbonden."),
    ],
)
def test_tasks(key: str, organisation: str, said: str | None, samples: Documents, others: Documents) -> None:
    assert quote(compare(_all(samples, others), Theme.TASKS), key, organisation) == said


def _labels(matrix: Matrix) -> Sequence[str]:
    return [row.label for row in matrix.rows]


def test_only_differences_leaves_out_what_is_the_same(samples: Documents) -> None:
    matrix = compare([samples["Hazelbeke"], samples["Varenhout"]], Theme.OFFER)
    salary = next(row for row in matrix.rows if row.key == "salaris")
    assert not salary.differs, "both give the decretale graad, in other words"
    assert salary.label not in _labels(matrix.only_differences())
    assert "Telewerk" in _labels(matrix.only_differences()), "one day and two days"


def test_what_one_document_does_not_mention_is_a_difference(samples: Documents) -> None:
    matrix = compare([samples["Hazelbeke"], samples["Lindervoorde"]], Theme.CONDITIONS)
    assert "Eed" in _labels(matrix.only_differences())


def test_one_document_alone_has_no_differences(samples: Documents) -> None:
    for theme in Theme:
        assert compare([samples["Hazelbeke"]], theme).only_differences().rows == ()
