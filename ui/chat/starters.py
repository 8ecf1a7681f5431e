"""Questions to start with, by kind of user."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.examples import Audience


@dataclass(frozen=True, slots=True)
class Starters:
    """Questions that the documents answer."""

    by_audience: Mapping[Audience, tuple[str, ...]]
    """By kind of user; none without questions."""

    @property
    def questions(self) -> tuple[str, ...]:
        """All of them, in the order in which they are shown."""
        return tuple(question for group in self.by_audience.values() for question in group)

    def number(self, question: str) -> int:
        """Return the number of a question, counted from 1."""
        return self.questions.index(question) + 1
