"""Find the competencies of a document: in tables, under headings of their own, in lists and lines."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.competencies.model import Competencies, Competency, name_key
from assistant.competencies.tables import Table, from_row, tables_in
from assistant.compose.quoting import plain_heading, row_subject
from assistant.draft import Quote
from assistant.levels import as_level, split_level
from assistant.units import Reader
from assistant.words import fold_letters, telling_stems
from ingest.layout import introduces
from ingest.model import Document, Passage, PassageKind, Section, SectionKind

_NAME = 70
"""Characters that a name may have."""
_MOST_WORDS = 6
"""Words that the name of a competency may have."""
_NAMED = re.compile(r"^(?P<name>[^:–—.;!?]{3,70}?)\s*(?::|[–—]|\s-)\s+(?!(?:en|of)\b)(?=\S)")
"""A name and what it means: "Integer handelen - eerlijk optreden"."""
_CATEGORY = re.compile(
    r"competent|profiel|vaardigheden$|\bgedrag\b|gedragsindicator|toelichting|uitdieping|definitie|overzicht"
    r"|niveau|\?$|:$|\bbedoelen\b|verwachten"
)
"""Headings that are no name of one competency."""
_FINITE = re.compile(r"^(?:je|u|hij|zij|de|het|een|wij|we)\b|\b(?:bent|hebt|heeft|kan|kunt|weet|wordt)\b")
_UNTOLD = (SectionKind.GENERAL, SectionKind.CONDITIONS)
"""Sections whose heading does not tell that they are about competencies."""


def read_competencies(reader: Reader) -> Competencies:
    """Return the competencies that a document names, each with all that is said about it anywhere."""
    tables = [
        table
        for table in tables_in(reader.passages)
        if reader.kind(table.rows[0]) is SectionKind.COMPETENCIES or table.names_competencies
    ]
    first = {competency.key for competency in _said(reader, tables, None)}
    said = list(_said(reader, tables, first))
    names = {competency.key for competency in said if competency.name}
    explained = _explained(reader, names, {row.number for table in tables for row in table.rows})
    columns = next((table.columns for table in tables if table.columns), ())
    return Competencies(reader.document, tuple(merged([*said, *explained])), columns)


def named_in(reader: Reader, section: Section) -> Iterator[Competency]:
    """Yield what a section lists by name, as one about knowledge does, and its sentences without a name."""
    passages = reader.within(section.number)
    title = plain_heading(section.heading)
    for named in _listed(reader, passages, _by_row(tables_in(passages))):
        yield replace(named, title=title)


def merged(found: Iterable[Competency]) -> list[Competency]:
    """Return each competency once: what the document says of it elsewhere goes along."""
    together: dict[str, Competency] = {}
    for competency in found:
        key = competency.key or f"\n{competency.quote.text}"
        known = together.setdefault(key, competency)
        if known is not competency:
            details = tuple(dict.fromkeys((*known.details, *_words_of(competency, known))))
            together[key] = replace(known, level=known.level or competency.level, details=details)
    return list(together.values())


def _words_of(competency: Competency, known: Competency) -> tuple[Quote, ...]:
    """Return what a second place says about a competency that was named before."""
    if competency.details or competency.key == name_key(competency.quote.text):
        return competency.details
    repeats = competency.quote.text.casefold() == known.quote.text.casefold()
    return () if repeats else (competency.quote,)


def _said(reader: Reader, tables: Sequence[Table], names: Collection[str] | None) -> Iterator[Competency]:
    """Yield what is said of competencies, in the order of the document.

    ``names``: those known already; without them, items that a sentence introduces are left out: they may be
    the behaviour of one that is only named further on.
    """
    document = reader.document
    own = {section.number for section in _own_sections(reader)}
    rows = _by_row(tables)
    with_rows = {table.rows[0].section for table in tables}
    for section in document.sections:
        passages = reader.within(section.number)
        if section.number in own:
            named = _from_section(reader, section, passages)
            if named:
                yield replace(named, title=_title_above(document, section))
            continue
        about = section.kind is SectionKind.COMPETENCIES
        if not about and section.number not in with_rows and not _has_levels(section, passages):
            continue
        title = plain_heading(section.heading)
        # What says in what a competency shows, is put with that one.
        listed = [passage for passage in passages if not _is_behaviour(document, passage, names)]
        for named in _listed(reader, listed, rows):
            if about or named.name:
                yield replace(_with_name_of_competency(named), title=title)


def _by_row(tables: Iterable[Table]) -> dict[int, tuple[Table, Passage]]:
    return {row.number: (table, row) for table in tables for row in table.rows}


def _listed(
    reader: Reader, passages: Sequence[Passage], rows: Mapping[int, tuple[Table, Passage]]
) -> Iterator[Competency]:
    """Yield what passages name, and the sentences without a name."""
    for passage in passages:
        if passage.number in rows:
            named = from_row(reader, *rows[passage.number])
            if named:
                yield named
        elif passage.kind is not PassageKind.ROW:
            below = _quotes(reader, _below(reader, passage))
            for named in _from_words(reader, passage):
                yield replace(named, details=(*named.details, *below))


def _from_words(reader: Reader, passage: Passage) -> Iterator[Competency]:
    """Yield the competency of an item or line, or sentences without a name."""
    match = _NAMED.match(passage.text)
    if match and _is_line(passage, match.group("name")):
        name, level = split_level(match.group("name"))
        quote = reader.quote(passage, passage.start, passage.end)
        meaning = reader.quote(passage, passage.start + match.end(), passage.end)
        only_level = as_level(meaning.text)
        level = level or only_level or split_level(passage.text)[1]
        yield Competency(name.strip(), quote, level, () if only_level else (meaning,))
        return
    for unit in reader.of(passage):
        if passage.kind is PassageKind.TEXT and introduces(unit.text):
            continue
        name, level = split_level(unit.text)
        alone = passage.kind is PassageKind.ITEM and len(name) <= _NAME and not name.endswith(".")
        yield Competency(name.strip() if alone else "", unit.quote, level)


def _is_line(passage: Passage, name: str) -> bool:
    """Tell whether a passage with a colon or dash is a name with what it means."""
    return passage.kind is PassageKind.ITEM or _is_name(name)


def _is_name(name: str) -> bool:
    """Tell whether words can be the name of a competency: few, no sentence, no heading of several."""
    folded = fold_letters(name)
    return 0 < len(folded.split()) <= _MOST_WORDS and not _is_category(name) and not _FINITE.search(folded)


def _with_name_of_competency(named: Competency) -> Competency:
    """Return it without a name where that cannot be the name of a competency; what it says stays."""
    if named.quote.passage.kind is PassageKind.ROW or _is_name(named.name):
        return named
    further = tuple(detail for detail in named.details if detail.end > named.quote.end)
    return replace(named, name="", details=further)


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


def _own_sections(reader: Reader) -> list[Section]:
    """Return the sections that are each about one competency, which is their heading."""
    sections = reader.document.sections
    parents = {section.parent for section in sections}
    likely: dict[int | None, list[Section]] = {}
    for section in sections:
        parent = None if section.parent is None else sections[section.parent]
        name, _ = split_level(section.heading)
        if (
            section.kind is SectionKind.COMPETENCIES
            and parent is not None
            and (parent.kind is SectionKind.COMPETENCIES or _is_category(parent.heading))
            and section.number not in parents
            and not _is_category(name)
            and len(name.split()) <= _MOST_WORDS
            and _says_what_it_is(reader.within(section.number))
        ):
            likely.setdefault(section.parent, []).append(section)
    return [section for group in likely.values() if len(group) > 1 for section in group]


def _is_category(heading: str) -> bool:
    return not telling_stems(heading) or _CATEGORY.search(fold_letters(heading)) is not None


def _says_what_it_is(passages: Sequence[Passage]) -> bool:
    """Tell whether there is more under a heading than a list of names."""
    return any(p.kind is not PassageKind.ITEM or len(p.text.split()) > 4 for p in passages)


def _has_levels(section: Section, passages: Sequence[Passage]) -> bool:
    """Tell whether the items of a section without a telling heading are names with levels."""
    items = [p for p in passages if p.kind is PassageKind.ITEM and not p.depth]
    levels = [level for item in items if (level := split_level(item.text)[1]) and level.is_counted]
    return section.kind in _UNTOLD and len(levels) > 1 and 2 * len(levels) > len(items)


def _title_above(document: Document, section: Section) -> str:
    """Return the heading of all competencies together."""
    top = section
    while top.parent is not None and document.sections[top.parent].kind is SectionKind.COMPETENCIES:
        top = document.sections[top.parent]
    return plain_heading(top.heading)


def _from_section(reader: Reader, section: Section, passages: Sequence[Passage]) -> Competency | None:
    units = [unit for passage in passages for unit in reader.of(passage)]
    if not units:
        return None
    name = plain_heading(section.heading)
    quotes = tuple(_without_name(unit.quote, name) for unit in units)
    heading = Quote(reader.document, passages[0], section.start, section.start + len(section.heading))
    name, level = split_level(name)
    levels = [as_level(quote.text) for quote in quotes]
    level = level or next(filter(None, levels), None)
    said = tuple(quote for quote, found in zip(quotes, levels, strict=True) if not found)
    return Competency(name.strip(" :–-"), heading if heading.is_exact else quotes[0], level, said)


def _without_name(quote: Quote, name: str) -> Quote:
    """Return the words behind the name that a description begins with."""
    match = _NAMED.match(quote.text)
    if match and name_key(match.group("name")) == name_key(name):
        return replace(quote, start=quote.start + match.end())
    return quote


def _below(reader: Reader, passage: Passage) -> list[Passage]:
    """Return the items nested under an item."""
    found: list[Passage] = []
    if passage.kind is PassageKind.ITEM:
        for other in reader.within(passage.section):
            if other.start <= passage.start:
                continue
            if other.kind is not PassageKind.ITEM or other.depth <= passage.depth:
                break
            found.append(other)
    return found


def _quotes(reader: Reader, passages: Sequence[Passage]) -> tuple[Quote, ...]:
    return tuple(unit.quote for passage in passages for unit in reader.of(passage))


def _explained(reader: Reader, names: Collection[str], rows: Collection[int]) -> Iterator[Competency]:
    """Yield what is said elsewhere about names: a row that is about one, a list that a sentence announces."""
    elsewhere = tables_in(p for p in reader.passages if p.number not in rows)
    others = _by_row(elsewhere)
    for passage in reader.passages:
        if passage.number in others and name_key(row_subject(passage)) in names:
            named = from_row(reader, *others[passage.number])
            if named and named.details:
                yield named
        elif reader.kind(passage) is SectionKind.COMPETENCIES and passage.kind is PassageKind.TEXT:
            about = _explained_name(passage, names)
            below = [other for other in reader.passages if other.lead_in_passage == passage.number]
            if about and below:
                quote = reader.quote(passage, passage.start, passage.end)
                yield Competency(about, quote, details=_quotes(reader, below))
