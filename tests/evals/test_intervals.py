"""Bootstrap intervals on values whose interval is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.intervals import (
    Tally,
    bootstrap_interval,
    median_interval,
    paired_difference,
    percentile_interval,
    ratio_interval,
)
from evals.metrics import percentile


def test_the_interval_holds_the_mean_and_is_the_same_in_every_run():
    values = [1.0] * 70 + [0.0] * 30
    interval = bootstrap_interval(values)
    assert interval == bootstrap_interval(values)
    assert (interval.mean, interval.cases) == (pytest.approx(0.7), 100)
    assert interval.low < interval.mean < interval.high


def test_the_interval_is_that_of_the_normal_approximation_for_many_cases():
    interval = bootstrap_interval([1.0] * 280 + [0.0] * 120)
    half = 1.96 * (0.7 * 0.3 / 400) ** 0.5
    assert interval.low == pytest.approx(0.7 - half, abs=0.008)
    assert interval.high == pytest.approx(0.7 + half, abs=0.008)


def test_more_cases_give_a_narrower_interval():
    few, many = bootstrap_interval([0.0, 1.0] * 10), bootstrap_interval([0.0, 1.0] * 100)
    assert many.high - many.low < 0.5 * (few.high - few.low)


def test_cases_without_a_value_do_not_count():
    assert bootstrap_interval([1.0, None, 0.0, None]) == bootstrap_interval([1.0, 0.0])
    assert bootstrap_interval([None, None]) is None
    assert bootstrap_interval([]) is None


def test_equal_values_leave_no_doubt():
    interval = bootstrap_interval([0.5] * 20)
    assert (interval.low, interval.mean, interval.high) == (0.5, 0.5, 0.5)


def test_pairing_takes_the_difficulty_of_the_cases_out():
    baseline = [float(case % 2) for case in range(100)]
    worse = [max(0.0, value - (case < 20)) for case, value in enumerate(baseline)]
    difference = paired_difference(worse, baseline)
    assert difference.mean == pytest.approx(-0.1)
    assert difference.excludes_zero
    apart = bootstrap_interval(worse)
    assert difference.high - difference.low < 0.7 * (apart.high - apart.low)


def test_a_difference_with_itself_is_zero_and_does_not_exclude_it():
    difference = paired_difference([1.0, 0.0, 1.0], [1.0, 0.0, 1.0])
    assert (difference.low, difference.mean, difference.high) == (0, 0, 0)
    assert not difference.excludes_zero


def test_a_pair_counts_only_when_both_have_a_value():
    assert paired_difference([1.0, None, 0.0], [0.0, 1.0, None]).cases == 1
    with pytest.raises(ValueError, match="longer"):
        paired_difference([1.0], [1.0, 0.0])


def test_things_of_a_case_are_drawn_together():
    clustered = ratio_interval([Tally(10, 10)] * 5 + [Tally(0, 10)] * 5)
    apart = ratio_interval([Tally(1)] * 50 + [Tally(0)] * 50)
    assert clustered.mean == apart.mean == 0.5
    assert clustered.cases == 10
    assert clustered.high - clustered.low > 2 * (apart.high - apart.low)
    assert ratio_interval([Tally(1, 3), Tally(1, 1)]).mean == 0.5


def test_a_percentile_and_its_interval_are_values_that_were_measured():
    values = [float(value) for value in range(100)]
    interval = percentile_interval(values, 0.95)
    assert interval.mean == percentile(values, 0.95) == 95
    assert {interval.low, interval.high} <= set(values)
    assert interval.low < 95 < interval.high
    assert percentile_interval([], 0.5) is median_interval([]) is None


def test_the_median_of_an_even_number_is_between_the_middle_two():
    assert median_interval([1.0, 9.0, 2.0, 4.0]).mean == 3
    assert median_interval([5.0, 1.0, 2.0]).mean == 2


def test_an_interval_of_percentiles_is_that_of_drawing_anew():
    values = np.random.default_rng(5).gamma(2.0, 10.0, size=40)
    drawn = np.random.default_rng(6).choice(values, size=(20_000, 40))
    low, high = np.percentile(np.sort(drawn, axis=1)[:, 36], [2.5, 97.5])
    interval = percentile_interval(list(values), 0.9)
    near = sorted(values)
    assert abs(near.index(interval.low) - np.searchsorted(near, low)) <= 1
    assert abs(near.index(interval.high) - np.searchsorted(near, high)) <= 1


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=30))
def test_a_mean_lies_in_its_interval_or_at_its_edge(values):
    interval = bootstrap_interval(values)
    spread = max(values) - min(values)
    assert min(values) - 1e-6 <= interval.low <= interval.high <= max(values) + 1e-6
    assert interval.low - 0.05 * spread - 1e-6 <= interval.mean <= interval.high + 0.05 * spread + 1e-6
