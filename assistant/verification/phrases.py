"""Phrases of the data files, found in the words of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_PREFIX = 3
"""Letters that a phrase with an open ending has at least."""
_ENDING = 5
"""Most letters of the ending that one asterisk stands for: more begin another word ("budgethouder")."""
_KEPT = 20_000
"""Words of which it is kept which phrases begin with them."""
_TEXTS = 4_000
"""Texts of which it is kept which phrases they hold."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text."""

    start: int
    """Place of its first word."""
    end: int
    """Place after its last word."""
    label: str
    """What it stands for."""


_Labels = tuple[tuple[str, str], ...]
"""Parts with a label of each."""


class PhraseIndex:
    """Phrases in parts, in each by what they stand for; "deleg*" stands for its inflections.

    A text is read once for all parts, and kept: the same segments come back in each of the checks.
    """

    def __init__(self, parts: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = {}
        for part, phrases in parts.items():
            for label, written in phrases.items():
                for text in written:
                    words = tuple(text.split())
                    first = words[0]
                    key = first[:_PREFIX] + "*" if first.endswith("*") else first
                    self._by_first.setdefault(key, []).append((words, (part, label)))
        self._starting = lru_cache(_KEPT)(self._find_starting)
        self._all = lru_cache(_TEXTS)(self._find_all)
        self._longest = lru_cache(_TEXTS)(self._find_longest)

    def all(self, part: str, words: tuple[str, ...]) -> tuple[Found, ...]:
        """Return every phrase of a part in the words (folded), in order, also where they overlap."""
        return self._all(words).get(part, ())

    def longest(self, part: str, words: tuple[str, ...]) -> tuple[Found, ...]:
        """Return the phrases of a part in order: at each place the longest, none within another."""
        return self._longest(part, words)

    def labels(self, part: str, words: tuple[str, ...]) -> frozenset[str]:
        """Return what the phrases of a part in the words stand for."""
        return frozenset(found.label for found in self.all(part, words))

    def _find_starting(
        self, word: str
    ) -> tuple[_Labels, tuple[tuple[tuple[str, ...], tuple[str, str]], ...]]:
        """Return the labels of the phrases that a word is, and of the longer ones it begins: rest, label."""
        known = (*self._by_first.get(word, ()), *self._by_first.get(word[:_PREFIX] + "*", ()))
        fitting = [(words, label) for words, label in known if _same(words[0], word)]
        alone = tuple(label for words, label in fitting if len(words) == 1)
        return alone, tuple((words[1:], label) for words, label in fitting if len(words) > 1)

    def _find_all(self, words: tuple[str, ...]) -> dict[str, tuple[Found, ...]]:
        found: dict[str, list[Found]] = {}
        for at, word in enumerate(words):
            alone, longer = self._starting(word)
            for part, label in alone:
                found.setdefault(part, []).append(Found(at, at + 1, label))
            for rest, (part, label) in longer:
                following = words[at + 1 : at + 1 + len(rest)]
                if len(following) == len(rest) and all(map(_same, rest, following)):
                    found.setdefault(part, []).append(Found(at, at + 1 + len(rest), label))
        return {part: tuple(each) for part, each in found.items()}

    def _find_longest(self, part: str, words: tuple[str, ...]) -> tuple[Found, ...]:
        chosen: list[Found] = []
        taken: set[int] = set()
        for found in sorted(self.all(part, words), key=lambda each: (each.start - each.end, each.start)):
            if taken.isdisjoint(range(found.start, found.end)):
                taken.update(range(found.start, found.end))
                chosen.append(found)
        return tuple(sorted(chosen, key=lambda each: each.start))


@dataclass(frozen=True, slots=True)
class Phrases:
    """One part of an index."""

    index: PhraseIndex
    """The index."""
    part: str
    """Name of the part."""

    def all(self, words: tuple[str, ...]) -> tuple[Found, ...]:
        """Return every phrase in the words (folded), in order, also where they overlap."""
        return self.index.all(self.part, words)

    def longest(self, words: tuple[str, ...]) -> tuple[Found, ...]:
        """Return the phrases in the words in order: at each place the longest, none within another."""
        return self.index.longest(self.part, words)

    def labels(self, words: tuple[str, ...]) -> frozenset[str]:
        """Return what the phrases in the words stand for."""
        return self.index.labels(self.part, words)


def _same(own: str, word: str) -> bool:
    if own.endswith("**"):
        return word.startswith(own[:-2])
    if own.endswith("*"):
        return word.startswith(own[:-1]) and len(word) - len(own) < _ENDING
    return word == own
