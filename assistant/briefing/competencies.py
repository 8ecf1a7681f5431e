"""The competencies of a role with their levels and what they mean, and the knowledge that it asks for."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.briefing.items import Items
from assistant.briefing.levels import (
    as_level,
    is_level_column,
    is_mark,
    is_meaning_column,
    level_of_row,
    split_level,
)
from assistant.briefing.model import Group, Item, Topic
from assistant.compose.quoting import plain_heading, row_subject
from assistant.draft import Quote
from assistant.units import Reader, Unit, spans_of_cells
from assistant.words import stem, tokens
from ingest.kinds import kind_of_heading
from ingest.layout import introduces
from ingest.model import Document, Passage, PassageKind, Section, SectionKind

_NAME = 70
"""Characters that the name of a competency may have."""
_NAMED = re.compile(r"^(?P<name>[^:–.;]{3,70}?)\s*(?::|–|\s-)\s+(?!(?:en|of)\b)(?=\S)")
"""A name and what it means: "Integer handelen - eerlijk optreden"."""
_MEANING = 25
"""Characters from which a cell without a telling header says what a name means."""


@dataclass(frozen=True, slots=True)
class Named:
    """One competency, as one place in the document has it."""

    name: str
    """What it is called."""
    unit: Unit
    """The words that name it."""
    level: str = ""
    """The level asked for."""
    details: tuple[Quote, ...] = ()
    """Its meaning and the behaviour that shows it."""
    title: str = ""
    """The heading above it."""

    @property
    def key(self) -> str:
        """What two places must have in common to be about the same competency."""
        return name_key(self.name)


def name_key(name: str) -> str:
    """Return the stems of a name, in order."""
    return " ".join(stem(word) for word in tokens(name))


def competency_groups(reader: Reader) -> tuple[Group, ...]:
    """Return the competencies under the headings that they stand under."""
    names = {named.key for named in _named(reader)}
    found = list(_named(reader, names))
    names = {named.key for named in found}
    explained = {named.key: named for named in _explanations(reader, names)}
    return _grouped(Topic.COMPETENCIES, [*found], explained)


def knowledge_groups(reader: Reader) -> tuple[Group, ...]:
    """Return what the holder must know, with the level where the document names one."""
    found: list[Named] = []
    for section in reader.document.sections:
        if section.kind is not SectionKind.KNOWLEDGE:
            continue
        title = plain_heading(section.heading)
        for passage in reader.within(section.number):
            found += [replace(named, title=title) for named in _from_passage(reader, passage)]
    return _grouped(Topic.KNOWLEDGE, found, {})


def _grouped(topic: Topic, found: Sequence[Named], explained: dict[str, Named]) -> tuple[Group, ...]:
    """Return one item for each name, with all that is said about it anywhere."""
    items = Items(topic)
    merged: dict[str, Named] = {}
    for named in found:
        key = named.key or f"\n{named.unit.text}"
        known = merged.get(key)
        if known is None:
            merged[key] = named
        else:
            merged[key] = replace(
                known, level=known.level or named.level, details=(*known.details, *_words_of(named, known))
            )
    groups: dict[str, list[Item]] = {}
    for key, named in merged.items():
        more = explained[key].details if key in explained else ()
        details = tuple(dict.fromkeys((*named.details, *more)))
        item = items.make(named.unit, named.name, named.level, details)
        if item:
            groups.setdefault(named.title, []).append(item)
    return tuple(Group(tuple(members), title) for title, members in groups.items())


def _words_of(named: Named, known: Named) -> tuple[Quote, ...]:
    """Return what a second place says about a competency that was named before."""
    if named.details or named.key == name_key(named.unit.text):
        return named.details
    return (named.unit.quote,) if named.unit.text.casefold() != known.unit.text.casefold() else ()


def _named(reader: Reader, names: Collection[str] | None = None) -> Iterator[Named]:
    """Yield the competencies in the order of the document.

    ``names``: those known already; without them, items that a sentence introduces are left out: they may be
    the behaviour of one that is only named further on.
    """
    document = reader.document
    for section in document.sections:
        if section.kind is not SectionKind.COMPETENCIES:
            continue
        passages = reader.within(section.number)
        if _is_competency(document, section):
            named = _from_section(reader, section, passages)
            if named:
                yield replace(named, title=_title_above(document, section))
            continue
        title = plain_heading(section.heading)
        for position, passage in enumerate(passages):
            if _is_behaviour(document, passage, names):
                continue  # _below or _explanations puts it with its competency
            below = _below(passages, position)
            for named in _from_passage(reader, passage):
                yield replace(named, title=title, details=(*named.details, *_quotes(reader, below)))


def _is_behaviour(document: Document, passage: Passage, names: Collection[str] | None) -> bool:
    """Tell whether an item says in what one competency shows, and names none itself."""
    if passage.kind is not PassageKind.ITEM:
        return False
    lead = document.passages[passage.lead_in_passage] if passage.lead_in_passage is not None else None
    if lead is None or lead.kind is not PassageKind.TEXT:
        return passage.depth > 0
    return names is None or bool(_explained_name(lead, names))


def _explained_name(lead: Passage, names: Collection[str]) -> str:
    """Return the one name that a sentence above a list is about; empty when it names none, or several."""
    words = f" {name_key(lead.text)} "
    about = [name for name in names if name and f" {name} " in words]
    return about[0] if len(about) == 1 and introduces(lead.text) else ""


def _title_above(document: Document, section: Section) -> str:
    """Return the heading of all competencies together."""
    top = section
    while top.parent is not None and document.sections[top.parent].kind is SectionKind.COMPETENCIES:
        top = document.sections[top.parent]
    return plain_heading(top.heading)


def _is_competency(document: Document, section: Section) -> bool:
    """Tell whether a section is one competency: it stands among others, and does not name a list of them."""
    if section.parent is None or document.sections[section.parent].kind is not SectionKind.COMPETENCIES:
        return False
    siblings = [other for other in document.sections if other.parent == section.parent]
    has_children = any(other.parent == section.number for other in document.sections)
    if has_children or len(siblings) < 2 or len(section.heading) > _NAME:
        return False
    lists = [other for other in siblings if kind_of_heading(other.heading) is SectionKind.COMPETENCIES]
    return section not in lists or len(lists) * 2 <= len(siblings)


def _from_section(reader: Reader, section: Section, passages: Sequence[Passage]) -> Named | None:
    units = [unit for passage in passages for unit in reader.of(passage)]
    if not units:
        return None
    name = plain_heading(section.heading)
    quotes = tuple(_without_name(unit.quote, name) for unit in units)
    first = passages[0]
    heading = Quote(reader.document, first, section.start, section.start + len(section.heading))
    name, level = split_level(name)
    levels = [as_level(quote.text) for quote in quotes]
    said = tuple(quote for quote, found in zip(quotes, levels, strict=True) if not found)
    return Named(name, Unit(heading if heading.is_exact else quotes[0]), level or max(levels), said)


def _without_name(quote: Quote, name: str) -> Quote:
    """Return the words behind the name that a description begins with."""
    match = _NAMED.match(quote.text)
    if match and name_key(match.group("name")) == name_key(name):
        return replace(quote, start=quote.start + match.end())
    return quote


def _from_passage(reader: Reader, passage: Passage) -> Iterator[Named]:
    """Yield what one passage names: the competency of a row or an item, or a sentence without a name."""
    if passage.kind is PassageKind.ROW:
        named = _from_row(reader, passage)
        if named:
            yield named
        return
    for unit in reader.of(passage):
        match = _NAMED.match(unit.text)
        if passage.kind is PassageKind.TEXT and introduces(unit.text):
            continue
        if match and passage.kind is PassageKind.ITEM:
            name, level = split_level(match.group("name"))
            meaning = replace(unit.quote, start=unit.quote.start + match.end())
            found = as_level(meaning.text)
            yield Named(name, unit, level or found, () if found else (meaning,))
            continue
        name, level = split_level(unit.text)
        named_only = passage.kind is PassageKind.ITEM and len(name) <= _NAME and not name.endswith(".")
        yield Named(name if named_only else "", unit, level)


def _from_row(reader: Reader, passage: Passage) -> Named | None:
    subject = row_subject(passage)
    units = reader.of(passage)
    if not subject or not units:
        return None
    name, level = split_level(subject)
    cells = list(zip(passage.cells, spans_of_cells(passage), strict=True))
    after = next(at for at, (cell, _) in enumerate(cells) if cell.value == subject) + 1
    details = tuple(
        reader.quote(passage, start, end)
        for cell, (start, end) in cells[after:]  # before it stand the groups of rows
        if end and not is_mark(cell) and not is_level_column(cell.column)
        if is_meaning_column(cell.column) or len(cell.value) >= _MEANING
    )
    shown = plain_heading(name) if name.isupper() and len(name) > 4 else name
    return Named(shown, units[0], level or level_of_row(passage), details)


def _below(passages: Sequence[Passage], position: int) -> list[Passage]:
    """Return the items nested under a passage."""
    passage = passages[position]
    if passage.kind is not PassageKind.ITEM:
        return []
    found = []
    for other in passages[position + 1 :]:
        if other.kind is not PassageKind.ITEM or other.depth <= passage.depth:
            break
        found.append(other)
    return found


def _quotes(reader: Reader, passages: Sequence[Passage]) -> tuple[Quote, ...]:
    return tuple(unit.quote for passage in passages for unit in reader.of(passage))


def _explanations(reader: Reader, names: set[str]) -> Iterator[Named]:
    """Yield what the document says elsewhere about names: a row, an item or a list that is headed by one."""
    for passage in reader.passages:
        kind = reader.kind(passage)
        if kind is SectionKind.COMPETENCIES and passage.kind is not PassageKind.TEXT:
            continue
        if passage.kind is PassageKind.ROW and name_key(row_subject(passage)) in names:
            named = _from_row(reader, passage)
            if named and named.details:
                yield named
        elif kind is SectionKind.COMPETENCIES and (about := _explained_name(passage, names)):
            below = [other for other in reader.passages if other.lead_in_passage == passage.number]
            unit = Unit(reader.quote(passage, passage.start, passage.end))
            yield Named(about, unit, "", _quotes(reader, below))
