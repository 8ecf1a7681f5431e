"""Write the tables of a report for a spreadsheet: CSV as Dutch Excel expects it, and XLSX."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from itertools import chain, count

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from evals.spreadsheets.escaping import guard
from ui.exports.notes import AUTHOR, moment, place
from ui.exports.prepare import prepared
from ui.exports.quotes import quotes_table
from ui.exports.report import Cell, Report, SourceNote, Table, plain, runs
from ui.texts.exports import ExportTexts, texts_in

_LONGEST_CELL = 32_767
_LONGEST_LINK = 2_000
"""Of Excel: characters in a cell, and in an address (2,079 with its escapes)."""
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_WIDEST, _NARROWEST = 60, 12
"""Widths of columns, in characters."""
_WORKBOOK = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def to_csv(report: Report) -> bytes:
    """Return the report's tables as CSV, or its quotes as one table when it has none.

    UTF-8 with a mark, semicolons, all quoted, an empty line between tables. A column with quotes is
    followed by one that says where they stand. A value that could be a formula begins with an apostrophe.
    """
    report = prepared(report)
    texts = texts_in(report.language)
    written = StringIO(newline="")
    rows = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for number, table in enumerate(report.tables() or (quotes_table(report, texts),)):
        if number:
            rows.writerow([])
        rows.writerows([guard(cell) for cell in line] for line in _lines(table, texts))
    return written.getvalue().encode("utf-8-sig")


def to_xlsx(report: Report) -> bytes:
    """Return a workbook: a sheet for each table, and one with each quote and where it stands."""
    report = prepared(report)
    texts = texts_in(report.language)
    file = BytesIO()
    with xlsxwriter.Workbook(file, _WORKBOOK) as workbook:
        workbook.set_properties(
            {"title": report.title[:255], "author": AUTHOR, "created": moment(report).replace(tzinfo=None)}
        )
        names: list[str] = []
        for table in (*report.tables(), quotes_table(report, texts)):
            names.append(_sheet_name(table.caption or report.title, names))
            _fill(workbook, workbook.add_worksheet(names[-1]), table, texts)
    return file.getvalue()


def _lines(table: Table, texts: ExportTexts) -> Iterator[list[str]]:
    """Yield the header and the rows, with a column of sources after each column that has any."""
    sourced = [any(_notes(row[column]) for row in table.rows) for column in range(len(table.header))]
    header: list[str] = []
    for name, has_sources in zip(table.header, sourced, strict=True):
        header += [name, texts.source_of.format(column=name)] if has_sources else [name]
    yield header
    for row in table.rows:
        line: list[str] = []
        for cell, has_sources in zip(row, sourced, strict=True):
            line.append(cell.text)
            if has_sources:
                line.append("\n".join(_described(note, texts) for note in _notes(cell)))
        yield line


def _notes(cell: Cell) -> list[SourceNote]:
    return [line.source for line in cell.lines if line.source is not None]


def _described(note: SourceNote, texts: ExportTexts) -> str:
    """Return all that is known of where a quote stands, on one line."""
    where = plain(place(replace(note, url=""), texts))
    parts = (where, note.document, note.date, f"{texts.hash} {note.sha256 or texts.no_hash}", note.url)
    return "; ".join(part for part in parts if part)


def _fill(workbook: xlsxwriter.Workbook, sheet: Worksheet, table: Table, texts: ExportTexts) -> None:
    head = workbook.add_format(
        {
            "bold": True,
            "bg_color": "#EEF3F7",
            "border": 1,
            "border_color": "#B8C2CC",
            "text_wrap": True,
            "valign": "top",
        }
    )
    body = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    named = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "bold": True})
    link = workbook.add_format({"text_wrap": True, "valign": "top", "font_color": "#0B4F8A", "underline": 1})
    for column, name in enumerate(table.header):
        sheet.write_string(0, column, _fitting(name, texts), head)
        texts_below = [row[column].text for row in table.rows]
        longest = max((len(line) for text in (name, *texts_below) for line in text.split("\n")), default=0)
        sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
        for place_below, row in enumerate(table.rows, start=1):
            style = named if table.row_headers and column == 0 else body
            _write(sheet, place_below, column, row[column], style, link, texts)
    last_row, last_column = len(table.rows), len(table.header) - 1
    sheet.freeze_panes(1, 1 if table.row_headers else 0)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, last_row, last_column)})
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _write(
    sheet: Worksheet, row: int, column: int, cell: Cell, body: Format, link: Format, texts: ExportTexts
) -> None:
    value = _fitting(cell.text, texts)
    addresses = [run.link for line in cell.lines for run in runs(line.text) if run.link]
    if len(addresses) == 1 and len(addresses[0]) <= _LONGEST_LINK:
        sheet.write_url(row, column, addresses[0], link, string=value)
    else:
        sheet.write_string(row, column, value, body)


def _fitting(text: str, texts: ExportTexts) -> str:
    # Excel counts in units of UTF-16.
    if len(text.encode("utf-16-le")) // 2 <= _LONGEST_CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_LONGEST_CELL - len(texts.cut))]
    return kept.decode("utf-16-le", errors="ignore") + texts.cut


def _sheet_name(caption: str, taken: Iterable[str]) -> str:
    """Return a name that Excel takes and that no other sheet has."""
    name = " ".join(_NOT_IN_NAME.sub(" ", caption).split())[:_LONGEST_NAME].strip() or "1"
    others = {other.casefold() for other in taken} | {"history"}
    candidates = chain([name], (f"{name[: _LONGEST_NAME - 4].strip()} {number}" for number in count(2)))
    return next(candidate for candidate in candidates if candidate.casefold() not in others)
