"""The regression and its figures."""

import numpy as np
import pytest

from evals.calibration.logistic import fit_logistic, interval, limit_refusing
from evals.intervals import share_interval
from evals.selective import auroc

SCORES = np.array([0.9, 0.8, 0.7, 0.4, 0.2])
TRUTHS = np.array([True, True, False, True, False])


@pytest.mark.parametrize(("share", "refused"), [(0.0, 0), (0.05, 1), (0.1, 2)])
def test_a_limit_refuses_no_more_than_the_share(share, refused):
    scores = np.arange(20.0)
    assert (scores < limit_refusing(scores, share)).sum() == refused


def test_the_fit_finds_which_value_matters():
    random = np.random.default_rng(1)
    values = np.column_stack([random.normal(size=400), random.normal(size=400), np.ones(400)])
    truths = values[:, 0] + 0.5 * random.normal(size=400) > 0
    model = fit_logistic(values, truths, penalty=0.01)
    assert model.weights[0] > 2
    assert abs(model.weights[1]) < 0.5
    assert model.weights[2] == 0.0
    assert auroc(model.probabilities(values), truths) > 0.9


def test_both_classes_count_alike():
    values = np.concatenate([np.zeros((90, 1)), np.ones((10, 1))])
    truths = np.concatenate([np.zeros(90, dtype=bool), np.ones(10, dtype=bool)])
    low, high = fit_logistic(values, truths, penalty=0.1).probabilities(np.array([[0.0], [1.0]]))
    assert low < 0.5 < high
    assert low + high == pytest.approx(1.0, abs=0.01)


def test_a_stronger_penalty_gives_smaller_weights():
    weights = [fit_logistic(SCORES[:, None], TRUTHS, penalty).weights[0] for penalty in (0.01, 0.1, 1.0)]
    assert weights == sorted(weights, reverse=True)


def test_intervals_hold_the_figure_and_are_the_same_each_time():
    low, high = interval(auroc, SCORES, TRUTHS)
    assert low <= auroc(SCORES, TRUTHS) <= high
    assert (low, high) == interval(auroc, SCORES, TRUTHS)
    assert share_interval(5, 10) == pytest.approx((0.237, 0.763), abs=0.001)
    assert share_interval(0, 10)[0] == 0.0
