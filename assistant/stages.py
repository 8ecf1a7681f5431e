"""What a question comes to on its way to an answer, stage by stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.groups import Group
from assistant.compose.parts import Outcome
from assistant.draft import Part
from assistant.evidence import Candidate
from assistant.question import Question


@dataclass(frozen=True, slots=True)
class ItemMeant:
    """An item of a list answered before, at which a question points."""

    question: Question
    """The question, with the item filled in."""
    group: Group
    """The list."""
    place: int
    """Index into its members."""
    is_all: bool
    """Nothing more is asked than what the item says."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a question comes to before it is judged."""

    question: Question
    """As understood."""
    documents: tuple[str, ...]
    """File names of the documents that it is put to."""
    candidates: tuple[Candidate, ...]
    """Their passages that come nearest, best first."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a question came to, not yet written."""

    text: str
    """The question as typed."""
    question: Question
    """As understood."""
    scope: Sequence[str]
    """File names of the documents that it is put to."""
    candidates: Sequence[Candidate]
    """Their passages that come nearest, best first."""
    outcome: Outcome
    """What the documents say."""
    parts: tuple[Part, ...]
    """The same, as far as it holds."""
    dropped: tuple[str, ...]
    """What does not, and why."""
