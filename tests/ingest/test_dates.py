"""The date of a document's version, and no other date that stands in it."""

import pytest

from ingest.dates import date_in_name, document_date, dutch_date, iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("4 maart 2021", "2021-03-04"),
        ("04 Maart 2021", "2021-03-04"),
        ("1ste mei 2020", "2020-05-01"),
        ("4 mrt. 2021", "2021-03-04"),
        ("30 sept 2019", "2019-09-30"),
        ("04/03/2021", "2021-03-04"),
        ("4-3-2021", "2021-03-04"),
        ("4.3.2021", "2021-03-04"),
        ("26/04/21", "2021-04-26"),
        ("26.04.21", "2021-04-26"),
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T10:15:00Z", "2021-03-04"),
        ("2021-03-04 10:15:00", "2021-03-04"),
        ("D:20210304101500+01'00'", "2021-03-04"),
        ("maart 2021", "2021-03"),
        ("03/2021", "2021-03"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        (" 4  maart\n2021 ", "2021-03-04"),
        ("31/02/2021", ""),
        ("2021-13", ""),
        ("2.1.21", ""),
        ("1200", ""),
        ("voorjaar 2021", ""),
        ("", ""),
    ],
)
def test_a_date_as_written(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("iso", "dutch"),
    [("2021-03-04", "4 maart 2021"), ("2021-03", "maart 2021"), ("2021", "2021"), ("", "")],
)
def test_a_date_in_dutch(iso: str, dutch: str) -> None:
    assert dutch_date(iso) == dutch


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Versie 2019", "2019"),
        ("versie: 4 maart 2021", "2021-03-04"),
        ("Versie 2.1 - juni 2020", "2020-06"),
        ("Versie 2.1 (juni 2020)", "2020-06"),
        ("v1.0 – 01/03/2021", "2021-03-01"),
        ("Versie 01-2019", "2019-01"),
        ("Versie | 3, goedgekeurd door de gemeenteraad op 16 december 2024", "2024-12-16"),
        ("Versiedatum | 12/06/2018", "2018-06-12"),
        ("Laatste wijziging: 3 mei 2022", "2022-05-03"),
        ("Laatst gewijzigd op 03.05.2022", "2022-05-03"),
        ("Datum laatste wijziging | 3/5/2022", "2022-05-03"),
        ("Laatst bijgewerkt: mei 2022", "2022-05"),
        ("Datum: 4 maart 2021", "2021-03-04"),
        ("Opmaakdatum 4 maart 2021", "2021-03-04"),
        ("Opgesteld in maart 2021", "2021-03"),
        ("Opgemaakt te Vliervelde op 4 maart 2021", "2021-03-04"),
        ("Goedgekeurd door de gemeenteraad op 25 september 2025", "2025-09-25"),
        ("Goedgekeurd in zitting van 25 september 2025", "2025-09-25"),
        ("Vastgesteld door: gemeenteraad van 25 september 2025", "2025-09-25"),
        ("Vastgesteld in 2019", "2019"),
        ("Deze functiebeschrijving werd goedgekeurd op 25/09/2025.", "2025-09-25"),
        ("Functiebeschrijving jurist, vastgesteld GR 25/09/2025", "2025-09-25"),
        ("GR 26.04.2021", "2021-04-26"),
        ("CBS d.d. 12/03/2019", "2019-03-12"),
        ("Gemeenteraadsbesluit van 12 maart 2019", "2019-03-12"),
        ("Geldig vanaf 1 januari 2020", "2020-01-01"),
        ("Datum inwerkingtreding: 1/1/2020", "2020-01-01"),
        ("2.0 | 4/03/2021 | nieuwe indeling", "2021-03-04"),
        ("Functiebeschrijving jurist - maart 2021", "2021-03"),
        ("Infobundel algemeen directeur (juni 2020)", "2020-06"),
        ("Functieprofiel jurist 2019", "2019"),
        ("4 maart 2021", "2021-03-04"),
        ("Vliervelde, 4 maart 2021", "2021-03-04"),
        ("Maart 2021", "2021-03"),
    ],
)
def test_what_dates_a_document(line: str, iso: str) -> None:
    assert document_date("", ["Stad Vliervelde", line, "De jurist adviseert."]) == iso


