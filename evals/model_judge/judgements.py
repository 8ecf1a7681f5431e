"""What a chat model thinks of answers: the values, the figures made of them, and the lines that keep them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from evals.errors import EvaluationError

BEST_SCORE = 5
"""Scores run from 1 to this."""


class Aspect(StrEnum):
    """What is judged of an answer."""

    FAITHFULNESS = "faithfulness"
    """Whether the quotes support each statement."""
    COMPLETENESS = "completeness"
    """Whether it says the facts of the case."""
    CLEAR_LANGUAGE = "clear_language"
    """Whether it is clear Dutch, in short sentences, to a reader addressed as u."""

    @property
    def figure(self) -> str:
        """Name of the figure that is its mean (``evals.figures.FIGURES``)."""
        return f"judge_{self.value}"


@dataclass(frozen=True, slots=True)
class Rating:
    """The score of one aspect."""

    score: int
    """From 1 to 5."""
    reason: str
    """Why, in one line."""

    @property
    def share(self) -> float:
        """The score as a share, 0..1: (score - 1) / 4."""
        return (self.score - 1) / (BEST_SCORE - 1)


@dataclass(frozen=True, slots=True)
class ModelJudgement:
    """What the chat model thinks of one answer, or why it could not be scored."""

    ratings: Mapping[Aspect, Rating] = field(default_factory=dict)
    """The aspects that apply; empty when not scored."""
    unscored: str = ""
    """Why there are no ratings, one Dutch line; empty when there are."""


class _KeptRating(BaseModel):
    model_config = ConfigDict(extra="forbid")

    score: Annotated[StrictInt, Field(ge=1, le=BEST_SCORE)]
    reason: StrictStr


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: StrictStr
    ratings: dict[Aspect, _KeptRating]
    unscored: StrictStr = ""


def to_line(case: str, judgement: ModelJudgement) -> str:
    """Return a judgement as a line of judged.jsonl, with its line end. ``case``: id of the case."""
    data: dict[str, Any] = {
        "id": case,
        "ratings": {
            aspect.value: {"score": rating.score, "reason": rating.reason}
            for aspect, rating in judgement.ratings.items()
        },
    }
    if judgement.unscored:
        data["unscored"] = judgement.unscored
    return json.dumps(data, ensure_ascii=False) + "\n"


def read_lines(text: str, source: str) -> dict[str, ModelJudgement]:
    """Return the judgements in the text of judged.jsonl, by id of the case; of two the later one.

    A last line without its end was cut off when a run was killed, and is left out. ``source``: what the
    text is called in errors. Raises EvaluationError, one Dutch line, for a line that is no judgement.
    """
    found = {}
    # A reason may hold signs that splitlines takes for line ends.
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        if not line.strip():
            continue
        try:
            kept = _Line.model_validate_json(line)
        except ValidationError as error:
            raise EvaluationError(f"{source}: regel {number} is geen beoordeling") from error
        ratings = {aspect: Rating(rating.score, rating.reason) for aspect, rating in kept.ratings.items()}
        found[kept.id] = ModelJudgement(ratings, kept.unscored)
    return found
