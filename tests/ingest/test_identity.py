"""Whose document it is, for which role."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.identity import Identity, identify, names_document, names_organisation
from ingest.model import UNKNOWN_ORGANISATION


def identity(*lines: str) -> Identity:
    blocks = [Block(BlockKind.PARAGRAPH, line) for line in lines]
    return identify(blocks, "\n\n".join(lines), "bestand")


def test_a_city_its_role_and_title() -> None:
    assert identity("Stad Vliervelde", "Functiebeschrijving financieel directeur", "Tekst.") == Identity(
        "Functiebeschrijving financieel directeur", "Vliervelde", "stad", "financieel directeur"
    )


@pytest.mark.parametrize(
    ("line", "organisation", "kind"),
    [
        ("GEMEENTE EN OCMW HAZELBEKE", "Hazelbeke", "gemeente"),
        ("ZORGVERENIGING DE LINDE", "Zorgvereniging De Linde", "zorgvereniging"),
        ("Zorgband Leie", "Zorgband Leie", "zorgband"),
        ("Hulpverleningszone Oost", "Hulpverleningszone Oost", "hulpverleningszone"),
        ("Gemeente De Haan", "De Haan", "gemeente"),
        ("STAD EN OCMW DE PANNE", "De Panne", "stad"),
        ("Gemeente Zandhoven-Oost", "Zandhoven-Oost", "gemeente"),
        ("Gemeente Heist-op-den-Berg", "Heist-op-den-Berg", "gemeente"),
        ("Een werkgever", UNKNOWN_ORGANISATION, ""),
    ],
)  # fmt: skip
def test_organisations(line: str, organisation: str, kind: str) -> None:
    found = identity(line, "Profiel")
    assert (found.organisation, found.organisation_type) == (organisation, kind)


def test_capitals_of_a_title_and_running_text_are_one_organisation() -> None:
    assert identity("OCMW DENNENRODE", "Het OCMW Dennenrode helpt.").organisation == "Dennenrode"


def test_the_organisation_named_most_wins_over_one_in_passing() -> None:
    found = identity("Stad Gent", "De jurist van Gent werkt met de VVSG in Brussel.", "Gent leeft.")
    assert found.organisation == "Gent"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Profiel gemeentesecretaris (m/v/x)", "gemeentesecretaris"),
        ("Profiel diensthoofd Vrije Tijd", "diensthoofd vrije tijd"),
        ("Infobundel Algemeen Directeur Stad Moerdam", "algemeen directeur"),
        ("FUNCTIEBESCHRIJVING ALGEMEEN DIRECTEUR Functietitel", "algemeen directeur"),
        ("Functieprofiel afdelingshoofd Moerdam", "afdelingshoofd"),
        ("Vacature jobcoördinator", "jobcoördinator"),
        ("Functiebeschrijving jurist (m/v/x)", "jurist"),
        ("Vacature: bouwkundig tekenaar", "bouwkundig tekenaar"),
        ("Profiel", ""),
    ],
)
def test_roles(title: str, role: str) -> None:
    assert identity("Stad Moerdam", title).role == role


def test_a_title_without_role_gets_it() -> None:
    assert identity("Functiebeschrijving", "Algemeen directeur").title == (
        "Functiebeschrijving algemeen directeur"
    )


def test_the_file_name_is_the_last_resort() -> None:
    assert identity("Een tekst over niets.").title == "bestand"


def test_headers_tell_the_organisation_where_the_text_does_not() -> None:
    blocks = [Block(BlockKind.HEADING, "1. Het bestuur"), Block(BlockKind.PARAGRAPH, "Tekst.")]
    found = identify(blocks, "1. Het bestuur\n\nTekst.", "bestand", ("OCMW Beverdonk p. 1",))
    assert found == Identity("bestand", "Beverdonk", "", "")


def test_lines_that_name_a_document_or_an_organisation() -> None:
    assert names_document("Functieprofiel")
    assert names_document("Algemeen directeur")
    assert not names_document("Doel")
    assert names_organisation("Gemeente Moerdam")
    assert not names_organisation("Niveau")


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (("Intergemeentelijke vereniging Zes Linden", "Profiel"), "Intergemeentelijke vereniging Zes Linden"),
        (("PROFIEL", "Zes Linden is een projectvereniging van vier gemeenten."), "Zes Linden"),
        (("Zorgband Noorderhart", "Functiebeschrijving directeur"), "Zorgband Noorderhart"),
    ],
)
def test_an_association_is_recognised_by_its_kind(lines: tuple[str, ...], organisation: str) -> None:
    assert identity(*lines).organisation == organisation


def test_a_task_is_no_title_and_a_label_names_the_role() -> None:
    found = identity(
        "STAD TIENEN",
        "Functietitel: algemeen directeur",
        "Doel",
        "De diensten leiden",
        "Het bestuur ondersteunen",
        "Staat aan het hoofd van het personeel",
    )
    assert found.role == "algemeen directeur"
    assert "hoofd van" not in found.title
