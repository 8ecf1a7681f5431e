"""The pieces of a document that a comparison can quote: a sentence, an item, a list and what announces it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.draft import Quote
from assistant.words import fold_letters
from ingest.layout import introduces
from ingest.model import Document, Passage, PassageKind, SectionKind

_LONGEST_ITEM = 320
"""Characters from which an item of several sentences is taken apart."""
_LONGEST_LIST = 420
"""Characters that a list may have to be quoted whole, with the sentence that announces it."""


# No assistant.units.Unit: a table cell holds one quote, so a short list is quoted whole with what announces
# it, where a briefing has a line for each item.
@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a document that stands on its own."""

    quote: Quote
    """Where it stands; its passage is the one that it is, or begins with."""
    folded: str
    """What tells what it is about, in lower case without accents: its text, or what announces its list."""
    announces: bool = False
    """It does no more than announce the list after it."""
    is_list: bool = False
    """It is a list with what announces it."""

    @property
    def document(self) -> Document:
        """The document that holds it."""
        return self.quote.document

    @property
    def passage(self) -> Passage:
        """The passage that it is, or begins with."""
        return self.quote.passage

    @property
    def start(self) -> int:
        """Offset in the canonical text."""
        return self.quote.start

    @property
    def end(self) -> int:
        """Offset after it."""
        return self.quote.end

    @property
    def kind(self) -> SectionKind:
        """What the section it stands in is about."""
        return self.document.sections[self.passage.section].kind

    @property
    def text(self) -> str:
        """Its words, exactly."""
        return self.quote.text


def units_of(document: Document) -> list[Unit]:
    """Return all units of a document, in its order."""
    return [unit for passage in document.passages for unit in _units(document, passage)]


def make_unit(document: Document, passage: Passage, start: int, end: int, *, announces: bool = False) -> Unit:
    """Return the unit between two offsets, without white space around it."""
    words = document.text[start:end]
    start += len(words) - len(words.lstrip())
    quote = Quote(document, passage, start, start + len(words.strip()))
    return Unit(quote, fold_letters(quote.text), announces)


def _units(document: Document, passage: Passage) -> Iterator[Unit]:
    sentences = passage.sentences or ((passage.start, passage.end),)
    whole = passage.kind is PassageKind.ROW or (
        passage.kind is PassageKind.ITEM
        and passage.end - passage.start <= _LONGEST_ITEM
        and not introduces(passage.text)
    )
    if whole or len(sentences) == 1:
        sentences = ((passage.start, passage.end),)
    for start, end in sentences:
        if not introduces(document.text[start:end]):
            yield make_unit(document, passage, start, end)
        else:
            last = _end_of_list(document, passage) if end >= sentences[-1][1] else None
            if last is not None and last - start <= _LONGEST_LIST:
                announced = fold_letters(document.text[start:end])
                yield replace(make_unit(document, passage, start, last), folded=announced, is_list=True)
            elif len(sentences) == 1:
                yield make_unit(document, passage, start, end, announces=True)


def _end_of_list(document: Document, passage: Passage) -> int | None:
    """Return the offset after the list that a passage announces; None where none follows it."""
    end = None
    inside = {passage.number}
    for later in document.passages[passage.number + 1 :]:
        if later.lead_in_passage not in inside:
            break
        inside.add(later.number)
        end = later.end
    return end
