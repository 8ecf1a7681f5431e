"""Read a question set from a spreadsheet: every bad row is told, or the whole set is there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from evals.errors import EvaluationError
from evals.questions import Case, QuestionSet, explain_field
from evals.spreadsheets import texts
from evals.spreadsheets.columns import (
    SET_NAME,
    THRESHOLDS,
    CellProblem,
    Row,
    field_named,
    header,
    read_case,
    read_thresholds,
)
from evals.spreadsheets.escaping import unescape
from evals.spreadsheets.sheets import MAX_SHEET_BYTES, Line, cells_of

__all__ = ["MAX_SHEET_BYTES", "SheetProblems", "read_spreadsheet"]


class SheetProblems(EvaluationError):
    """Rows cannot be read; the message is the first problem, ``lines`` has them all."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines[0])
        self.lines = tuple(lines)
        """A Dutch line for each problem."""


def read_spreadsheet(content: bytes, suffix: str, name: str) -> QuestionSet:
    """Return the question set in a CSV or XLSX file.

    ``suffix``: ".csv" or ".xlsx"; ``name``: of the set, where the file does not name it. Raises
    EvaluationError with one Dutch line; SheetProblems when rows are to blame.
    """
    lines = cells_of(content, suffix)
    columns = _columns(lines[0][1] if lines else [])
    rows = [_row(line, columns) for line in lines[1:]]
    if not rows:
        raise EvaluationError(texts.NO_ROWS)
    cases, problems = [], list(_same_ids(rows))
    for position, row in enumerate(rows, start=1):
        try:
            cases.append(Case.model_validate(read_case(row, position)))
        except CellProblem as problem:
            problems.append((row.number, str(problem)))
        except ValidationError as error:
            found = error.errors(include_url=False)
            problems += [(row.number, _in_column(one, one["loc"])) for one in found]
    about, differing = _about_set(rows, name)
    problems += differing
    if problems:
        raise SheetProblems([texts.IN_ROW.format(number=n, problem=line) for n, line in sorted(problems)])
    return _question_set(about, cases)


def _question_set(about: Mapping[str, Any], cases: Sequence[Case]) -> QuestionSet:
    try:
        return QuestionSet.model_validate({**about, "cases": cases})
    except ValidationError as error:
        lines = [_in_column(one, one["loc"]) for one in error.errors(include_url=False)]
        raise SheetProblems(lines) from error


def _columns(cells: Sequence[str]) -> dict[int, str]:
    """Return the field of each column by its place."""
    columns: dict[int, str] = {}
    for place, cell in enumerate(cells):
        field = field_named(cell)
        if field is None and cell.strip():
            known = ", ".join(header())
            raise EvaluationError(texts.UNKNOWN_COLUMN.format(column=cell.strip(), known=known))
        if field in columns.values():
            raise EvaluationError(texts.COLUMN_TWICE.format(column=cell.strip()))
        if field is not None:
            columns[place] = field
    if "question" not in columns.values():
        raise EvaluationError(texts.NO_HEADER.format(column=texts.COLUMNS["question"]))
    return columns


def _row(line: Line, columns: Mapping[int, str]) -> Row:
    number, cells = line
    for place, cell in enumerate(cells):
        if cell.strip() and place not in columns:
            problem = texts.COLUMN_WITHOUT_NAME.format(column=_letters(place))
            raise SheetProblems([texts.IN_ROW.format(number=number, problem=problem)])
    return Row(number, {field: cells[place] for place, field in columns.items() if place < len(cells)})


def _letters(place: int) -> str:
    """Return what a spreadsheet calls a column: 0 is "A", 26 is "AA"."""
    rest, last = divmod(place, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + last)


def _same_ids(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for row in rows:
        name = row.cells.get("id", "").strip()
        if name and name in seen:
            line = texts.TWICE.format(column=texts.COLUMNS["id"], id=name, first=seen[name])
            yield row.number, line
        seen.setdefault(name, row.number)


def _about_set(rows: Sequence[Row], name: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """Return what the rows say of the set as a whole: any row may, and all that do must say the same."""
    about: dict[str, str] = {}
    first: dict[str, int] = {}
    problems = []
    for row in rows:
        for field in (SET_NAME, THRESHOLDS):
            cell = row.cells.get(field, "")
            if not cell.strip():
                continue
            if about.setdefault(field, cell).strip() != cell.strip():
                line = texts.DIFFERENT.format(column=texts.COLUMNS[field], first=first[field])
                problems.append((row.number, line))
            first.setdefault(field, row.number)
    named = unescape(about[SET_NAME]) if SET_NAME in about else name
    return {SET_NAME: named, THRESHOLDS: read_thresholds(about.get(THRESHOLDS, ""))}, problems


def _in_column(error: ErrorDetails, place: tuple[int | str, ...]) -> str:
    """Say what pydantic found of a column, and not of a field."""
    if not place:
        return explain_field(error, ())
    column = texts.COLUMNS.get(str(place[0]), str(place[0]))
    return texts.IN_COLUMN.format(column=column, problem=explain_field(error, ()))
