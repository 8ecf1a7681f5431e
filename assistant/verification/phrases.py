"""Phrases of the data files, found in the words of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PREFIX = 3
"""Letters that a phrase with an open ending has at least."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text."""

    start: int
    """Place of its first word."""
    end: int
    """Place after its last word."""
    label: str
    """What it stands for."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    label: str

    def matches(self, words: Sequence[str], at: int) -> bool:
        if at + len(self.words) > len(words):
            return False
        return all(_same(own, words[at + number]) for number, own in enumerate(self.words))


class PhraseIndex:
    """Phrases by the thing that they stand for; "beslis*" stands for any word that begins so."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._exact: dict[str, list[_Phrase]] = {}
        self._open: dict[str, list[_Phrase]] = {}
        for label, written in phrases.items():
            for text in written:
                phrase = _Phrase(tuple(text.split()), label)
                first = phrase.words[0]
                if first.endswith("*"):
                    self._open.setdefault(first[:_PREFIX], []).append(phrase)
                else:
                    self._exact.setdefault(first, []).append(phrase)

    def all(self, words: Sequence[str]) -> list[Found]:
        """Return every phrase in the words (folded), in order, also where they overlap."""
        found: list[Found] = []
        for at, word in enumerate(words):
            for phrase in (*self._exact.get(word, ()), *self._open.get(word[:_PREFIX], ())):
                if phrase.matches(words, at):
                    found.append(Found(at, at + len(phrase.words), phrase.label))
        return found

    def longest(self, words: Sequence[str]) -> list[Found]:
        """Return the phrases in the words, in order: at each place the longest, none within another."""
        chosen: list[Found] = []
        taken: set[int] = set()
        for found in sorted(self.all(words), key=lambda each: (each.start - each.end, each.start)):
            if taken.isdisjoint(range(found.start, found.end)):
                taken.update(range(found.start, found.end))
                chosen.append(found)
        return sorted(chosen, key=lambda each: each.start)

    def labels(self, words: Sequence[str]) -> frozenset[str]:
        """Return what the phrases in the words stand for."""
        return frozenset(found.label for found in self.all(words))


def _same(own: str, word: str) -> bool:
    return word.startswith(own[:-1]) if own.endswith("*") else word == own
