"""Versions of one document are told apart by date."""

from dataclasses import replace

import pytest

from ingest.model import Document
from ingest.readers.markdown import read
from ingest.reading import document_from
from ingest.versions import is_newer, newest, version_groups, version_labels


def document(
    name: str, date: str = "", title: str = "Functiebeschrijving jurist", role: str = "jurist"
) -> Document:
    made = document_from(read(f"# {title}\n\nStad Moerdam\n\nTekst.".encode()), name, name)
    return replace(made, date=date, role=role)


def same_document(document: Document, other: Document) -> bool:
    return bool(version_groups([document, other]))


def version_label(document: Document, documents: list[Document]) -> str:
    return version_labels(documents).get(document.name, "")


OLD, NEW = document("oud.md", "2019"), document("nieuw.md", "2021-03-04")


def test_versions_are_of_one_organisation_role_and_sort() -> None:
    assert same_document(OLD, NEW)
    assert not same_document(OLD, replace(NEW, organisation="Hazelbeke"))
    assert not same_document(OLD, document("a.md", role="archivaris"))
    assert not same_document(document("a.md", role=""), document("b.md", role=""))
    unknown = replace(OLD, organisation="onbekend bestuur")
    assert not same_document(unknown, replace(unknown, name="b.md"))
    assert not same_document(OLD, document("bundel.md", "2024", "Infobundel jurist"))
    hyphenated = document("a.md", role="adjunct-algemeendirecteur")
    assert same_document(hyphenated, document("b.md", role="adjunct algemeen directeur"))


def test_the_sections_tell_the_sort_where_the_title_does_not() -> None:
    text = "# Bibliothecaris\n\nStad Moerdam\n\n## {heading}\n\nTekst."
    first, second = (
        document_from(read(text.format(heading=heading).encode()), f"{heading}.md", heading)
        for heading in ("Taken", "Selectieprocedure")
    )
    assert not same_document(first, second)
    assert same_document(first, replace(first, name="b.md"))


@pytest.mark.parametrize(
    ("first", "second", "newer"),
    [
        ("2021", "2019", True),
        ("2019", "2021", False),
        ("2021-03-04", "2019", True),
        ("2021-03-04", "2021", False),
        ("2021", "2021-03-04", False),
        ("2021-03-04", "2021-03-03", True),
        ("2021", "", False),
        ("", "2021", False),
        ("", "", False),
    ],
)
def test_which_of_two_is_newer(first: str, second: str, newer: bool) -> None:
    assert is_newer(document("a.md", first), document("b.md", second)) is newer


def test_newest_first() -> None:
    undated = document("b.md")
    other = document("a.md", role="archivaris")
    assert version_groups([OLD, undated, other, NEW]) == [[NEW, OLD, undated]]
    assert version_groups([OLD, other]) == []
    assert newest([OLD, undated, other, NEW]) == [undated, other, NEW]
    assert newest([OLD]) == [OLD]


def test_the_label_of_a_version() -> None:
    assert version_label(NEW, [OLD, NEW]) == "versie van 4 maart 2021"
    assert version_label(OLD, [OLD, NEW]) == "versie van 2019"
    assert version_label(document("b.md", "2021-03"), [OLD, document("b.md", "2021-03")]) == (
        "versie van maart 2021"
    )
    undated = document("b.md")
    assert version_label(undated, [undated, NEW]) == "versie zonder datum (b.md)"
    same = replace(NEW, name="b.md")
    assert version_label(same, [same, NEW]) == "versie van 4 maart 2021 (b.md)"
    assert version_label(NEW, [NEW]) == version_label(NEW, []) == ""
    assert version_labels([OLD, NEW, document("x.md", role="archivaris")]) == {
        "oud.md": "versie van 2019",
        "nieuw.md": "versie van 4 maart 2021",
    }
