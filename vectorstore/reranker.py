"""Scoring a question and a passage together, by a cross-encoder, for as long as there is time.

It reads both at once and so knows better than two vectors whether one answers the other, but it has to be
asked for each passage anew: a few hundredths of a second each without a graphics card.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import RerankerUnavailable
from vectorstore.kinds import ModelKind, refuse_kinds
from vectorstore.models import load_locally, model_folder, refuse_pickled_weights

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

logger = logging.getLogger(__name__)

BATCH = 8
"""Most passages that are scored between two looks at the clock."""
FEWEST = 2
"""Passages below which there is nothing to order."""
_LEARNS = 0.3
"""Share of the newest measurement in what is remembered of the speed."""
_FORGETS = 0.8
"""By this the time remembered is shortened when it leaves none to measure: a machine is busy for once."""

Score = Callable[[Sequence[tuple[str, str]]], NDArray[np.float32]]
"""Turns (question, passage) pairs into scores (pairs,), 0 to 1."""


@dataclass(slots=True)
class Pace:
    """How long a passage takes, as far as is known; shared by all questions."""

    seconds: float = 0.0
    """For one passage, a moving average; 0 while it has not been measured."""
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    """Held by the question that is being scored: two at once would halve each other's time."""

    def measured(self, seconds: float, passages: int) -> None:
        """Learn from a batch."""
        now = seconds / passages
        self.seconds = now if not self.seconds else (1 - _LEARNS) * self.seconds + _LEARNS * now

    def fit(self, seconds: float) -> int:
        """Return how many passages can be scored in so many seconds; one batch while nothing is known."""
        return BATCH if not self.seconds else int(seconds / self.seconds)

    def forget(self) -> None:
        """Take the machine to be a bit faster than it was."""
        self.seconds *= _FORGETS


@dataclass(frozen=True, slots=True)
class Reranker:
    """A model that scores how well a passage answers a question."""

    name: str
    """Hub name or folder."""
    budget: float
    """Seconds that the passages of one question may take together."""
    score: Score = field(repr=False, compare=False)
    """Asks the model."""
    pace: Pace = field(default_factory=Pace, repr=False, compare=False)
    """How fast this machine is."""
    clock: Callable[[], float] = field(default=time.perf_counter, repr=False, compare=False)
    """Seconds; for tests."""

    def scores(
        self, question: str, passages: Sequence[str], seconds: float | None = None
    ) -> NDArray[np.float32]:
        """Return scores, 0 to 1, of as many of the first passages as there was time for: (passages scored,).

        ``passages``: the most promising first; ``seconds``: other than the budget. Never takes much longer: a
        batch is begun only when it is expected to end in time. Whatever goes wrong in the model is raised.
        """
        seconds = self.budget if seconds is None else seconds
        ends = self.clock() + seconds
        if not self.pace.lock.acquire(timeout=seconds):
            return np.empty(0, dtype=np.float32)
        try:
            return self._scores(question, passages, ends)
        finally:
            self.pace.lock.release()

    def _scores(self, question: str, passages: Sequence[str], ends: float) -> NDArray[np.float32]:
        found: list[NDArray[np.float32]] = []
        done = 0
        while done < len(passages):
            begun = self.clock()
            most = min(BATCH, self.pace.fit(ends - begun), len(passages) - done)
            if most < (1 if done else FEWEST):
                break
            batch = [(question, passage) for passage in passages[done : done + most]]
            found.append(self.score(batch))
            self.pace.measured(self.clock() - begun, most)
            done += most
        if not done and passages:
            self.pace.forget()
        return np.concatenate(found) if found else np.empty(0, dtype=np.float32)


def load_reranker(name: str, budget: float) -> Reranker:
    """Load a cross-encoder by hub name or folder that is already on this machine, and try it out.

    No network, no code from a model's repository, weights only as safetensors. ``budget``: seconds for a
    question. Raises RerankerUnavailable when that is not possible, or when it is no model with one score.
    """
    folder = model_folder(name, RerankerUnavailable)
    refuse_pickled_weights(name, folder, RerankerUnavailable)
    refuse_kinds(name, folder, {ModelKind.EMBEDDER: "zoekmodel"}, RerankerUnavailable)

    from sentence_transformers import CrossEncoder  # here: it takes seconds

    model = load_locally(name, folder, CrossEncoder, RerankerUnavailable)
    if model.num_labels != 1:
        raise RerankerUnavailable(
            f"{name} is geen herschikmodel: het geeft {model.num_labels} scores in plaats van een"
        )
    reranker = Reranker(name, budget, lambda pairs: _predicted(model, pairs))
    try:
        _predicted(model, [("vraag", "passage")])  # what the library does only once is not to count
        reranker.scores("Wie beslist?", ["De raad beslist over het organogram van de diensten."] * BATCH)
    except Exception as error:  # the library raises whatever its many backends raise
        raise RerankerUnavailable(f"het herschikmodel {name} werkt niet ({type(error).__name__})") from error
    return reranker


def _predicted(model: "CrossEncoder", pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    from torch.nn import Sigmoid

    # By the same function for all of them: some give log odds by themselves, others a probability.
    scores = model.predict(list(pairs), batch_size=BATCH, show_progress_bar=False, activation_fn=Sigmoid())
    found = np.asarray(scores, dtype=np.float32).reshape(-1)
    if not np.isfinite(found).all():
        raise ValueError("scores are no numbers")
    return found
