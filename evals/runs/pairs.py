"""Two runs over the same cases: what a figure changed by, and how far that would move with other cases.

Source: Efron and Tibshirani (1993), "An Introduction to the Bootstrap", chapter 8: the pair is what is drawn,
so that the difficulty of the cases, which is the same for both, stays out of the interval.
"""

from collections.abc import Mapping

import numpy as np

from evals.intervals import RESAMPLES, SEED, Floats, Interval, Tally, interval_of, resampling


def paired_change(
    before: Mapping[str, Tally], after: Mapping[str, Tally], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Return a figure in the second run minus that in the first, over the cases that have it in both.

    Both by id of the case. In each resample both figures are of the same cases. None without such cases.
    """
    shared = [case for case in after if case in before]
    if not shared:
        return None
    once, drawn = np.ones((1, len(shared))), resampling(len(shared), resamples=resamples, seed=seed)
    measured, resampled = (
        _ratios([after[case] for case in shared], weights)
        - _ratios([before[case] for case in shared], weights)
        for weights in (once, drawn)
    )
    return interval_of(float(measured[0]), resampled, len(shared))


def _ratios(tallies: list[Tally], weights: Floats) -> Floats:
    """Return the figure of each draw. ``weights``: how often each draws each case, (draws, cases)."""
    sums = weights @ np.array([(tally.total, tally.count) for tally in tallies], dtype=float)
    return np.asarray(sums[:, 0] / sums[:, 1])
