"""Each format is written by name, under a name that every file system and browser takes."""

from dataclasses import replace

import pytest

from ui.exports.formats import Format, download_headers, file_name, write
from ui.exports.report import Report


@pytest.mark.parametrize(
    ("file_format", "start"),
    [
        (Format.MARKDOWN, b"# Gesprek"),
        (Format.WORD, b"PK"),
        (Format.PDF, b"%PDF-"),
        (Format.CSV, b'\xef\xbb\xbf"Bestuur"'),
        (Format.XLSX, b"PK"),
    ],
)
def test_each_format_is_written(conversation: Report, file_format: Format, start: bytes) -> None:
    assert write(conversation, file_format).startswith(start)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Gesprek met Functiewijzer", "gesprek-met-functiewijzer-2026-03-04.pdf"),
        ("Één vergelijking: wie/wat?", "een-vergelijking-wie-wat-2026-03-04.pdf"),
        ('../../etc/passwd"\r\nX-Kwaad: ja', "etc-passwd-x-kwaad-ja-2026-03-04.pdf"),
        ("中文", "functiewijzer-2026-03-04.pdf"),
        ("CON", "functiewijzer-con-2026-03-04.pdf"),
    ],
)
def test_names_are_safe(conversation: Report, title: str, name: str) -> None:
    report = replace(conversation, title=title)
    assert file_name(report, Format.PDF) == name
    headers = download_headers(report, Format.PDF)
    assert headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert headers["Content-Type"] == "application/pdf"


def test_a_name_is_not_endless(conversation: Report) -> None:
    assert len(file_name(replace(conversation, title="woord " * 500), Format.WORD)) < 120
