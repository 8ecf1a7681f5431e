"""Vectors on disk: files that are written once, and one view of them in the order of the passages.

A build adds the vectors of what is new as one file. So that there never are many, it takes the files
along that are no larger, or mostly unused: their number grows with the logarithm of that of the vectors.
"""

import hashlib
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from vectorstore.layout import PART, segment_is_whole, segment_path, sync, vectors_folder
from vectorstore.manifest import DocumentEntry

BLOCK = 4096
"""Vectors that are looked at in one go, so that a large index need not be in memory."""

FLOAT = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of all passages, in order, float32 and of length 1, mapped from their files."""

    segments: tuple[NDArray[np.float32], ...]
    """The files, each (vectors, dimension)."""
    segment_of: NDArray[np.intp] = field(repr=False)
    """(passages,): in which file the vector of each passage stands."""
    row_of: NDArray[np.intp] = field(repr=False)
    """(passages,): where in that file."""
    dimension: int
    """Length of a vector."""

    def __len__(self) -> int:
        return len(self.row_of)

    def __getitem__(self, rows: slice | NDArray[np.intp]) -> NDArray[np.float32]:
        """Return the vectors (rows, dimension) of some passages, read into memory."""
        segment_of, row_of = self.segment_of[rows], self.row_of[rows]
        numbers = np.unique(segment_of)
        if len(numbers) == 1:  # most are in one file, and need not be copied twice
            return np.asarray(self.segments[numbers[0]][row_of])
        found = np.empty((len(row_of), self.dimension), dtype=np.float32)
        for number in numbers:
            here = segment_of == number
            found[here] = self.segments[number][row_of[here]]
        return found

    def similarities(self, queries: NDArray[np.float32], rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """Return the cosine (queries, rows) of each query (queries, dimension) with some passages."""
        found = np.empty((len(queries), len(rows)), dtype=np.float32)
        for start in range(0, len(rows), BLOCK):
            part = slice(start, start + BLOCK)
            found[:, part] = queries @ self[rows[part]].T
        return found


def map_vectors(
    directory: Path, entries: Sequence[DocumentEntry], segments: Mapping[str, int], dimension: int
) -> Vectors:
    """Return the vectors of the documents' passages, in order.

    Raises OSError or ValueError when a file is missing or of another size than it was.
    """
    names = list(dict.fromkeys(entry.segment for entry in entries if entry.passages))
    number = {name: place for place, name in enumerate(names)}
    mapped = tuple(map_segment(directory, name, segments.get(name, -1), dimension) for name in names)
    held = [entry for entry in entries if entry.passages]
    if any(entry.row < 0 or entry.row + entry.passages > segments[entry.segment] for entry in held):
        raise ValueError("vectors lie outside of their file")
    counts = [entry.passages for entry in held]
    segment_of = np.repeat(np.array([number[entry.segment] for entry in held], dtype=np.intp), counts)
    rows = [np.arange(entry.row, entry.row + entry.passages) for entry in held]
    row_of = np.concatenate(rows).astype(np.intp) if rows else np.empty(0, dtype=np.intp)
    return Vectors(mapped, segment_of, row_of, dimension)


def map_segment(directory: Path, name: str, rows: int, dimension: int) -> NDArray[np.float32]:
    """Return a file of vectors (rows, dimension), mapped. Raises OSError or ValueError."""
    path = segment_path(directory, name)
    if not segment_is_whole(directory, name, rows, dimension):
        raise ValueError(f"{path.name} is missing or of another size")
    return np.memmap(path, dtype=FLOAT, mode="r", shape=(rows, dimension))


class SegmentWriter:
    """Writes one file of vectors, a few at a time; `finish` gives it its name."""

    def __init__(self, directory: Path) -> None:
        folder = vectors_folder(directory)
        folder.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._aside = folder / f"{secrets.token_hex(8)}{PART}"
        self._stream: BinaryIO = self._aside.open("wb")
        self._digest = hashlib.sha256()
        self.rows = 0

    def add(self, vectors: NDArray[np.float32]) -> int:
        """Write vectors (vectors, dimension) and return at which row they start."""
        data = np.ascontiguousarray(vectors, dtype=FLOAT).tobytes()
        self._stream.write(data)
        self._digest.update(data)
        start = self.rows
        self.rows += len(vectors)
        return start

    def finish(self) -> str:
        """Write everything through to the disk and return the file's name, the hash of its bytes."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        name = self._digest.hexdigest()
        self._aside.replace(segment_path(self._directory, name))
        sync(vectors_folder(self._directory))
        return name

    def __enter__(self) -> "SegmentWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._stream.close()
        finally:
            self._aside.unlink(missing_ok=True)


def worn(segments: Mapping[str, int], kept: Sequence[DocumentEntry], added: int) -> set[str]:
    """Return the files whose used vectors are to be copied along with `added` new ones.

    Those of which less than half is used, and, from the smallest, those no larger than what is being
    written.
    """
    used = dict.fromkeys(segments, 0)
    for entry in kept:
        if entry.passages:
            used[entry.segment] += entry.passages
    found = {name for name, rows in used.items() if 0 < rows < segments[name] / 2}
    size = added + sum(used[name] for name in found)
    for name in sorted(used.keys() - found, key=lambda name: (used[name], name)):
        if not 0 < used[name] <= size:
            continue
        found.add(name)
        size += used[name]
    return found if size else set()
