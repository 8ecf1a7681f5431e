"""From file to document, with the properties that hold for every text."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cleaning import letters
from ingest.errors import IngestError
from ingest.model import Document, PassageKind, SectionKind
from ingest.readers.text import read as read_text
from ingest.reading import document_from, read_document
from ingest.sources import Source

NOTICE = """Stad Vliervelde
Functiebeschrijving jurist

Doel van de functie
De jurist adviseert het college over alle contracten van de stad.

Taken
U zorgt onder meer voor het volgende:
- nazicht van contracten
- adviezen aan de diensten
"""


def read(text: str) -> Document:
    return document_from(read_text(text.encode()), "a.txt", "0")


def test_a_file_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "jurist.txt"
    path.write_text(NOTICE, encoding="utf-8")
    document = read_document(Source.at(path))
    assert (document.name, document.organisation, document.role) == (
        "jurist.txt",
        "Vliervelde",
        "jurist",
    )
    assert document.title == "Functiebeschrijving jurist"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    items = [passage for passage in document.passages if passage.kind is PassageKind.ITEM]
    assert [passage.text for passage in items] == [
        "nazicht van contracten",
        "adviezen aan de diensten",
    ]
    assert document.sections[items[0].section].kind is SectionKind.TASKS
    assert {passage.lead_in for passage in items} == {"U zorgt onder meer voor het volgende:"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xls", b"x", "bestandstype .xls wordt niet gelezen"),
        ("zonder", b"x", "zonder extensie"),
        ("a.txt", b"", "het bestand is leeg"),
        ("a.txt", b" \n---\n", "bevat geen tekst"),
        ("a.txt", b"a\0b", "geen leesbare tekst"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(IngestError, match=message) as caught:
        read_document(Source.at(path))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="niet leesbaar"):
        read_document(Source.at(tmp_path / "weg.txt"))


WORDS = st.sampled_from(
    [
        "Doel",
        "TAKEN",
        "De",
        "jurist",
        "adviseert",
        "het",
        "college",
        "en",
        "de",
        "raad",
        "over",
        "beleid",
        "Kennis:",
        "Competenties",
        "managementteam",
        "organisatie-",
        "en",
        "12",
        "2.1",
        "Gent",
        "(kern)",
        "X",
        "III",
        "o.m.",
        "volgende:",
    ]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
LINE = st.tuples(
    st.sampled_from(["", "", "", "- ", "  - ", "• ", "1. ", "a) ", "## ", "\t", "**", "| "]),
    SENTENCE,
    st.sampled_from(["", "", ".", ":", ";", "?", "\tX\tX", " | X |", "   kern   3", "-"]),
).map(lambda parts: f"{parts[0]}{parts[1]}{parts[2]}" + ("**" if parts[0] == "**" else ""))
TEXTS = st.lists(st.one_of(LINE, st.just(""), LINE), min_size=1, max_size=25).map(
    lambda lines: "\n".join([*lines, "Slot."])
)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_passage_is_the_text_at_its_offsets(text: str) -> None:
    document = read(text)
    for passage in document.passages:
        assert passage.text == document.text[passage.start : passage.end]
        assert passage.text.strip() == passage.text != ""
        assert passage.sentences[0][0] == passage.start
        assert passage.sentences[-1][1] == passage.end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_passages_do_not_overlap_and_lie_in_their_section(text: str) -> None:
    document = read(text)
    end = 0
    for number, passage in enumerate(document.passages):
        section = document.sections[passage.section]
        assert passage.number == number
        assert end <= passage.start < passage.end
        assert section.start <= passage.start
        assert passage.end <= section.end
        assert passage.headings == section.headings
        end = passage.end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_word_is_in_the_canonical_text_or_listed_as_noise(text: str) -> None:
    document = read(text)
    # In another order where a cell takes several lines, or columns are read one after the other.
    read_letters = letters(document.text) + "".join(letters(noise.text) for noise in document.noise)
    assert sorted(read_letters) == sorted(letters(text))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_sections_tell_their_place(text: str) -> None:
    document = read(text)
    for number, section in enumerate(document.sections):
        assert section.number == number
        assert section.start <= section.end <= len(document.text)
        if section.parent is not None:
            parent = document.sections[section.parent]
            assert parent.number < number
            assert section.headings == (*parent.headings, section.heading)
