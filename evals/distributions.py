"""Figures over the cases that are no mean of them: of lengths, of times, and of the confidence."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from evals import metrics
from evals.figures import PERCENTILES, STAGES
from evals.intervals import Interval, interval_of, median_interval, percentile_interval, resampling
from evals.metrics import Result
from evals.questions import QuestionSet
from evals.scoring import is_scored
from evals.selective import aurocs, coverages_at

TOTAL = "total"
"""The time of a whole answer; the times of its stages are called as they are (``figures.STAGES``)."""
ACCURACY = 0.95
"""Share of the answers given that is to be right, for coverage@95."""

_Statistic = Callable[[list[float]], Interval | None]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the assistant was of a case, and whether that was well."""

    confidence: float
    """As the result has it, 0..1."""
    answerable: bool
    """Whether the documents answer it."""
    right: bool
    """Whether an answer given is right: it is answerable, and the result passes."""


@dataclass(frozen=True, slots=True)
class Distributions:
    """What the figures here are made of, each by the id of the case."""

    amounts: Mapping[str, Mapping[str, float]]
    """Lengths in characters, and milliseconds of each stage."""
    sureness: Mapping[str, Sureness]
    """Of the cases whose result says how sure it is."""


def distribute(question_set: QuestionSet, results: Mapping[str, Result]) -> Distributions:
    """Return lengths, times and confidence of the cases that have a result. ``results``: by id of the case.

    Lengths are those of the answers to answerable questions.
    """
    amounts: dict[str, dict[str, float]] = {}
    sureness: dict[str, Sureness] = {}
    for case in question_set.cases:
        result = results.get(case.id)
        if not is_scored(result):
            continue
        if case.answerable:
            length = "chars_long" if metrics.is_long(case) else "chars_short"
            amounts.setdefault(length, {})[case.id] = float(len(result.get("text") or ""))
        for stage, milliseconds in (result.get("timings_ms") or {}).items():
            if stage in (TOTAL, *STAGES) and milliseconds is not None:
                amounts.setdefault(stage, {})[case.id] = float(milliseconds)
        confidence = result.get("confidence")
        if confidence is not None:
            right = case.answerable and metrics.passes(result, case)
            sureness[case.id] = Sureness(float(confidence), case.answerable, right)
    return Distributions(amounts, sureness)


def distribution_figures(found: Distributions, cases: Collection[str]) -> dict[str, Interval]:
    """Return the figures over these cases, as far as they have any."""
    figures = _confidence_figures([found.sureness[case] for case in cases if case in found.sureness])
    for figure, (amount, statistic) in _STATISTICS.items():
        of_cases = found.amounts.get(amount, {})
        interval = statistic([of_cases[case] for case in cases if case in of_cases])
        if interval is not None:
            figures[figure] = interval
    return figures


def _confidence_figures(sureness: Collection[Sureness]) -> dict[str, Interval]:
    """Return whether the answerable questions are the surer ones, and how much may be answered on it.

    Without an answerable and an unanswerable question there is nothing to tell apart.
    """
    if len({one.answerable for one in sureness}) < 2:
        return {}
    scores = np.array([one.confidence for one in sureness])
    answerable = np.array([one.answerable for one in sureness])
    right = np.array([one.right for one in sureness])
    count = len(scores)
    once, drawn = np.ones((1, count)), resampling(count)
    area = aurocs(scores, answerable, once)[0]
    coverage = coverages_at(scores, right, ACCURACY, once)[0]
    return {
        "auroc": interval_of(area, aurocs(scores, answerable, drawn), count),
        "coverage@95": interval_of(coverage, coverages_at(scores, right, ACCURACY, drawn), count),
    }


def _statistics() -> dict[str, tuple[str, _Statistic]]:
    lengths: dict[str, tuple[str, _Statistic]] = {
        name: (name, median_interval) for name in ("chars_short", "chars_long")
    }
    return lengths | {
        f"{'' if stage == TOTAL else f'{stage}_'}p{share}_ms": (
            stage,
            partial(percentile_interval, share=share / 100),
        )
        for stage in (TOTAL, *STAGES)
        for share in PERCENTILES
    }


_STATISTICS = _statistics()
"""For each figure the amount that it is of, and what it tells of how that is distributed."""
