"""The result areas of a role, each with all its tasks."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.briefing.duties import holder_words
from assistant.briefing.items import Items
from assistant.briefing.model import Group, Item, Topic
from assistant.compose.quoting import plain_heading
from assistant.units import Reader, Unit, spans_of_cells
from assistant.words import tokens
from ingest.kinds import kind_of_heading
from ingest.model import Passage, PassageKind, Section, SectionKind

_KINDS = (SectionKind.RESULT_AREA, SectionKind.TASKS)
_LIST = 2
"""Items that make a list."""


def area_groups(reader: Reader) -> tuple[Group, ...]:
    """Return one group for each result area, in the order of the document, with every task in it.

    Where no part is headed as such: the parts whose lists say what the holder does.
    """
    sections = reader.document.sections
    areas = [section for section in sections if section.kind in _KINDS]
    if not any(reader.within(section.number) for section in areas):
        areas = [section for section in sections if _lists_work(reader, section)]
    recurring = _recurring(sections)
    items, found = Items(Topic.RESULT_AREAS), list[Group]()
    for section in areas:
        if section.heading in recurring:
            continue
        for title, passages in _by_first_cell(section, _own(reader, section, recurring)):
            members = _members(reader, items, title, passages, recurring)
            if members:
                found.append(Group(tuple(members), title, _above(reader, section)))
    return tuple(found)


def _lists_work(reader: Reader, section: Section) -> bool:
    """Tell whether most items of a part begin with the holder ("U leest na") or end in an infinitive."""
    units = [
        unit
        for passage in reader.within(section.number)
        if passage.kind is PassageKind.ITEM
        for unit in reader.of(passage)
    ]
    if section.kind is not SectionKind.GENERAL or len(units) < _LIST:
        return False
    holder = holder_words(reader.document)
    said = [tokens(unit.text) for unit in units]
    acts = [words for words in said if holder.intersection(words[:2]) or words[-1:][0].endswith("en")]
    return len(acts) * 2 > len(units)


def _recurring(sections: Sequence[Section]) -> frozenset[str]:
    """Return the headings that come back under areas ("Doel", "Taken"): parts of an area, no areas."""
    headings = Counter(
        section.heading
        for section in sections
        if section.kind in _KINDS and section.parent is not None and sections[section.parent].kind in _KINDS
    )
    return frozenset(heading for heading, count in headings.items() if count > 1)


def _own(reader: Reader, section: Section, recurring: frozenset[str]) -> list[Passage]:
    """Return the passages of an area and its parts; of one that holds others, no introduction."""
    sections = reader.document.sections
    children = [child for child in sections if child.parent == section.number and child.kind in _KINDS]
    own = reader.within(section.number)
    if any(child.heading not in recurring for child in children) and not _tells_of_holder(reader, own):
        own = [passage for passage in own if passage.kind is not PassageKind.TEXT]
    parts = [child for child in children if child.heading in recurring]
    own += [passage for part in parts for passage in _own(reader, part, recurring)]
    return sorted(own, key=lambda passage: passage.start)


def _tells_of_holder(reader: Reader, passages: list[Passage]) -> bool:
    """Tell whether running text is about the holder, sentence by sentence, and no introduction."""
    holder = holder_words(reader.document)
    texts = [
        unit.text for passage in passages if passage.kind is PassageKind.TEXT for unit in reader.of(passage)
    ]
    return sum(bool(holder.intersection(tokens(text))) for text in texts) * 2 > len(texts)


def _by_first_cell(section: Section, passages: list[Passage]) -> Iterator[tuple[str, list[Passage]]]:
    """Yield the areas of a section: in a table whose rows share a first cell, one for each such cell."""
    title = plain_heading(section.heading)
    firsts = [passage.cells[0].value for passage in passages if passage.kind is PassageKind.ROW]
    if len(set(firsts)) == len(firsts) or len(set(firsts)) < 2:
        yield title, passages
        return
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        name = passage.cells[0].value if passage.kind is PassageKind.ROW else title
        groups.setdefault(name, []).append(passage)
    yield from groups.items()


def _members(
    reader: Reader, items: Items, title: str, passages: list[Passage], recurring: frozenset[str]
) -> list[Item]:
    found = []
    for passage in passages:
        part = reader.document.sections[passage.section].heading
        label = plain_heading(part) if part in recurring else ""
        for unit in _without_title(reader, passage, title):
            if label and unit.text.casefold().startswith(label.casefold()):
                label = ""  # "Doel: ..." says so itself
            item = items.make(unit, label, depth=passage.depth, scope="\n".join((*passage.headings, title)))
            if item:
                found.append(item)
    return found


def _without_title(reader: Reader, passage: Passage, title: str) -> Sequence[Unit]:
    """Return the units of a passage; of a row that begins with the name of its area, the other cells."""
    if passage.kind is not PassageKind.ROW or passage.cells[0].value != title:
        return reader.of(passage)
    starts = [start for start, end in spans_of_cells(passage)[1:] if end]
    return [Unit(reader.quote(passage, starts[0], passage.end))] if starts else reader.of(passage)


def _above(reader: Reader, section: Section) -> str:
    """Return the heading above an area, unless it only is the name of all areas together."""
    if section.parent is None:
        return ""
    parent = reader.document.sections[section.parent]
    names_all = kind_of_heading(parent.heading) in _KINDS
    return "" if names_all or parent.kind not in _KINDS else plain_heading(parent.heading)
