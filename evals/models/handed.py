"""What a scripted model reads in its prompt: the question and the passages, with their tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from evals.matching import normalise
from evals.models.replies import Request

_PASSAGE = re.compile(
    r"^\[(?P<token>p[0-9a-f]{4,})\]"
    r"(?:[ ]\((?P<place>(?:[^()\n]|\([^()\n]*\))*)\))?"
    r"[ ]?(?P<text>.*(?:\n(?![ ]*$|<|\[p[0-9a-f]{4,}\]).*)*)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that the model is shown."""

    token: str
    """What it is to be cited by."""
    place: str
    """Where it stands: organisation, role, headings."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question that a scripted model knows the answer to."""

    question: str
    """As the prompt words it: with what it inherits from the conversation."""
    quotes: tuple[str, ...]
    """Where the answer stands, verbatim; none: the documents do not answer it."""
    facts: tuple[tuple[str, ...], ...] = ()
    """What a right answer says: for each fact its wordings."""


class Knowledge:
    """The answers that a scripted model knows, by the question in its prompt."""

    def __init__(self, known: Sequence[Known]) -> None:
        # The longest first: a question may begin as another does.
        self._known = sorted(
            ((normalise(one.question), one) for one in known), key=lambda pair: -len(pair[0])
        )

    @classmethod
    def none(cls) -> Self:
        """Return that of a model that knows no answers."""
        return cls(())

    def about(self, request: Request) -> Known | None:
        """Return what is known of the question in a prompt; None when nothing is."""
        asked = normalise(_PASSAGE.sub("", request.said_by("user")))
        return next((known for words, known in self._known if words in asked), None)


def without_tokens(request: Request) -> str:
    """Return the prompt without its tokens, which are others each time: the same for the same question."""
    return re.sub(r"\[p[0-9a-f]{4,}\]", "", request.prompt)


def passages_in(request: Request) -> tuple[Passage, ...]:
    """Return the passages that the model is shown, in order."""
    return tuple(
        Passage(found["token"], found["place"] or "", " ".join(found["text"].split()))
        for found in _PASSAGE.finditer(request.said_by("user"))
    )
