"""Putting many passages to a model: how long it will take, a few at a time, and how far it is."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vectorstore.kept import read_document_of
from vectorstore.models import Model
from vectorstore.placing import Embed
from vectorstore.planning import Plan
from vectorstore.search_text import search_text

BATCH = 32
"""Passages that are embedded in one go; in between it is told how far it is, and it can be stopped."""
SAMPLE = 16
"""Passages of which it is measured how long they take."""


Embedded = Callable[[int, int], None]
"""Called with (passages embedded, passages to be embedded as far as is known: 0 where it is not)."""


@dataclass(frozen=True, slots=True)
class Reembedding:
    """All passages of an index are about to be embedded anew."""

    passages: int
    """How many."""
    before: str
    """Name of the model that made the index."""
    now: str
    """Name of the model that is to make it."""
    seconds: float
    """How long that takes, by what a few of them took."""


def reembedding(plan: Plan, model: Model) -> Reembedding | None:
    """Return what embedding the kept passages anew comes to; None where they keep their vectors.

    Loads the model and puts a few passages to it. Raises EmbedderUnavailable.
    """
    if plan.live is None or plan.same_vectors:
        return None
    passages = sum(entry.passages for entry in plan.kept.values())
    if not passages:
        return None
    manifest = plan.live.manifest
    sample = _sample(plan, passages)
    model.load().embed_passages(sample[:1])  # what is done only once does not count
    started = time.perf_counter()
    model.load().embed_passages(sample)
    seconds = (time.perf_counter() - started) * passages / len(sample)
    return Reembedding(passages, manifest.embedder, model.name, seconds)


def in_batches(model: Model, embedded: Embedded | None, total: int) -> Embed:
    """Return what embeds texts a few at a time and tells, after each, how many that makes of the total."""
    done = 0

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        nonlocal done
        found = []
        for start in range(0, len(texts), BATCH):
            found.append(model.load().embed_passages(texts[start : start + BATCH]))
            done += len(found[-1])
            if embedded:
                embedded(done, max(total, done) if total else 0)
        return np.concatenate(found) if found else model.load().embed_passages(texts)

    return embed


def _sample(plan: Plan, passages: int) -> list[str]:
    """Return search texts of passages spread evenly over the documents that are kept."""
    wanted = set(range(0, passages, max(1, passages // SAMPLE)))
    found: list[str] = []
    before = 0
    for name, entry in plan.kept.items():
        numbers = [at - before for at in sorted(wanted) if before <= at < before + entry.passages]
        if numbers and plan.live:
            document = read_document_of(plan.live.version.directory, name, entry)
            found += [search_text(document, document.passages[number]) for number in numbers]
        before += entry.passages
    return found[:SAMPLE]
