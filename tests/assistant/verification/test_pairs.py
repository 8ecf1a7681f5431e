"""Statements as a chat model words them, true and false, by quotes of the sample documents."""

from pathlib import Path

import pytest

from assistant.answer import Verdict
from assistant.verification import judge
from evals.verifier.labelled import Label, load_statements, quotes_of

PAIRS = load_statements(Path(__file__).parent / "data" / "pairs.yaml").pairs


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.id}-{pair.kind}")
def test_true_statements_are_shown_and_false_ones_are_not(pair, sample_assistant):
    judgement = judge(pair.statement, quotes_of(pair, sample_assistant.documents))
    shown = judgement.verdict is not Verdict.UNSUPPORTED
    assert shown is (pair.label is Label.SUPPORTED), judgement.reason
    assert bool(judgement.reason) is (judgement.verdict is not Verdict.SUPPORTED)
