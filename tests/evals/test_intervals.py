"""Bootstrap intervals on values whose interval is known."""

import pytest

from evals.intervals import bootstrap_interval, paired_difference


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
