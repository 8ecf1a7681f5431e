"""Quotes of a small document, to hold statements against."""

from dataclasses import replace

import pytest

from assistant.compose.quoting import whole
from assistant.draft import Part, Quote
from assistant.verification import judge
from ingest.blocks import Block, BlockKind, Reading
from ingest.reading import document_from


@pytest.fixture
def judged():
    """Return a function that judges a statement by sentences of a document."""

    def judging(statement, *sentences, heading="Taken", organisation="Testdorp"):
        return judge(statement, quotes(sentences, heading, organisation))

    return judging


def quotes(sentences, heading="Taken", organisation="Testdorp"):
    blocks = [Block(BlockKind.HEADING, heading, level=2)]
    blocks += [Block(BlockKind.PARAGRAPH, sentence) for sentence in sentences]
    document = document_from(Reading(tuple(blocks)), "testdorp.txt", "0" * 64)
    document = replace(document, organisation=organisation, role="algemeen directeur")
    return tuple(whole(document, passage) for passage in document.passages)


@pytest.fixture
def part():
    """Return a function that makes a part of a statement and sentences of a document."""

    def making(statement, *sentences):
        found: tuple[Quote, ...] = quotes(sentences)
        return Part(statement, found)

    return making
