"""What a report is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evals.metrics import Result
from evals.model_judge.judgements import ModelJudgement
from evals.questions import QuestionSet
from evals.runs.comparing import Comparison
from evals.scoring import Scores
from evals.summary import Summary
from evals.thresholds import Check
from ingest.model import Document


@dataclass(frozen=True, slots=True)
class ReportedRun:
    """A run, as far as its report tells of it."""

    question_set: QuestionSet
    """The questions."""
    results: Mapping[str, Result]
    """The result object of each case that was asked, by id, and of their plain forms."""
    documents: Mapping[str, Document]
    """The documents that were asked, by file name; those that are not there are not linked to."""
    summary: Summary
    """What the run came to."""
    scores: Scores
    """Each figure of each case."""
    configuration: Mapping[str, Any]
    """With what it was run, as in config.json."""
    checks: tuple[Check, ...] = ()
    """The figures that have a threshold."""
    comparison: Comparison | None = None
    """What changed since a baseline."""
    judgements: Mapping[str, ModelJudgement] = field(default_factory=dict)
    """What a chat model thinks of the answers, by id of the case."""
    page_url: str = ""
    """Address of the site that sources and questions are opened at: "https://host" or, for a report that
    the site itself serves, "/". Empty: nothing is linked to."""
