"""Reports that the tests of the writers share."""

from datetime import UTC, datetime

import pytest

from assistant.answer import Answer, Citation, Mode, Status
from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Document
from ingest.reading import document_from
from ui.exports.conversation import conversation_report
from ui.exports.report import (
    Bullets,
    Cell,
    CellLine,
    Heading,
    Item,
    Paragraph,
    Quoted,
    Report,
    Run,
    SourceNote,
    Table,
    Task,
    cell,
)

CREATED = datetime(2026, 3, 4, 13, 5, 59, 123456, tzinfo=UTC)
HASH = "0123456789abcdef" * 4
SITE = "https://functies.voorbeeld.be/"
QUOTE = "De directeur leidt „het geheel” → budget ≥ € 25.000; één keer per ’t jaar, coördineert & evalueert."
TASKS = "Zij beheert het officiële archief."
HOSTILE = (
    "=cmd|'/C calc'!A1 <script>alert(1)</script> <img src=x onerror=alert(1)> "
    '#import "x": * $x$ @bron <bron> '
    '#read("/etc/passwd") \\u{41} '
    "**vet** _schuin_ `code` [klik](http://evil.example) ![x](http://evil.example/x) "
    "| cel || 1. a ~~weg~~ &lt; {{7*7}} %s {0} \x00\x07\x1b\ud800\ufffe \u202edraai\u202c 😀 👩‍👩‍👧 中文 ¬"
)
READABLE = (
    "=cmd|'/C calc'!A1",
    "<script>alert(1)</script>",
    '#import "x": * $x$ @bron <bron>',
    "**vet** _schuin_ `code` [klik](http://evil.example) ![x](http://evil.example/x)",
    "~~weg~~ &lt; {{7*7}} %s {0}",
)
"""Parts of the hostile text that stand in the file as they are."""


def make_document(name: str = "profiel_directeur.docx") -> Document:
    """Return a document that holds the quotes."""
    blocks = (
        Block(BlockKind.HEADING, "Profiel directeur", level=1),
        Block(BlockKind.HEADING, "Taken & rollen", level=2),
        Block(BlockKind.PARAGRAPH, QUOTE),
        Block(BlockKind.PARAGRAPH, TASKS),
    )
    return document_from(Reading(blocks), name, HASH)


def cite(document: Document, number: int, quote: str) -> Citation:
    """Return a citation of words in a document."""
    start = document.text.index(quote)
    return Citation(
        number=number,
        document=document.name,
        title="Profiel directeur",
        organisation="Testdorp",
        headings=("Profiel directeur", "Taken & rollen"),
        page=2,
        start=start,
        end=start + len(quote),
        quote=quote,
        passage=0,
    )


@pytest.fixture
def conversation() -> Report:
    """Return a conversation with an answer in several forms, a refusal, and a question without an answer."""
    document = make_document()
    answer = Answer(
        question="En wat doet zij?",
        standalone_question="Wat doet de directeur van Testdorp?",
        status=Status.PARTIAL,
        text=f"**Testdorp**: leidt. [1] [7]\n\n- {TASKS} [2]\n  1. eerst\n  2. *dan*\n\n"
        "| Bestuur | Taak |\n|---|---|\n| **Testdorp** | leidt [1] |",
        citations=(cite(document, 1, QUOTE), cite(document, 2, TASKS)),
        organisations=("Testdorp",),
        mode=Mode.GENERATIVE,
    )
    refusal = Answer("Wie is Piet?", "Wie is Piet?", Status.OUT_OF_SCOPE, "Daarover gaan de documenten niet.")
    turns = [("En wat doet zij?", answer), ("Wie is Piet?", refusal), ("Nog iets?", None)]
    return conversation_report(turns, {document.name: document}, CREATED, base_address=SITE)


@pytest.fixture
def note() -> SourceNote:
    """Return where a quote stands."""
    return SourceNote(
        document="profiel_directeur.docx",
        title="Profiel directeur",
        organisation="Testdorp",
        headings=("Taken & rollen",),
        page=2,
        sha256=HASH,
        date="2021-03",
        url=f"{SITE}bron/profiel_directeur.docx/0?start=1&end=9&v=abc",
    )


@pytest.fixture
def matrix(note: SourceNote) -> Report:
    """Return a report of a table with quotes in its cells, and a list to tick off."""
    table = Table(
        caption="Wie doet wat?",
        header=("Thema", "Testdorp", "Elders"),
        rows=(
            (
                cell("Leiding"),
                Cell((CellLine(QUOTE, note), CellLine(TASKS, note))),
                cell((Run("niet vermeld", italic=True),)),
            ),
            (cell("Archief"), cell("=1+1")),
        ),
    )
    blocks = (Heading(1, "Taken"), table, Task(QUOTE, True, note), Task("Kennismaken", False))
    return Report(
        "Vergelijking: wie / wat?", "nl", CREATED.date(), blocks, ("Een toelichting.",), landscape=True
    )


@pytest.fixture
def hostile() -> Report:
    """Return a report that is hostile wherever it can be."""
    note = SourceNote(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), 1, HOSTILE, HOSTILE, "javascript:alert(1)")
    blocks = (
        Heading(4, HOSTILE),
        Heading(1, "\n"),
        Paragraph(HOSTILE),
        Paragraph((Run("weg", link="javascript:alert(1)"), Run("nergens", target="er is niets"))),
        Paragraph("W" * 3000),
        Paragraph(""),
        Bullets(()),
        Bullets((Item(HOSTILE, 3, 7), Item("los", 0), Item("genummerd", 0, 2))),
        Quoted(HOSTILE, note, HOSTILE, "bron-1"),
        Quoted("tweede", note, "Bron", "bron-1"),
        Quoted("", note),
        Task(HOSTILE, True, note),
        Table(
            HOSTILE, (HOSTILE, "b"), ((cell(HOSTILE, note),), (cell("W" * 400), cell("x"), cell("te veel")))
        ),
        Table(HOSTILE, ("alleen een kop",), ()),
        Table("niets", (), ((cell("x"),),)),
        Paragraph("woord " * 35_000),
    )
    return Report(HOSTILE, "xx", CREATED, blocks, (HOSTILE,))
