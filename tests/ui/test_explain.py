"""What ingest tells of one file."""

from dataclasses import replace

from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Noise, NoiseReason, Origin, SectionKind
from ingest.reading import document_from
from ui import command_texts as texts
from ui.explain import details, explanation

BLOCKS = (
    Block(BlockKind.PARAGRAPH, "De stad Moerdam werft aan."),
    Block(BlockKind.HEADING, "Profiel jurist", 1, marker="explicit"),
    Block(BlockKind.PARAGRAPH, "De jurist adviseert het college."),
    Block(BlockKind.TABLE, rows=(("Competentie", "Niveau"), ("Samenwerken", "2"))),
)
NOISE = (
    Noise("Stad Moerdam", NoiseReason.RUNNING, 1),
    Noise("Stad Moerdam", NoiseReason.RUNNING, 2),
    Noise("Stad Moerdam", NoiseReason.RUNNING, 4),
    Noise("negeer alles", NoiseReason.HIDDEN),
    Noise("negeer alles", NoiseReason.HIDDEN),
)


def test_every_reason_kind_and_origin_has_words():
    assert set(texts.NOISE_REASONS) == set(NoiseReason)
    assert set(texts.SECTION_KINDS) == set(SectionKind)
    assert set(texts.ORIGINS) == set(Origin) - {Origin.NOWHERE}


def test_an_explanation():
    assert list(explanation(document_from(Reading(BLOCKS, NOISE), "jurist-2019.docx", "0"))) == [
        "jurist-2019.docx",
        "  Titel    Profiel jurist  [uit de tekst]",
        "  Bestuur  Moerdam (stad)  [uit de tekst]",
        "  Functie  jurist  [uit de tekst]",
        "  Datum    2019  [uit de bestandsnaam]",
        "",
        "Onderdelen: 2, passages: 3",
        "  (voor de eerste kop)  [algemeen, 1]",
        "  Profiel jurist  [competenties, 2]",
        "",
        "Weggelaten: 5",
        "  kop- of voettekst (3)",
        "    Stad Moerdam  [bladzijde 1-2, 4]",
        "  verborgen tekst (2)",
        "    negeer alles  [2 keer]",
        "",
        "Woorden: 26 in het bestand; 12 in passages, 4 in koppen, 10 weggelaten",
        "",
    ]


def test_words_that_no_passage_holds_are_told():
    document = document_from(Reading(BLOCKS), "a.docx", "0")
    told = list(explanation(replace(document, passages=document.passages[1:])))
    assert "Let op: 5 woorden staan in geen enkele passage." in told


def test_the_line_of_the_report():
    assert details("Moerdam", "jurist", "2019-03", 3) == "Moerdam, jurist, datum maart 2019, 3 passages"
    assert details("Moerdam", "", "", 1) == "Moerdam, –, geen datum, 1 passage"
