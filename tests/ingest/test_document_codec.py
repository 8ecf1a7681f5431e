"""Documents survive being written and read."""

from dataclasses import fields, replace

import pytest

from ingest.codec import decode_document, encode_document
from ingest.model import (
    Cell,
    Document,
    Noise,
    NoiseReason,
    Origin,
    Origins,
    Passage,
    PassageKind,
    Section,
    SectionKind,
    Span,
    SpanKind,
)


def full_document() -> Document:
    """Every field of every class has another value than its default."""
    text = "Café\u2028é\n• punt"
    passage = Passage(
        number=0,
        kind=PassageKind.ROW,
        section=0,
        start=0,
        end=4,
        text="Café",
        headings=("A", "B"),
        lead_in="Zo:",
        lead_in_passage=3,
        cells=(Cell("Kolom", "waarde", carried=True),),
        depth=1,
        page=2,
        sentences=((0, 4), (5, 6)),
    )
    return Document(
        name="genk.txt",
        title="Titel",
        organisation="Genk",
        role="algemeen directeur",
        sha256="ab" * 32,
        text=text,
        spans=(Span(SpanKind.ROW, 0, 4, 1, 2, header=True),),
        sections=(Section(0, "B", ("A", "B"), 2, SectionKind.TASKS, 1, 0, 4),),
        passages=(passage,),
        noise=(Noise("Pagina 1", NoiseReason.PAGE_NUMBER, 1),),
        date="2021-03",
        origins=Origins(Origin.TEXT, Origin.RUNNING, Origin.FILE_NAME, Origin.DECLARED),
        seams=(2,),
        organisation_type="stad",
        aliases=("stad Genk",),
    )


def test_round_trip_is_exact_in_every_field_and_type():
    document = full_document()
    decoded = decode_document(encode_document(document))
    assert decoded == document
    assert repr(decoded) == repr(document)  # also tells a list from a tuple, a str from an enum


def test_the_example_above_leaves_no_field_at_its_default():
    document = full_document()
    for value in (document, document.passages[0], document.spans[0], document.passages[0].cells[0]):
        assert all(getattr(value, field.name) != field.default for field in fields(value))


def test_a_document_is_one_line_whatever_its_text():
    document = replace(full_document(), text="a\nb\r\nc\u2028d\x85e\ud800")
    line = encode_document(document)
    assert len(line.splitlines()) == 1
    assert decode_document(line) == document


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"name": 1}', '{"spans": '])
def test_something_else_is_refused(line):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode_document(line)
