"""Character n-grams: the units that survive Dutch inflection, compounds and typing errors."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text in order: NFC, lower-cased, accents kept."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def grams(word: str, size: int) -> Iterator[str]:
    """Yield the n-grams of `<word>`; a word too short for one is kept whole."""
    marked = f"<{word}>"
    if len(marked) <= size:
        yield marked
        return
    for start in range(len(marked) - size + 1):
        yield marked[start : start + size]


@lru_cache(maxsize=100_000)
def word_grams(word: str, shortest: int, longest: int) -> tuple[str, ...]:
    """Return the n-grams of all sizes from shortest to longest, each occurrence once."""
    sizes = range(shortest, longest + 1)
    return tuple(dict.fromkeys(gram for size in sizes for gram in grams(word, size)))
