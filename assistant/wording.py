"""Let a chat model word what the documents say, and tell how that went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.compose.generative import compose_generative
from assistant.draft import Part
from assistant.errors import ChatModelError
from prompts import prompt_hash

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel
    from assistant.compose.parts import Outcome
    from assistant.evidence import Candidate
    from assistant.question import Question

_PROMPTS = ("answer_system", "answer_user")


@dataclass(frozen=True, slots=True)
class Worded:
    """What a chat model made of an answer; verified afterwards, as every answer is."""

    parts: tuple[Part, ...] = ()
    """Its statements with their quotes; none: the documents' own words stand."""
    dropped: tuple[str, ...] = ()
    """Statements and tokens that are left out already, and why."""
    model: str = ""
    """The name of the model."""
    prompts: str = ""
    """The version of the prompts that it got."""
    failure: str = ""
    """Why it did not word the answer, one Dutch line; empty when it did."""
    is_final: bool = True
    """Nothing more comes."""


def word_answer(
    chat: "ChatModel", question: "Question", outcome: "Outcome", candidates: "Sequence[Candidate]"
) -> Iterator[Worded]:
    """Yield what the model makes of the answer as it grows; the last one is final, whatever the model does.

    ``outcome``: what the documents say, to be worded. ``candidates``: passages that come nearest, best first.
    """
    chosen = sorted(candidates, key=lambda candidate: candidate.key not in outcome.used)
    try:
        parts, dropped = compose_generative(chat, question, chosen)
    except ChatModelError as error:
        yield Worded(failure=str(error))
    else:
        yield Worded(tuple(parts), dropped, chat.name, prompt_hash(*_PROMPTS)[:12])
