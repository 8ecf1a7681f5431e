"""How often may be asked and guessed; the clock is the test's own."""

import time as real_time

import limits.storage.memory
import limits.strategies
import pytest

from ui.access import limits as module
from ui.access.limits import GuessLimit, QuestionLimit


class Clock:
    """Goes on when told."""

    def __init__(self):
        self.now = real_time.time()

    def time(self):
        """Return the time as the modules ask for it."""
        return self.now


@pytest.fixture
def clock(monkeypatch):
    running = Clock()
    for place in (module, limits.storage.memory, limits.strategies):
        monkeypatch.setattr(place, "time", running)
    return running


def test_questions_of_each_client_are_counted_apart(clock):
    limit = QuestionLimit(2)
    assert [limit.wait("user:an") for _ in range(2)] == [0, 0]
    assert limit.wait("user:an") == 60
    assert limit.wait("user:lees") == 0


def test_who_waits_may_ask_again(clock):
    limit = QuestionLimit(1)
    assert limit.wait("user:an") == 0
    clock.now += 20
    assert limit.wait("user:an") == 40
    clock.now += 41
    assert limit.wait("user:an") == 0


def test_no_limit():
    limit = QuestionLimit(0)
    assert {limit.wait("user:an") for _ in range(200)} == {0}


def test_guesses_at_a_name_slow_down_from_wherever_they_come(clock):
    limit = GuessLimit()
    for number in range(10):
        assert limit.wait(f"192.0.2.{number}", "an") == 0
        limit.count_failure(f"192.0.2.{number}", "an")
    assert limit.wait("203.0.113.1", "AN") == 300
    assert limit.wait("203.0.113.1", "lees") == 0
    clock.now += 301
    assert limit.wait("203.0.113.1", "an") == 0


def test_guesses_from_an_address_slow_down_whatever_the_names(clock):
    limit = GuessLimit()
    for number in range(20):
        limit.count_failure("2001:db8::1", f"naam{number}")
    assert limit.wait("2001:db8::2", "an") == 300
    assert limit.wait("2001:db8:1::1", "an") == 0
