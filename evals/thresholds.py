"""Thresholds: what the figures of a run must reach, as the question set's file says."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from evals.figures import FIGURES, Unit
from evals.intervals import CONFIDENCE, Interval

_BOUND = re.compile(r"\s*(?P<sign>>=|<=)\s*(?P<value>-?(?:\d+(?:\.\d+)?|\.\d+))\s*")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure must reach."""

    at_least: bool
    """The figure must be at least the value; else at most."""
    value: float
    """In the figure's unit."""

    def __str__(self) -> str:
        """Return the bound as it stands in a question set: ">= 0.85"."""
        return f"{'>=' if self.at_least else '<='} {self.value:g}"

    def holds(self, value: float) -> bool:
        """Whether the value reaches it."""
        return value >= self.value if self.at_least else value <= self.value


class Light(StrEnum):
    """How a figure stands to its threshold."""

    GREEN = "green"
    """Reached, and so is it by the whole of the interval."""
    AMBER = "amber"
    """Reached, but other questions of the same kind might tell otherwise: the interval runs past it."""
    RED = "red"
    """Not reached."""
    GREY = "grey"
    """Not measured: nothing in the run that the figure applies to."""


@dataclass(frozen=True, slots=True)
class Check:
    """A figure beside its threshold."""

    figure: str
    """Its name."""
    bound: Bound
    """What it must reach."""
    measured: Interval | None
    """What it came to; None: it could not be measured."""

    @property
    def light(self) -> Light:
        """How it stands."""
        if self.measured is None:
            return Light.GREY
        if not self.bound.holds(self.measured.mean):
            return Light.RED
        return Light.GREEN if self.bound.holds(self._worst(self.measured)) else Light.AMBER

    def _worst(self, measured: Interval) -> float:
        """Return the end of the interval that lies nearest to failing.

        Cases that are all alike have no spread to draw from, and five of five would look certain. For a
        share of all or of none the exact binomial limit stands in (Clopper and Pearson, 1934), but where
        all or none is what the threshold asks: nothing more could be shown.
        """
        worst = measured.low if self.bound.at_least else measured.high
        extreme = float(self.bound.at_least)
        if FIGURES[self.figure].unit is not Unit.SHARE or worst != extreme or self.bound.value == extreme:
            return worst
        missed = 1 - math.pow((1 - CONFIDENCE) / 2, 1 / measured.cases)
        return abs(extreme - missed)

    @property
    def fails(self) -> bool:
        """Whether it makes the run fail; what could not be measured does as well."""
        return self.light in (Light.RED, Light.GREY)


def parse_bound(text: str) -> Bound:
    """Return the bound in ">= 0.85" or "<= 30"; raises ValueError for anything else."""
    match = _BOUND.fullmatch(text)
    if match is None:
        raise ValueError(f"no bound: {text!r}")
    return Bound(match["sign"] == ">=", float(match["value"]))


def check(measured: Mapping[str, Interval], thresholds: Mapping[str, Bound]) -> tuple[Check, ...]:
    """Return each figure that has a threshold beside it, in the order of reports."""
    return tuple(Check(name, thresholds[name], measured.get(name)) for name in FIGURES if name in thresholds)
