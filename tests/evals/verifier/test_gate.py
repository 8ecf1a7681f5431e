"""The check of statements stays within its limits on the labelled set that ships."""

import pytest

from evals.verifier.labelled import Part, of_part, shipped_statements
from evals.verifier.measuring import (
    FALSE_SHOWN_LIMIT,
    TRUE_REMOVED_LIMIT,
    judge_pairs,
    plain_quality,
    quality_of,
)
from evals.verifier.reporting import wrong_lines

REACHED = {Part.DEV: (FALSE_SHOWN_LIMIT, TRUE_REMOVED_LIMIT), Part.TEST: (0.055, 0.165)}
"""Shares of false statements shown and of true ones removed. Only the half that rules were made on reaches
the limits: the other says what to expect, and must not fall behind (docs/verification.md)."""
FREE_FALSE_SHOWN, FREE_TRUE_REMOVED = 0.14, 0.56
"""What the check comes to on statements in free words, and must not fall behind."""


@pytest.fixture(scope="module")
def judged(sample_assistant):
    statements = shipped_statements()
    return {part: judge_pairs(of_part(statements, part), sample_assistant.documents) for part in Part}


@pytest.mark.parametrize("part", list(Part))
def test_few_false_statements_are_shown_and_few_true_ones_removed(judged, part):
    plain = [one for one in judged[part] if not one.pair.is_free]
    quality = plain_quality(judged[part])
    # What is judged wrongly in the half that nobody develops on stays unread.
    told = "\n".join(wrong_lines(plain)) if part is Part.DEV else ""
    false_shown, true_removed = REACHED[part]
    assert quality.false_shown.value <= false_shown, told
    assert quality.true_removed.value <= true_removed, told


def test_free_words_are_not_judged_worse_than_they_were(judged):
    quality = quality_of(one for one in judged[Part.DEV] if one.pair.is_free)
    assert quality.false_shown.value <= FREE_FALSE_SHOWN
    assert quality.true_removed.value <= FREE_TRUE_REMOVED


def test_the_set_is_large_enough_to_say_so():
    statements = shipped_statements()
    assert len(statements.pairs) >= 300
    for part in Part:
        labels = [pair.label for pair in of_part(statements, part).pairs]
        assert min(labels.count(label) for label in set(labels)) >= 75
