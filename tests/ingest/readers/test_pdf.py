"""Reading PDF files.

``data/functiekaart.pdf`` was made with ReportLab: three pages with a running header and page
numbers, words broken at line ends, nested bullets, a table with merged cells, one whose
header has no lines, a bold first sentence and a sentence that runs over the first page break.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.blocks import Block, BlockKind
from ingest.errors import IngestError
from ingest.readers.pdf import read, scans

DATA = Path(__file__).parent / "data"
RUNNING_ON = (
    "De directeur is het hoofd van het personeel en zorgt ervoor dat elke medewerker weet wat van "
    "hem of haar verwacht wordt."
)


def bold(text: str, page: int = 1) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page=page, bold=True)


def heading(text: str, level: int, page: int = 1) -> Block:
    return Block(BlockKind.HEADING, text, level, page=page)


def paragraph(text: str, page: int = 1) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page=page)


def item(text: str, level: int = 0, marker: str = "•", page: int = 1) -> Block:
    return Block(BlockKind.ITEM, text, level, page=page, marker=marker)


def test_document() -> None:
    reading = read((DATA / "functiekaart.pdf").read_bytes())
    assert list(reading.blocks) == [
        replace(bold("Functiekaart"), after_break=True),
        heading("1. Doel van de functie", 2),
        paragraph(
            "De algemeen directeur leidt de diensten van de stad en is verantwoordelijk voor het "
            "management. Samen met het college en de gemeenteraad, en met de leden van de "
            "OCMW-raad, bepaalt de directeur de koers. De beleids- en beheerscyclus en de kennis- "
            "en leesvaardigheden van iedereen krijgen daarbij voortdurend en blijvend aandacht, "
            "telkens weer."
        ),
        paragraph("Functie: directeur"),
        paragraph("Dienst: staf"),
        heading("2. Taken", 2),
        item(
            "leidt het managementteam en verdeelt het werk over de verschillende diensten van de "
            "stad, in overleg met de voorzitter"
        ),
        item("bewaakt het budget:"),
        item("volgt de kredieten op", 1, "-"),
        item("rapporteert per kwartaal", 1, "-"),
        item("vervangt de financieel directeur"),
        Block(
            BlockKind.TABLE,
            rows=(
                ("Competentie", "Niveau", ""),
                ("Leidinggeven", "basis", "1"),
                ("", "expert", "2"),
            ),
            page=1,
        ),
        bold("Mensen leiden."),
        paragraph("U bent het hoofd van het personeel."),
        replace(paragraph(RUNNING_ON), seams=(RUNNING_ON.index("hem of haar"),)),
        heading(
            "3. Voorwaarden om aan de selectie voor de functie van algemeen directeur deel te nemen",
            1,
            page=2,
        ),
        item("een diploma dat toegang geeft tot niveau A", page=2),
        Block(
            BlockKind.TABLE,
            rows=(("Stap", "Datum"), ("Proef", "1 maart"), ("Gesprek", "2 april")),
            page=2,
        ),
        replace(paragraph("Wie slaagt, komt in de reserve.", 3), after_break=True),
    ]
    assert [noise.text for noise in reading.noise] == [
        text for number in (1, 2, 3) for text in ("Stad Voorbeeld - functiekaart", f"Pagina {number} van 3")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ((DATA / "beveiligd.pdf").read_bytes(), "wachtwoord"),
        ((DATA / "gescand.pdf").read_bytes(), "tekstherkenning nodig"),
        ((DATA / "functiekaart.pdf").read_bytes()[:400], "PDF-bestand"),
        (b"%PDF-1.7\nrommel", "PDF-bestand"),
        (b"", "geen leesbaar PDF-bestand"),
    ],
)
def test_unreadable(data: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_program", lambda name: None)
    with pytest.raises(IngestError, match=message):
        read(data)
