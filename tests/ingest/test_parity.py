"""One document in six formats is the same document: ``data/parity`` holds the files and what is expected."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.model import Document, Passage, PassageKind
from ingest.reading import read_document
from ingest.sources import Source

FOLDER = Path(__file__).parent / "data" / "parity"
FORMATS = ("pdf", "docx", "odt", "html", "md", "txt")
NAMES = {"text": PassageKind.TEXT, "item": PassageKind.ITEM, "row": PassageKind.ROW}
PAGED = ("pdf",)

in_each_format = pytest.mark.parametrize("suffix", FORMATS)


@cache
def expected() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
    return found


@cache
def document(suffix: str) -> Document:
    return read_document(Source.at(next(FOLDER.glob(f"*.{suffix}"))))


def expected_passages() -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    return [
        (tuple(section["headings"]), passage)
        for section in expected()["sections"]
        for passage in section.get("passages", ())
    ]


def kind_and_text(passage: dict[str, Any]) -> tuple[PassageKind, str]:
    name = next(name for name in NAMES if name in passage)
    if name != "row":
        return NAMES[name], passage[name]
    cells = ["" if column in passage.get("carried", ()) else cell for column, cell in passage["row"].items()]
    filled = [place for place, cell in enumerate(cells) if cell]
    return NAMES[name], " | ".join(cell or "–" for cell in cells[filled[0] : filled[-1] + 1])


def of_kind(suffix: str, kind: PassageKind) -> list[Passage]:
    return [passage for passage in document(suffix).passages if passage.kind is kind]


def test_there_is_a_file_for_each_format() -> None:
    files = {path.suffix[1:] for path in FOLDER.glob("meersdonk-*")}
    assert files == set(FORMATS)


@in_each_format
@pytest.mark.parametrize("part", ["title", "organisation", "organisation_type", "role", "date"])
def test_identity(suffix: str, part: str) -> None:
    assert getattr(document(suffix), part) == expected()[part]


@in_each_format
def test_headings_and_what_they_are_about(suffix: str) -> None:
    assert [(section.headings, section.kind.value) for section in document(suffix).sections] == [
        (tuple(section["headings"]), section["kind"]) for section in expected()["sections"]
    ]


@in_each_format
def test_passages(suffix: str) -> None:
    wanted = Counter(kind_and_text(passage) for _, passage in expected_passages())
    found = Counter((passage.kind, passage.text) for passage in document(suffix).passages)
    same = (wanted & found).total()
    assert same >= 0.98 * max(wanted.total(), found.total()), (wanted - found, found - wanted)


@in_each_format
def test_passages_stand_in_order_under_their_headings(suffix: str) -> None:
    found = [(passage.headings, passage.text) for passage in document(suffix).passages]
    wanted = [(headings, kind_and_text(passage)[1]) for headings, passage in expected_passages()]
    texts = {text for _, text in found} & {text for _, text in wanted}
    assert [entry for entry in found if entry[1] in texts] == [entry for entry in wanted if entry[1] in texts]


@in_each_format
def test_items_with_their_depth_and_lead_in(suffix: str) -> None:
    assert [(item.text, item.depth, item.lead_in) for item in of_kind(suffix, PassageKind.ITEM)] == [
        (passage["item"], passage.get("depth", 0), passage.get("lead_in", ""))
        for _, passage in expected_passages()
        if "item" in passage
    ]


@in_each_format
def test_rows_with_their_cells(suffix: str) -> None:
    assert [
        [(cell.column, cell.value, cell.carried) for cell in row.cells]
        for row in of_kind(suffix, PassageKind.ROW)
    ] == [
        [(column, cell, column in passage.get("carried", ())) for column, cell in passage["row"].items()]
        for _, passage in expected_passages()
        if "row" in passage
    ]


@in_each_format
def test_pages_are_known_where_the_format_has_them(suffix: str) -> None:
    pages = {passage.page for passage in document(suffix).passages}
    assert pages == ({1, 2, 3, 4} if suffix in PAGED else {None})


@in_each_format
def test_nothing_of_the_site_or_the_page_is_in_the_text(suffix: str) -> None:
    text = document(suffix).text
    assert not any(word in text for word in ("cookies", "Redder", "Pagina", "Privacy", "\u00ad"))
    assert "Gemeente Meersdonk –" not in text
