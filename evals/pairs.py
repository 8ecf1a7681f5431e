"""Two runs over the same cases: what a figure changed by, and how far that would move with other cases.

Source: Efron and Tibshirani (1993), "An Introduction to the Bootstrap", chapter 8: the pair is what is drawn,
so that the difficulty of the cases, which is the same for both, stays out of the interval.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from evals.intervals import CONFIDENCE, RESAMPLES, SEED, Interval, Tally


def paired_change(
    before: Mapping[str, Tally], after: Mapping[str, Tally], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Return a figure in the second run minus that in the first, over the cases that have it in both.

    Both by id of the case. In each resample both figures are of the same cases. None without such cases.
    """
    shared = [case for case in after if case in before]
    if not shared:
        return None
    drawn = np.random.default_rng(seed).integers(0, len(shared), size=(resamples, len(shared)))
    everything = np.arange(len(shared))[np.newaxis]
    measured, resampled = (
        _ratios([after[case] for case in shared], rows) - _ratios([before[case] for case in shared], rows)
        for rows in (everything, drawn)
    )
    tail = 100 * (1 - CONFIDENCE) / 2
    low, high = np.percentile(resampled, [tail, 100 - tail])
    return Interval(float(measured[0]), float(low), float(high), len(shared))


def _ratios(tallies: list[Tally], rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the figure of each draw. ``rows``: numbers of the cases drawn, (draws, cases)."""
    totals = np.array([tally.total for tally in tallies], dtype=float)
    counts = np.array([tally.count for tally in tallies], dtype=float)
    ratios: NDArray[np.float64] = totals[rows].sum(axis=1) / counts[rows].sum(axis=1)
    return ratios
