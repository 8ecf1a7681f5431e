"""Thresholds: reading them, and how a figure stands to one."""

import pytest

from evals.intervals import Interval
from evals.thresholds import Bound, Light, check, parse_bound


def light_of(figure: str, bound: str, measured: Interval | None) -> Light:
    (found,) = check({figure: measured} if measured else {}, {figure: parse_bound(bound)})
    return found.light


@pytest.mark.parametrize(
    ("text", "bound"),
    [(">= 0.85", Bound(True, 0.85)), ("<=.05", Bound(False, 0.05)), (" >= -1 ", Bound(True, -1))],
)
def test_bounds_are_read(text, bound):
    assert parse_bound(text) == bound
    assert parse_bound(str(bound)) == bound


@pytest.mark.parametrize("text", ["0.85", "> 0.85", "=> 1", ">= een", ">= 1e9", ">= 0,85", ""])
def test_anything_else_is_no_bound(text):
    with pytest.raises(ValueError, match="no bound"):
        parse_bound(text)


@pytest.mark.parametrize(
    ("bound", "measured", "light"),
    [
        (">= 0.8", Interval(0.9, 0.85, 0.95, 100), Light.GREEN),
        (">= 0.8", Interval(0.9, 0.75, 0.95, 100), Light.AMBER),
        (">= 0.8", Interval(0.79, 0.6, 0.95, 100), Light.RED),
        ("<= 0.1", Interval(0.05, 0.01, 0.09, 100), Light.GREEN),
        ("<= 0.1", Interval(0.05, 0.01, 0.2, 100), Light.AMBER),
        ("<= 0.1", Interval(0.11, 0.01, 0.2, 100), Light.RED),
        (">= 0.8", None, Light.GREY),
    ],
)
def test_a_figure_stands_to_its_threshold(bound, measured, light):
    assert light_of("pass", bound, measured) is light


@pytest.mark.parametrize(
    ("bound", "value", "cases", "light"),
    [
        # Of five of five the exact lower limit is .025 ** (1/5) = .48, of two hundred it is .982.
        (">= 0.9", 1.0, 5, Light.AMBER),
        (">= 0.4", 1.0, 5, Light.GREEN),
        (">= 0.95", 1.0, 200, Light.GREEN),
        ("<= 0.05", 0.0, 10, Light.AMBER),
        ("<= 0.05", 0.0, 200, Light.GREEN),
        # Nothing could show more than all.
        (">= 1", 1.0, 5, Light.GREEN),
        ("<= 0", 0.0, 5, Light.GREEN),
    ],
)
def test_all_or_none_of_a_few_is_not_sure(bound, value, cases, light):
    assert light_of("pass", bound, Interval(value, value, value, cases)) is light


def test_an_amount_that_never_varies_is_sure():
    assert light_of("p95_ms", "<= 30", Interval(1.0, 1.0, 1.0, 3)) is Light.GREEN


def test_what_is_not_reached_or_not_measured_fails():
    checks = check({"pass": Interval(0.5, 0.4, 0.6, 9)}, {"mrr": Bound(True, 0), "pass": Bound(True, 0.9)})
    assert [(found.figure, found.fails) for found in checks] == [("pass", True), ("mrr", True)]
