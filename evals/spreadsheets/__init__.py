"""Question sets as spreadsheets: a row for each case, in CSV and XLSX."""

from evals.spreadsheets.reading import MAX_SHEET_BYTES, SheetProblems, read_spreadsheet
from evals.spreadsheets.writing import write_spreadsheet

__all__ = ["MAX_SHEET_BYTES", "SheetProblems", "read_spreadsheet", "write_spreadsheet"]
