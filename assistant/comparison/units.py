"""The pieces of a document that a comparison can quote: a sentence, an item, a list and what announces it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer import Citation
from ingest.layout import introduces
from ingest.model import Document, Passage, PassageKind, SectionKind

_SPACES = str.maketrans("\n\t\r", "   ")
_LONGEST_ITEM = 320
"""Characters from which an item of several sentences is taken apart."""
_LONGEST_LIST = 420
"""Characters that a list may have to be quoted whole, with the sentence that announces it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a document that stands on its own."""

    document: Document
    """Where it stands."""
    passage: Passage
    """The passage that it is (the beginning of)."""
    start: int
    """Offset in the canonical text."""
    end: int
    """Offset after it."""
    folded: str
    """What tells what it is about, in lower case without accents: its text, or what announces its list."""
    announces: bool = False
    """It does no more than announce the list after it."""
    is_list: bool = False
    """It is a list with what announces it."""

    @property
    def kind(self) -> SectionKind:
        """What the section it stands in is about."""
        return self.document.sections[self.passage.section].kind

    @property
    def text(self) -> str:
        """Its words, exactly."""
        return self.document.text[self.start : self.end]


@lru_cache(maxsize=10_000)
def fold_letters(text: str) -> str:
    """Return the text in lower case without accents, of the same length; white space becomes spaces."""
    lowered = text.translate(_SPACES).lower()
    if lowered.isascii():  # most text, and looking at each letter takes most of the time
        return lowered
    return "".join(map(_fold_letter, text))


def _fold_letter(letter: str) -> str:
    if letter.isascii():
        return letter.translate(_SPACES).lower()
    if letter in "’‘`":
        return "'"
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    return base if len(base) == 1 else letter


def units_of(document: Document) -> list[Unit]:
    """Return all units of a document, in its order."""
    return [unit for passage in document.passages for unit in _units(document, passage)]


def make_unit(document: Document, passage: Passage, start: int, end: int, *, announces: bool = False) -> Unit:
    """Return the unit between two offsets, without white space around it."""
    words = document.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Unit(document, passage, start, end, fold_letters(document.text[start:end]), announces)


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


def cite(unit: Unit) -> Citation:
    """Return the unit as a citation; its number is 0: in a table cells are told apart by their place."""
    return Citation(
        number=0,
        document=unit.document.name,
        title=unit.document.title,
        organisation=unit.document.organisation,
        headings=unit.passage.headings,
        page=unit.passage.page,
        start=unit.start,
        end=unit.end,
        quote=unit.text,
        passage=unit.passage.number,
    )
