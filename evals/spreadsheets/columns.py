"""The columns of a question set in a spreadsheet, and how a case stands in a row of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.questions import Case, Kind, QuestionSet
from evals.reporting import KIND_LABELS
from evals.spreadsheets import texts
from evals.spreadsheets.escaping import escape, split, unescape, written_lines

SET_NAME, THRESHOLDS = "name", "thresholds"
"""Columns about the set as a whole, filled in on its first row only."""
FIELDS = (*Case.model_fields, SET_NAME, THRESHOLDS)
"""The columns in the order in which they are written."""


class CellProblem(Exception):
    """A cell cannot be read; the message is Dutch and names the column."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the header."""

    number: int
    """As the spreadsheet counts, from 1."""
    cells: Mapping[str, str]
    """What the evaluator sees in the columns that are filled in, by field."""


def header() -> list[str]:
    """Return the names of the columns, in Dutch."""
    return [texts.COLUMNS[field] for field in FIELDS]


def field_named(name: str) -> str | None:
    """Return the field of a column, by its Dutch or English name; None for an unknown one."""
    return _NAMES.get(_plain(name))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


_NAMES = {
    _plain(name): field
    for field in FIELDS
    for name in (field, texts.COLUMNS[field], *texts.OTHER_NAMES.get(field, ()))
}
_KINDS = {_plain(name): kind for kind in Kind for name in (kind, KIND_LABELS[kind])}


def rows_of(question_set: QuestionSet) -> Iterator[list[str]]:
    """Yield the row of each case; the first tells of the set too."""
    bounds = "\n".join(f"{name} {bound}" for name, bound in question_set.thresholds.items())
    for number, case in enumerate(question_set.cases):
        cells = _cells(case)
        cells |= {} if number else {SET_NAME: _alone(question_set.name), THRESHOLDS: bounds}
        yield [cells.get(field, "") for field in FIELDS]


def _cells(case: Case) -> dict[str, str]:
    return {
        "id": case.id,
        "kind": KIND_LABELS[case.kind],
        "question": _alone(case.question),
        "history": "\n".join(map(escape, case.history)),
        "answerable": texts.YES if case.answerable else texts.NO,
        "evidence": "\n".join(f"{escape(e.document, ':')}: {escape(e.quote)}" for e in case.evidence),
        "facts": "\n".join(" | ".join(escape(wording, "|") for wording in fact) for fact in case.facts),
        "forbidden": "\n".join(map(escape, case.forbidden)),
        "plain": _alone(case.plain or ""),
        "note": _alone(case.note),
    }


def _alone(text: str) -> str:
    return escape(text, lines=True)


def read_case(row: Row, position: int) -> dict[str, Any]:
    """Return the fields of a case as YAML would hold them; raises CellProblem for what cannot be read.

    What is left out is proposed where it follows from the rest: an id of its place (``position``, from
    1), whether there is an answer of whether there is evidence, and the kind of either and of history.
    """
    cells = row.cells
    fields: dict[str, Any] = {
        "question": _text(cells, "question"),
        "history": [unescape(line) for line in _lines(cells, "history")],
        "evidence": [_evidence(line) for line in _lines(cells, "evidence")],
        "facts": [
            [unescape(part) for part in split(line, "|") if part.strip()] for line in _lines(cells, "facts")
        ],
        "forbidden": [unescape(line) for line in _lines(cells, "forbidden")],
        "note": _text(cells, "note"),
    }
    plain = _text(cells, "plain")
    fields |= {"plain": plain} if plain else {}
    fields["answerable"] = _answerable(cells.get("answerable", ""), bool(fields["evidence"]))
    fields["kind"] = _kind(cells.get("kind", ""), fields)
    return {"id": _text(cells, "id") or f"vraag-{position:03}", **fields}


def read_thresholds(cell: str) -> dict[str, str]:
    """Return the bounds of figures that stand in a cell, one on each line."""
    lines = (line.split(maxsplit=1) for line in written_lines(cell))
    return {line[0]: line[1] if len(line) > 1 else "" for line in lines}


def _text(cells: Mapping[str, str], field: str) -> str:
    return unescape(re.sub(r"\r\n|\r", "\n", cells.get(field, "")))


def _lines(cells: Mapping[str, str], field: str) -> Sequence[str]:
    return list(written_lines(cells.get(field, "")))


def _evidence(line: str) -> dict[str, str]:
    parts = split(line, ":", 1)
    if len(parts) < 2 or not parts[0].strip() or not parts[1].strip():
        raise CellProblem(texts.NO_EVIDENCE_LINE.format(column=texts.COLUMNS["evidence"], line=line))
    return {"document": unescape(parts[0]), "quote": unescape(parts[1])}


def _answerable(cell: str, has_evidence: bool) -> bool:
    word = cell.strip().casefold()
    if not word:
        return has_evidence
    if word not in texts.YES_WORDS and word not in texts.NO_WORDS:
        raise CellProblem(texts.NOT_YES_OR_NO.format(column=texts.COLUMNS["answerable"], value=cell.strip()))
    return word in texts.YES_WORDS


def _kind(cell: str, fields: Mapping[str, Any]) -> Kind:
    if not cell.strip():
        if not fields["answerable"]:
            return Kind.UNANSWERABLE
        return Kind.FOLLOW_UP if fields["history"] else Kind.FACT
    kind = _KINDS.get(_plain(cell))
    if kind is None:
        known = ", ".join(KIND_LABELS.values())
        column = texts.COLUMNS["kind"]
        raise CellProblem(texts.UNKNOWN_KIND.format(column=column, value=cell.strip(), known=known))
    return kind
