"""The competencies of a role with their levels and what they mean, and the knowledge that it asks for."""

from collections.abc import Iterable

from assistant.briefing.items import Items
from assistant.briefing.model import Group, Item, Topic
from assistant.competencies import Competency, merged, named_in, read_competencies
from assistant.units import Reader, Unit
from ingest.model import SectionKind


def competency_groups(reader: Reader) -> tuple[Group, ...]:
    """Return the competencies under the headings that they stand under."""
    return _grouped(Topic.COMPETENCIES, read_competencies(reader).said)


def knowledge_groups(reader: Reader) -> tuple[Group, ...]:
    """Return what the holder must know, with the level where the document names one."""
    sections = [s for s in reader.document.sections if s.kind is SectionKind.KNOWLEDGE]
    return _grouped(Topic.KNOWLEDGE, merged(named for s in sections for named in named_in(reader, s)))


def _grouped(topic: Topic, found: Iterable[Competency]) -> tuple[Group, ...]:
    """Return one item for each name, under the heading where it stands first."""
    items = Items(topic)
    groups: dict[str, list[Item]] = {}
    for named in found:
        level = named.level.all_written if named.level else ""
        item = items.make(Unit(named.quote), named.name, level, named.details)
        if item:
            groups.setdefault(named.title, []).append(item)
    return tuple(Group(tuple(members), title) for title, members in groups.items())
