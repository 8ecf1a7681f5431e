"""The lexical index: BM25 over character 4-grams.

One field, context and own words together: measured, two fields with weights found clearly less,
because the length of a passage alone then punishes and favours the wrong ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vectorstore.ngrams import grams, words

if TYPE_CHECKING:
    from bm25s import BM25

GRAM = 4


def tokens(text: str) -> list[str]:
    """Return the 4-grams of all words in order; a word shorter than 4 characters stays whole."""
    return [token for word in words(text) for token in (grams(word, GRAM) if len(word) >= GRAM else [word])]


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """BM25 scores of every passage, in the order in which they were given."""

    bm25: "BM25"
    """The index of the library bm25s over our own tokens."""

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index the search texts of the passages, at least one, in passage order."""
        # Imported here, as all of the heavy libraries.
        from bm25s import BM25

        # Our own numbering: bm25s numbers by the order of a set, which differs in every run.
        # Token 0 stands in for the words of a text that has none: bm25s divides by the mean length.
        numbers: dict[str, int] = {"": 0}
        corpus = [_numbered(tokens(text), numbers) or [0] for text in texts]
        bm25 = BM25(method="lucene")
        bm25.index((corpus, numbers), create_empty_token=False, show_progress=False)
        return cls(bm25)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Read what `save` wrote. A damaged folder can make the library raise anything."""
        from bm25s import BM25

        return cls(BM25.load(folder, show_progress=False))

    def save(self, folder: Path) -> None:
        """Write the index in the folder, which is made."""
        self.bm25.save(folder, show_progress=False)

    def __len__(self) -> int:
        return int(self.bm25.scores["num_docs"])

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return the BM25 scores (passages,), 0 where nothing matches."""
        numbers = self.bm25.get_tokens_ids(tokens(query))
        scores: NDArray[np.float32] = self.bm25.get_scores_from_ids(numbers)
        return scores


def _numbered(found: Iterable[str], numbers: dict[str, int]) -> list[int]:
    return [numbers.setdefault(token, len(numbers)) for token in found]
