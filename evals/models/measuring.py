"""Ask a question set of each scripted model by the way that a user has, and see what comes of it."""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import Assistant, load_chat_model, open_assistant
from assistant.answer import Verdict
from assistant.settings import read_settings
from evals.intervals import Interval, Tally
from evals.matching import normalise
from evals.metrics import percentile, quote_valid
from evals.models.asking import Asked, ask_case, is_worded
from evals.models.catalogue import Script
from evals.models.labels import Labelled, labelled
from evals.models.replies import Told
from evals.questions import Case, QuestionSet
from evals.runs.pairs import paired_change
from evals.scoring import score_cases
from ingest.model import Document


@dataclass(frozen=True, slots=True)
class Spread:
    """Times of many questions."""

    median: float
    """Half took less."""
    p95: float
    """95 in 100 took less."""
    longest: float
    """None took more."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one scripted model."""

    script: Script
    """Which one."""
    budget_seconds: float
    """What an answer might take."""
    cases: int
    """Questions asked."""
    passed: float
    """Share that passes."""
    change: Interval
    """The same minus that of the same questions without a model."""
    shown: tuple[Labelled, ...]
    """Every statement that users got to see, at any moment."""
    quote_valid: float | None
    """Share of the citations of all answers shown whose quote stands in its document; None without any."""
    worded: int
    """Answers in which the model's words stand."""
    partly: int
    """Those of them with a statement that is marked as supported in part."""
    dropped: int
    """Statements and tokens that were left out."""
    requests: int
    """Requests that the model's server got."""
    verify_ms: Spread
    """Milliseconds that verifying took, for questions that were put to the model."""
    first: Spread
    """Seconds until the user saw an answer."""
    last: Spread
    """Seconds until the answer stood."""
    failures: Mapping[str, int]
    """How many answers told of which failure."""

    @property
    def unsupported(self) -> tuple[Labelled, ...]:
        """Statements that should not have been shown."""
        return tuple(one for one in self.shown if not one.label.is_supported)


class Bench:
    """A question set, the documents and the answers without a model: what every script is measured beside."""

    def __init__(self, question_set: QuestionSet, index: Path, extractive: Mapping[str, Asked]) -> None:
        self._set = question_set
        self._index = index
        self._extractive = extractive

    def measure(self, script: Script, cases: Sequence[Case], budget_seconds: float, log: Path) -> Measured:
        """Ask the cases of a script's model, one after the other.

        ``log``: of the server that plays it. Raises ChatModelError when the model cannot be chosen.
        """
        begin = log.stat().st_size
        asked: list[Asked] = []
        shown: list[Labelled] = []
        requests = 0
        with chosen(script.name, budget_seconds, self._index) as assistant:
            documents = dict(assistant.documents)
            for case in cases:
                one = ask_case(assistant, case)
                exchanges, begin = _exchanges_since(log, begin)
                told = [Told(**made) for exchange in exchanges for made in exchange["told"]]
                asked.append(one)
                requests += len(exchanges)
                shown.extend(labelled(one, self._extractive[case.id], told))
        before, after = (
            score_cases(
                self._set.model_copy(update={"cases": tuple(cases)}),
                {case.id: answers[case.id].final for case in cases},
                documents,
            )
            for answers in (self._extractive, {one.case: one for one in asked})
        )
        change = paired_change(before["pass"], after["pass"])
        assert change is not None, "there are cases"  # noqa: S101
        put = [one for one in asked if len(one.steps) > 1] or asked
        return Measured(
            script=script,
            budget_seconds=budget_seconds,
            cases=len(cases),
            passed=_mean(after["pass"]),
            change=change,
            shown=tuple(shown),
            quote_valid=_valid(asked, documents),
            worded=sum(map(is_worded, asked)),
            partly=sum(_is_partly(one) for one in asked),
            dropped=sum(len(one.final["dropped"]) for one in asked),
            requests=requests,
            verify_ms=_spread([one.final["timings_ms"].get("verify", 0.0) for one in put]),
            first=_spread([one.first_seconds for one in asked]),
            last=_spread([one.last_seconds for one in asked]),
            failures=Counter(one.final["model_failure"] for one in asked if one.final["model_failure"]),
        )


@contextmanager
def chosen(name: str, budget_seconds: float, index: Path) -> Iterator[Assistant]:
    """Open the assistant as its commands do, with a scripted model chosen by the settings."""
    with environment(
        FUNCTIEWIJZER_CHAT_MODEL=f"openai:{name}", FUNCTIEWIJZER_CHAT_TIMEOUT=str(budget_seconds)
    ):
        settings = read_settings()
        model = load_chat_model(settings.chat_model, settings.chat_timeout)
        assistant = open_assistant(index, chat_model=model)
    try:
        yield assistant
    finally:
        assistant.close()


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    """Set variables of the environment for as long as the context lasts."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _exchanges_since(log: Path, begin: int) -> tuple[list[dict[str, Any]], int]:
    """Return what the server wrote since a position in its log, and the position after it."""
    with log.open("rb") as file:
        file.seek(begin)
        data = file.read()
    whole = data[: data.rfind(b"\n") + 1]  # the last line may be half written
    return [json.loads(line) for line in whole.splitlines()], begin + len(whole)


def _valid(asked: Sequence[Asked], documents: Mapping[str, Document]) -> float | None:
    texts = {name: normalise(document.text) for name, document in documents.items()}
    valid = [one for each in asked for step in each.steps for one in quote_valid(step.result, texts)]
    return sum(valid) / len(valid) if valid else None


def _is_partly(asked: Asked) -> bool:
    return any(one["verdict"] == Verdict.PARTLY for one in asked.final["statements"])


def _mean(tallies: Mapping[str, Tally]) -> float:
    return sum(tally.mean for tally in tallies.values()) / len(tallies)


def _spread(values: Sequence[float]) -> Spread:
    return Spread(percentile(values, 0.5) or 0.0, percentile(values, 0.95) or 0.0, max(values))
