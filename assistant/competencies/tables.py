"""Competencies in the rows of tables."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.competencies.model import Competency
from assistant.compose.quoting import plain_heading, row_subject
from assistant.levels import (
    is_level_column,
    is_mark,
    is_meaning_column,
    level_of_row,
    level_place,
    marked_columns,
    split_level,
)
from assistant.units import Reader, spans_of_cells
from assistant.words import fold_letters
from ingest.model import Passage, PassageKind

_NAME_COLUMN = re.compile(r"^(?:gedrags|kern|technische |leidinggevende )?(?:competentie|vaardigheid)")
_MOST_WORDS = 12
"""Words that what a row is about may have to be a name."""
_MEANING = 25
"""Characters from which a cell without a telling header says what a name means."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table that share their columns."""

    rows: tuple[Passage, ...]
    """In order, at least one."""
    columns: tuple[str, ...]
    """The columns in which levels are marked, lowest first; empty where no columns are ticked."""
    level_place: int | None
    """Which cell holds the level; None where none does."""

    @property
    def names_competencies(self) -> bool:
        """A column is headed as holding competencies."""
        return any(_NAME_COLUMN.search(fold_letters(cell.column)) for cell in self.rows[0].cells)


def tables_in(passages: Iterable[Passage]) -> list[Table]:
    """Return the tables whose rows are among the passages."""
    together: dict[tuple[int, tuple[str, ...]], list[Passage]] = {}
    for passage in passages:
        if passage.kind is PassageKind.ROW and passage.cells:
            columns = tuple(cell.column for cell in passage.cells)
            together.setdefault((passage.section, columns), []).append(passage)
    return [
        Table(tuple(rows), columns, None if columns else level_place(rows))
        for rows in map(_with_columns, together.values())
        for columns in (marked_columns(rows),)
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


def from_row(reader: Reader, table: Table, row: Passage) -> Competency | None:
    """Return what a row of a table names, None where it names nothing."""
    headed = (c.value for c in row.cells if _NAME_COLUMN.search(fold_letters(c.column)))
    subject = next(headed, "") or row_subject(row)
    if not subject or len(subject.split()) > _MOST_WORDS:
        return None
    name, level = split_level(subject.strip(" :"))
    cells = list(zip(row.cells, spans_of_cells(row), strict=True))
    place = next(at for at, (cell, _) in enumerate(cells) if cell.value == subject)
    details = tuple(
        reader.quote(row, start, end)
        for cell, (start, end) in cells[place + 1 :]
        if end and not is_mark(cell.value) and not is_level_column(cell.column)
        if is_meaning_column(cell.column) or len(cell.value) >= _MEANING
    )
    shown = plain_heading(name) if name.isupper() and len(name) > 4 else name
    # The cells before the name hold the group that it belongs to.
    quote = reader.quote(row, cells[place][1][0] or row.start, row.end)
    return Competency(shown, quote, level or level_of_row(row, table.columns, table.level_place), details)
