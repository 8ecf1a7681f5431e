"""What a confidence is worth, on five cases counted by hand."""

import numpy as np
import pytest

from evals.intervals import resampling
from evals.selective import auroc, aurocs, coverage_at, coverages_at

SCORES = np.array([0.9, 0.8, 0.7, 0.4, 0.2])
TRUTHS = np.array([True, True, False, True, False])


def test_auroc_is_the_share_of_pairs_in_the_right_order():
    assert auroc(SCORES, TRUTHS) == pytest.approx(5 / 6)
    assert auroc(np.zeros(5), TRUTHS) == 0.5


@pytest.mark.parametrize(("accuracy", "share"), [(1.0, 0.4), (0.75, 0.8), (0.6, 1.0)])
def test_coverage_is_the_longest_beginning_that_is_right_often_enough(accuracy, share):
    assert coverage_at(SCORES, TRUTHS, accuracy) == pytest.approx(share)


def test_no_beginning_may_be_right_often_enough():
    assert coverage_at(-SCORES, TRUTHS, 0.9) == 0.0


def test_cases_with_the_same_score_are_answered_together():
    scores, right = np.array([0.9, 0.5, 0.5, 0.5]), np.array([True, True, True, False])
    assert coverage_at(scores, right, 0.95) == 0.25
    assert coverage_at(scores, right, 0.75) == 1.0


def test_a_class_that_is_not_there_leaves_auroc_undefined():
    assert np.isnan(auroc(SCORES, np.ones(5, dtype=bool)))


def test_weights_count_cases_as_often_as_they_were_drawn():
    weights = resampling(5, resamples=50)
    for figure, many in ((auroc, aurocs), (_coverage, _coverages)):
        for drawn, found in zip(weights.astype(int), many(SCORES, TRUTHS, weights), strict=True):
            alone = figure(np.repeat(SCORES, drawn), np.repeat(TRUTHS, drawn))
            assert found == pytest.approx(alone, nan_ok=True)


def _coverage(scores, truths):
    return coverage_at(scores, truths, 0.75)


def _coverages(scores, truths, weights):
    return coverages_at(scores, truths, 0.75, weights)
