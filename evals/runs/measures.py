"""What a run is measured with beside the metrics that need no model."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.entailment import Entails, chosen_entailment, lexical
from evals.metrics import Result
from evals.model_judge.judgements import ModelJudgement
from evals.questions import QuestionSet
from evals.scoring import Judgements
from evals.settings import EvaluationSettings

if TYPE_CHECKING:
    from evals.model_judge.judging import Judged

Judge = Callable[[QuestionSet, Iterable[Result], "Judged"], Mapping[str, ModelJudgement]]
"""Judges the answers among some results; tells each judgement as soon as it is there."""


def _unknown() -> float | None:
    return None


@dataclass(frozen=True, slots=True)
class Measures:
    """What a run is measured with."""

    entails: Entails = lexical
    """Tells whether a statement follows from what it cites."""
    judge: Judge | None = None
    """Judges the answers; None: they are not judged."""
    memory: Callable[[], float | None] = _unknown
    """Asked after the last question for the most memory that was held, in millions of bytes."""
    models: Mapping[str, str] | None = None
    """Names of the models that measure, for config.json."""


def chosen_measures(
    settings: EvaluationSettings, *, judged: bool, memory: Callable[[], float | None]
) -> Measures:
    """Return what the settings say; ``judged``: a chat model judges the answers.

    Raises EvaluationError, ChatModelError or VectorStoreError, one Dutch line, for a model that is not
    there or not set.
    """
    judge = _judge_of(settings) if judged else None
    models = {"nli_model": settings.nli_model, "judge_model": settings.judge_model if judged else ""}
    return Measures(chosen_entailment(settings), judge, memory, models)


def shares_of(judgements: Mapping[str, ModelJudgement]) -> Judgements:
    """Return the scores of a chat model as shares, by case and figure; what was not scored is left out."""
    return {
        case: {aspect.figure: rating.share for aspect, rating in judgement.ratings.items()}
        for case, judgement in judgements.items()
    }


def _judge_of(settings: EvaluationSettings) -> Judge:
    from evals.model_judge.judging import judge_answers, load_judge

    model = load_judge(settings)

    def judge(
        question_set: QuestionSet, results: Iterable[Result], tell: "Judged"
    ) -> Mapping[str, ModelJudgement]:
        seconds = settings.judge_timeout
        return judge_answers(model, question_set, results, timeout_seconds=seconds, on_judged=tell)

    return judge
