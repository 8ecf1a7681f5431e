"""What the quotes of a statement say: their words cut into segments, and what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.draft import Quote
from assistant.levels import is_mark
from assistant.verification.segments import Segment, segments_of
from ingest.model import Passage, PassageKind


@dataclass(frozen=True, slots=True)
class Source:
    """The quotes of a statement, ready to be compared with it."""

    segments: tuple[Segment, ...]
    """What the quotes say, and the sentences that introduce them."""
    around: tuple[Segment, ...]
    """Headings, organisation and role: what a reader sees around the quotes."""
    roles: tuple[str, ...]
    """The roles that the documents are about."""
    quoted: tuple[str, ...]
    """The words quoted, quote by quote."""
    places: tuple[tuple[str, Segment], ...]
    """The segments that are quoted, each with the whole of its quote."""
    listed: frozenset[int] = frozenset()
    """How many things each enumeration of the statement and the quotes lists."""

    @property
    def organisations(self) -> frozenset[str]:
        """Whose documents are quoted."""
        return frozenset(segment.organisation for segment in self.segments)

    def only(self, organisations: frozenset[str]) -> "Source":
        """Return what the documents of some organisations say."""
        return Source(
            tuple(segment for segment in self.segments if segment.organisation in organisations),
            tuple(segment for segment in self.around if segment.organisation in organisations),
            self.roles,
            self.quoted,
            tuple(place for place in self.places if place[1].organisation in organisations),
            self.listed,
        )


def source_of(quotes: Sequence[Quote]) -> Source:
    """Return what the quotes say, in their order."""
    segments: list[Segment] = []
    around: list[Segment] = []
    places: list[tuple[str, Segment]] = []
    for quote in quotes:
        sentence = segments[-1].sentence + 2 if segments else 1  # one before is for what introduces it
        said = _said(quote, sentence)
        segments += said
        places += [(quote.text, segment) for segment in said if not segment.is_context]
        around += _around(quote)
    roles = tuple(dict.fromkeys(quote.document.role for quote in quotes if quote.document.role))
    quoted = tuple(quote.text for quote in quotes)
    return Source(tuple(segments), tuple(around), roles, quoted, tuple(places))


def _said(quote: Quote, sentence: int) -> list[Segment]:
    passage, document = quote.passage, quote.document
    kind, organisation = document.sections[passage.section].kind, document.organisation
    is_row = passage.kind is PassageKind.ROW and passage.cells and len(quote.text) >= len(passage.text) - 2
    text = _row(passage) if is_row else quote.text
    said = segments_of(
        text,
        first_sentence=sentence,
        organisation=organisation,
        kind=kind,
        form=passage.kind,
    )
    if not passage.lead_in or quote.start < passage.start:
        return list(said)
    lead = segments_of(
        passage.lead_in.rstrip(": "),
        first_sentence=sentence - 1,
        organisation=organisation,
        kind=kind,
        is_context=True,
    )
    return [*lead, *said]


def _row(passage: Passage) -> str:
    """Return a table row as words: each value with its column, a mark as its column, which have no mark."""
    said: list[str] = []
    missing: list[str] = []
    is_ticked = any(is_mark(cell.value) for cell in passage.cells)
    for cell in passage.cells:
        column = cell.column.replace(".", " ")
        if cell.value:
            said.append(column if is_mark(cell.value) else f"{column} {cell.value}".strip())
        elif is_ticked and column:
            missing.append(f"niet {column}")
    return "; ".join(filter(None, (", ".join(said), *missing)))


@lru_cache(maxsize=2_000)
def _context_segments(text: str, organisation: str) -> tuple[Segment, ...]:
    return segments_of(text, organisation=organisation, is_context=True)


def _around(quote: Quote) -> list[Segment]:
    document = quote.document
    texts = [*quote.passage.headings, document.organisation, document.role, document.title]
    return [
        segment
        for text in dict.fromkeys(filter(None, texts))
        for segment in _context_segments(text, document.organisation)
    ]
