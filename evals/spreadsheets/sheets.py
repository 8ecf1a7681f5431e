"""The cells of a CSV or XLSX file, as an evaluator sees them; what a file says of itself is not believed."""

import csv
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

from evals.errors import EvaluationError
from evals.spreadsheets import texts
from evals.spreadsheets.columns import field_named
from evals.spreadsheets.escaping import unguard
from evals.spreadsheets.shown import shown
from ingest.bombs import refuse_archive, refuse_entities
from ingest.errors import IngestError

MAX_SHEET_BYTES = 5_000_000
"""Size of the largest file that is read."""
_MAX_UNPACKED = 40_000_000
MAX_ROWS, _MAX_COLUMNS = 10_000, 60
_ARCHIVE, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = ";,\t"

Line = tuple[int, list[str]]
"""A row's number as the spreadsheet counts, from 1, and its cells."""


def cells_of(content: bytes, suffix: str) -> list[Line]:
    """Return the rows of a file that hold something, the header first.

    Of a workbook: of the first sheet that has a column for questions, else of the first one. What a file
    is its bytes tell, for the two may have each other's names. Raises EvaluationError, one Dutch line.
    """
    if len(content) > MAX_SHEET_BYTES:
        raise EvaluationError(texts.TOO_LARGE.format(megabytes=MAX_SHEET_BYTES // 1_000_000))
    if content.startswith(_OLD_EXCEL):
        raise EvaluationError(texts.OLD_EXCEL)
    if suffix.lower() not in (".csv", ".xlsx"):
        raise EvaluationError(texts.UNKNOWN_SUFFIX.format(name=suffix))
    lines = _workbook(content) if content.startswith(_ARCHIVE) else _csv(content, suffix)
    found = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if len(found) > MAX_ROWS:
        raise EvaluationError(texts.TOO_MANY_ROWS.format(count=MAX_ROWS))
    return found


def _csv(content: bytes, suffix: str) -> Iterator[Line]:
    if suffix.lower() == ".xlsx":
        raise EvaluationError(texts.NOT_XLSX)
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        delimiter, text, skipped = first.strip()[-1], rest, 1
    else:
        delimiter, skipped = max(_DELIMITERS, key=lambda sign: _known_columns(text, sign)), 0
    # Strict: a quotation mark that nobody closes would take all rows below it along.
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = skipped
    try:
        for row in rows:
            number += 1
            yield number, [unguard(cell) for cell in row]
    except csv.Error as error:
        raise EvaluationError(texts.NOT_CSV.format(row=number + 1)) from error


def _known_columns(text: str, delimiter: str) -> int:
    """Return how many columns of the first row are known when it is cut at this sign."""
    try:
        header = next(csv.reader(StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return 0
    return sum(field_named(cell) is not None for cell in header)


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise EvaluationError(texts.UNKNOWN_LETTERS)


def _workbook(content: bytes) -> list[Line]:
    _refuse_unsafe(content)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out: styles, lists to choose from
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                sheets = [_sheet_rows(sheet) for sheet in book.worksheets[:20]]
            finally:
                book.close()
    except EvaluationError:
        raise
    except Exception as error:  # the library fails in many ways on a file that it does not expect
        raise EvaluationError(texts.NOT_XLSX) from error
    filled = [rows for rows in sheets if rows]
    return next((rows for rows in filled if _asks(rows[0])), filled[0] if filled else [])


def _asks(line: Line) -> bool:
    return any(field_named(cell) == "question" for cell in line[1])


def _sheet_rows(sheet: Any) -> list[Line]:  # noqa: ANN401 - the types of openpyxl know no read-only sheet
    rows: list[Line] = []
    # Its own size may be wrong: rows are counted here.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=_MAX_COLUMNS), start=1):
        cells = [shown(cell.value, cell.number_format or "General") for cell in row]
        if any(cell.strip() for cell in cells):
            rows.append((number, cells))
        if len(rows) > MAX_ROWS or number > 2 * MAX_ROWS:
            raise EvaluationError(texts.TOO_MANY_ROWS.format(count=MAX_ROWS))
    return rows


def _refuse_unsafe(content: bytes) -> None:
    """Raise EvaluationError for an archive that is a bomb, damaged or locked, or any part with entities."""
    try:
        refuse_archive(content)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
                raise EvaluationError(texts.NOT_XLSX)
            for entry in archive.infolist():  # whatever it is called: a workbook may say that it is XML
                refuse_entities(archive.read(entry))
    except IngestError as error:
        raise EvaluationError(str(error)) from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise EvaluationError(texts.NOT_XLSX) from error
