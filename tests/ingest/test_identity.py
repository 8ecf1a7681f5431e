"""Whose document it is, for which role."""

import pytest

from ingest.blocks import Block, BlockKind, Identification
from ingest.identity import Identity, identify, names_document
from ingest.model import UNKNOWN_ORGANISATION, Noise, NoiseReason, Origin, Origins
from ingest.organisations import names_organisation


def identity(*lines: str, file_stem: str = "bestand", **told: Identification) -> Identity:
    blocks = [Block(BlockKind.PARAGRAPH, line) for line in lines]
    return identify(blocks, "\n\n".join(lines), file_stem, **told)


def test_a_city_its_role_and_title() -> None:
    found = identity("Stad Vliervelde", "Functiebeschrijving financieel directeur", "Tekst.")
    assert found == Identity(
        title="Functiebeschrijving financieel directeur",
        organisation="Vliervelde",
        organisation_type="stad",
        role="financieel directeur",
        date="",
        origins=Origins(Origin.TEXT, Origin.TEXT, Origin.TEXT, Origin.NOWHERE),
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
    noise = [Noise("OCMW Beverdonk p. 1", NoiseReason.RUNNING), Noise("Stad Gent", NoiseReason.HIDDEN)]
    found = identify(blocks, "1. Het bestuur\n\nTekst.", "bestand", noise)
    assert (found.title, found.organisation, found.role) == ("bestand", "Beverdonk", "")
    assert found.origins.organisation is Origin.RUNNING


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


# Where the text is silent


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (("Profiel", "Mail naar jobs@herent.be of kijk op www.herent.be."), "Herent"),
        (("Profiel", "https://www.sint-niklaas.be/vacatures"), "Sint-Niklaas"),
        (("Profiel", "personeel@gemeentezandhoven.be"), "Zandhoven"),
        (("Profiel", "info@herent.be", "info@zandhoven.be"), UNKNOWN_ORGANISATION),
        (("Profiel", "www.vlaanderen.be"), UNKNOWN_ORGANISATION),
    ],
)
def test_an_address_tells_the_organisation(lines: tuple[str, ...], organisation: str) -> None:
    found = identity(*lines)
    assert found.organisation == organisation
    assert found.origins.organisation in (Origin.ADDRESS, Origin.NOWHERE)


@pytest.mark.parametrize(
    ("file_stem", "organisation", "role"),
    [
        ("functiebeschrijving-herent", "Herent", ""),
        ("herent_functiebeschrijving_jurist_2019", "Herent", "jurist"),
        ("functiebeschrijving-jurist-heist-op-den-berg", "Heist-op-den-Berg", "jurist"),
        ("Functiebeschrijving Gemeente Moerdam", "Moerdam", ""),
        ("profiel-ham", UNKNOWN_ORGANISATION, ""),
        ("herent-zandhoven", UNKNOWN_ORGANISATION, ""),
    ],
)
def test_a_file_name_tells_the_organisation(file_stem: str, organisation: str, role: str) -> None:
    found = identity("Een tekst over niets.", file_stem=file_stem)
    assert (found.organisation, found.role) == (organisation, role)


def test_a_municipality_named_once_in_passing_is_not_the_documents_own() -> None:
    text = ["Profiel", "Tekst. " * 100]
    assert identity(*text, "De trein naar Brussel.").organisation == UNKNOWN_ORGANISATION
    assert identity(*text, "De trein naar Herent.", "Herent ligt ver.").organisation == "Herent"
    assert identity("Profiel", "Boom planten").organisation == UNKNOWN_ORGANISATION


@pytest.mark.parametrize(
    ("title", "expected", "role"),
    [
        ("Functieprofiel jurist", "Functieprofiel jurist", "jurist"),
        ("Microsoft Word - Functieprofiel jurist", "Functieprofiel jurist", "jurist"),
        ("Microsoft Word - Document1", "bestand", ""),
        ("Microsoft Word - FB_jurist.docx", "bestand", ""),
        ("Untitled", "bestand", ""),
        ("Naamloos document 2", "Naamloos document 2", ""),
        ("Document1", "bestand", ""),
        ("", "bestand", ""),
        ("...", "bestand", ""),
        ("x" * 300, "bestand", ""),
    ],
)
def test_the_title_among_the_properties(title: str, expected: str, role: str) -> None:
    found = identity("Een tekst over niets.", properties=Identification(title=title))
    assert (found.title, found.role) == (expected, role)
    assert found.origins.title is (Origin.FILE_NAME if expected == "bestand" else Origin.PROPERTIES)


