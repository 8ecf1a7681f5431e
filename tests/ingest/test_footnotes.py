"""Footnotes at the end of the section that refers to them."""

from ingest.blocks import Block, BlockKind
from ingest.footnotes import opening, put_back_notes, raised, reference, take_out_notes
from ingest.headings import find_headings


def heading(text: str) -> Block:
    return Block(BlockKind.HEADING, text, 1)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def item(text: str) -> Block:
    return Block(BlockKind.ITEM, text)


def placed(*blocks: Block) -> list[str]:
    running, notes = take_out_notes(blocks)
    return [block.text for block in put_back_notes(find_headings(running), notes)]


def test_numbers_are_raised() -> None:
    assert raised("120") == "¹²⁰"
    assert (reference("2"), opening("2")) == ("²", "² ")
    assert (reference("iv"), opening("iv")) == ("", "(iv) ")
    assert opening("") == ""


def test_a_note_moves_to_the_end_of_the_section_that_refers_to_it() -> None:
    assert placed(
        heading("Taken"), item("koopt tot 8.500 euro¹;"), paragraph("¹ Zonder btw."), item("beslist."),
        heading("Contact"), paragraph("Bel ons.² Of mail."), paragraph("² Elke werkdag."),
    ) == ["Taken", "koopt tot 8.500 euro¹;", "beslist.", "¹ Zonder btw.",
          "Contact", "Bel ons.² Of mail.", "² Elke werkdag."]  # fmt: skip


def test_numbers_that_start_anew_on_each_page_keep_their_order() -> None:
    assert placed(
        heading("Taken"), paragraph("Eerst¹."), heading("Kennis"), paragraph("Dan¹."),
        paragraph("¹ Bij de eerste."), paragraph("¹ Bij de tweede."),
    ) == ["Taken", "Eerst¹.", "¹ Bij de eerste.", "Kennis", "Dan¹.", "¹ Bij de tweede."]  # fmt: skip


def test_a_cell_may_refer_to_a_note() -> None:
    table = Block(BlockKind.TABLE, rows=(("Loon²", "A5"),))
    assert placed(heading("Loon"), table, heading("Slot"), paragraph("Einde."), paragraph("² Bruto.")) == [
        "Loon", "", "² Bruto.", "Slot", "Einde.",
    ]  # fmt: skip


def test_what_nothing_refers_to_stays_where_it_is() -> None:
    assert placed(paragraph("Tot 30 m² groot."), paragraph("¹ Los."), paragraph("Slot.")) == [
        "Tot 30 m² groot.", "¹ Los.", "Slot.",
    ]  # fmt: skip
