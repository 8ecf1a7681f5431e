"""What holds for the structure of any document, whatever a reader makes of a file."""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import RUN_IN_MARK, Block, BlockKind
from ingest.cleaning import clean_characters
from ingest.footnotes import put_back_notes, take_out_notes
from ingest.headings import find_headings
from ingest.layout import Layout, lay_out
from ingest.lists import DEEPEST, repair_lists
from ingest.model import PassageKind
from ingest.readers import text as plain_text

PROPERTIES = settings(max_examples=60, deadline=None, derandomize=True)
MOST_DEPTH = 9

LINES = (
    "Doel van de functie", "RESULTAATGEBIEDEN", "Kerntaken", "1. Vergunningen", "2. Handhaving", "1.1 Team",
    "4.3.1 Stelt de medewerkers aan die het college niet zelf wil aanstellen.", "Wij bieden:", "Niveau: A1a",
    "Niveau", "A1a-A3a", "Wat doet deze jurist dan?", "Je geeft leiding aan de volgende teams:", "Recht¹",
    "De jurist adviseert het college. Hij beslist niet zelf.", "¹ Noot.",
    "VISIE – De praktijk overstijgen en op langere termijn denken.",
    "Netwerken: knoopt banden met partners aan.", "Beslissen - Hakt altijd op tijd de knopen door.",
    "Gemeente Moerdam", "Functiebeschrijving jurist", "Vastgesteld op 3 mei 2024", "instaat voor het budget;",
    "een gesprek", "Toelichting", "7.", "IV. Aanbod", "Deel 1: gesprek", "…", "a", "-", "12 punten",
)  # fmt: skip
# Readers give clean text: NFC, without invisible characters.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=12)
ANY_TEXT = st.lists(WORDS, min_size=1, max_size=12).map(" ".join).map(clean_characters).filter(str.strip)
TEXTS = st.one_of(st.sampled_from(LINES), st.sampled_from(LINES), ANY_TEXT)
MARKERS = st.sampled_from(["", "•", "-", "o", "1.", "2.", "a)", "iv."])
NAMES = st.sampled_from(["Zorg", "Recht", "Sport", "Cultuur"])
GAPS = st.integers(0, 2)


