"""Write a question set as CSV, as Dutch Excel expects it, or as XLSX."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from evals.errors import EvaluationError
from evals.questions import QuestionSet
from evals.reporting import KIND_LABELS
from evals.spreadsheets import texts
from evals.spreadsheets.columns import FIELDS, header, rows_of
from evals.spreadsheets.escaping import guard

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST_CELL = 32_767
"""Of Excel, in units of UTF-16."""
_WIDTHS = {
    "question": 45,
    "history": 30,
    "evidence": 55,
    "facts": 35,
    "forbidden": 20,
    "plain": 35,
    "note": 30,
}
_NARROW = 14
_SPARE_ROWS = 1_000
"""Rows below the last in which new cases can be made with the same lists to choose from."""
_WORKBOOK = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_spreadsheet(question_set: QuestionSet, suffix: str) -> bytes:
    """Return the set as a file; ``suffix``: ".csv" or ".xlsx". What is read of it again is the same set.

    Raises EvaluationError with one Dutch line for another suffix, or a text that no cell of Excel holds.
    """
    match suffix.lower():
        case ".csv":
            return _csv(question_set)
        case ".xlsx":
            return _xlsx(question_set)
        case _:
            raise EvaluationError(texts.UNKNOWN_SUFFIX.format(name=suffix))


def _csv(question_set: QuestionSet) -> bytes:
    """UTF-8 with a mark, semicolons, all quoted; what could be a formula begins with an apostrophe."""
    written = StringIO(newline="")
    rows = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(header())
    rows.writerows([guard(cell) for cell in row] for row in rows_of(question_set))
    return written.getvalue().encode("utf-8-sig")


def _xlsx(question_set: QuestionSet) -> bytes:
    import xlsxwriter

    rows = list(rows_of(question_set))
    for case, row in zip(question_set.cases, rows, strict=True):
        _refuse_long(case.id, row)
    file = BytesIO()
    with xlsxwriter.Workbook(file, _WORKBOOK) as workbook:
        workbook.set_properties({"title": question_set.name[:255]})
        bold = workbook.add_format({"bold": True, "bg_color": "#EEF3F7", "bottom": 1, "valign": "top"})
        body = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        sheet = workbook.add_worksheet(texts.SHEET)
        for column, (field, name) in enumerate(zip(FIELDS, header(), strict=True)):
            sheet.write_string(0, column, name, bold)
            # A column of texts: what an evaluator types there ("5", "1/2") is kept as typed.
            sheet.set_column(column, column, _WIDTHS.get(field, _NARROW), body)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell, body)
        last = len(rows) + _SPARE_ROWS
        for field, choices in (("kind", list(KIND_LABELS.values())), ("answerable", [texts.YES, texts.NO])):
            column = FIELDS.index(field)
            sheet.data_validation(1, column, last, column, {"validate": "list", "source": choices})
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, len(rows), len(FIELDS) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:L{last + 1}"})
        _explain(workbook.add_worksheet(texts.EXPLANATION), bold, body)
    return file.getvalue()


def _explain(sheet: "Worksheet", bold: "Format", body: "Format") -> None:
    sheet.set_column(0, 0, 20, body)
    sheet.set_column(1, 1, 100, body)
    rows = [texts.EXPLANATION_HEADER]
    rows += [(texts.COLUMNS[field], texts.WHAT_FOR[field]) for field in FIELDS]
    rows.append(("", texts.NEW_LINE_HELP))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, body if number else bold)


def _refuse_long(case: str, row: Sequence[str]) -> None:
    for name, cell in zip(header(), row, strict=True):
        if len(cell.encode("utf-16-le")) // 2 > _LONGEST_CELL:
            raise EvaluationError(texts.TOO_LONG.format(case=case, column=name))
