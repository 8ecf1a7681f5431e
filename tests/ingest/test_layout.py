"""The canonical text with its sections and passages."""

from ingest.blocks import RUN_IN_MARK, Block, BlockKind
from ingest.layout import lay_out
from ingest.model import Passage, PassageKind, SectionKind, SpanKind


def heading(text: str, rank: int = 10, marker: str = "") -> Block:
    return Block(BlockKind.HEADING, text, rank, marker=marker)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def item(text: str, level: int = 0, marker: str = "") -> Block:
    return Block(BlockKind.ITEM, text, level, marker=marker)


def texts(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def test_the_canonical_text_is_laid_out_for_a_reader() -> None:
    layout = lay_out(
        [
            heading("Taken"),
            paragraph("U zorgt voor:"),
            item("recht"),
            item("advies", 1),
            item("eerst", marker="1."),
            Block(BlockKind.TABLE, rows=(("Naam", "Soort", "Niveau"), ("Plannen", "kern", "3"))),
        ]
    )
    assert layout.text == (
        "Taken\n\nU zorgt voor:\n\n• recht\n  • advies\n1. eerst\n\nNaam | Soort | Niveau\nPlannen | kern | 3"
    )
    assert [span.kind for span in layout.spans] == [
        SpanKind.HEADING, SpanKind.PARAGRAPH, SpanKind.ITEM, SpanKind.ITEM, SpanKind.ITEM,
        SpanKind.ROW, SpanKind.ROW,
    ]  # fmt: skip
    assert [span.header for span in layout.spans[-2:]] == [True, False]


def test_a_document_may_open_with_an_item() -> None:
    assert lay_out([item("plannen")]).text == "• plannen"
    assert lay_out([item("plannen", marker="a)")]).text == "a) plannen"


def test_items_know_the_sentence_that_introduces_them() -> None:
    layout = lay_out(
        [
            paragraph("Dat is zo. U doet:"),
            item("a dat u:"),
            item("b", 1),
            item("c"),
            paragraph("Slot."),
            item("d"),
        ]
    )
    leads = {passage.text: (passage.lead_in, passage.lead_in_passage) for passage in layout.passages}
    assert leads["a dat u:"] == ("U doet:", 0)
    assert leads["b"] == ("a dat u:", 1)
    assert leads["c"] == ("U doet:", 0)
    assert leads["d"] == ("", None)


def test_a_heading_closes_a_lead_in() -> None:
    layout = lay_out([paragraph("U doet:"), heading("Kennis"), item("recht")])
    assert layout.passages[1].lead_in == ""


def test_sections_nest_by_rank() -> None:
    layout = lay_out(
        [
            heading("Resultaatgebieden", 25),
            heading("Zorg:", 40),
            item("helpen"),
            heading("Recht.", 40),
            item("adviseren"),
            heading("Kennis", 25),
            item("recht"),
        ]
    )
    assert [(section.headings, section.level, section.parent) for section in layout.sections] == [
        (("Resultaatgebieden",), 1, None),
        (("Resultaatgebieden", "Zorg"), 2, 0),
        (("Resultaatgebieden", "Recht"), 2, 0),
        (("Kennis",), 1, None),
    ]
    assert [section.kind for section in layout.sections[1:]] == [
        SectionKind.RESULT_AREA, SectionKind.RESULT_AREA, SectionKind.KNOWLEDGE,
    ]  # fmt: skip


def test_a_title_that_says_profile_is_about_the_whole() -> None:
    layout = lay_out([heading("Functieprofiel jurist", 10), heading("Taken", 20), item("adviseren")])
    assert [section.kind for section in layout.sections] == [SectionKind.GENERAL, SectionKind.TASKS]


def test_a_run_in_heading_is_no_line_of_its_own() -> None:
    layout = lay_out(
        [
            heading("Netwerken", 60, RUN_IN_MARK),
            paragraph("Netwerken: legt contacten."),
            item("zoekt"),
        ]
    )
    assert layout.text == "Netwerken: legt contacten.\n\n• zoekt"
    assert layout.sections[0].heading == "Netwerken"
    assert layout.passages[0].cells == ()
    assert texts(layout.passages) == ["Netwerken: legt contacten.", "zoekt"]


def test_a_label_is_a_cell() -> None:
    (passage,) = lay_out([paragraph("Niveau: A1a")]).passages
    assert (passage.cells[0].column, passage.cells[0].value) == ("Niveau", "A1a")


def test_long_paragraphs_are_cut_at_sentences() -> None:
    sentence = "De jurist adviseert het college over alle contracten die de stad wil sluiten met anderen."
    layout = lay_out([paragraph(" ".join([sentence] * 7))])
    assert [len(passage.sentences) for passage in layout.passages] == [3, 3, 1]
    assert all(passage.kind is PassageKind.TEXT for passage in layout.passages)


def test_rows_are_passages_but_the_header_is_none() -> None:
    layout = lay_out([Block(BlockKind.TABLE, rows=(("Naam", "Soort", "Niveau"), ("Plannen", "kern", "3")))])
    assert texts(layout.passages) == ["Plannen | kern | 3"]
    assert layout.passages[0].kind is PassageKind.ROW


def test_seams_move_with_the_text() -> None:
    layout = lay_out([paragraph("Kop."), Block(BlockKind.PARAGRAPH, "een twee", seams=(4,))])
    assert [layout.text[seam:] for seam in layout.seams] == ["twee"]


def test_nothing_gives_one_empty_section() -> None:
    layout = lay_out([])
    assert (layout.text, len(layout.sections), layout.passages) == ("", 1, ())
