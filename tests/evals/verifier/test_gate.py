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

FREE_FALSE_SHOWN, FREE_TRUE_REMOVED = 0.22, 0.48
"""What the check comes to on statements in free words, and must not fall behind (docs/verification.md)."""


@pytest.mark.parametrize("part", list(Part))
def test_few_false_statements_are_shown_and_few_true_ones_removed(part, sample_assistant):
    judged = judge_pairs(of_part(shipped_statements(), part), sample_assistant.documents)
    plain = [one for one in judged if not one.pair.is_free]
    quality = plain_quality(judged)
    # What is judged wrongly in the half that nobody develops on stays unread.
    told = "\n".join(wrong_lines(plain)) if part is Part.DEV else ""
    assert quality.false_shown.value <= FALSE_SHOWN_LIMIT, told
    assert quality.true_removed.value <= TRUE_REMOVED_LIMIT, told


def test_free_words_are_not_judged_worse_than_they_were(sample_assistant):
    judged = judge_pairs(of_part(shipped_statements(), Part.DEV), sample_assistant.documents)
    quality = quality_of(one for one in judged if one.pair.is_free)
    assert quality.false_shown.value <= FREE_FALSE_SHOWN
    assert quality.true_removed.value <= FREE_TRUE_REMOVED


def test_the_set_is_large_enough_to_say_so():
    statements = shipped_statements()
    assert len(statements.pairs) >= 300
    for part in Part:
        labels = [pair.label for pair in of_part(statements, part).pairs]
        assert min(labels.count(label) for label in set(labels)) >= 75
