"""Intervals: how far a mean over the cases of a question set would move with other cases.

Pure functions. Source: Efron and Tibshirani (1993), "An Introduction to the Bootstrap", chapter 13
(percentile interval) and chapter 8 (the pair as the unit that is drawn).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

CONFIDENCE = 0.95
"""Share of the resampled means that lies inside an interval."""
RESAMPLES = 2_000
"""How many times the cases are drawn anew."""
SEED = 20_261_122
"""Fixed: the same values give the same interval on every machine and in every run."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its bootstrap interval, all in the unit of the values."""

    mean: float
    """Mean of the values themselves."""
    low: float
    """Lower bound of the interval."""
    high: float
    """Upper bound of the interval."""
    cases: int
    """How many values it is the mean of, at least 1."""

    @property
    def excludes_zero(self) -> bool:
        """Whether zero lies outside: a difference is then more than chance of the cases explains."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What one case adds to a figure: a sum over some things, its citations say, and how many those are."""

    total: float
    """The sum, in the figure's unit."""
    count: int = 1
    """Over how many things, at least 1; where the figure is a mean over the cases it is 1."""

    @property
    def mean(self) -> float:
        """The figure of this case alone."""
        return self.total / self.count


def ratio_interval(
    tallies: Sequence[Tally], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Return the mean over all things of all cases with its percentile interval; None without cases.

    Cases are drawn, each with all its things: the citations of one answer go together. Source: Davison
    and Hinkley (1997), "Bootstrap methods and their application", section 3.8 (clusters).
    """
    if not tallies:
        return None
    totals = np.array([tally.total for tally in tallies])
    counts = np.array([tally.count for tally in tallies])
    drawn = np.random.default_rng(seed).integers(0, len(tallies), size=(resamples, len(tallies)))
    tail = 100 * (1 - CONFIDENCE) / 2
    ratios = totals[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.percentile(ratios, [tail, 100 - tail])
    return Interval(float(totals.sum() / counts.sum()), float(low), float(high), len(tallies))


def bootstrap_interval(
    values: Sequence[float | None], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Return the mean (any unit) of the values, one a case, with its percentile interval.

    None among the values is a case that the figure does not apply to: it is left out. As many
    values as are left are drawn with replacement, ``resamples`` times. None when nothing is left.
    """
    known = np.array([value for value in values if value is not None], dtype=float)
    if not len(known):
        return None
    drawn = np.random.default_rng(seed).integers(0, len(known), size=(resamples, len(known)))
    tail = 100 * (1 - CONFIDENCE) / 2
    low, high = np.percentile(known[drawn].mean(axis=1), [tail, 100 - tail])
    return Interval(float(known.mean()), float(low), float(high), len(known))


def paired_difference(
    values: Sequence[float | None],
    baseline: Sequence[float | None],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Interval | None:
    """Return the mean of values minus baseline, case by case, with its percentile interval.

    Both hold one value for each case, in the same order; a case where either is None is left out.
    Pairing takes the difficulty of the cases out of the interval. Raises ValueError when the
    lengths differ.
    """
    pairs = list(zip(values, baseline, strict=True))
    return bootstrap_interval(
        [None if one is None or other is None else one - other for one, other in pairs],
        resamples=resamples,
        seed=seed,
    )
