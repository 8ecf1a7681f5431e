"""Put documents side by side on one theme."""

from collections import Counter
from collections.abc import Sequence

from assistant.comparison.alignment import competency_rows
from assistant.comparison.aspects import (
    ThemeAspects,
    find_cell,
    make_cell,
    says_something,
    telling_headings,
    theme_aspects,
    unused,
)
from assistant.comparison.model import Cell, Column, Matrix, Row, Theme
from assistant.comparison.units import Unit, units_of
from assistant.competencies import name_key, read_competencies
from assistant.compose.quoting import plain_heading, row_subject
from assistant.concepts import Lexicon, standard_lexicon
from assistant.units import Reader
from assistant.words import telling_stems
from ingest.model import Document, PassageKind

_WITH_REST = (Theme.REPORTING, Theme.CONDITIONS, Theme.OFFER)
"""What a row for what is left must leave to the rows of these."""
_SENTENCE = 4
"""Words from which a line of running text says something by itself."""
MOST_DOCUMENTS = 6
"""Columns that a page can show side by side."""


def compare(documents: Sequence[Document], theme: Theme, lexicon: Lexicon | None = None) -> Matrix:
    """Return what each of the documents says on the theme.

    ``documents``: those chosen, in the order of the columns. Every quote is exactly the document's text
    at its offsets; a row stands in the matrix when one of the documents at least speaks of it.
    """
    if theme is Theme.COMPETENCIES:
        scales, rows = competency_rows(documents, lexicon or standard_lexicon())
    else:
        scales, rows = [None] * len(documents), _aspect_rows(documents, theme)
    columns = tuple(
        Column(d.name, d.title, d.organisation, d.role, d.date, scale)
        for d, scale in zip(documents, scales, strict=True)
    )
    return Matrix(theme, columns, tuple(sorted(rows, key=lambda row: -row.mentions)))


def _aspect_rows(documents: Sequence[Document], theme: Theme) -> list[Row]:
    entry = theme_aspects(theme)
    units = [_units_outside_competencies(document) for document in documents]
    rows = [
        (
            [find_cell(aspect, document, own, entry) for document, own in zip(documents, units, strict=True)],
            aspect,
        )
        for aspect in entry.aspects
    ]
    found = [
        Row(aspect.id, aspect.label, aspect.english, tuple(cells))
        for cells, aspect in rows
        if any(cell is not None for cell in cells)
    ]
    found.sort(key=_first_place)
    if entry.rest is not None:
        kinds = frozenset(entry.rest.kinds)
        left = [_left_by_others(unused(own, entry.aspects, kinds)) for own in units]
        cells = [make_cell(those) if those else None for those in left]
        if any(cells):
            found.append(Row("rest", entry.rest.label, entry.rest.english, tuple(cells)))
    if entry.rest_by_heading:
        found += _by_heading([_tasks_left(own, entry) for own in units])
    return found


def _units_outside_competencies(document: Document) -> list[Unit]:
    """Return the units of a document without rows that explain a competency: these belong to that theme."""
    names = {competency.key for competency in read_competencies(Reader(document)).named}
    return [
        unit
        for unit in units_of(document)
        if unit.passage.kind is not PassageKind.ROW or name_key(row_subject(unit.passage)) not in names
    ]


def _left_by_others(units: Sequence[Unit]) -> list[Unit]:
    """Return the units that belong in no row of another theme."""
    aspects = [aspect for theme in _WITH_REST for aspect in theme_aspects(theme).aspects]
    return [
        unit
        for unit in units
        if not any(unit.kind in aspect.places[0] and aspect.strength(unit) is not None for aspect in aspects)
    ]


def _tasks_left(units: Sequence[Unit], entry: ThemeAspects) -> list[Unit]:
    """Return what no row speaks of; in a document that names no tasks, the items that may be some."""
    if any(unit.kind in entry.own for unit in units):
        return _tasks_of_their_own(unused(units, entry.aspects, entry.own))
    left = _left_by_others(unused(units, entry.aspects, entry.fallback))
    return [unit for unit in left if unit.passage.kind is PassageKind.ITEM]


def _tasks_of_their_own(units: Sequence[Unit]) -> list[Unit]:
    """Return the items and rows, and sentences of sections that hold nothing else; not what leads them in."""
    return [
        unit
        for unit in units
        if unit.passage.kind is not PassageKind.TEXT
        or (len(unit.text.split()) >= _SENTENCE and _is_only_text(unit.document, unit.passage.section))
    ]


def _is_only_text(document: Document, section: int) -> bool:
    return all(
        passage.kind is PassageKind.TEXT for passage in document.passages if passage.section == section
    ) and (
        all(other.parent != section for other in document.sections)
        and says_something(document.sections[section].heading)
    )


def _first_place(row: Row) -> tuple[int, int]:
    """Where the first document that mentions it does so: (column, offset)."""
    return next((at, cell.citation.start) for at, cell in enumerate(row.cells) if cell is not None)


def _own_heading(unit: Unit) -> str:
    """Return the nearest heading above a unit that its document has only once ("Operationeel" may recur)."""
    times = Counter(section.heading for section in unit.document.sections)
    return next((heading for heading in reversed(telling_headings(unit.passage)) if times[heading] == 1), "")


def _by_heading(left: Sequence[Sequence[Unit]]) -> list[Row]:
    """Return a row for each heading under which something is left; the same heading is one row."""
    labels: dict[frozenset[str], str] = {}
    found: dict[tuple[frozenset[str], int], list[Unit]] = {}
    for column, units in enumerate(left):
        for unit in units:
            label = _own_heading(unit)
            key = telling_stems(label)
            if key:
                labels.setdefault(key, plain_heading(label))
                found.setdefault((key, column), []).append(unit)
    rows = []
    for key, label in labels.items():
        cells: list[Cell | None] = [
            make_cell(found[key, column]) if (key, column) in found else None for column in range(len(left))
        ]
        rows.append(Row("heading-" + "-".join(sorted(key)), label, label, tuple(cells), derived=True))
    return rows
