"""Leaving a failing model alone for a while."""

import pytest

from assistant.chat.breaker import Breaker, Circuit
from assistant.chat.failures import ChatCallError, Failure
from assistant.chat.texts import duration


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def read(self) -> float:
        """Return the seconds that it shows."""
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(clock.read)


def fail(breaker, failure=Failure.FAILING, times=1):
    for _ in range(times):
        breaker.failed(failure, is_trial=breaker.enter())


def test_it_opens_after_some_failures_in_a_row(breaker):
    fail(breaker, times=2)
    breaker.enter()
    breaker.succeeded()
    fail(breaker, times=2)
    assert breaker.state.circuit is Circuit.CLOSED
    fail(breaker)
    state = breaker.state
    assert (state.circuit, state.failure, state.retry_seconds) == (Circuit.OPEN, Failure.FAILING, 15)
    with pytest.raises(ChatCallError, match="storing: het wordt over 15 seconden opnieuw geprobeerd"):
        breaker.enter()


@pytest.mark.parametrize("failure", [Failure.REFUSED, Failure.UNKNOWN_MODEL])
def test_it_opens_at_once_for_what_no_question_is_spared(breaker, failure):
    fail(breaker, failure)
    assert breaker.state.circuit is Circuit.OPEN


def test_a_question_that_is_not_taken_says_nothing_of_the_model(breaker):
    fail(breaker, Failure.REJECTED, 10)
    assert breaker.state.circuit is Circuit.CLOSED


def test_one_question_is_the_trial(breaker, clock):
    fail(breaker, times=3)
    clock.now += 15
    assert breaker.state.circuit is Circuit.HALF_OPEN
    assert breaker.enter() is True
    with pytest.raises(ChatCallError, match="het wordt nu opnieuw geprobeerd"):
        breaker.enter()
    breaker.succeeded()
    assert breaker.state.circuit is Circuit.CLOSED
    assert breaker.enter() is False


def test_each_failed_trial_doubles_the_pause_up_to_a_limit(breaker, clock):
    fail(breaker, times=3)
    pauses = []
    for _ in range(7):
        pauses.append(breaker.state.retry_seconds)
        clock.now += pauses[-1]
        fail(breaker)
    assert pauses == [15, 30, 60, 120, 240, 300, 300]


def test_a_trial_that_nobody_waits_for_leaves_room_for_another(breaker, clock):
    fail(breaker, times=3)
    clock.now += 15
    breaker.left(is_trial=breaker.enter())
    assert breaker.enter() is True


def test_a_late_failure_from_before_it_opened_changes_nothing(breaker, clock):
    assert breaker.enter() is False
    fail(breaker, times=3)
    clock.now += 10
    breaker.failed(Failure.SLOW, is_trial=False)
    assert (breaker.state.failure, breaker.state.retry_seconds) == (Failure.FAILING, 5)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.2, "1 seconde"), (14.01, "15 seconden"), (89, "89 seconden"), (120, "2 minuten"), (299, "5 minuten")],
)
def test_durations_are_rounded_up(seconds, shown):
    assert duration(seconds) == shown