@st.composite
def blocks(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Block:
    """Return a block as some reader might make it."""
    kind = draw(st.sampled_from(BlockKind))
    page, after_break = draw(st.none() | st.integers(1, 3)), draw(st.booleans())
    if kind is BlockKind.TABLE:
        rows = draw(st.lists(st.lists(texts | st.just(""), max_size=4).map(tuple), max_size=4).map(tuple))
        return Block(kind, rows=rows, page=page, gap=draw(GAPS), after_break=after_break)
    text = draw(texts)
    block = Block(kind, text, page=page, gap=draw(GAPS), after_break=after_break, inner=draw(st.booleans()))
    if kind is BlockKind.HEADING:
        return replace(block, level=draw(st.integers(1, 6)))
    if kind is BlockKind.ITEM:
        return replace(block, level=draw(st.integers(0, MOST_DEPTH)), marker=draw(MARKERS))
    seams = tuple(found.end() for found in re.finditer(" ", text)) if draw(st.booleans()) else ()
    return replace(block, bold=draw(st.booleans()), indented=draw(st.booleans()), seams=seams)


SENTENCE = Block(BlockKind.PARAGRAPH, "De jurist adviseert het college over alle contracten van de stad.")
ANY_BLOCKS = st.lists(blocks(), max_size=25)


def structured(given_blocks: Sequence[Block]) -> list[Block]:
    running, notes = take_out_notes(given_blocks)
    return put_back_notes(find_headings(repair_lists(running)), notes)


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def words_of_blocks(some: Sequence[Block]) -> list[str]:
    found: list[str] = []
    for block in some:
        if block.kind is BlockKind.TABLE:
            found += [word for row in block.rows for cell in row for word in words_of(cell)]
        elif block.marker != RUN_IN_MARK:
            counter = block.counter if block.kind is BlockKind.ITEM else ""
            found += words_of(counter + block.text)
    return found


def layout_of(some: Sequence[Block]) -> Layout:
    """Return the layout of blocks, with a sentence at the end so that there is always some text."""
    return lay_out(structured((*some, SENTENCE)))


def _calls(some: list[Block]) -> int:
    """Return how many functions are called for blocks: what they cost, the same on every machine."""
    count = 0

    def observe(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(observe)
    try:
        lay_out(structured(some))
    finally:
        sys.setprofile(before)
    return count


@PROPERTIES
@given(ANY_BLOCKS)
def test_no_word_is_lost_invented_or_moved(some: list[Block]) -> None:
    running, _ = take_out_notes(some)
    assert words_of_blocks(find_headings(repair_lists(running))) == words_of_blocks(running)
    assert Counter(words_of_blocks(structured(some))) == Counter(words_of_blocks(some))


@PROPERTIES
@given(ANY_BLOCKS)
def test_every_passage_is_a_piece_of_the_text_in_its_own_section(some: list[Block]) -> None:
    layout = layout_of(some)
    for passage in layout.passages:
        home = layout.sections[passage.section]
        assert passage.text == layout.text[passage.start : passage.end]
        assert passage.text.strip() == passage.text != ""
        assert home.start <= passage.start < passage.end <= home.end
        assert passage.headings == home.headings
    for before, after in pairwise(layout.passages):
        assert before.number + 1 == after.number
        assert before.end <= after.start


@PROPERTIES
@given(ANY_BLOCKS)
def test_sentences_cover_their_passage(some: list[Block]) -> None:
    for passage in layout_of(some).passages:
        assert (passage.sentences[0][0], passage.sentences[-1][1]) == (passage.start, passage.end)
        assert all(before[1] <= after[0] for before, after in pairwise(passage.sentences))
        assert all(start < end for start, end in passage.sentences)


@PROPERTIES
@given(ANY_BLOCKS)
def test_spans_lay_out_all_text_in_order(some: list[Block]) -> None:
    layout = layout_of(some)
    for before, after in pairwise(layout.spans):
        assert before.end < after.start
        between = layout.text[before.end : after.start]
        assert between[0] == "\n"
    inside = [layout.text[span.start : span.end] for span in layout.spans]
    assert Counter(words_of(" ".join(inside))) <= Counter(words_of(layout.text))
    assert all(any(s.start <= p.start and p.end <= s.end for s in layout.spans) for p in layout.passages)
    assert all(any(s.start <= seam <= s.end for s in layout.spans) for seam in layout.seams)


@PROPERTIES
@given(ANY_BLOCKS)
def test_lead_ins_stand_before_their_items_in_the_same_section(some: list[Block]) -> None:
    layout = layout_of(some)
    for passage in layout.passages:
        assert 0 <= passage.depth <= DEEPEST
        if passage.lead_in_passage is None:
            assert passage.lead_in == ""
            continue
        lead = layout.passages[passage.lead_in_passage]
        assert passage.kind is PassageKind.ITEM
        assert lead.number < passage.number
        assert lead.section == passage.section
        assert lead.text.endswith(passage.lead_in)
        assert passage.lead_in.endswith(":")
        assert lead.kind is PassageKind.TEXT or lead.depth < passage.depth


@PROPERTIES
@given(ANY_BLOCKS)
def test_sections_form_a_tree_in_reading_order(some: list[Block]) -> None:
    sections = layout_of(some).sections
    assert [section.number for section in sections] == list(range(len(sections)))
    for section in sections:
        parent = None if section.parent is None else sections[section.parent]
        above = () if parent is None else parent.headings
        assert parent is None or parent.number < section.number
        assert section.headings == ((*above, section.heading) if section.level else ())
        assert section.level == len(section.headings)
        assert section.start <= section.end
    assert all(before.start <= after.start for before, after in pairwise(sections))


@PROPERTIES
@given(ANY_BLOCKS)
def test_rows_hold_their_cells(some: list[Block]) -> None:
    layout = layout_of(some)
    for passage in layout.passages:
        if passage.kind is PassageKind.ROW:
            own = [cell.value for cell in passage.cells if cell.value and not cell.carried]
            assert [part for part in passage.text.split(" | ") if part != "–"] == [
                part for value in own for part in value.split(" | ") if part != "–"
            ]


@PROPERTIES
@given(ANY_BLOCKS)
def test_the_same_blocks_give_the_same_document(some: list[Block]) -> None:
    assert layout_of(some) == layout_of(list(some))


@PROPERTIES
@given(st.lists(st.tuples(st.integers(1, 6), NAMES), min_size=1))
def test_certain_headings_keep_their_order_of_rank(headings: list[tuple[int, str]]) -> None:
    some = [part for level, text in headings for part in (Block(BlockKind.HEADING, text, level), SENTENCE)]
    # A text above the first heading: no title.
    ranks = [block.level for block in find_headings([SENTENCE, *some]) if block.kind is BlockKind.HEADING]
    levels = [level for level, _ in headings]
    for (level, rank), (other, its) in pairwise(zip(levels, ranks, strict=True)):
        assert (level < other) == (rank < its)
        assert (level == other) == (rank == its)


@PROPERTIES
@given(st.lists(st.integers(1, 3), min_size=1, max_size=12), st.sampled_from(["", ".", ")"]))
def test_numbers_rank_headings(steps: list[int], stop: str) -> None:
    counters: list[int] = []
    some: list[Block] = []
    for step in steps:
        depth = min(step, len(counters) + 1)
        counters = [*counters[: depth - 1], (counters[depth - 1 : depth] or [0])[0] + 1]
        number = ".".join(map(str, counters))
        some += [Block(BlockKind.HEADING, f"{number}{stop} Zorg", 2), SENTENCE]
    found = [block for block in find_headings(some) if block.kind is BlockKind.HEADING]
    ranks: dict[int, int] = {}
    for block in found:
        depth = block.numbered.count(".")
        assert ranks.setdefault(depth, block.level) == block.level
    assert sorted(ranks.values()) == [ranks[depth] for depth in sorted(ranks)]
    assert len(set(ranks.values())) == len(ranks)


@PROPERTIES
@given(st.lists(blocks(st.sampled_from(LINES)), max_size=25))
def test_a_text_read_again_has_the_same_words(some: list[Block]) -> None:
    layout = layout_of(some)
    again = plain_text.read(layout.text.encode())
    kept = Counter(words_of_blocks(again.blocks))
    left_out = Counter(word for noise in again.noise for word in words_of(noise.text))
    assert kept + left_out == Counter(words_of(layout.text))


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM])
def test_the_work_grows_with_the_size_of_the_document(kind: BlockKind) -> None:
    for line in LINES:
        part = [Block(kind, line, level=1), SENTENCE]
        _assert_linear(part * 30, part * 60)
        _assert_linear(part[:1] * 60, part[:1] * 120)


@pytest.mark.parametrize("text", ["a. ", "Recht. ", "recht ", "bv. 3.", "Taken: ", "12 ", "1. Zorg "])
def test_the_work_grows_with_the_size_of_a_paragraph(text: str) -> None:
    half, whole = (Block(BlockKind.PARAGRAPH, (text * times).strip()) for times in (250, 500))
    _assert_linear([half], [whole])


def _assert_linear(half: list[Block], whole: list[Block]) -> None:
    once, twice = _calls(half), _calls(whole)
    assert twice < 2.3 * once, half[0].text
