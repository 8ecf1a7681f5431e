"""Find the facets of a question in many short texts at once."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.question import Facet, Phrase
from assistant.words import core, stem, tokens

_COMPOUND = 5
"""Letters that a word must have to be found inside a compound."""


class Texts:
    """A fixed list of texts, with an inverted index of their words."""

    def __init__(self, texts: Iterable[str]) -> None:
        postings: dict[str, list[int]] = {}
        count = 0
        for number, text in enumerate(texts):
            count = number + 1
            for word in dict.fromkeys(tokens(text)):
                postings.setdefault(word, []).append(number)
        self._count = count
        self._postings = {word: np.array(numbers, dtype=np.intp) for word, numbers in postings.items()}
        self._by_stem: dict[str, list[str]] = {}
        for word in postings:
            self._by_stem.setdefault(stem(word), []).append(word)
        self._masks: dict[str, NDArray[np.bool_]] = {}

    def __len__(self) -> int:
        return self._count

    @property
    def vocabulary(self) -> frozenset[str]:
        """All folded words of the texts."""
        return frozenset(self._postings)

    def scores(self, facet: Facet) -> NDArray[np.float64]:
        """Return for each text how far it holds the facet: the weight of its best phrase, 0 to 1; shape (texts,)."""
        best = np.zeros(self._count)
        for phrase in facet.phrases:
            np.maximum(best, phrase.weight * self._holds(phrase), out=best)
        return best

    def _holds(self, phrase: Phrase) -> NDArray[np.bool_]:
        mask = np.ones(self._count, dtype=bool)
        for word in phrase.words:
            mask &= self._mask(word)
        return mask

    def _mask(self, word: str) -> NDArray[np.bool_]:
        """Tell for each text whether it has the word: inflected, or inside a compound."""
        mask = self._masks.get(word)
        if mask is None:
            mask = np.zeros(self._count, dtype=bool)
            for found in self._forms(word):
                mask[self._postings[found]] = True
            self._masks[word] = mask
        return mask

    def _forms(self, word: str) -> list[str]:
        forms = list(self._by_stem.get(stem(word), ()))
        part = core(word)
        if len(part) >= _COMPOUND:
            forms.extend(found for found in self._postings if part in found)
        return forms


def in_text(facet: Facet, text: str) -> float:
    """Return how far one text holds the facet, 0 to 1."""
    words = tokens(text)
    stems = set(map(stem, words))
    return max((p.weight for p in facet.phrases if all(_has(word, words, stems) for word in p.words)), default=0.0)


def _has(word: str, words: Sequence[str], stems: set[str]) -> bool:
    if stem(word) in stems:
        return True
    part = core(word)
    return len(part) >= _COMPOUND and any(part in other for other in words)
