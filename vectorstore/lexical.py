"""The lexical index: BM25 over character 4-grams.

One field, context and own words together: measured, two fields with weights found clearly less,
because the length of a passage alone then punishes and favours the wrong ones.

It keeps how often each token stands in each passage, and works out the scores when it is opened: so
passages can come and go without the others being read again (docs/decisions/0015).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.ngrams import grams, words

GRAM = 4
SATURATION, LENGTH_SHARE = 1.5, 0.75
"""The k1 and b of BM25, as they commonly are."""
BATCH = 5_000
"""Texts counted at once: it bounds the memory."""


def tokens(text: str) -> list[str]:
    """Return the 4-grams of all words in order; a word shorter than 4 characters stays whole."""
    return [token for word in words(text) for token in _word_tokens(word)]


@lru_cache(maxsize=100_000)
def _word_tokens(word: str) -> tuple[str, ...]:
    return tuple(grams(word, GRAM)) if len(word) >= GRAM else (word,)


@dataclass(frozen=True, slots=True)
class _Postings:
    """Which tokens stand in which passages. Of the same passages it always is the same."""

    vocabulary: tuple[str, ...]
    """All tokens, sorted."""
    starts: NDArray[np.int64]
    """(tokens + 1,): where the entries of each token start, and where the last ones end."""
    rows: NDArray[np.int32]
    """(entries,): the passage; ascending for each token."""
    counts: NDArray[np.uint16]
    """(entries,): how often the token stands in it."""
    lengths: NDArray[np.int32]
    """(passages,): how many tokens each has, at least 1."""

    def numbers(self) -> NDArray[np.int32]:
        """Return the token of each entry."""
        return np.repeat(np.arange(len(self.vocabulary), dtype=np.int32), np.diff(self.starts))

    def check(self) -> None:
        """Raise ValueError when the parts do not fit together."""
        entries = len(self.rows)
        fits = len(self.starts) == len(self.vocabulary) + 1 and len(self.counts) == entries
        if not fits or self.starts[-1] != entries or self.rows.max(initial=-1) >= len(self.lengths):
            raise ValueError("the parts of the lexical index do not fit together")


class LexicalIndex:
    """BM25 scores of every passage, in the order in which they were given."""

    def __init__(self, postings: _Postings) -> None:
        self._postings = postings
        self._number_of = {token: number for number, token in enumerate(postings.vocabulary)}
        self._weights = _weights(postings)

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index the search texts of the passages, at least one, in passage order."""
        return cls(_count(texts))

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Read what `save` wrote. Raises OSError, ValueError, KeyError or another for a damaged folder."""
        vocabulary = tuple(json.loads((folder / "tokens.json").read_text(encoding="utf-8")))
        with np.load(folder / "postings.npz", allow_pickle=False) as parts:
            postings = _Postings(vocabulary, *(parts[name] for name in _ARRAYS))
        postings.check()
        return cls(postings)

    def save(self, folder: Path) -> None:
        """Write the index in the folder, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._postings.vocabulary, ensure_ascii=False)
        (folder / "tokens.json").write_text(text, encoding="utf-8")
        np.savez(folder / "postings.npz", **{name: getattr(self._postings, name) for name in _ARRAYS})

    def updated(self, sources: NDArray[np.intp], texts: Sequence[str]) -> "LexicalIndex":
        """Return the index of other passages, the same as `build` makes of all their texts.

        `sources` (passages,) has for each of them its row in this index, or -1 when it is new;
        `texts` are those of the new ones, in order. A row may be used once.
        """
        old, new = self._postings, _count(texts)
        place = np.full(len(old.lengths), -1, dtype=np.int32)
        is_kept = sources >= 0
        place[sources[is_kept]] = np.flatnonzero(is_kept)
        fresh = np.flatnonzero(~is_kept).astype(np.int32)
        lengths = np.empty(len(sources), dtype=np.int32)
        lengths[is_kept], lengths[fresh] = old.lengths[sources[is_kept]], new.lengths
        stays = place[old.rows] >= 0
        vocabulary = (*old.vocabulary, *new.vocabulary)
        numbers = np.concatenate([old.numbers()[stays], new.numbers() + np.int32(len(old.vocabulary))])
        rows = np.concatenate([place[old.rows[stays]], fresh[new.rows]])
        counts = np.concatenate([old.counts[stays], new.counts])
        return LexicalIndex(_sorted(vocabulary, numbers, rows, counts, lengths))

    def __len__(self) -> int:
        return len(self._postings.lengths)

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return the BM25 scores (passages,), 0 where nothing matches."""
        scores = np.zeros(len(self), dtype=np.float32)
        starts, rows = self._postings.starts, self._postings.rows
        for token in tokens(query):
            number = self._number_of.get(token)
            if number is not None:
                entries = slice(starts[number], starts[number + 1])
                np.add.at(scores, rows[entries], self._weights[entries])
        return scores


_ARRAYS = ("starts", "rows", "counts", "lengths")


def _count(texts: Sequence[str]) -> _Postings:
    number_of: dict[str, int] = {}
    numbers, rows, counts = [np.empty(0, np.int32)], [np.empty(0, np.int32)], [np.empty(0, np.uint16)]
    lengths = np.ones(len(texts), dtype=np.int32)
    for start in range(0, len(texts), BATCH):
        found = [tokens(text) for text in texts[start : start + BATCH]]
        sizes = [len(part) for part in found]
        flat = [number_of.setdefault(token, len(number_of)) for part in found for token in part]
        places = np.repeat(np.arange(start, start + len(found)), sizes)
        # One number for token and passage together: counting pairs is counting numbers.
        pairs, times = np.unique(np.array(flat, dtype=np.int64) * len(texts) + places, return_counts=True)
        numbers.append((pairs // len(texts)).astype(np.int32))
        rows.append((pairs % len(texts)).astype(np.int32))
        counts.append(np.minimum(times, np.iinfo(np.uint16).max).astype(np.uint16))
        lengths[start : start + len(found)] = np.maximum(sizes, 1)
    return _sorted(
        tuple(number_of), np.concatenate(numbers), np.concatenate(rows), np.concatenate(counts), lengths
    )


def _sorted(
    vocabulary: Sequence[str],
    numbers: NDArray[np.int32],
    rows: NDArray[np.int32],
    counts: NDArray[np.uint16],
    lengths: NDArray[np.int32],
) -> _Postings:
    """Return the postings of entries in any order; the vocabulary may hold a token twice, or in vain."""
    used = np.bincount(numbers, minlength=len(vocabulary)) > 0
    kept = sorted({token for token, is_used in zip(vocabulary, used, strict=True) if is_used})
    number_of = {token: number for number, token in enumerate(kept)}
    renumbered = np.array([number_of.get(token, -1) for token in vocabulary], dtype=np.int64)
    own = renumbered[numbers]
    order = np.argsort(own * len(lengths) + rows)
    starts = np.zeros(len(kept) + 1, dtype=np.int64)
    np.cumsum(np.bincount(own, minlength=len(kept)), out=starts[1:])
    return _Postings(tuple(kept), starts, rows[order], counts[order], lengths)


def _weights(postings: _Postings) -> NDArray[np.float32]:
    """Return what each entry adds to the score of its passage: BM25 as Lucene has it."""
    passages = len(postings.lengths)
    found = np.diff(postings.starts)
    rarity = np.log1p((passages - found + 0.5) / (found + 0.5)).astype(np.float32)
    share = postings.lengths / postings.lengths.mean()
    slowness = (SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * share)).astype(np.float32)
    times = postings.counts.astype(np.float32)
    weights: NDArray[np.float32] = times / (times + slowness[postings.rows])
    weights *= np.repeat(rarity, found)
    return weights
