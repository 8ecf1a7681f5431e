"""The check of statements stays within its limits on the labelled set that ships."""

import pytest

from evals.verifier.labelled import Part, of_part, shipped_statements
from evals.verifier.measuring import FALSE_SHOWN_LIMIT, TRUE_REMOVED_LIMIT, judge_pairs, quality_of
from evals.verifier.reporting import wrong_lines


@pytest.mark.parametrize("part", list(Part))
def test_few_false_statements_are_shown_and_few_true_ones_removed(part, sample_assistant):
    judged = judge_pairs(of_part(shipped_statements(), part), sample_assistant.documents)
    quality = quality_of(judged)
    # What is judged wrongly in the half that nobody develops on stays unread.
    told = "\n".join(wrong_lines(judged)) if part is Part.DEV else ""
    assert quality.false_shown.value <= FALSE_SHOWN_LIMIT, told
    assert quality.true_removed.value <= TRUE_REMOVED_LIMIT, told
    assert quality.is_good_enough


def test_the_set_is_large_enough_to_say_so():
    statements = shipped_statements()
    assert len(statements.pairs) >= 300
    for part in Part:
        labels = [pair.label for pair in of_part(statements, part).pairs]
        assert min(labels.count(label) for label in set(labels)) >= 75
