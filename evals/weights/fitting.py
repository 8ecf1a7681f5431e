"""Choosing a weight from what each candidate weight comes to, case by case.

A weight that is chosen on the same cases that measure it flatters itself: the figure told is of cases held
out. Source: Stone (1974), "Cross-validatory choice and assessment of statistical predictions".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.intervals import Floats, Interval, bootstrap_interval, paired_difference

FOLDS = 10
SEED = 7
"""Fixed: the same cases are held out together on every machine."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A weight, and what it is worth."""

    weight: float
    """The best on all cases; of equals the lowest."""
    by_fold: tuple[float, ...]
    """The best without the cases of each fold."""
    held_out: Interval
    """The figure, each case with the weight that was chosen without it."""
    gain: Interval
    """That minus the figure with weight 0, paired by case."""
    figures: tuple[Interval, ...]
    """The figure with each weight."""
    gains: tuple[Interval, ...]
    """Each of these minus the figure with weight 0, paired by case."""


def fit(weights: Sequence[float], values: Floats) -> Fit:
    """Return the best weight. ``values``: the figure by weight and case, (weights, cases); weight 0 first.

    Raises ValueError without cases.
    """
    if not values.size:
        raise ValueError("no cases to choose by")
    cases = values.shape[1]
    folds = np.array_split(np.random.default_rng(SEED).permutation(cases), min(FOLDS, cases))
    held_out = np.empty(cases)
    chosen = []
    for fold in folds:
        others = np.setdiff1d(np.arange(cases), fold) if cases > 1 else fold
        best = _best(values[:, others])
        held_out[fold] = values[best, fold]
        chosen.append(weights[best])
    return Fit(
        weight=weights[_best(values)],
        by_fold=tuple(chosen),
        held_out=_interval(held_out),
        gain=_difference(held_out, values[0]),
        figures=tuple(_interval(row) for row in values),
        gains=tuple(_difference(row, values[0]) for row in values),
    )


def _best(values: Floats) -> int:
    """Return the row with the highest mean; rounded, so that of equals it is the first."""
    return int(np.argmax(values.mean(axis=1).round(9)))


def _interval(values: Floats) -> Interval:
    found = bootstrap_interval(values.tolist())
    assert found is not None  # noqa: S101 - there are cases
    return found


def _difference(values: Floats, baseline: Floats) -> Interval:
    found = paired_difference(values.tolist(), baseline.tolist())
    assert found is not None  # noqa: S101 - there are cases
    return found
