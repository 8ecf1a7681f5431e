"""What users think of answers: the judgements that they leave, and the file that keeps them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from assistant import QUESTION_LIMIT, Status
from evals.errors import EvaluationError
from ingest.model import Document

COMMENT_LIMIT = 2_000
"""Longest explanation, in characters."""
_ANSWER_LIMIT = 20_000
_QUOTE_LIMIT = 20_000
_NAME_LIMIT = 1_000
_MAX_CITATIONS = 200
_LAST_OFFSET = 10**9


class Verdict(StrEnum):
    """What a user thinks of an answer."""

    GOOD = "good"
    BAD = "bad"


class Reason(StrEnum):
    """Why an answer is no good."""

    WRONG = "wrong"
    INCOMPLETE = "incomplete"
    MISSED = "missed"
    UNCLEAR = "unclear"
    OTHER = "other"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class JudgedCitation(_Strict):
    """A quote of the judged answer."""

    document: Annotated[StrictStr, Field(min_length=1, max_length=_NAME_LIMIT)]
    """File name."""
    start: Annotated[StrictInt, Field(ge=0, le=_LAST_OFFSET)]
    """Offset of the quote in the canonical text."""
    end: Annotated[StrictInt, Field(ge=0, le=_LAST_OFFSET)]
    """Offset after the quote."""
    quote: Annotated[StrictStr, Field(min_length=1, max_length=_QUOTE_LIMIT)]
    """Its words."""


class Judgement(_Strict):
    """A question, the answer to it, and what a user thinks of that answer."""

    question: Annotated[StrictStr, Field(min_length=1, max_length=QUESTION_LIMIT)]
    """As the user asked it."""
    standalone_question: Annotated[StrictStr, Field(max_length=2 * QUESTION_LIMIT)]
    """With what it inherits from the conversation filled in."""
    answer: Annotated[StrictStr, Field(max_length=_ANSWER_LIMIT)]
    """The text of the answer, in Markdown."""
    status: Status
    """How the question ended."""
    citations: Annotated[tuple[JudgedCitation, ...], Field(max_length=_MAX_CITATIONS)] = ()
    """What the answer quotes."""
    verdict: Verdict
    """Good or bad."""
    reason: Reason | None = None
    """Why it is bad; None: the user did not say, or it is good."""
    comment: Annotated[StrictStr, Field(max_length=COMMENT_LIMIT)] = ""
    """What the user adds to it."""

    @model_validator(mode="after")
    def _only_bad_has_a_reason(self) -> Self:
        if self.verdict is Verdict.GOOD and self.reason is not None:
            raise PydanticCustomError("reason_of_good", "a good answer has no reason")
        return self


class KeptJudgement(Judgement):
    """A judgement as the file keeps it: when, and over which documents. Not who."""

    date: datetime
    """When it was received, in UTC."""
    documents: Mapping[str, str] = Field(default_factory=dict)
    """SHA-256 of each cited document that was in the index then, by file name."""
    collection: str = ""
    """SHA-256 over the names and hashes of all documents in the index then."""


def date_judgement(judgement: Judgement, documents: Mapping[str, Document]) -> KeptJudgement:
    """Return the judgement with the time and the hashes of the documents, which are given by file name."""
    cited = {citation.document for citation in judgement.citations}
    return KeptJudgement(
        **dict(judgement),
        date=datetime.now(UTC).replace(microsecond=0),
        documents={name: documents[name].sha256 for name in sorted(cited & documents.keys())},
        collection=_fingerprint(documents),
    )


def read_judgements(path: Path) -> tuple[list[KeptJudgement], int]:
    """Return the judgements that a file keeps, oldest first, and how many lines of it cannot be read.

    No file: none. Raises EvaluationError with one Dutch line when the file cannot be read.
    """
    try:
        lines = path.read_text("utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return [], 0
    except OSError as error:
        raise EvaluationError(f"{path.name}: de oordelen zijn niet leesbaar") from error
    kept, unreadable = [], 0
    for line in filter(None, lines):
        try:
            kept.append(KeptJudgement.model_validate_json(line))
        except ValidationError:
            unreadable += 1
    return kept, unreadable


def _fingerprint(documents: Mapping[str, Document]) -> str:
    lines = (f"{name}\t{documents[name].sha256}\n" for name in sorted(documents))
    return sha256("".join(lines).encode()).hexdigest()
