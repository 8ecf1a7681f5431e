"""The formats in which a report can be filed, each with its writer and its media type."""

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from ui.exports.report import Report

_LONGEST_NAME = 80
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class Format(StrEnum):
    """A format of files; its value is the extension."""

    MARKDOWN = "md"
    WORD = "docx"
    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def media_type(self) -> str:
        """What HTTP calls it."""
        return _MEDIA_TYPES[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.WORD: f"{_OFFICE}.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
}


def write(report: Report, file_format: Format) -> bytes:
    """Return the report as a file of a format."""
    return _writer(file_format)(report)


def _writer(file_format: Format) -> Callable[[Report], bytes]:
    # The libraries are imported when they are used: a page that only offers a download needs none of them.
    match file_format:
        case Format.MARKDOWN:
            from ui.exports.markdown import to_markdown

            return lambda report: to_markdown(report).encode()
        case Format.WORD:
            from ui.exports.word import to_word

            return to_word
        case Format.PDF:
            from ui.exports.pdf import to_pdf

            return to_pdf
        case Format.CSV:
            from ui.exports.sheet import to_csv

            return to_csv
        case Format.XLSX:
            from ui.exports.sheet import to_xlsx

            return to_xlsx


def file_name(report: Report, file_format: Format) -> str:
    """Return a name that every file system takes: ASCII, of the title and the date.

    Example: "gesprek-met-functiewijzer-2026-11-22.pdf".
    """
    ascii_title = unicodedata.normalize("NFKD", report.title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", ascii_title)[:_LONGEST_NAME].strip("-")
    if not name or _DEVICES.fullmatch(name):
        name = f"functiewijzer-{name}".strip("-")
    return f"{name}-{report.created.strftime('%Y-%m-%d')}.{file_format.value}"


def download_headers(report: Report, file_format: Format) -> dict[str, str]:
    """Return the HTTP headers that make a browser save the file, and not open it as a page."""
    return {
        "Content-Type": file_format.media_type,
        "Content-Disposition": f'attachment; filename="{file_name(report, file_format)}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
