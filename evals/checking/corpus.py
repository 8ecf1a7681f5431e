"""The documents of a question set, searched on letters and digits only."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from evals.matching import normalise
from ingest.model import Document, Passage

_SIMILAR = 70
"""Percentage of a quote's letters that must be there for a place to be what was meant."""
_LONGEST_SEARCHED = 500
"""Letters of a quote that are searched for likeness: it takes time in proportion."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in a document."""

    start: int
    """Offset in the canonical text."""
    end: int
    """Offset after them."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Words that are like others."""

    document: str
    """Where they stand."""
    quote: str
    """The words."""
    score: float
    """How like they are, 0 to 100."""


class Searched:
    """A document and its letters."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.letters = normalise(document.text)

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """The letters of each passage, in order."""
        return tuple(normalise(passage.text) for passage in self.document.passages)

    @cached_property
    def _offsets(self) -> list[int]:
        """The offset in the canonical text of each letter."""
        return [
            offset
            for offset, character in enumerate(self.document.text)
            for letter in character.lower()
            if letter.isalnum()
        ]

    def places(self, words: str) -> Iterator[Place]:
        """Yield where the words stand; none for words without letters."""
        wanted = normalise(words)
        start = self.letters.find(wanted) if wanted else -1
        while start >= 0:
            yield self._place(start, start + len(wanted))
            start = self.letters.find(wanted, start + 1)

    def nearest(self, words: str) -> "Likely | None":
        """Return the words of the document that come nearest to others; None when none are like them."""
        found = fuzz.partial_ratio_alignment(
            normalise(words)[:_LONGEST_SEARCHED], self.letters, score_cutoff=_SIMILAR
        )
        if found is None or found.dest_start >= found.dest_end:
            return None
        place = self._place(found.dest_start, found.dest_end)
        quote = " ".join(_whole_words(self.document.text, place).split())
        return Likely(self.document.name, quote, found.score)

    def around(self, place: Place) -> Iterator[Passage]:
        """Yield the passages that hold some of a place."""
        for passage in self.document.passages:
            if passage.start < place.end and place.start < passage.end:
                yield passage

    def _place(self, start: int, end: int) -> Place:
        return Place(self._offsets[start], self._offsets[end - 1] + 1)


class Corpus:
    """All documents of a set, by file name."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._searched = {name: Searched(document) for name, document in documents.items()}

    def __contains__(self, name: object) -> bool:
        return name in self._searched

    def __getitem__(self, name: str) -> Searched:
        return self._searched[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The file names."""
        return tuple(self._searched)

    @cached_property
    def organisations(self) -> frozenset[str]:
        """The letters of what the documents' governments are called."""
        return frozenset(
            normalise(name)
            for searched in self._searched.values()
            for name in (searched.document.organisation, *searched.document.aliases)
            if normalise(name)
        )

    def others_with(self, words: str, name: str) -> list[str]:
        """Return the names of the other documents in which the words stand."""
        wanted = normalise(words)
        return [other for other, it in self._searched.items() if other != name and wanted in it.letters]

    def inside_other_word(self, words: str) -> str:
        """Return the first words in which these stand without being a word there; empty: nowhere."""
        for searched in self._searched.values():
            text = searched.document.text
            for place in searched.places(words):
                whole = _whole_words(text, place)
                if normalise(whole) != normalise(words):
                    return " ".join(whole.split())
        return ""


def _whole_words(text: str, place: Place) -> str:
    """Return the words that a place begins and ends in."""
    start, end = place.start, place.end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def sentence_of(passage: Passage, place: Place) -> int:
    """Return which sentence of the passage a place begins in, counted from 0."""
    return max(0, bisect_right([start for start, _ in passage.sentences], place.start) - 1)
