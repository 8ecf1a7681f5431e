"""Reading runs back from their folders."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant import Status
from evals.errors import EvaluationError
from evals.intervals import Interval
from evals.metrics import Result
from evals.questions import Kind
from evals.summary import KindScore, Part, Summary

CONFIGURATION, SUMMARY, RESULTS = RUN_FILES = ("config.json", "summary.json", "results.jsonl")
"""The files of a run (docs/question-sets.md)."""


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, allow_inf_nan=False)


class _QuestionSetMark(_Read):
    name: str
    sha256: str


class _Configuration(_Read):
    created: datetime
    versions: dict[str, str] = {}
    question_set: _QuestionSetMark
    documents: dict[str, str]


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


class _Result(_Read):
    """What every reader of a result object may count on."""

    id: str
    question: str
    status: Status
    text: str
    citations: list[_Citation]


@dataclass(frozen=True, slots=True)
class Report:
    """A run as it was kept, without its answers."""

    name: str
    """Name of its folder."""
    created: datetime
    """When it was written, in UTC."""
    summary: Summary
    """What it came to."""
    question_set_sha256: str
    """Hash of the questions."""
    documents: Mapping[str, str]
    """SHA-256 of each document that was asked, by file name."""
    versions: Mapping[str, str]
    """Version of the packages that answered, by name."""


def load_report(folder: Path) -> Report:
    """Return the run in a folder. Raises EvaluationError with one Dutch line when it is no run."""
    try:
        configuration = _Configuration.model_validate_json((folder / CONFIGURATION).read_bytes())
        summary = _Summary.model_validate_json((folder / SUMMARY).read_bytes())
    except (OSError, ValidationError) as error:
        raise EvaluationError(f"{folder.name}: dit is geen leesbare meting") from error
    return Report(
        folder.name,
        configuration.created,
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
        configuration.question_set.sha256,
        configuration.documents,
        configuration.versions,
    )


def load_results(folder: Path) -> dict[str, Result]:
    """Return the result objects of a run by the id of their case, in order.

    Raises EvaluationError with one Dutch line when they cannot be read.
    """
    found: dict[str, Result] = {}
    try:
        for line in filter(None, (folder / RESULTS).read_text("utf-8").split("\n")):
            found[_Result.model_validate_json(line).id] = json.loads(line)
    except (OSError, ValueError, RecursionError) as error:
        raise EvaluationError(f"{folder.name}: de antwoorden van deze meting zijn niet leesbaar") from error
    return found
