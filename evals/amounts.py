"""Lengths and times of a run: figures that are a percentile over the cases, not a mean."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from evals import metrics
from evals.figures import PERCENTILES, STAGES
from evals.intervals import Interval, median_interval, percentile_interval
from evals.metrics import Result
from evals.questions import QuestionSet

Amounts = Mapping[str, Mapping[str, float]]
"""Each amount of each case that it applies to, by the id of the case: characters, and milliseconds."""

TOTAL = "total"
"""The time of a whole answer; the times of its stages are called as they are (``figures.STAGES``)."""


def measure_amounts(question_set: QuestionSet, results: Mapping[str, Result]) -> Amounts:
    """Return lengths and times of the cases that have a result. ``results``: by id of the case.

    Lengths are those of the answers to answerable questions.
    """
    found: dict[str, dict[str, float]] = {}
    for case in question_set.cases:
        result = results.get(case.id)
        if result is None or "error" in result:
            continue
        if case.answerable:
            length = "chars_long" if metrics.is_long(case) else "chars_short"
            found.setdefault(length, {})[case.id] = float(len(result.get("text") or ""))
        for stage, milliseconds in (result.get("timings_ms") or {}).items():
            if stage in (TOTAL, *STAGES) and milliseconds is not None:
                found.setdefault(stage, {})[case.id] = float(milliseconds)
    return found


def amount_intervals(amounts: Amounts, cases: Collection[str]) -> dict[str, Interval]:
    """Return the figures of lengths and times over these cases, as far as they have any."""
    found = {}
    for figure, (amount, statistic) in _STATISTICS.items():
        of_cases = amounts.get(amount, {})
        interval = statistic([of_cases[case] for case in cases if case in of_cases])
        if interval is not None:
            found[figure] = interval
    return found


_Statistic = Callable[[list[float]], Interval | None]


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
"""For each figure the amount that it is of, and what it tells of its distribution."""
