"""Role documents that are laid out as few others are."""

import pytest

from ingest.model import Document, PassageKind
from ingest.readers import html, markdown
from ingest.readers import text as plain_text
from ingest.reading import document_from

READERS = {"html": html.read, "md": markdown.read, "txt": plain_text.read}


def document(source: str, suffix: str = "txt") -> Document:
    return document_from(READERS[suffix](source.encode()), f"proef.{suffix}", "0")


def outline(found: Document) -> list[tuple[str, str]]:
    return [(" > ".join(section.headings), section.kind.value) for section in found.sections]


def items(found: Document) -> list[str]:
    return [passage.text for passage in found.passages if passage.kind is PassageKind.ITEM]


def test_letters_before_headings_and_items() -> None:
    found = document("""Gemeente Moerdam
Functiebeschrijving diensthoofd sport

A. Doel van de functie

Het diensthoofd zorgt ervoor dat elke inwoner kan sporten, ongeacht leeftijd of inkomen.

B. Resultaatgebieden

B.1 Sportinfrastructuur

a) Het diensthoofd stelt het jaarlijkse onderhoudsplan op.
b) Het diensthoofd verdeelt de uren onder de clubs.

B.2 Sportpromotie

a) Het diensthoofd organiseert sportkampen tijdens de vakanties.

C. Wat wij bieden

Een contract van onbepaalde duur in weddeschaal B4-B5.
""")
    assert outline(found) == [
        ("Gemeente Moerdam", "general"),
        ("Functiebeschrijving diensthoofd sport", "general"),
        ("A. Doel van de functie", "purpose"),
        ("B. Resultaatgebieden", "result_area"),
        ("B. Resultaatgebieden > B.1 Sportinfrastructuur", "result_area"),
        ("B. Resultaatgebieden > B.2 Sportpromotie", "result_area"),
        ("C. Wat wij bieden", "offer"),
    ]
    assert len(items(found)) == 3


def test_capitals_only() -> None:
    found = document("""OCMW MOERDAM
HOOFDMAATSCHAPPELIJK WERKER

DOEL VAN DE FUNCTIE
U leidt de sociale dienst en waakt over de rechten van elke cliënt.

TAKENPAKKET

DOSSIERS
U verdeelt de dossiers onder de maatschappelijk werkers.

LEIDING GEVEN
U voert functioneringsgesprekken.

PROFIEL

KENNIS
U kent de wetgeving over het leefloon.

VAARDIGHEDEN
U blijft rustig bij conflicten.

AANBOD
Maaltijdcheques van 7 euro per dag.
""")
    assert outline(found) == [
        ("OCMW MOERDAM", "general"),
        ("HOOFDMAATSCHAPPELIJK WERKER", "general"),
        ("DOEL VAN DE FUNCTIE", "purpose"),
        ("TAKENPAKKET", "tasks"),
        ("TAKENPAKKET > DOSSIERS", "result_area"),
        ("TAKENPAKKET > LEIDING GEVEN", "result_area"),
        ("PROFIEL", "competencies"),
        ("PROFIEL > KENNIS", "knowledge"),
        ("PROFIEL > VAARDIGHEDEN", "competencies"),
        ("AANBOD", "offer"),
    ]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Wat doe je?", "tasks"),
        ("Wie ben je?", "conditions"),
        ("Wat verwachten we van jou?", "conditions"),
        ("Wat krijg je van ons?", "offer"),
        ("Hoe selecteren we?", "selection"),
        ("Waar kan je terecht met vragen?", "contacts"),
        ("Meer weten?", "contacts"),
    ],
)
def test_questions_as_headings(question: str, kind: str) -> None:
    found = document(f"Vacature jurist\n\n{question}\n\nJe adviseert het college over alle contracten.\n")
    assert outline(found)[-1] == (question, kind)


