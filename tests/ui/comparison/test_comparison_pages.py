"""The comparison over HTTP: the page, its links, its files."""

import csv
import re
import zipfile
from html import unescape
from io import BytesIO, StringIO

import pytest
from docx import Document as WordDocument
from fastapi.testclient import TestClient

from assistant.comparison import Theme, compare
from ingest.model import Document
from tests.ui.conftest import HOSTILE, FakeAssistant
from ui.app import create_app
from ui.site import Site

Documents = dict[str, Document]
CHOSEN = "d=hazelbeke-algemeen-directeur.txt&d=elzerode-afdelingshoofd-burgerzaken.html"
SAID = "Een blanco uittreksel uit het strafregister, niet ouder dan drie maanden bij de indiensttreding."


@pytest.fixture(scope="module")
def client(samples: Documents) -> TestClient:
    return TestClient(create_app(Site(FakeAssistant(*samples.values()))))


@pytest.fixture(scope="module")
def hostile_client(hostile: Documents) -> TestClient:
    return TestClient(create_app(Site(FakeAssistant(*hostile.values()))))


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_theme_has_a_page(client: TestClient, theme: Theme, prefix: str) -> None:
    answer = client.get(f"{prefix}/vergelijken?{CHOSEN}&thema={theme.value}")
    assert answer.status_code == 200
    assert "<caption>" in answer.text
    assert 'scope="row"' in answer.text
    assert "style=" not in answer.text
    assert f'value="{theme.value}" checked' in answer.text


def test_the_english_page_is_english_and_marks_what_is_dutch(client: TestClient) -> None:
    text = client.get(f"/en/vergelijken?{CHOSEN}&thema=voorwaarden").text
    assert "not mentioned" in text
    assert "niet vermeld" not in text
    assert '<q lang="nl">' in text
    assert 'href="/en/bron/' in text


def test_every_link_of_a_cell_opens(client: TestClient) -> None:
    text = client.get(f"/vergelijken?{CHOSEN}&thema=competenties").text
    addresses = {unescape(found) for found in re.findall(r'href="(/bron/[^"#]+)', text)}
    assert len(addresses) > 10
    for address in sorted(addresses)[:12]:
        assert client.get(address).status_code == 200


def test_only_differences_is_shorter(client: TestClient) -> None:
    address = "/vergelijken?d=hazelbeke-algemeen-directeur.txt&d=varenhout-adjunct-algemeendirecteur.docx"
    whole = client.get(f"{address}&thema=aanbod").text
    different = client.get(f"{address}&thema=aanbod&verschillen=1").text
    assert "Salaris en salarisschaal" in whole
    assert "Salaris en salarisschaal" not in different
    assert "Telewerk" in different


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("", "Dit is een voorbeeld"),
        ("d=hazelbeke-algemeen-directeur.txt", "Kies minstens twee documenten"),
        (f"{CHOSEN}&d=weg.txt", "niet meer in de index"),
    ],
)
def test_it_says_what_the_reader_must_know(client: TestClient, query: str, line: str) -> None:
    assert line in client.get(f"/vergelijken?{query}").text


def test_an_empty_index_is_told() -> None:
    client = TestClient(create_app(Site(FakeAssistant())))
    assert "nog geen twee documenten" in client.get("/vergelijken").text


def test_csv_holds_the_quotes_with_their_places(client: TestClient) -> None:
    answer = client.get(f"/vergelijken/csv?{CHOSEN}&thema=voorwaarden")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    record = next(row for row in rows if row[0] == "Gedrag en strafregister")
    assert "niet vermeld" in record
    assert SAID in record
    assert any("/bron/hazelbeke-algemeen-directeur.txt/" in value for value in record)


def test_a_workbook_holds_the_quotes(client: TestClient) -> None:
    answer = client.get(f"/vergelijken/xlsx?{CHOSEN}&thema=voorwaarden")
    with zipfile.ZipFile(BytesIO(answer.content)) as archive:
        words = archive.read("xl/sharedStrings.xml").decode()
    assert SAID in words
    assert "niet vermeld" in words


def test_a_word_file_holds_the_quotes(client: TestClient) -> None:
    answer = client.get(f"/vergelijken/docx?{CHOSEN}&thema=voorwaarden")
    written = WordDocument(BytesIO(answer.content))
    cells = [cell.text for row in written.tables[0].rows for cell in row.cells]
    assert any(SAID in cell for cell in cells)
    assert any("niet vermeld" in cell for cell in cells)


@pytest.mark.parametrize("file", ["exe", "pdf", "csv?d=weg.txt"])
def test_no_such_file(client: TestClient, file: str) -> None:
    assert client.get(f"/vergelijken/{file}").status_code == 404


@pytest.mark.parametrize("theme", Theme)
def test_hostile_text_stays_text(hostile_client: TestClient, theme: Theme) -> None:
    text = hostile_client.get(f"/vergelijken?d=0.txt&d=1.txt&thema={theme.value}&zoek={HOSTILE}").text
    assert "<script>window" not in text
    assert "<img src=" not in text.replace('<img src="/functiewijzer/icon.svg"', "")
    assert "&lt;script&gt;" in text


def test_a_formula_is_harmless_in_a_file(hostile_client: TestClient) -> None:
    rows = hostile_client.get("/vergelijken/csv?d=0.txt&d=1.txt&thema=taken").content.decode("utf-8-sig")
    assert all(
        not value.startswith("=") for row in csv.reader(StringIO(rows), delimiter=";") for value in row
    )


def test_a_file_holds_the_same_quotes_as_the_comparison(client: TestClient, samples: Documents) -> None:
    chosen = [
        samples["elzerode-afdelingshoofd-burgerzaken.html"],
        samples["hazelbeke-algemeen-directeur.txt"],
    ]
    rows = client.get(f"/vergelijken/csv?{CHOSEN}&thema=taken").content.decode("utf-8-sig")
    written = {value for row in csv.reader(StringIO(rows), delimiter=";") for value in row}
    for row in compare(chosen, Theme.TASKS).rows:
        for found in row.cells:
            if found is not None and not found.further:
                assert " ".join(found.citation.quote.split()) in {
                    " ".join(value.split()) for value in written
                }
