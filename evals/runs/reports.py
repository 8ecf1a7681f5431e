"""Reading runs back from their folders."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant import Status
from evals.errors import EvaluationError
from evals.intervals import Interval
from evals.metrics import Result
from evals.model_judge.judgements import ModelJudgement, read_lines
from evals.questions import Kind, QuestionSet, load_question_set
from evals.runs.configuration import Configuration
from evals.summary import KindScore, Part, Summary

SUMMARY, REPORT, RESULTS, JUDGED, QUESTIONS, CONFIGURATION = RUN_FILES = (
    "summary.json",
    "report.html",
    "results.jsonl",
    "judged.jsonl",
    "vragen.yaml",
    "config.json",
)
"""The files of a run (docs/question-sets.md); the one without which it is none comes last."""
_NO_RUN = "dit is geen leesbare meting"


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, allow_inf_nan=False)


class _Score(_Read):
    cases: Annotated[int, Field(ge=1)]
    passed: Annotated[int, Field(ge=0)]


class _Summary(_Read):
    question_set: str
    kinds: Annotated[dict[Kind, _Score], Field(min_length=1)]
    intervals: dict[str, Interval]
    parts: dict[Part, dict[str, dict[str, Interval]]] = {}
    statuses: dict[str, dict[str, int]] = {}
    misses: tuple[str, ...] = ()
    unscored: dict[str, str] = {}
    warnings: tuple[str, ...] = ()


class _Citation(_Read):
    document: str
    quote: str
    start: int
    end: int
    number: int = 0
    organisation: str | None = None
    headings: list[str] | None = None


class _Retrieved(_Read):
    document: str
    text: str
    score: float | None = None


class _Term(_Read):
    word: str
    term: str


class _Result(_Read):
    """What every reader of a result object may count on; what an older version left out has a default."""

    id: str
    question: str
    status: Status
    text: str
    citations: list[_Citation]
    retrieved: list[_Retrieved] | None = None
    confidence: float | None = None
    timings_ms: dict[str, float | None] | None = None
    terms: list[_Term] | None = None
    organisations: list[str] | None = None
    searched: list[str] | None = None
    dropped: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A run as it was kept, without its answers."""

    name: str
    """Name of its folder."""
    configuration: Configuration
    """What it was made with."""
    summary: Summary
    """What it came to."""


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A finished run with its answers."""

    report: Report
    """What it came to."""
    results: Mapping[str, Result]
    """The result object of each question that was answered, by id."""
    judgements: Mapping[str, ModelJudgement]
    """What a chat model thinks of the answers, by id of the case; none where it was not asked."""


def load_run(folder: Path) -> KeptRun:
    """Return the finished run in a folder. Raises EvaluationError with one Dutch line when it is none."""
    return KeptRun(load_report(folder), load_results(folder), load_judged(folder))


def read_configuration(folder: Path) -> Configuration:
    """Return what the run in a folder is made with, finished or not.

    Raises EvaluationError with one Dutch line when it is no run.
    """
    try:
        return Configuration.model_validate_json((folder / CONFIGURATION).read_bytes())
    except (OSError, ValidationError) as error:
        raise EvaluationError(f"{folder}: {_NO_RUN}") from error


def load_report(folder: Path) -> Report:
    """Return the finished run in a folder. Raises EvaluationError with one Dutch line when it is none."""
    configuration = read_configuration(folder)
    if not configuration.is_finished:
        raise EvaluationError(f"{folder}: deze meting is niet afgewerkt")
    try:
        summary = _Summary.model_validate_json((folder / SUMMARY).read_bytes())
    except (OSError, ValidationError) as error:
        raise EvaluationError(f"{folder}: {_NO_RUN}") from error
    return Report(
        folder.name,
        configuration,
        Summary(
            summary.question_set,
            tuple(KindScore(kind, score.cases, score.passed) for kind, score in summary.kinds.items()),
            summary.intervals,
            summary.parts,
            summary.statuses,
            summary.misses,
            summary.unscored,
            summary.warnings,
        ),
    )


def load_results(folder: Path) -> dict[str, Result]:
    """Return the result objects of a run by the id of their case, in order.

    Raises EvaluationError with one Dutch line when they cannot be read.
    """
    try:
        text = (folder / RESULTS).read_text("utf-8")
        return {result["id"]: result for result in map(_parse, filter(None, text.split("\n")))}
    except (OSError, ValueError, RecursionError) as error:
        raise EvaluationError(f"{folder}: de antwoorden van deze meting zijn niet leesbaar") from error


def whole_results(folder: Path) -> dict[str, Result]:
    """Return the result objects of an unfinished run by id, as far as they were written.

    A line that is cut off half-way, or is no result, is left out. Raises OSError.
    """
    found: dict[str, Result] = {}
    path = folder / RESULTS
    for line in path.read_bytes().split(b"\n") if path.exists() else ():
        try:
            result = _parse(line.decode())
        except (ValueError, RecursionError):
            continue
        found[result["id"]] = result
    return found


def load_judged(folder: Path) -> dict[str, ModelJudgement]:
    """Return what a chat model thinks of the answers of a run, by id; none where it was not asked.

    Raises EvaluationError with one Dutch line when it cannot be read.
    """
    path = folder / JUDGED
    try:
        return read_lines(path.read_text("utf-8"), str(path)) if path.exists() else {}
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{folder}: de beoordelingen van deze meting zijn niet leesbaar") from error


def load_questions(folder: Path) -> QuestionSet | None:
    """Return the questions of a run, or None when they were not kept or cannot be read."""
    try:
        return load_question_set(folder / QUESTIONS)
    except EvaluationError:
        return None


def _parse(line: str) -> dict[str, Any]:
    """Return a result object; raises ValueError or RecursionError when it is none."""
    _Result.model_validate_json(line)
    found: dict[str, Any] = json.loads(line)
    return found