def test_tables_for_the_layout() -> None:
    found = document(
        """<table><tr><th colspan="2">Functiekaart deskundige mobiliteit</th></tr>
        <tr><td>Bestuur</td><td>Gemeente Moerdam</td></tr><tr><td>Graad</td><td>B1-B3</td></tr></table>
        <table><tr><th>Resultaatgebied</th><th>Taken</th></tr>
        <tr><td>Verkeersplannen</td><td><ul><li>tekent plannen;</li><li>leidt overleg.</li></ul></td></tr>
        <tr><td>Signalisatie</td><td><ul><li>beheert de borden;</li><li>adviseert.</li></ul></td></tr></table>
        <p>Deze kaart geldt voor alle deskundigen van de gemeente, ook voor wie tijdelijk vervangt.</p>""",
        "html",
    )
    assert outline(found) == [
        ("Functiekaart deskundige mobiliteit", "general"),
        ("Resultaatgebied – Taken", "result_area"),
        ("Resultaatgebied – Taken > Verkeersplannen", "result_area"),
        ("Resultaatgebied – Taken > Signalisatie", "result_area"),
    ]
    last = found.passages[-1]
    assert last.headings == ("Resultaatgebied – Taken",)  # what follows a table is not in its last row


def test_deep_numbers() -> None:
    found = document("""1 INLEIDING
1.1 Doel van de functie
De directeur leidt het woonzorgcentrum en waakt over de zorg voor elke bewoner.
2 KERNTAKEN
2.1 Zorg
2.1.1 Kwaliteit
2.1.1.1 De directeur meet elk jaar de tevredenheid van bewoners en families.
2.1.1.2 De directeur volgt de aanbevelingen van de Zorginspectie op.
2.2 Personeel
2.2.1 De directeur stelt het uurrooster vast met de hoofdverpleegkundigen.
2.2.2 De directeur beslist over aanwervingen tot en met niveau B.
3 VEREISTEN
3.1 Competenties
3.1.1 Leiding geven
3.1.2 Empathie
3.1.3 Financieel inzicht
""")
    assert outline(found) == [
        ("1 INLEIDING", "general"),
        ("1 INLEIDING > 1.1 Doel van de functie", "purpose"),
        ("2 KERNTAKEN", "result_area"),
        ("2 KERNTAKEN > 2.1 Zorg", "result_area"),
        ("2 KERNTAKEN > 2.1 Zorg > 2.1.1 Kwaliteit", "result_area"),
        ("2 KERNTAKEN > 2.2 Personeel", "result_area"),
        ("3 VEREISTEN", "conditions"),
        ("3 VEREISTEN > 3.1 Competenties", "competencies"),
    ]
    assert items(found)[-3:] == ["Leiding geven", "Empathie", "Financieel inzicht"]


def test_roman_numbers_and_labels_on_lines_of_their_own() -> None:
    found = document(
        """# Stad Vliervelde

## I. Identificatie

**Functie:** clustermanager ruimte
**Graad:** A4a-A4b

## II. Kerntaken

**1) Strategie**
- schrijft het beleidsplan
- bewaakt de *indicatoren*
""",
        "md",
    )
    assert outline(found)[1:] == [
        ("I. Identificatie", "general"),
        ("II. Kerntaken", "result_area"),
        ("II. Kerntaken > 1) Strategie", "result_area"),
    ]
    labels = {cell.column: cell.value for passage in found.passages for cell in passage.cells}
    assert labels == {"Functie": "clustermanager ruimte", "Graad": "A4a-A4b"}


def test_lines_without_bullets_or_blank_lines_are_not_headings() -> None:
    found = document("""Profiel coördinator buurtwerking

Vereiste competenties
Samenwerken (niveau 2)
Initiatief nemen (niveau 3)
Omgaan met diversiteit (niveau 3)

Voorwaarden
Je hebt een bachelordiploma.
Je werkt soms in het weekend.
""")
    assert outline(found)[1:] == [("Vereiste competenties", "competencies"), ("Voorwaarden", "conditions")]
    assert len(found.passages) == 5


def test_no_headings_at_all() -> None:
    found = document("""De gemeente Moerdam zoekt een bibliothecaris. Je leidt een ploeg van twaalf mensen.

Je organiseert lezingen en je zorgt dat ook mensen die moeilijk lezen hun weg vinden.

Stuur je brief voor 1 mei 2026 naar de personeelsdienst.
""")
    assert outline(found) == [("", "general")]
    assert len(found.passages) == 3
    assert found.role == "bibliothecaris"
