"""Find the facets of a question in many short texts at once."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from wordfreq import zipf_frequency

from assistant.question import Facet, Phrase
from assistant.verbs import separable_verbs
from assistant.words import PREFIXES, core, stem, tokens
from ingest.model import SectionKind

_COMPOUND = 5
"""Letters that a word must have to be found inside a compound."""
_KNOWN = 2.5
"""Zipf frequency from which a stretch of letters is a word of Dutch."""
_LONG = 8
_ENDINGS = frozenset(
    """
    e en es er ers s st t te ten d de den n end ende ing ingen in heid elijk elijke ig ige je jes tje tjes
    """.split()
)
_INSIDE = 0.8
"""A word inside a compound counts for this much of the word itself."""


class Texts:
    """A fixed list of texts, with an inverted index of their words."""

    def __init__(self, texts: Iterable[str]) -> None:
        postings: dict[str, list[int]] = {}
        count = 0
        for number, text in enumerate(texts):
            count = number + 1
            for word in dict.fromkeys([*tokens(text), *(verb for _, verb in separable_verbs(text))]):
                postings.setdefault(word, []).append(number)
        self._count = count
        self._postings = {word: np.array(numbers, dtype=np.intp) for word, numbers in postings.items()}
        self._by_stem: dict[str, list[str]] = {}
        for word in postings:
            self._by_stem.setdefault(stem(word), []).append(word)
        self._degrees: dict[str, NDArray[np.float64]] = {}

    def __len__(self) -> int:
        return self._count

    @property
    def vocabulary(self) -> frozenset[str]:
        """All folded words of the texts."""
        return frozenset(self._postings)

    def scores(self, facet: Facet) -> NDArray[np.float64]:
        """Return for each text how far it holds the facet, 0 to 1: its best phrase. Shape (texts,)."""
        best = np.zeros(self._count)
        for phrase in facet.phrases:
            np.maximum(best, phrase.weight * self._phrase(phrase), out=best)
        return best

    def _phrase(self, phrase: Phrase) -> NDArray[np.float64]:
        degree = np.ones(self._count)
        for word in phrase.words:
            np.minimum(degree, self._word(word), out=degree)
        return degree

    def _word(self, word: str) -> NDArray[np.float64]:
        """Return for each text how far it has the word: itself or inflected 1, inside a compound less."""
        degree = self._degrees.get(word)
        if degree is None:
            degree = np.zeros(self._count)
            part = core(word)
            if len(part) >= _COMPOUND:
                for found in self._postings:
                    if part in found and is_part(part, found):
                        degree[self._postings[found]] = _INSIDE
            for found in self._by_stem.get(stem(word), ()):
                degree[self._postings[found]] = 1.0
            self._degrees[word] = degree
        return degree


class Kinds:
    """The kinds of the sections that a fixed list of things stands in."""

    def __init__(self, kinds: Iterable[SectionKind]) -> None:
        self._number_of = {kind: number for number, kind in enumerate(SectionKind)}
        self._numbers = np.array([self._number_of[kind] for kind in kinds], dtype=np.int8)

    def are(self, kind: SectionKind | None) -> NDArray[np.float64]:
        """Return 1 for each thing that stands in a section of the kind, else 0; 0 for no kind."""
        wanted = -1 if kind is None else self._number_of[kind]
        return np.equal(self._numbers, wanted).astype(np.float64)


def in_text(facet: Facet, text: str) -> float:
    """Return how far one text holds the facet, 0 to 1."""
    words = tokens(text)
    stems = set(map(stem, words))
    return max(
        (p.weight for p in facet.phrases if all(_has(word, words, stems) for word in p.words)),
        default=0.0,
    )


def _has(word: str, words: Sequence[str], stems: set[str]) -> bool:
    if stem(word) in stems:
        return True
    part = core(word)
    return len(part) >= _COMPOUND and any(part in other and is_part(part, other) for other in words)


@lru_cache(maxsize=200_000)
def is_part(part: str, compound: str) -> bool:
    """Tell whether a word is a part of a compound: what is left are words too, or endings.

    "diploma" is a part of "diplomavereisten" but not of "diplomatisch", "wonen" none of "bijwonen".
    """
    at = compound.find(part)
    before, after = compound[:at], compound[at + len(part) :]
    if at < 0 or (before in PREFIXES and part.endswith("en")):
        return False
    heads = (before, before.removesuffix("s"), before[:-1])
    tails = (after, after.removeprefix("s"), after.removeprefix("en"), after.removeprefix("e"))
    starts = not before or before in PREFIXES or any(map(_is_word, heads))
    return starts and (not after or after in _ENDINGS or any(map(_is_word, tails)))


def _is_word(form: str) -> bool:
    """A long stretch is taken for a word: no list of words has every compound."""
    return len(form) >= _LONG or (len(form) >= 3 and zipf_frequency(form, "nl") >= _KNOWN)
