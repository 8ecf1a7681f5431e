"""How well a confidence tells right from wrong, and how much may be answered on it.

Pure functions. ``weights``, shape (resamples, cases): how often each case counts, for many resamples at
once (``evals.intervals.resampling``). Without any, each case counts once.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


def auroc(scores: Floats, truths: Truths) -> float:
    """Return the chance that a true case scores above a false one, ties half; NaN without one of either.

    Source: Hanley and McNeil (1982), "The meaning and use of the area under a ROC curve".
    """
    return float(aurocs(scores, truths, _once(scores))[0])


def aurocs(scores: Floats, truths: Truths, weights: Floats) -> Floats:
    """Return the same of each resample. Shape (resamples,)."""
    difference = scores[truths][:, None] - scores[~truths][None, :]
    above = (difference > 0) + 0.5 * (difference == 0)
    true, false = weights[:, truths], weights[:, ~truths]
    with np.errstate(invalid="ignore"):  # a resample may have one class only
        return np.asarray(((true @ above) * false).sum(axis=1) / (true.sum(axis=1) * false.sum(axis=1)))


def coverage_at(scores: Floats, right: Truths, accuracy: float) -> float:
    """Return the largest share of cases that can be answered, best first, with so many of them rightly.

    Cases with the same score are answered together: a threshold cannot tell them apart. Source: selective
    classification, El-Yaniv and Wiener (2010), "On the foundations of noise-free selective classification".
    """
    return float(coverages_at(scores, right, accuracy, _once(scores))[0])


def coverages_at(scores: Floats, right: Truths, accuracy: float, weights: Floats) -> Floats:
    """Return the same of each resample. Shape (resamples,)."""
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)  # of each score its last case
    answered = weights[:, order].cumsum(axis=1)[:, ends]
    rightly = (weights * right)[:, order].cumsum(axis=1)[:, ends]
    enough = rightly >= accuracy * answered - 1e-9
    return np.asarray(np.where(enough, answered, 0.0).max(axis=1) / weights.sum(axis=1))


def _once(scores: Floats) -> Floats:
    return np.ones((1, len(scores)))
