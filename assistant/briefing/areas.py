"""The result areas of a role, each with all its tasks."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.briefing.model import Group, Item, Topic
from assistant.briefing.units import Items, Reader
from assistant.compose.quoting import plain_heading
from ingest.kinds import kind_of_heading
from ingest.model import Passage, PassageKind, Section, SectionKind

_KINDS = (SectionKind.RESULT_AREA, SectionKind.TASKS)


def area_groups(reader: Reader) -> tuple[Group, ...]:
    """Return one group for each result area, in the order of the document, with every task in it."""
    items = Items(Topic.RESULT_AREAS)
    recurring = _recurring(reader.document.sections)
    found = []
    for section in reader.document.sections:
        if section.kind not in _KINDS or section.heading in recurring:
            continue
        own = _own(reader, section, recurring)
        for title, passages in _by_first_cell(section, own):
            members = _members(reader, items, title, passages, recurring)
            if members:
                found.append(Group(tuple(members), title, _above(reader, section)))
    return tuple(found)


def _recurring(sections: Sequence[Section]) -> frozenset[str]:
    """Return the headings that come back under areas ("Doel", "Taken"): parts of an area, no areas."""
    headings = Counter(
        section.heading
        for section in sections
        if section.kind in _KINDS and section.parent is not None and sections[section.parent].kind in _KINDS
    )
    return frozenset(heading for heading, count in headings.items() if count > 1)


def _own(reader: Reader, section: Section, recurring: frozenset[str]) -> list[Passage]:
    """Return the passages of an area and its parts; of an area that holds others, only its items."""
    sections = reader.document.sections
    children = [child for child in sections if child.parent == section.number and child.kind in _KINDS]
    own = reader.within(section.number)
    if any(child.heading not in recurring for child in children):
        own = [passage for passage in own if passage.kind is not PassageKind.TEXT]
    parts = [child for child in children if child.heading in recurring]
    own += [passage for part in parts for passage in _own(reader, part, recurring)]
    return sorted(own, key=lambda passage: passage.start)


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
        for unit in reader.of(passage):
            if label and unit.text.casefold().startswith(label.casefold()):
                label = ""  # "Doel: ..." says so itself
            item = items.make(unit, label, depth=passage.depth, scope="\n".join((*passage.headings, title)))
            if item:
                found.append(item)
    return found


def _above(reader: Reader, section: Section) -> str:
    """Return the heading above an area, unless it only is the name of all areas together."""
    if section.parent is None:
        return ""
    parent = reader.document.sections[section.parent]
    names_all = kind_of_heading(parent.heading) in _KINDS
    return "" if names_all or parent.kind not in _KINDS else plain_heading(parent.heading)