def test_a_web_page_may_say_in_its_title_whose_it_is() -> None:
    found = identity("Tekst.", properties=Identification(title="Vacature jurist | Gemeente Moerdam"))
    assert (found.organisation, found.organisation_type) == ("Moerdam", "gemeente")
    assert found.origins.organisation is Origin.PROPERTIES


def test_a_role_mentioned_in_passing_comes_last() -> None:
    lines = ("Een tekst.", "U rapporteert aan de algemeen directeur.")
    assert identity(*lines).role == "algemeen directeur"
    assert identity(*lines, file_stem="functiebeschrijving-bouwheer").role == "bouwheer"
    assert identity(*lines, properties=Identification(title="Profiel jurist")).role == "jurist"


def test_a_role_on_the_cover_goes_before_the_name_of_the_file() -> None:
    found = identity(
        "Algemeen directeur", "Informatiebundel voor kandidaten", file_stem="infobundel-bouwheer"
    )
    assert (found.role, found.origins.role) == ("algemeen directeur", Origin.TEXT)


# Dates


def test_the_date_of_the_text_goes_before_that_of_the_name_and_the_properties() -> None:
    properties = Identification(date="2023-11-30")
    dated = identity("Profiel jurist", "Versie 4 maart 2021", file_stem="p-2019", properties=properties)
    assert (dated.date, dated.origins.date) == ("2021-03-04", Origin.TEXT)
    named = identity("Profiel jurist", file_stem="profiel-2019", properties=properties)
    assert (named.date, named.origins.date) == ("2019", Origin.FILE_NAME)
    neither = identity("Profiel jurist", properties=properties)
    assert (neither.date, neither.origins.date) == ("2023-11-30", Origin.PROPERTIES)
    assert identity("Profiel jurist").date == ""


def test_a_title_that_ends_in_a_date_names_its_role() -> None:
    found = identity("Stad Moerdam", "Functiebeschrijving jurist - versie maart 2021")
    assert (found.role, found.date) == ("jurist", "2021-03")


def test_headers_date_a_document_and_menus_do_not() -> None:
    blocks = [Block(BlockKind.PARAGRAPH, "Profiel jurist")]
    menu = Noise("Laatst gewijzigd op 3 mei 2022", NoiseReason.NAVIGATION)
    header = Noise("Profiel jurist | maart 2021 | 2", NoiseReason.RUNNING)
    assert identify(blocks, "Profiel jurist", "p", [menu]).date == ""
    assert identify(blocks, "Profiel jurist", "p", [menu, header]).date == "2021-03"


# Declared


def test_what_is_declared_counts_before_the_text() -> None:
    declared = Identification("Profiel", "Stad Moerdam", "", "Jurist", "2021-03")
    found = identity(
        "Gemeente Herent", "Functiebeschrijving algemeen directeur", "Versie 2019", declared=declared
    )
    assert found == Identity(
        "Profiel", "Moerdam", "stad", "jurist", "2021-03", Origins(*[Origin.DECLARED] * 4)
    )


def test_what_is_not_declared_is_found_in_the_text() -> None:
    found = identity("Stad Moerdam", "Profiel jurist", declared=Identification(date="2019"))
    assert (found.organisation, found.role, found.date) == ("Moerdam", "jurist", "2019")
    assert found.origins == Origins(Origin.TEXT, Origin.TEXT, Origin.TEXT, Origin.DECLARED)


@pytest.mark.parametrize(
    ("written", "kind", "name", "expected"),
    [
        ("Moerdam", "", "Moerdam", ""),
        ("Stad Moerdam", "", "Moerdam", "stad"),
        ("gemeente en OCMW Moerdam", "", "Moerdam", "gemeente"),
        ("OCMW Moerdam", "", "Moerdam", ""),
        ("Moerdam", "stad", "Moerdam", "stad"),
        ("Gent", "", "Gent", "stad"),
        ("Zorgband Leie", "", "Zorgband Leie", "zorgband"),
        ("drie beken", "vereniging", "drie beken", "vereniging"),
    ],
)
def test_an_organisation_as_people_write_it(written: str, kind: str, name: str, expected: str) -> None:
    declared = Identification(organisation=written, organisation_type=kind)
    found = identity("Tekst.", declared=declared)
    assert (found.organisation, found.organisation_type) == (name, expected)
