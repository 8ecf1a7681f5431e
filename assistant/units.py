"""The smallest stretches of a document that stand on their own: a sentence, a list item, a table row."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from assistant.compose.quoting import leans_back, trimmed
from assistant.draft import Quote
from assistant.evidence import is_formula
from ingest.layout import introduces
from ingest.model import Document, Passage, PassageKind, SectionKind

_LONGEST = 420
"""Characters that a unit may have to be taken whole; a longer one is cut into its sentences."""
_ANNOUNCEMENT = 70
"""Characters below which a sentence that ends in a colon only announces a list."""
_REFERS = re.compile(r"^(?:\S+\s+){0,6}?(?:daar|hier)(?:aan|bij|door|mee|naar|over|toe|uit|van|voor)\b")
"""So a sentence refers to the one before it, also where it does not begin so."""
_CLOSING = " ;,"
"""Signs at the end of a list item that are no part of what it says."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a passage."""

    quote: Quote
    """Where it stands."""
    above: Quote | None = None
    """The words that introduce it, also where they only announce a list."""
    announced: str = ""
    """The sentence of those that stands right above it."""

    @property
    def lead_in(self) -> Quote | None:
        """The words that introduce it, where they say something themselves."""
        return None if self.above is None or is_formula(self.above.passage) else self.above

    @property
    def text(self) -> str:
        """Its words."""
        return self.quote.text

    @property
    def passage(self) -> Passage:
        """The passage that holds it."""
        return self.quote.passage


class Reader:
    """The units of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passages = sorted(document.passages, key=lambda passage: passage.start)
        self._units = {passage.number: tuple(self._cut(passage)) for passage in self.passages}

    def kind(self, passage: Passage) -> SectionKind:
        """Return what the section of a passage is about."""
        return self.document.sections[passage.section].kind

    def units(self, kinds: Collection[SectionKind]) -> list[Unit]:
        """Return the units in sections of these kinds, in the order of the document.

        What only announces the list below it ("Dit houdt in dat u:") is cut from their ends.
        """
        passages = [passage for passage in self.passages if self.kind(passage) in kinds]
        return [self._without_announcement(unit) for passage in passages for unit in self.of(passage)]

    def _without_announcement(self, unit: Unit) -> Unit:
        within = [
            (start, end)
            for start, end in unit.passage.sentences
            if unit.quote.start <= start and end <= unit.quote.end
        ]
        if len(within) < 2 or not introduces(unit.text):
            return unit
        return replace(unit, quote=self.quote(unit.passage, unit.quote.start, within[-2][1]))

    def of(self, passage: Passage) -> tuple[Unit, ...]:
        """Return the units of a passage; none for one that only announces a list."""
        return self._units[passage.number]

    def within(self, section: int) -> list[Passage]:
        """Return the passages of a section, in the order of the text."""
        return [passage for passage in self.passages if passage.section == section]

    def quote(self, passage: Passage, start: int, end: int) -> Quote:
        """Quote a stretch of a passage without the signs that only close a list item."""
        found = trimmed(self.document, passage, start, end)
        end = found.start + len(found.text.rstrip(_CLOSING))
        return Quote(self.document, passage, found.start, end)

    def _cut(self, passage: Passage) -> Iterable[Unit]:
        if is_formula(passage):
            return
        whole = self.quote(passage, passage.start, passage.end)
        above, announced = self._above(passage)
        is_text = passage.kind is PassageKind.TEXT and not passage.cells
        if (not is_text and len(whole.text) <= _LONGEST) or len(passage.sentences) < 2:
            if whole.text:
                yield Unit(whole, above, announced)
            return
        for start, end in self._sentences(passage):
            quote = self.quote(passage, start, end)
            if quote.text and not (introduces(quote.text) and len(quote.text) < _ANNOUNCEMENT):
                yield Unit(quote, above, announced)

    def _sentences(self, passage: Passage) -> list[tuple[int, int]]:
        """Return the sentences of a passage; one that leans on the sentence before it goes with that one."""
        found: list[tuple[int, int]] = []
        for start, end in passage.sentences:
            sentence = self.document.text[start:end]
            leans = bool(found) and (leans_back(sentence) or _REFERS.search(sentence) is not None)
            if leans and end - found[-1][0] <= _LONGEST:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def _above(self, passage: Passage) -> tuple[Quote | None, str]:
        """Return the words that introduce a passage, and the last sentence of those.

        A sentence that leans on the one before it ("Dit houdt in dat u:") comes with that one.
        """
        if passage.lead_in_passage is None:
            return None, ""
        above = self.document.passages[passage.lead_in_passage]
        start, end = above.sentences[-1] if above.sentences else (above.start, above.end)
        last = self.document.text[start:end]
        if leans_back(last) and len(above.text) <= _LONGEST:
            start = above.start
        return self.quote(above, start, end), last


def spans_of_cells(passage: Passage) -> list[tuple[int, int]]:
    """Return the offsets of each cell of a row in the canonical text; (0, 0) for one that is not in it."""
    places: list[tuple[int, int]] = []
    at = 0
    for cell in passage.cells:
        found = passage.text.find(cell.value, at) if cell.value and not cell.carried else -1
        if found < 0:
            places.append((0, 0))
            continue
        at = found + len(cell.value)
        places.append((passage.start + found, passage.start + at))
    return places
