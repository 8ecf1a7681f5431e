"""Repair misspelled words against the words of the documents and the lexicon."""

from collections.abc import Collection, Mapping, Set
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.words import FUNCTION_WORDS, GENERIC_WORDS, stem
from ingest.yaml_data import package_data

_SHORTEST = 6
"""Shorter words have too many neighbours to be repaired."""
_PART = 4
"""Letters that each half of a compound must have."""


class Spelling:
    """Knows the words that may be meant."""

    def __init__(self, documents: Collection[str], lexicon: Set[str]) -> None:
        self._known = set(documents) | lexicon | FUNCTION_WORDS | GENERIC_WORDS
        self._stems = {stem(word) for word in self._known}
        self._parts = {word for word in set(documents) | lexicon if len(word) >= _PART}
        self._by_initial: dict[str, list[str]] = {}
        for word in sorted(set(documents) | lexicon | FUNCTION_WORDS | GENERIC_WORDS):
            if len(word) >= _SHORTEST - 1:
                self._by_initial.setdefault(word[0], []).append(word)

    def knows(self, word: str) -> bool:
        """Tell whether the documents, the lexicon or the list of small words have the folded word."""
        return word in self._known or stem(word) in self._stems

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the two known words that a compound is made of ("tucht", "zaken"), () when it is none."""
        best: tuple[str, ...] = ()
        for cut in range(_PART, len(word) - _PART + 1):
            first, second = word[:cut], word[cut:]
            heads = (
                [first]
                + ([first[:-1]] if first[-1] in "se" else [])
                + ([first[:-2]] if first.endswith("en") else [])
            )
            head = next((form for form in (first, *heads[1:]) if form in self._parts), None)
            if (
                head
                and second in self._parts
                and min(len(head), len(second)) > min(map(len, best), default=0)
            ):
                best = (head, second)
        return best

    def repair(self, word: str) -> str:
        """Return the known word that a misspelled one or a chat spelling stands for, or the word itself.

        One slip is repaired in a word of up to 7 letters, two in a longer one; never the first letter.
        """
        if word in _chat_spelling():
            return _chat_spelling()[word]
        if len(word) < _SHORTEST or word.isdigit() or self.knows(word) or self.parts(word):
            return word
        allowed = 1 if len(word) <= 7 else 2
        candidates = self._by_initial.get(word[0], ())
        found = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=allowed)
        return str(found[0]) if found else word


@cache
def _chat_spelling() -> Mapping[str, str]:
    data = package_data("assistant", "chat_spelling.yaml")
    return {str(said): str(meant) for said, meant in data.items()}
