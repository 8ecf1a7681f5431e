"""The CSV and the workbook, opened again, hold what the tables say, and no formula."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

from lxml import etree

from tests.ui.exports.conftest import CREATED, HASH, QUOTE, SITE, TASKS
from ui.exports.report import Report, Table, cell
from ui.exports.sheet import to_csv, to_xlsx

_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of(file: bytes) -> list[list[str]]:
    assert file.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheets_of(file: bytes) -> dict[str, list[list[str]]]:
    """Return the text of each cell, by the name of its sheet; fails on a formula."""
    with ZipFile(BytesIO(file)) as parts:
        names = [
            sheet.get("name")
            for sheet in etree.fromstring(parts.read("xl/workbook.xml")).iter(f"{_SPREADSHEET}sheet")
        ]
        strings = [
            "".join(entry.itertext()) for entry in etree.fromstring(parts.read("xl/sharedStrings.xml"))
        ]
        sheets: dict[str, list[list[str]]] = {}
        for number, name in enumerate(names, start=1):
            sheet = etree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(sheet.iter(f"{_SPREADSHEET}f"))
            values = [
                [strings[int(c[0].text)] if len(c) else "" for c in row]
                for row in sheet.iter(f"{_SPREADSHEET}row")
            ]
            sheets[name] = values
        return sheets


def test_csv_has_a_column_of_sources_behind_quotes(matrix: Report) -> None:
    header, leading, archive = rows_of(to_csv(matrix))
    assert header == ["Thema", "Testdorp", "Testdorp: bron", "Elders"]
    assert leading[1] == f"{QUOTE}\n{TASKS}"
    source = leading[2].split("\n")[0]
    for part in (
        "Taken & rollen",
        "bladzijde\u00a02",
        "profiel_directeur.docx",
        "2021-03",
        HASH,
        f"{SITE}bron/",
    ):
        assert part in source
    assert archive == ["Archief", "'=1+1", "", ""]


def test_csv_of_a_conversation_lists_its_quotes(conversation: Report) -> None:
    tables = to_csv(conversation).decode("utf-8-sig")
    assert rows_of(to_csv(conversation))[0] == ["Bestuur", "Taak"]
    assert "Testdorp" in tables


def test_csv_without_a_table_lists_the_quotes(matrix: Report) -> None:
    tasks = Report("x", "en", CREATED, matrix.blocks[2:])
    header, row = rows_of(to_csv(tasks))
    assert header[:3] == ["Place in this report", "Quote", "Organisation"]
    assert row[1] == QUOTE


def test_no_cell_of_the_csv_is_a_formula(hostile: Report) -> None:
    starts = ("=1", "+1", "-1", "@x", "\t=1", " =1", "\n=1", "＝1", "\r=1", "gewoon - tekst")
    table = Table("", ("a",), tuple((cell(start),) for start in starts))
    values = [row[0] for row in rows_of(to_csv(Report("x", "nl", CREATED, (table,))))[1:]]
    assert [value.startswith("'") for value in values] == [True] * 9 + [False]
    cells = [value for row in rows_of(to_csv(hostile)) for value in row]
    assert not [value for value in cells if re.match(r"\s*[=+@-]", value)]


def test_the_workbook_has_the_table_and_every_quote(matrix: Report) -> None:
    sheets = sheets_of(to_xlsx(matrix))
    assert list(sheets) == ["Wie doet wat", "Bronnen"]
    assert sheets["Wie doet wat"][1][:2] == ["Leiding", f"{QUOTE}\n{TASKS}"]
    assert sheets["Wie doet wat"][2][1] == "=1+1"
    header, first, _, task = sheets["Bronnen"]
    assert first[0] == "Taken › Wie doet wat? › Leiding › Testdorp"
    assert dict(zip(header, first, strict=True)) | {"Plaats in dit verslag": ""} == {
        "Plaats in dit verslag": "",
        "Citaat": QUOTE,
        "Bestuur": "Testdorp",
        "Document": "Profiel directeur",
        "Koppen": "Taken & rollen",
        "Bladzijde": "2",
        "Bestand": "profiel_directeur.docx",
        "Datum van het document": "2021-03",
        "SHA-256": HASH,
        "Adres van de bron": f"{SITE}bron/profiel_directeur.docx/0?start=1&end=9&v=abc",
    }
    assert task[:2] == ["Taken", QUOTE]


def test_only_addresses_of_sources_are_links(matrix: Report, hostile: Report) -> None:
    with ZipFile(BytesIO(to_xlsx(matrix))) as parts:
        links = parts.read("xl/worksheets/_rels/sheet2.xml.rels").decode()
        assert links.count(f'Target="{SITE}bron/') >= 1
        frozen = parts.read("xl/worksheets/sheet1.xml").decode()
        assert 'state="frozen"' in frozen
    with ZipFile(BytesIO(to_xlsx(hostile))) as parts:
        assert not [name for name in parts.namelist() if "worksheets/_rels" in name]


def test_a_text_too_long_for_a_cell_says_so(hostile: Report) -> None:
    long = Table("lang", ("a",), ((cell("é😀" * 20_000),), (cell("x" * 32_767),)))
    sheets = sheets_of(to_xlsx(Report("x", "nl", CREATED, (long, long))))
    assert list(sheets) == ["lang", "lang 2", "Bronnen"]
    assert sheets["lang"][1][0].endswith("… (ingekort: te lang voor een cel)")
    assert sheets["lang"][2][0] == "x" * 32_767


def test_sheets_of_hostile_tables_open(hostile: Report) -> None:
    sheets = sheets_of(to_xlsx(hostile))
    assert len(sheets) == 3
    assert any(
        "<script>alert(1)</script>" in value for rows in sheets.values() for row in rows for value in row
    )
