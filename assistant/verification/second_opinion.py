"""A second opinion on the statements of a chat model: a model for natural language inference, if one is set.

The rules decide first. Of what they let stand, a statement that does not follow by the model goes one step
down: confirmed becomes confirmed in part, confirmed in part is removed. It never makes anything stand that
the rules removed, and where it fails or takes too long the rules decide alone.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache

from assistant import texts
from assistant.answer import Verdict
from assistant.draft import Part
from assistant.verification.lexical import context
from assistant.verification.segments import plain
from vectorstore import VectorStoreError
from vectorstore.entailment import load_entailment

_LOGGER = logging.getLogger(__name__)
_Judge = Callable[[Sequence[tuple[str, str]]], Sequence[bool]]


@dataclass(slots=True)
class SecondOpinion:
    """A model that tells of pairs of texts whether the second follows from the first."""

    name: str
    """Its name."""
    judge: _Judge
    """Tells it of each pair; may take long and may fail."""
    seconds: float
    """How long the user waits for it, for all statements that are asked of at once."""
    failed: bool = field(default=False, init=False)
    """It went wrong once: it is not asked again."""
    _busy: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _worker: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="nli"), init=False, repr=False
    )

    def of(self, parts: Sequence[Part]) -> tuple[list[Part], tuple[str, ...]]:
        """Return the parts that stand after it, and for each that does not one line why it was dropped."""
        asked = [part for part in parts if part.quotes]
        follows = self._follows([(_premise(part), plain(part.text)) for part in asked])
        if follows is None:
            return list(parts), ()
        doubted = {id(part) for part, does in zip(asked, follows, strict=True) if not does}
        kept: list[Part] = []
        dropped: list[str] = []
        for part in parts:
            if id(part) not in doubted:
                kept.append(part)
            elif part.verdict is Verdict.SUPPORTED:
                kept.append(replace(part, verdict=Verdict.PARTLY))
            else:
                dropped.append(f"{texts.UNSUPPORTED_BY_MODEL.format(model=self.name)}: {part.text[:120]}")
        return kept, tuple(dropped)

    def _follows(self, pairs: Sequence[tuple[str, str]]) -> Sequence[bool] | None:
        """Return for each pair whether it follows; None when the model fails, is busy or takes too long."""
        if self.failed or not pairs or not self._busy.acquire(blocking=False):
            return None
        asked: Future[Sequence[bool]] = self._worker.submit(self.judge, pairs)
        asked.add_done_callback(lambda _: self._busy.release())
        try:
            return asked.result(self.seconds)
        except TimeoutError:
            return None
        except Exception as error:  # the library raises whatever its many backends raise
            self.failed = True
            _LOGGER.warning("beweringen worden verder zonder %s nagegaan: %s", self.name, error)
            return None


def _premise(part: Part) -> str:
    """Return what the quotes of a part say, with what a reader sees around them."""
    return ". ".join(dict.fromkeys(words for quote in part.quotes for words in context(quote) if words))


@cache
def chosen_second_opinion(name: str, budget_ms: int) -> SecondOpinion | None:
    """Return the second opinion of a model by name, loaded once; None, which is logged, where that fails."""
    try:
        model = load_entailment(name)
    except VectorStoreError as error:
        _LOGGER.warning("beweringen worden zonder NLI-model nagegaan: %s", error)
        return None
    return SecondOpinion(model.name, model.judge, budget_ms / 1000)
