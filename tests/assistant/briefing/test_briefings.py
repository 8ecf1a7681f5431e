"""What holds for the briefing of every document, whatever its layout."""

from collections import Counter
from dataclasses import replace
from itertools import chain

import pytest

from assistant.answer import Citation
from assistant.briefing import Briefing, Item, Topic, make_briefing
from ingest.model import Document, PassageKind, SectionKind
from ingest.readers.markdown import read as read_markdown
from ingest.reading import document_from
from tests.assistant.briefing.layouts import ALL, LAYOUTS, SAMPLES, briefing, document, read


def citations(made: Briefing) -> list[Citation]:
    """Return every citation of a briefing, in order."""
    found = [*made.differences.only_here, *made.differences.not_here]
    return [*chain.from_iterable(map(of_item, made.items)), *(each.citation for each in found)]


def of_item(item: Item) -> list[Citation]:
    return [item.citation, *item.details, *([item.lead_in] if item.lead_in else [])]


@pytest.mark.parametrize("each", ALL)
def test_every_quote_is_the_text_at_its_offsets(each: Document):
    known = {other.name: other for other in (*read(SAMPLES), *read(LAYOUTS), each)}
    made = make_briefing(each, known.values())
    assert made.items
    for citation in citations(made):
        source = known[citation.document]
        assert citation.quote == source.text[citation.start : citation.end]
        assert citation.quote == citation.quote.strip() != ""
        passage = source.passages[citation.passage]
        heading = source.sections[passage.section]
        assert passage.start <= citation.start or citation.start == heading.start
        assert not any(citation.start < seam < citation.end for seam in source.seams)


@pytest.mark.parametrize("each", ALL)
def test_numbers_count_every_citation_once(each: Document):
    numbers = sorted(citation.number for citation in citations(make_briefing(each)))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("each", ALL)
def test_identifiers_are_unique_and_no_chapter_says_a_thing_twice(each: Document):
    made = make_briefing(each)
    assert all(count == 1 for count in Counter(item.identifier for item in made.items).values())
    for chapter in made.chapters:
        if chapter.topic in (Topic.RESULT_AREAS, Topic.POSITION):
            continue  # a list stays complete, and an aspect is not silent, though the words were said before
        said = Counter(
            (item.label, item.citation.quote, item.lead_in and item.lead_in.start) for item in chapter.items
        )
        assert all(count == 1 for count in said.values())


@pytest.mark.parametrize("each", ALL)
def test_every_topic_has_a_chapter_in_order(each: Document):
    assert [chapter.topic for chapter in make_briefing(each).chapters] == list(Topic)


@pytest.mark.parametrize("each", ALL)
def test_lists_of_tasks_are_complete(each: Document):
    """Every item and row of a part that is about tasks is in the chapter about them."""
    areas = next(c for c in make_briefing(each).chapters if c.topic is Topic.RESULT_AREAS)
    shown = {item.citation.passage for item in areas.items}
    said = {item.citation.quote.casefold() for item in areas.items}
    for passage in each.passages:
        kind = each.sections[passage.section].kind
        if passage.kind is PassageKind.TEXT or kind not in (SectionKind.RESULT_AREA, SectionKind.TASKS):
            continue
        assert passage.number in shown or passage.text.strip(" ;,").casefold() in said, passage.text[:60]


@pytest.mark.parametrize("each", ALL)
def test_items_are_short(each: Document):
    lengths = sorted(len(item.citation.quote) for item in make_briefing(each).items)
    assert lengths[len(lengths) // 2] <= 220
    assert sum(length > 700 for length in lengths) <= len(lengths) // 20


def test_identifiers_survive_other_words_elsewhere():
    """A tick stays where it was when another part of the document changes, and goes with its words."""
    before = document("molenveld")
    text = (LAYOUTS / before.name).read_text(encoding="utf-8")
    changed = text.replace("## Missie", "Nieuwe zin vooraf.\n\n## Missie")
    after = document_from(read_markdown(changed.encode()), before.name, "1" * 64)
    old = {item.citation.quote: item.identifier for item in briefing("molenveld").items}
    new = {item.citation.quote: item.identifier for item in make_briefing(after).items}
    assert {quote: new[quote] for quote in old} == old


def test_identifiers_differ_between_documents():
    first = document("hazelbeke")
    second = make_briefing(replace(first, name="kopie.txt"))
    assert not {i.identifier for i in briefing("hazelbeke").items} & {i.identifier for i in second.items}
