"""Intervals: how far a figure over the cases of a question set would move with other cases.

Pure functions. Source: Efron and Tibshirani (1993), "An Introduction to the Bootstrap", chapter 13
(percentile interval) and chapter 8 (the pair as the unit that is drawn).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CONFIDENCE = 0.95
"""Share of the resampled means that lies inside an interval."""
RESAMPLES = 2_000
"""How many times the cases are drawn anew."""
_Z = 1.959964
"""Standard normal quantile of a 95% interval."""
SEED = 20_261_122
"""Fixed: the same values give the same interval on every machine and in every run."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its bootstrap interval, all in its unit."""

    mean: float
    """What the values themselves come to: mostly their mean, for lengths and times a percentile."""
    low: float
    """Lower bound of the interval."""
    high: float
    """Upper bound of the interval."""
    cases: int
    """How many cases it is over, at least 1."""

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


def resampling(cases: int, *, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """Return how many times each resample draws each case. Shape (resamples, cases).

    As many cases are drawn as there are, with replacement. Every figure over so many cases is drawn alike.
    """
    return _resampling(cases, resamples, seed)


def interval_of(measured: float, resampled: Floats, cases: int) -> Interval:
    """Return the percentile interval of a figure. ``resampled``: it in each resample, NaN where undefined."""
    tail = 100 * (1 - CONFIDENCE) / 2
    known = resampled[~np.isnan(resampled)]
    low, high = np.percentile(known, [tail, 100 - tail]) if len(known) else (measured, measured)
    return Interval(float(measured), float(low), float(high), cases)


def ratio_interval(
    tallies: Sequence[Tally], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Return the mean over all things of all cases with its percentile interval; None without cases.

    Cases are drawn, each with all its things: the citations of one answer go together. Source: Davison
    and Hinkley (1997), "Bootstrap methods and their application", section 3.8 (clusters).
    """
    if not tallies:
        return None
    sums = np.array([(tally.total, tally.count) for tally in tallies])
    drawn = resampling(len(tallies), resamples=resamples, seed=seed) @ sums
    total, count = sums.sum(axis=0)
    return interval_of(total / count, drawn[:, 0] / drawn[:, 1], len(tallies))


def bootstrap_interval(
    values: Sequence[float | None], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Return the mean (any unit) of the values, one a case, with its percentile interval.

    None among the values is a case that the figure does not apply to: it is left out. None when
    nothing is left.
    """
    known = [Tally(value) for value in values if value is not None]
    return ratio_interval(known, resamples=resamples, seed=seed)


def percentile_interval(values: Sequence[float], share: float) -> Interval | None:
    """Return the value at position floor(share * n) of the values in order, with its interval.

    ``share``: at least 0 and below 1. None without values.
    """
    return _at_positions(values, [int(share * len(values))])


def median_interval(values: Sequence[float]) -> Interval | None:
    """Return the median, of an even number the mean of the middle two, with its interval; None without."""
    return _at_positions(values, [(len(values) - 1) // 2, len(values) // 2])


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


@lru_cache(maxsize=8)  # one is 32 MB at the largest set that the page takes
def _resampling(cases: int, resamples: int, seed: int) -> Floats:
    drawn = np.random.default_rng(seed).multinomial(cases, [1 / cases] * cases, size=resamples).astype(float)
    drawn.flags.writeable = False  # it is handed out again
    return drawn


def _at_positions(values: Sequence[float], positions: Sequence[int]) -> Interval | None:
    """Return the mean of the values at these positions in order, with its interval."""
    if not values:
        return None
    ordered = np.sort(np.array(values, dtype=float))
    drawn = resampling(len(ordered)).cumsum(axis=1)  # the resample in order: so many are up to each value
    resampled = [ordered[(drawn <= position).sum(axis=1)] for position in positions]
    measured = float(np.mean([ordered[position] for position in positions]))
    return interval_of(measured, np.mean(resampled, axis=0), len(ordered))


def share_interval(count: int, total: int) -> tuple[float, float]:
    """Return the 95% interval of a share; it also holds for shares near 0 and 1. Source: Wilson (1927)."""
    share = count / total
    middle = (share + _Z**2 / (2 * total)) / (1 + _Z**2 / total)
    half = _Z / (1 + _Z**2 / total) * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    return max(0.0, middle - half), min(1.0, middle + half)
