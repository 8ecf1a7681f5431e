"""Repair misspelled words against the words of the documents and the lexicon."""

from collections.abc import Collection, Set

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.words import FUNCTION_WORDS, GENERIC_WORDS, stem

_SHORTEST = 5
"""Shorter words have too many neighbours to be repaired."""


class Spelling:
    """Knows the words that may be meant."""

    def __init__(self, documents: Collection[str], lexicon: Set[str]) -> None:
        self._known = set(documents) | lexicon | FUNCTION_WORDS | GENERIC_WORDS
        self._stems = {stem(word) for word in self._known}
        self._by_initial: dict[str, list[str]] = {}
        for word in sorted(set(documents) | lexicon):
            if len(word) >= _SHORTEST - 1:
                self._by_initial.setdefault(word[0], []).append(word)

    def repair(self, word: str) -> str:
        """Return the known word that a misspelled one stands for, or the word itself.

        One slip is repaired in a word of up to 7 letters, two in a longer one; never the first letter.
        """
        if len(word) < _SHORTEST or word.isdigit() or word in self._known or stem(word) in self._stems:
            return word
        allowed = 1 if len(word) <= 7 else 2
        candidates = self._by_initial.get(word[0], ())
        found = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=allowed)
        return str(found[0]) if found else word
