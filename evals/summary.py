"""What a run came to: every figure with its interval, in all and for parts of the questions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from assistant import Status
from evals.distributions import Distributions, distribute, distribution_figures
from evals.entailment import Entails, lexical
from evals.figures import FIGURES
from evals.intervals import Interval, Tally, ratio_interval
from evals.metrics import Result, wording_failures
from evals.questions import Kind, QuestionSet, check_quotes
from evals.scoring import Judgements, Scores, is_scored, score_cases
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
    *,
    entails: Entails = lexical,
    judgements: Judgements | None = None,
    memory_mb: float | None = None,
) -> Summary:
    """Return the summary of a run.

    ``results``: of the cases, and of their plain forms by ``plain_id``; ``documents``: those that were asked,
    by file name; ``entails``, ``judgements``: as for score_cases; ``memory_mb``: most memory that the process
    held, in millions of bytes. A case without a result, or with an error, does not pass and counts in no
    other figure.
    """
    by_id = {result["id"]: result for result in results}
    scores = score_cases(question_set, by_id, documents, entails=entails, judgements=judgements)
    distributions = distribute(question_set, by_id)
    cases = [case.id for case in question_set.cases]
    passed = {name for name, tally in scores["pass"].items() if tally.total}
    kinds = _kind_scores(question_set, passed)
    of_all = {"pass_worst_kind": _worst_kind(kinds), "memory_mb": _single(memory_mb)}
    return Summary(
        question_set=question_set.name,
        kinds=kinds,
        measured=_measure(scores, distributions, cases, of_all),
        parts={
            part: {name: _measure(scores, distributions, own) for name, own in sorted(members.items())}
            for part, members in parts_of(question_set, documents).items()
        },
        statuses=_statuses(question_set, by_id),
        misses=tuple(case for case in cases if case not in passed),
        unscored={
            case: by_id.get(case, {}).get("error", "geen resultaat")
            for case in cases
            if not is_scored(by_id.get(case))
        },
        warnings=(*check_quotes(question_set, documents), *_unworded(scores, by_id)),
    )


def parts_of(
    question_set: QuestionSet, documents: Mapping[str, Document]
) -> Mapping[Part, Mapping[str, Sequence[str]]]:
    """Return for each way to divide the questions the ids of the cases of each part, by its name.

    A case that needs several documents is in several parts, and one without evidence only in that of its
    kind.
    """
    parts: dict[Part, dict[str, list[str]]] = {part: {} for part in Part}
    for case in question_set.cases:
        names = {evidence.document for evidence in case.evidence}
        organisations = {documents[name].organisation for name in names if name in documents}
        for part, keys in (
            (Part.KIND, {case.kind.value}),
            (Part.DOCUMENT, names),
            (Part.ORGANISATION, organisations),
        ):
            for key in keys:
                parts[part].setdefault(key, []).append(case.id)
    return parts


def _measure(
    scores: Scores,
    distributions: Distributions,
    cases: Sequence[str],
    others: Mapping[str, Interval | None] | None = None,
) -> dict[str, Interval]:
    """Return every figure over these cases, as far as they have any, in the order of reports."""
    found: dict[str, Interval | None] = {**distribution_figures(distributions, cases), **(others or {})}
    for name, tallies in scores.items():
        found[name] = ratio_interval([tallies[case] for case in cases if case in tallies])
    return {name: interval for name in FIGURES if (interval := found.get(name)) is not None}


def _worst_kind(kinds: Sequence[KindScore]) -> Interval | None:
    """Return the pass rate of the kind that does worst, with the interval of that kind alone."""
    worst = min(kinds, key=lambda score: score.pass_rate)
    return ratio_interval([Tally(float(number < worst.passed)) for number in range(worst.cases)])


def _single(value: float | None) -> Interval | None:
    """Return what was measured once, of which nothing can be said but its value."""
    return None if value is None else Interval(value, value, value, 1)


def _statuses(question_set: QuestionSet, results: Mapping[str, Result]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {"answerable": Counter(), "unanswerable": Counter()}
    for case in question_set.cases:
        result = results.get(case.id)
        if is_scored(result):
            counts["answerable" if case.answerable else "unanswerable"][result["status"]] += 1
    return {
        truth: {status.value: found[status.value] for status in Status if found[status.value]}
        for truth, found in counts.items()
        if found
    }


def _unworded(scores: Scores, results: Mapping[str, Result]) -> Sequence[str]:
    """Return a line on the answers that a chat model was to word and did not, and why; none where it did."""
    tallies = scores.get("worded", {})
    failures = wording_failures(results[case] for case in tallies)
    if not failures:
        return ()
    reasons = ", ".join(f"{reason} ({count})" for reason, count in failures.most_common())
    count = f"{failures.total()} van de {len(tallies)} antwoorden"
    return (f"Niet geformuleerd door het taalmodel: {count}, omdat: {reasons}.",)


def _kind_scores(question_set: QuestionSet, passed: set[str]) -> tuple[KindScore, ...]:
    cases = question_set.cases
    ids = {kind: {case.id for case in cases if case.kind is kind} for kind in Kind}
    return tuple(KindScore(kind, len(own), len(passed & own)) for kind, own in ids.items() if own)
