"""What a run came to: every figure with its interval, in all and for parts of the questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from evals.amounts import Amounts, amount_intervals, measure_amounts
from evals.figures import FIGURES
from evals.intervals import Interval, bootstrap_interval, ratio_interval
from evals.metrics import Result
from evals.questions import Kind, QuestionSet, check_quotes
from evals.scoring import Scores, is_scored, score_cases
from ingest.model import Document


class Part(StrEnum):
    """By what the questions of a run are divided."""

    KIND = "kind"
    DOCUMENT = "document"
    """A case belongs to every document that holds its evidence."""
    ORGANISATION = "organisation"
    """The same, by whose document it is."""


@dataclass(frozen=True, slots=True)
class KindScore:
    """How the cases of one kind went."""

    kind: Kind
    """Which kind."""
    cases: int
    """How many there are, at least 1."""
    passed: int
    """How many of them pass."""

    @property
    def pass_rate(self) -> float:
        """Share that passes, 0..1."""
        return self.passed / self.cases


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to."""

    question_set: str
    """Name of the question set."""
    kinds: tuple[KindScore, ...]
    """A score for each kind that the set has."""
    measured: Mapping[str, Interval]
    """Each figure that could be measured, by name (``evals.figures.FIGURES``)."""
    parts: Mapping[Part, Mapping[str, Mapping[str, Interval]]] = field(default_factory=dict)
    """The figures of parts of the questions: for each kind, document and organisation, by its name."""
    statuses: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many of the "answerable" and of the "unanswerable" cases ended with each status."""
    misses: tuple[str, ...] = ()
    """Ids of the cases that do not pass, in the set's order."""
    unscored: Mapping[str, str] = field(default_factory=dict)
    """Cases without a result, and why; they count as not passed and in no other figure."""
    warnings: tuple[str, ...] = ()
    """What makes the figures less sure, each one Dutch line."""

    @property
    def figures(self) -> dict[str, float]:
        """What each figure came to, without its interval."""
        return {name: interval.mean for name, interval in self.measured.items()}

    @property
    def cases(self) -> int:
        """How many cases the set has."""
        return sum(score.cases for score in self.kinds)

    @property
    def passed(self) -> int:
        """How many cases pass."""
        return sum(score.passed for score in self.kinds)

    @property
    def worst_kind(self) -> KindScore:
        """The kind with the lowest pass rate."""
        return min(self.kinds, key=lambda score: score.pass_rate)

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain data, for summary.json."""
        return {
            "question_set": self.question_set,
            "cases": self.cases,
            "passed": self.passed,
            "kinds": {
                score.kind.value: {
                    "cases": score.cases,
                    "passed": score.passed,
                    "pass_rate": score.pass_rate,
                }
                for score in self.kinds
            },
            "figures": self.figures,
            "intervals": {name: asdict(interval) for name, interval in self.measured.items()},
            "parts": {
                part.value: {
                    key: {name: asdict(interval) for name, interval in figures.items()}
                    for key, figures in found.items()
                }
                for part, found in self.parts.items()
            },
            "statuses": {truth: dict(counts) for truth, counts in self.statuses.items()},
            "misses": list(self.misses),
            "unscored": dict(self.unscored),
            "warnings": list(self.warnings),
        }


def summarise(
    question_set: QuestionSet,
    results: Iterable[Result],
    documents: Mapping[str, Document],
) -> Summary:
    """Return the summary of a run. ``documents``: those that were asked, by file name.

    A case without a result, or with an error, does not pass and counts in no other figure.
    """
    by_id = {result["id"]: result for result in results}
    scores = score_cases(question_set, by_id, documents)
    passed = {name for name, tally in scores["pass"].items() if tally.total}
    amounts = measure_amounts(question_set, by_id)
    answered = {case.id: by_id[case.id] for case in question_set.cases if is_scored(by_id.get(case.id))}
    kinds = _kind_scores(question_set, passed)
    return Summary(
        question_set=question_set.name,
        kinds=kinds,
        measured=_in_order(_measure(scores, amounts, [case.id for case in question_set.cases], kinds)),
        parts={},
        statuses={},
        misses=tuple(case.id for case in question_set.cases if case.id not in passed),
        unscored={
            case.id: by_id.get(case.id, {}).get("error", "geen resultaat")
            for case in question_set.cases
            if case.id not in answered
        },
        warnings=tuple(check_quotes(question_set, documents)),
    )


def _measure(
    scores: Scores, amounts: Amounts, cases: Sequence[str], kinds: Sequence[KindScore]
) -> dict[str, Interval]:
    found = amount_intervals(amounts, cases)
    for name, tallies in scores.items():
        interval = ratio_interval([tallies[case] for case in cases if case in tallies])
        if interval is not None:
            found[name] = interval
    worst = min(kinds, key=lambda score: score.pass_rate)
    rates = [float(number < worst.passed) for number in range(worst.cases)]
    of_worst = bootstrap_interval(rates)
    return found | ({"pass_worst_kind": of_worst} if of_worst else {})


def _in_order(measured: Mapping[str, Interval]) -> dict[str, Interval]:
    return {name: measured[name] for name in FIGURES if name in measured}


def _kind_scores(question_set: QuestionSet, passed: set[str]) -> tuple[KindScore, ...]:
    cases = question_set.cases
    ids = {kind: {case.id for case in cases if case.kind is kind} for kind in Kind}
    return tuple(KindScore(kind, len(own), len(passed & own)) for kind, own in ids.items() if own)
