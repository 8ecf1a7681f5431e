"""What a chat model thinks of answers: its figures, and the lines that keep it."""

import pytest

from evals import EvaluationError
from evals.figures import FIGURES
from evals.model_judge.judgements import Aspect, ModelJudgement, Rating, read_lines, to_line
from evals.runs.measures import shares_of

GOOD = ModelJudgement({aspect: Rating(5, "staat\u2028er: „zo”") for aspect in Aspect})
HALF = ModelJudgement({Aspect.FAITHFULNESS: Rating(2, ""), Aspect.CLEAR_LANGUAGE: Rating(1, "wollig")})
FAILED = ModelJudgement(unscored="het taalmodel antwoordt niet op tijd")


@pytest.mark.parametrize(("score", "share"), [(1, 0.0), (2, 0.25), (3, 0.5), (4, 0.75), (5, 1.0)])
def test_a_score_as_a_share(score, share):
    assert Rating(score, "").share == share


def test_every_aspect_has_a_figure():
    assert {aspect.figure for aspect in Aspect} == {name for name in FIGURES if name.startswith("judge_")}


def test_what_was_not_scored_counts_in_no_figure():
    shares = shares_of({"a-1": GOOD, "b-2": HALF, "c-3": FAILED})
    assert set(shares["a-1"]) == {aspect.figure for aspect in Aspect}
    assert shares["b-2"] == {"judge_faithfulness": 0.25, "judge_clear_language": 0.0}
    assert shares["c-3"] == {}


def test_lines_come_back_as_they_went():
    judgements = {"a-1": GOOD, "b-2": HALF, "c-3": FAILED}
    text = "".join(to_line(case, judgement) for case, judgement in judgements.items())
    assert text.count("\n") == 3
    assert read_lines(text, "judged.jsonl") == judgements
    assert read_lines("", "judged.jsonl") == {}


def test_a_line_that_was_cut_off_is_left_out_and_the_later_of_two_counts():
    text = to_line("a-1", FAILED) + to_line("a-1", GOOD) + to_line("b-2", HALF)
    assert read_lines(text[:-20], "judged.jsonl") == {"a-1": GOOD}


@pytest.mark.parametrize(
    "line",
    [
        "geen json",
        "[]",
        '{"id": "a-1"}',
        '{"id": "a-1", "ratings": {"faithfulness": {"score": 6, "reason": ""}}}',
        '{"id": "a-1", "ratings": {"faithfulness": {"score": "5", "reason": ""}}}',
        '{"id": "a-1", "ratings": {"snelheid": {"score": 5, "reason": ""}}}',
    ],
)
def test_a_broken_line_is_named(line):
    with pytest.raises(EvaluationError, match=r"judged\.jsonl: regel 2 is geen beoordeling"):
        read_lines(to_line("a-1", GOOD) + f"{line}\n", "judged.jsonl")
