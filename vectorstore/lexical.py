"""The lexical index: BM25 over character 4-grams, of a passage's own words and of its context."""

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
CONTEXT_WEIGHT = 0.5
"""What a match in headings and lead-in counts for beside one in the passage itself. Measured:
siblings share their context, so that at full weight they outrank the one that answers."""


def tokens(text: str) -> list[str]:
    """Return the 4-grams of all words in order; a word shorter than 4 characters stays whole."""
    return [
        token
        for word in words(text)
        for token in (grams(word, GRAM) if len(word) >= GRAM else [word])
    ]


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """BM25 scores of every passage, in the order in which they were given."""

    own: "BM25"
    """bm25s index of the passages' own text."""
    context: "BM25"
    """bm25s index of what stands around them."""

    @classmethod
    def build(cls, own: Sequence[str], context: Sequence[str]) -> "LexicalIndex":
        """Index passages by their own texts and their contexts, both in passage order."""
        return cls(_build_field(own), _build_field(context))

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Read what `save` wrote. Raises OSError, ValueError or KeyError when it is damaged."""
        return cls(_load_field(folder / "own"), _load_field(folder / "context"))

    def save(self, folder: Path) -> None:
        """Write both fields in the folder, which is made."""
        self.own.save(folder / "own", show_progress=False)
        self.context.save(folder / "context", show_progress=False)

    def __len__(self) -> int:
        return int(self.own.scores["num_docs"])

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return the BM25 scores (passages,), 0 where nothing matches."""
        found = tokens(query)
        return _field_scores(self.own, found) + CONTEXT_WEIGHT * _field_scores(self.context, found)


def _build_field(texts: Sequence[str]) -> "BM25":
    # Imported here, as all of the heavy libraries.
    from bm25s import BM25

    # Our own numbering: bm25s numbers by the order of a set, which differs in every run.
    # Token 0 is a stand-in, so that texts without any word still make a valid index.
    numbers: dict[str, int] = {"": 0}
    corpus = [_numbered(tokens(text), numbers) for text in texts]
    field = BM25(method="lucene")
    field.index((corpus, numbers), create_empty_token=False, show_progress=False)
    return field


def _numbered(found: Iterable[str], numbers: dict[str, int]) -> list[int]:
    return [numbers.setdefault(token, len(numbers)) for token in found]


def _load_field(folder: Path) -> "BM25":
    from bm25s import BM25

    return BM25.load(folder, show_progress=False)


def _field_scores(field: "BM25", found: list[str]) -> NDArray[np.float32]:
    scores: NDArray[np.float32] = field.get_scores_from_ids(field.get_tokens_ids(found))
    return scores
