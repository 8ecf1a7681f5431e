"""The sources of an answer: what it cites, and what was read for it without being cited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant import Answer, Retrieved, quote_mark, source_path
from ingest.model import Document
from ui.chat.references import citation_reference, read_reference
from ui.texts.sources import SourceTexts

_MAX_READ = 5
"""Passages listed as read but not cited."""
_TELLING = 20
"""A shorter quote ("graad 2") may stand anywhere, about something else."""
_WORD = re.compile(r"(?<!\w)\w|(?<=\s)[^\w\s]")
"""Where a quote may begin."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that the panel can show: cited by an answer, or read for it."""

    reference: str
    """The fragment that names it on the page ("#bron-1-2")."""
    label: str
    """What it is called ("Bron 2")."""
    document: str
    """File name."""
    title: str
    """Title of the document."""
    organisation: str
    """The organisation that the document belongs to."""
    headings: tuple[str, ...]
    """Heading path above it."""
    page: int | None
    """Page number where the format has pages."""
    passage: int
    """Number of the passage in its document."""
    start: int
    """Offset in the canonical text."""
    end: int
    """Offset after it."""
    quote: str
    """The canonical text between them when the answer was given."""

    @property
    def url(self) -> str:
        """Address of its source page."""
        return source_url(self.document, self.passage, self.start, self.end, self.quote)


def source_url(name: str, passage: int, start: int, end: int, words: str) -> str:
    """Return the address of a quote's source page, at the marked words."""
    return f"{source_path(name, passage, start, end, words)}#treffer"


def find_words(text: str, start: int, end: int, mark: str) -> int | None:
    """Return where quoted words stand now: at ``start``, or elsewhere in a text that has changed.

    They are known by their length and ``mark`` (see quote_mark), exactly; None when they are gone, or
    when they are too few to mean the same elsewhere.
    """
    length = end - start
    if quote_mark(text[start:end]) == mark:
        return start
    starts = (found.start() for found in _WORD.finditer(text)) if length >= _TELLING else ()
    places = [place for place in starts if quote_mark(text[place : place + length]) == mark]
    return min(places, key=lambda place: abs(place - start), default=None)


def cited_sources(answer: Answer, turn: int, texts: SourceTexts) -> tuple[Source, ...]:
    """Return the citations of an answer as sources; turn is its number in the conversation."""
    return tuple(
        Source(
            reference=citation_reference(turn, citation.number),
            label=texts.source.format(number=citation.number),
            document=citation.document,
            title=citation.title,
            organisation=citation.organisation,
            headings=citation.headings,
            page=citation.page,
            passage=citation.passage,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
        )
        for citation in answer.citations
    )


def read_sources(
    answer: Answer, turn: int, documents: Mapping[str, Document], texts: SourceTexts
) -> tuple[Source, ...]:
    """Return the best passages that were retrieved for an answer and not cited, at most five."""
    cited = [(citation.document, citation.start, citation.end) for citation in answer.citations]
    passed_over = [
        item
        for item in answer.retrieved
        if item.document in documents
        and documents[item.document].text[item.start : item.end] == item.text
        and not any(
            name == item.document and start < item.end and item.start < end for name, start, end in cited
        )
    ]
    return tuple(
        _read_source(
            item,
            documents[item.document],
            read_reference(turn, rank),
            texts.read.format(rank=rank),
        )
        for rank, item in enumerate(passed_over[:_MAX_READ], start=1)
    )


def _read_source(item: Retrieved, document: Document, reference: str, label: str) -> Source:
    known = 0 <= item.passage < len(document.passages)
    place = document.passages[item.passage] if known else document.passages[0]
    return Source(
        reference=reference,
        label=label,
        document=item.document,
        title=document.title,
        organisation=document.organisation,
        headings=place.headings,
        page=place.page,
        passage=place.number,
        start=item.start,
        end=item.end,
        quote=item.text,
    )
