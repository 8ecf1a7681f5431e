"""How long questions took, as histograms."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from evals.metrics import Result, percentile
from evals.report import texts, writing
from evals.report.plots import histogram
from evals.report.writing import STAGES, capital


@dataclass(frozen=True, slots=True)
class Latency:
    """The times of a run."""

    pictures: tuple[tuple[str, Markup], ...]
    """For the whole answer and each stage its name and its histogram."""
    ranges: tuple[str, ...]
    """The bins in words."""
    counts: tuple[tuple[str, tuple[int, ...]], ...]
    """The same as the pictures, in figures: for each its name and how many questions each bin has."""


def latency(results: Iterable[Result]) -> Latency | None:
    """Return the times of the answers; None where none are told."""
    times: dict[str, list[float]] = {stage: [] for stage in STAGES}
    for result in results:
        for stage, milliseconds in (result.get("timings_ms") or {}).items():
            if stage in times and milliseconds is not None:
                times[stage].append(float(milliseconds))
    told = {stage: values for stage, values in times.items() if values}
    if not told:
        return None
    edges = _edges(max(max(values) for values in told.values()))
    pictures, rows = [], []
    for stage, values in told.items():
        counts = _counted(values, edges)
        name = capital(STAGES[stage])
        median, p95 = percentile(values, 0.5) or 0, percentile(values, 0.95) or 0
        middle = writing.milliseconds(median)
        description = texts.LATENCY_DESCRIPTION.format(
            stage=name, count=len(values), median=middle, p95=writing.milliseconds(p95)
        )
        words = texts.LATENCY_MARK.format(median=middle)
        pictures.append((name, histogram(edges, counts, median, words, description)))
        rows.append((name, tuple(counts)))
    ranges = (
        texts.TIME_RANGE.format(low=writing.whole(low), high=writing.whole(high))
        for low, high in pairwise(edges)
    )
    return Latency(tuple(pictures), tuple(ranges), tuple(rows))


def _edges(most: float) -> list[float]:
    """Return 0, 1, 2, 5, 10, 20, 50 and so on, until above the longest time."""
    edges = [0.0, 1.0]
    while edges[-1] <= most or len(edges) < 4:
        edges.append(edges[-1] * (2.5 if str(edges[-1]).startswith("2") else 2))
    return edges


def _counted(values: Iterable[float], edges: list[float]) -> list[int]:
    """Return how many values lie from each edge up to the next, that one not included."""
    counts = [0] * (len(edges) - 1)
    for value in values:
        counts[bisect_right(edges, value) - 1] += 1
    return counts
