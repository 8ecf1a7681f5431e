"""A small logistic regression, and intervals of what is measured with it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from evals.selective import Floats, Truths

_STEPS = 50
_SEED, _RESAMPLES = 2026, 2000


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted regression: log odds as a weighted sum."""

    intercept: float
    """Log odds where every value is 0."""
    weights: Floats
    """Log odds for each unit of a value. Shape (values,)."""

    def probabilities(self, values: Floats) -> Floats:
        """Return a probability for each row. ``values``: shape (rows, values)."""
        return 1 / (1 + np.exp(-(self.intercept + values @ self.weights)))


def fit_logistic(values: Floats, truths: Truths, penalty: float) -> Logistic:
    """Fit by Newton's method, both classes counting alike, with an L2 penalty on standardised values.

    ``values``: shape (rows, values). Deterministic. A value that does not vary gets weight 0.
    """
    mean, spread = values.mean(axis=0), values.std(axis=0)
    varies = spread > 1e-9
    scaled = np.column_stack([np.ones(len(values)), (values - mean) / np.where(varies, spread, 1.0)])
    share = np.where(truths, 0.5 / max(1, truths.sum()), 0.5 / max(1, (~truths).sum()))
    ridge = penalty * np.eye(scaled.shape[1])
    ridge[0, 0] = 0.0
    beta = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        fitted = 1 / (1 + np.exp(-scaled @ beta))
        slope = scaled.T @ (share * (truths - fitted)) - ridge @ beta
        curve = (scaled * (share * fitted * (1 - fitted))[:, None]).T @ scaled + ridge
        beta = beta + np.linalg.solve(curve, slope)
    weights = np.where(varies, beta[1:] / np.where(varies, spread, 1.0), 0.0)
    return Logistic(float(beta[0] - weights @ mean), weights)


def limit_refusing(scores: Floats, share: float) -> float:
    """Return the highest limit under which at most the share (0 to 1) of these scores falls."""
    return float(np.sort(scores)[int(share * len(scores))])


def interval(
    figure: Callable[[Floats, Truths], float], scores: Floats, truths: Truths
) -> tuple[float, float]:
    """Return the 95% interval of a figure: a bootstrap within each class, with a fixed seed."""
    random = np.random.default_rng(_SEED)
    classes = [np.flatnonzero(truths), np.flatnonzero(~truths)]
    found = []
    for _ in range(_RESAMPLES):
        drawn = np.concatenate([random.choice(own, len(own)) for own in classes if len(own)])
        found.append(figure(scores[drawn], truths[drawn]))
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)
