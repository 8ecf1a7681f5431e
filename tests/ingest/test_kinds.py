"""What a section is about."""

import pytest

from ingest.kinds import kind_in_context, kind_of_heading
from ingest.model import SectionKind as Kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Doel van de functie", Kind.PURPOSE),
        ("Waarom bestaat deze functie?", Kind.PURPOSE),
        ("Plaats in het organogram", Kind.POSITION),
        ("Waar sta je in de organisatie?", Kind.POSITION),
        ("RESULTAATGEBIEDEN", Kind.RESULT_AREA),
        ("Kernresultaten", Kind.RESULT_AREA),
        ("Wat zijn jouw verantwoordelijkheden?", Kind.RESULT_AREA),
        ("Wat ga je doen?", Kind.TASKS),
        ("Takenpakket", Kind.TASKS),
        ("A. Leidinggevende taken", Kind.TASKS),
        ("3. Profiel", Kind.COMPETENCIES),
        ("Leidinggevende", Kind.POSITION),
        ("Wij vragen", Kind.CONDITIONS),
        ("Competentieprofiel", Kind.COMPETENCIES),
        ("Kennis en vaardigheden", Kind.KNOWLEDGE),
        ("Toelatingsvoorwaarden", Kind.CONDITIONS),
        ("Wie ben jij?", Kind.CONDITIONS),
        ("Arbeidsvoorwaarden", Kind.OFFER),
        ("Loon- en arbeidsvoorwaarden", Kind.OFFER),
        ("Wat bieden wij?", Kind.OFFER),
        ("Hoe selecteren we?", Kind.SELECTION),
        ("Solliciteren?", Kind.SELECTION),
        ("Interesse?", Kind.SELECTION),
        ("Interne en externe contacten", Kind.CONTACTS),
        ("Met wie werk je samen?", Kind.CONTACTS),
        ("Waarden", None),
        ("Financieel management", None),
        ("Samenwerken", None),
    ],
)
def test_a_heading_names_its_kind(heading: str, kind: Kind | None) -> None:
    assert kind_of_heading(heading) is kind


@pytest.mark.parametrize(
    ("heading", "parent", "like_siblings", "kind"),
    [
        ("Interne en externe contacten", Kind.RESULT_AREA, True, Kind.RESULT_AREA),
        ("Contacten", Kind.RESULT_AREA, False, Kind.CONTACTS),
        ("HR-beleid", Kind.RESULT_AREA, False, Kind.RESULT_AREA),
        ("Netwerken", Kind.COMPETENCIES, True, Kind.COMPETENCIES),
        ("Resultaatgerichtheid", Kind.COMPETENCIES, True, Kind.COMPETENCIES),
        ("Financieel inzicht", Kind.COMPETENCIES, True, Kind.COMPETENCIES),
        ("Kennis", Kind.COMPETENCIES, True, Kind.KNOWLEDGE),
        ("Voorwaarden", Kind.COMPETENCIES, True, Kind.CONDITIONS),
        ("Wij bieden", Kind.COMPETENCIES, True, Kind.OFFER),
        ("Hulp bieden", Kind.COMPETENCIES, True, Kind.COMPETENCIES),
        ("Loket", Kind.TASKS, True, Kind.RESULT_AREA),
        ("Kalender", Kind.SELECTION, True, Kind.SELECTION),
        ("Kalender", None, False, Kind.GENERAL),
        ("Doel", Kind.GENERAL, True, Kind.PURPOSE),
    ],
)
def test_where_it_stands_decides_with_its_words(
    heading: str, parent: Kind | None, like_siblings: bool, kind: Kind
) -> None:
    assert kind_in_context(heading, parent, like_siblings=like_siblings) is kind