@pytest.mark.parametrize(
    "line",
    [
        "Het decreet van 22 december 2017 over het lokaal bestuur",
        "Decreet lokaal bestuur, goedgekeurd op 22 december 2017",
        "Gelet op de organieke wet van 8 juli 1976, gewijzigd op 5 augustus 1992",
        "Rechtspositieregeling, vastgesteld door de gemeenteraad op 4 maart 2019",
        "Solliciteren kan tot en met zondag 11 april 2027",
        "Vacature jurist tot 28 februari 2027",
        "Uiterste datum: 28 februari 2027",
        "Infoavond | dinsdag 9 februari 2027 | raadzaal",
        "Aanstelling door de gemeenteraad | donderdag 27 mei 2027",
        "Gemeenteraad: donderdag 27 mei 2027",
        "Geboren op 4 maart 1971",
        "Afgedrukt op 12/03/2024",
        "Gemeente en OCMW delen sinds 2019 hun diensten.",
        "Het meerjarenplan 2020-2025",
        "Functieprofiel jurist 2020 - 2025",
        "Je kent het organogram, goedgekeurd op 4 maart 2021",
        "De jurist volgt de rechtspraak die werd gewijzigd op 4 maart 2021 op de voet.",
        "U waakt erover dat de jaarrekening wordt vastgesteld voor 30 juni 2024",
        "Versie 3",
        "Versie 2.1.20",
        "2021",
        "Bel 09 123 2021",
        "Timing: april - mei 2022",
        "vrijdag 5 maart 2027",
    ],
)
def test_what_does_not(line: str) -> None:
    assert document_date("", ["Stad Vliervelde", line, "De jurist adviseert."]) == ""


def test_the_latest_of_several_versions_counts() -> None:
    lines = ["Jurist", "Opgesteld: 3 maart 2015", "Laatst gewijzigd: mei 2020", "Geldig vanaf 1 januari 2021"]
    assert document_date("", lines) == "2020-05"
    assert document_date("", ["Versie | Datum", "1.0 | 12/06/2018", "2.0 | 4/03/2021"]) == "2021-03-04"


def test_only_head_and_foot_date_a_document() -> None:
    filler = ["De jurist adviseert."] * 60
    line = "Goedgekeurd door de gemeenteraad op 25 september 2025"
    assert document_date("", [*filler, line]) == "2025-09-25"
    assert document_date("", [line, *filler]) == "2025-09-25"
    assert document_date("", [*filler, line, *filler]) == ""
    assert document_date("", [*filler, "4 maart 2021"]) == ""


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Stad Vliervelde | maart 2021 | p. 3 van 9", "2021-03"),
        ("Functiebeschrijving jurist versie 2019 Pagina 2", "2019"),
        ("Functiebeschrijving jurist – 04/03/2021", "2021-03-04"),
        ("Laatst gewijzigd op 4 maart 2021", "2021-03-04"),
        ("Afgedrukt op 4 maart 2021", ""),
        ("Stad Vliervelde 12/48", ""),
        ("© 2024 Stad Vliervelde", ""),
    ],
)
def test_headers_and_footers_date_a_document(line: str, iso: str) -> None:
    assert document_date("", ["De jurist adviseert."], [line]) == iso


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("functiebeschrijving-jurist-2019", "2019"),
        ("2021-03 FB jurist", "2021-03"),
        ("20210304_jurist", "2021-03-04"),
        ("jurist 04-03-2021", "2021-03-04"),
        ("jurist_maart_2021", "2021-03"),
        ("jurist 4 maart 2021", "2021-03-04"),
        ("vacature-2024-001", "2024"),
        ("meerjarenplan-2020-2025", ""),
        ("jurist 2019 herzien 2021", ""),
        ("jurist", ""),
        ("000_9a1557215fb86b05", ""),
    ],
)
def test_the_date_in_a_name(name: str, iso: str) -> None:
    assert date_in_name(name) == iso
