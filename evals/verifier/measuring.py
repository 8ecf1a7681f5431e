"""How good the check of statements is on a labelled set: false ones that it shows, true ones removed."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Verdict
from assistant.draft import Part as DraftPart
from assistant.verification import Judgement, judgement_of
from evals.intervals import share_interval
from evals.verifier.labelled import Label, Pair, StatementSet, quotes_of
from ingest.model import Document

FALSE_SHOWN_LIMIT = 0.03
"""Largest share of the false statements that may be shown."""
TRUE_REMOVED_LIMIT = 0.08
"""Largest share of the true statements that may be removed."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some of a number of statements."""

    count: int
    """How many."""
    of: int
    """Of how many, at least 1."""

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.count / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Its 95% interval."""
        return share_interval(self.count, self.of)


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair with what the check made of it."""

    pair: Pair
    """The pair."""
    judgement: Judgement
    """The verdict, and why."""
    milliseconds: float
    """How long it took."""

    @property
    def shown(self) -> bool:
        """Whether the statement would be in the answer, marked or not."""
        return self.judgement.verdict is not Verdict.UNSUPPORTED

    @property
    def is_true(self) -> bool:
        """Whether the quotes support it."""
        return self.pair.label is Label.SUPPORTED

    @property
    def is_wrong(self) -> bool:
        """Whether a false statement is shown, or a true one removed."""
        return self.shown is not self.is_true


@dataclass(frozen=True, slots=True)
class Quality:
    """How good the check is on some pairs; None where there is nothing to take a share of."""

    false_shown: Share | None
    """Of the false statements, those shown, marked or not."""
    true_removed: Share | None
    """Of the true statements, those removed."""
    precision: Share | None
    """Of the statements shown, those that are true."""
    recall: Share | None
    """Of the true statements, those shown."""
    partly: Share | None
    """Of the statements shown, those marked as confirmed in part."""

    @property
    def is_good_enough(self) -> bool:
        """Whether it stays within both limits."""
        false_shown = self.false_shown.value if self.false_shown else 0.0
        true_removed = self.true_removed.value if self.true_removed else 0.0
        return false_shown <= FALSE_SHOWN_LIMIT and true_removed <= TRUE_REMOVED_LIMIT


def judge_pairs(statements: StatementSet, documents: Mapping[str, Document]) -> tuple[Judged, ...]:
    """Judge each pair as a statement that a model worded. ``documents``: by file name.

    Raises EvaluationError with one Dutch line for a quote that is not in its document.
    """
    drafts = [(pair, DraftPart(pair.statement, quotes_of(pair, documents))) for pair in statements.pairs]
    judged: list[Judged] = []
    for pair, draft in drafts:
        start = time.perf_counter()
        judgement = judgement_of(draft)
        judged.append(Judged(pair, judgement, 1000 * (time.perf_counter() - start)))
    return tuple(judged)


def plain_quality(judged: Iterable[Judged]) -> Quality:
    """Return how good the check is on the pairs that its limits are about: those not worded freely."""
    return quality_of(one for one in judged if not one.pair.is_free)


def quality_of(judged: Iterable[Judged]) -> Quality:
    """Return how good the check is on judged pairs."""
    every = list(judged)
    true, false = [one for one in every if one.is_true], [one for one in every if not one.is_true]
    shown = [one for one in every if one.shown]
    return Quality(
        _share(false, [one.shown for one in false]),
        _share(true, [not one.shown for one in true]),
        _share(shown, [one.is_true for one in shown]),
        _share(true, [one.shown for one in true]),
        _share(shown, [one.judgement.verdict is Verdict.PARTLY for one in shown]),
    )


def _share(things: Sequence[Judged], hits: Sequence[bool]) -> Share | None:
    return Share(sum(hits), len(things)) if things else None
