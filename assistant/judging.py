"""Judge whether the evidence is enough to answer: a few rules that always hold, then the signals together."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache

from assistant.evidence import Candidate, Evidence
from assistant.question import Expects, Question
from assistant.signals import Signals, best_of, signals_of
from assistant.values import REQUIRED_VALUES
from ingest.yaml_data import package_data

_COVERED = 0.3
"""Coverage that a passage with the value asked for must have itself: any amount will not do."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How much each signal counts, and from where on the evidence is enough."""

    intercept: float
    """Log odds without any signal."""
    weights: Mapping[str, float]
    """Log odds for each unit of a signal, by the name of its field."""
    threshold: float
    """Probability from which there is an answer, 0 to 1."""

    def probability(self, signals: Signals) -> float:
        """Return how likely it is that the evidence answers, were half of all questions answerable."""
        values = asdict(signals)
        odds = self.intercept + sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-odds))


@cache
def judge() -> Judge:
    """Return the judge that ships: assistant/data/judging.yaml, made by ``make calibrate``."""
    return Judge(**package_data("assistant", "judging.yaml"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the evidence is enough to answer, and how sure that is."""

    enough: bool
    """There is an answer."""
    confidence: float
    """How likely it is that the evidence answers, 0 to 1; 0 and 1 where a rule decides."""


RULED_OUT = Judgement(enough=False, confidence=0.0)
"""A rule says that the evidence cannot answer."""
RULED_IN = Judgement(enough=True, confidence=1.0)
"""A rule says that the evidence answers: the very list that is asked for stands there."""


def judge_evidence(
    question: Question,
    evidence: Evidence,
    candidates: Sequence[Candidate],
    documents: Collection[str],
) -> Judgement:
    """Judge whether the candidates, best first, answer the question put to the documents (file names)."""
    if is_ruled_out(question, candidates):
        return RULED_OUT
    probability = judge().probability(signals_of(question, evidence, candidates, documents))
    return Judgement(probability >= judge().threshold, probability)


def any_of(judgements: Iterable[Judgement]) -> Judgement:
    """Return the judgement of a question that is answered when one of these is: the surest one."""
    return max(judgements, key=lambda judgement: judgement.confidence, default=RULED_OUT)


def all_of(judgements: Iterable[Judgement]) -> Judgement:
    """Return the judgement of a question that is answered when all of these are: the least sure one."""
    return min(judgements, key=lambda judgement: judgement.confidence, default=RULED_IN)


def is_ruled_out(question: Question, candidates: Sequence[Candidate]) -> bool:
    """Tell whether the candidates cannot answer the question, however well they match.

    So it is when a name of a person is asked for (documents of roles hold none), when nothing is about the
    role that is named, and when a value of the kind asked for is missing.
    """
    best = best_of(candidates)
    if not best or question.expects is Expects.PERSON_NAME:
        return True
    valued = any(candidate.has_value and candidate.coverage >= _COVERED for candidate in best)
    return question.expects in REQUIRED_VALUES and not valued
