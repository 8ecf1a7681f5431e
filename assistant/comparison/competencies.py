"""The competencies that a document names, each with its level and where it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.comparison.levels import RawLevel, level_in
from assistant.comparison.units import Unit, make_unit
from assistant.compose.quoting import plain_heading, row_subject
from assistant.words import fold_letters, telling_stems
from ingest.layout import introduces
from ingest.model import Document, Passage, PassageKind, Section, SectionKind

_CATEGORY = re.compile(
    r"competent|profiel|vaardigheden$|\bgedrag\b|gedragsindicator|toelichting|uitdieping|definitie|overzicht"
    r"|niveau|\?$|:$|\bbedoelen\b|verwachten"
)
"""Headings that are no name of one competency."""
_NAME_COLUMN = re.compile(r"^(?:gedrags|kern|technische |leidinggevende )?(?:competentie|vaardigheid)")
_LEVEL_COLUMN = re.compile(r"niveau|gradatie|\bgraad|level|\bscore\b|beheersing")
_MARK = re.compile(r"^(?:[xX✓✔v+•●]|ja)$")
_NAMED = re.compile(r"^(?P<name>[^:.;!?]{3,60}?)\s*(?::|\s[–—-])\s+\S")
_MOST_WORDS = 6
_UNTOLD = (SectionKind.GENERAL, SectionKind.CONDITIONS)
"""Sections whose heading does not tell that they are about competencies."""
_FINITE = re.compile(r"^(?:je|u|hij|zij|de|het|een|wij|we)\b|\b(?:bent|hebt|heeft|kan|kunt|weet|wordt)\b")


@dataclass(frozen=True, slots=True)
class Competency:
    """A competency that a document names."""

    name: str
    """As the document has it."""
    unit: Unit
    """Where it stands, with its level or else what is meant by it."""
    further: tuple[Unit, ...] = ()
    """Where the document says more about it."""
    level: RawLevel | None = None
    """The level asked for."""


@dataclass(frozen=True, slots=True)
class Named:
    """All competencies of one document."""

    document: Document
    """Which one."""
    competencies: tuple[Competency, ...]
    """In its order."""
    columns: tuple[str, ...] = ()
    """The columns in which levels are marked, lowest first."""
    unnamed: tuple[Unit, ...] = ()
    """Sentences of its sections about competencies in which nothing is named."""


def named_competencies(document: Document) -> Named:
    """Return the competencies that a document names: in tables, under headings of their own, in lists."""
    tables = _tables(document)
    columns: tuple[str, ...] = ()
    found: list[Competency] = []
    for rows in tables:
        marked = _marked_columns(rows)
        columns = columns or marked
        found += _from_rows(document, rows, marked)
    sections = _own_sections(document)
    found += [competency for section in sections if (competency := _from_section(document, section))]
    taken = {section.number for section in sections} | {rows[0].section for rows in tables}
    items = list(_from_items(document, taken))
    found += items
    taken |= {competency.unit.passage.section for competency in items}
    found += _explained(document, found, {row.number for rows in tables for row in rows})
    return Named(document, tuple(_merged(found)), columns, tuple(_unnamed(document, taken)))


def _unnamed(document: Document, taken: set[int]) -> list[Unit]:
    return [
        make_unit(document, passage, start, end)
        for passage in document.passages
        if passage.section not in taken
        and document.sections[passage.section].kind is SectionKind.COMPETENCIES
        and passage.kind is not PassageKind.ROW
        and not passage.depth
        for start, end in passage.sentences or ((passage.start, passage.end),)
    ]


def _explained(document: Document, found: Sequence[Competency], rows: set[int]) -> list[Competency]:
    """Return the rows of other tables that are about a competency named before."""
    names = {same_name(competency.name) for competency in found}
    return [
        Competency(row_subject(passage), make_unit(document, passage, passage.start, passage.end))
        for passage in document.passages
        if passage.kind is PassageKind.ROW
        and passage.number not in rows
        and same_name(row_subject(passage)) in names
    ]


def same_name(name: str) -> frozenset[str]:
    """Return what two spellings of one name share: the stems of its words."""
    return telling_stems(plain_heading(name)) or frozenset({fold_letters(name)})


def _tables(document: Document) -> list[list[Passage]]:
    """Return the rows of each table of competencies."""
    tables: dict[tuple[int, tuple[str, ...]], list[Passage]] = {}
    for passage in document.passages:
        if passage.kind is PassageKind.ROW and passage.cells:
            columns = tuple(cell.column for cell in passage.cells)
            tables.setdefault((passage.section, columns), []).append(passage)
    headed = [(section, _with_columns(rows)) for (section, _), rows in tables.items()]
    return [
        rows
        for section, rows in headed
        if document.sections[section].kind is SectionKind.COMPETENCIES
        or any(_NAME_COLUMN.search(fold_letters(cell.column)) for cell in rows[0].cells)
    ]


def _with_columns(rows: list[Passage]) -> list[Passage]:
    """Return the rows of a table under its first one, where that names the columns and was not seen to."""
    first = rows[0].cells
    if any(c.column for c in first) or not any(_NAME_COLUMN.search(fold_letters(c.value)) for c in first):
        return rows
    names = [cell.value for cell in first]
    under = [
        replace(
            row, cells=tuple(replace(cell, column=name) for cell, name in zip(row.cells, names, strict=False))
        )
        for row in rows[1:]
    ]
    return under or rows


def _marked_columns(rows: Sequence[Passage]) -> tuple[str, ...]:
    """Return the columns of a table that hold nothing but marks: the levels, lowest first."""
    columns = [cell.column for cell in rows[0].cells]
    values = [[row.cells[at].value for row in rows if at < len(row.cells)] for at in range(len(columns))]
    marked = [
        column
        for column, held in zip(columns, values, strict=True)
        if column and any(held) and all(not value or _MARK.match(value) for value in held)
    ]
    # A level that nobody needs is a column too: all its cells are blank.
    levels = [
        c for c, held in zip(columns, values, strict=True) if c in marked or (c and marked and not any(held))
    ]
    return tuple(levels) if len(levels) > 1 else ()


def _from_rows(document: Document, rows: Sequence[Passage], marked: Sequence[str]) -> Iterator[Competency]:
    level_at = None if marked else _level_place(rows)
    for row in rows:
        named = next((c.value for c in row.cells if _NAME_COLUMN.search(fold_letters(c.column))), "")
        name = (named or row_subject(row)).strip(" :")
        if name and len(name.split()) <= 2 * _MOST_WORDS:
            # The cells before the name hold the group that it belongs to.
            start = row.start + max(0, row.text.find(named or row_subject(row)))
            unit = make_unit(document, row, start, row.end)
            yield Competency(name, unit, level=_row_level(row, marked, level_at))


def _level_place(rows: Sequence[Passage]) -> int | None:
    """Return which cell of the rows holds the level: its column says so, or all of its values are levels."""
    for at, cell in enumerate(rows[0].cells):
        if _LEVEL_COLUMN.search(fold_letters(cell.column)):
            return at
    for at in range(1, len(rows[0].cells)):
        values = [row.cells[at].value for row in rows if at < len(row.cells)]
        if values and all(len(value) <= 12 and level_in(f"({value})") for value in values):
            return at
    return None


def _row_level(row: Passage, marked: Sequence[str], level_at: int | None) -> RawLevel | None:
    if marked:
        held = [cell.column for cell in row.cells if cell.column in marked and _MARK.match(cell.value)]
        return RawLevel(held[-1], held[-1].lower() if len(held[-1]) > 2 else held[-1]) if held else None
    if level_at is None or level_at >= len(row.cells) or not row.cells[level_at].value:
        return None
    cell = row.cells[level_at]
    told = level_in(f"({cell.value})")
    word = _LEVEL_COLUMN.search(fold_letters(cell.column))
    if told and word:
        value = told[0].sign
        written = cell.value if len(cell.value) > 3 else f"{word.group(0)} {cell.value}"
        return RawLevel(value, written)
    return told[0] if told else RawLevel(cell.value, cell.value)


def _own_sections(document: Document) -> list[Section]:
    """Return the sections that are each about one competency, which is their heading."""
    filled = {passage.section for passage in document.passages}
    likely: dict[int | None, list[Section]] = {}
    for section in document.sections:
        parent = None if section.parent is None else document.sections[section.parent]
        if (
            section.kind is SectionKind.COMPETENCIES
            and parent is not None
            and (parent.kind is SectionKind.COMPETENCIES or _is_category(parent.heading))
            and section.number in filled
            and not _is_category(section.heading)
            and len(section.heading.split()) <= _MOST_WORDS
            and not _is_list_of_names(document, section)
        ):
            likely.setdefault(section.parent, []).append(section)
    return [section for group in likely.values() if len(group) > 1 for section in group]


def _is_category(heading: str) -> bool:
    return not telling_stems(heading) or _CATEGORY.search(fold_letters(heading)) is not None


def _is_list_of_names(document: Document, section: Section) -> bool:
    passages = [p for p in document.passages if p.section == section.number]
    return all(p.kind is PassageKind.ITEM and len(p.text.split()) <= 4 for p in passages)


def _from_section(document: Document, section: Section) -> Competency | None:
    passages = [p for p in document.passages if p.section == section.number]
    told = [p for p in passages if not introduces(p.text)] or passages
    first = told[0]
    end = (first.sentences or ((first.start, first.end),))[0][1]
    repeats = fold_letters(first.text).startswith(fold_letters(section.heading)[:20])
    start = first.start if repeats or first is not passages[0] else section.start
    told_level = level_in(section.heading)
    name = section.heading[: told_level[1]] if told_level else section.heading
    further = [make_unit(document, p, p.start, p.end) for p in told[1:]]
    return Competency(
        plain_heading(name.strip(" (:–-")),
        make_unit(document, first, start, end),
        tuple(further),
        told_level[0] if told_level else None,
    )


def _from_items(document: Document, taken: set[int]) -> Iterator[Competency]:
    """Yield the competencies that stand as items or lines of their own ("delegeren", "Visie: ... (2)")."""
    wanted = {
        s.number for s in document.sections if s.kind is SectionKind.COMPETENCIES or _has_levels(document, s)
    }
    for passage in document.passages:
        if (
            passage.section not in wanted
            or passage.section in taken
            or passage.depth
            or passage.kind is PassageKind.ROW
            or introduces(passage.text)
        ):
            continue
        told = level_in(passage.text)
        bare = (passage.text[: told[1]] if told else passage.text).strip(" (:–-|;,.")
        named = _NAMED.match(passage.text)
        name = named.group("name") if named else bare
        if _is_name(name, alone=named is None, item=passage.kind is PassageKind.ITEM):
            unit = make_unit(document, passage, passage.start, passage.end)
            yield Competency(name.strip(), unit, level=told[0] if told else None)


def _has_levels(document: Document, section: Section) -> bool:
    """Tell whether the items of a section without a telling heading are names with levels."""
    items = [
        p
        for p in document.passages
        if p.section == section.number and p.kind is PassageKind.ITEM and not p.depth
    ]
    levels = [item for item in items if level_in(item.text)]
    return section.kind in _UNTOLD and len(levels) > 1 and 2 * len(levels) > len(items)


def _is_name(name: str, *, alone: bool, item: bool) -> bool:
    folded = fold_letters(name)
    words = folded.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and (item or not alone)
        and not _is_category(name)
        and not _FINITE.search(folded)
    )


def _merged(found: Iterable[Competency]) -> list[Competency]:
    """Return each competency once: what the document says of it elsewhere goes along."""
    merged: dict[frozenset[str], Competency] = {}
    for competency in found:
        key = same_name(competency.name)
        if key not in merged:
            merged[key] = competency
            continue
        known = merged[key]
        more = tuple(
            unit
            for unit in (competency.unit, *competency.further)
            if len(unit.text.split()) > len(competency.name.split()) + 1
        )
        merged[key] = replace(known, further=(*known.further, *more), level=known.level or competency.level)
    return list(merged.values())
