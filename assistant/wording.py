"""Let a chat model word what the documents say, verify each statement, and tell how that went."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant import texts
from assistant.chat.failures import ChatCallError, Failure
from assistant.clock import Clock
from assistant.compose.completing import complete
from assistant.compose.generative import PROMPTS, compose_generative
from assistant.draft import Part
from assistant.errors import ChatModelError
from assistant.verification import verify
from prompts import prompt_versions

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel
    from assistant.evidence import Candidate
    from assistant.question import Question
    from assistant.verification.second_opinion import SecondOpinion


_GRACE = 0.5
"""Seconds after its budget that an answer may still be verified: its last words may come in just in time."""


@dataclass(frozen=True, slots=True)
class Worded:
    """What a chat model made of an answer."""

    parts: tuple[Part, ...] = ()
    """The answer, verified: its statements, and the documents' own where it says less. None: theirs stand."""
    dropped: tuple[str, ...] = ()
    """Statements and tokens that are left out, and why."""
    model: str = ""
    """The name of the model."""
    prompts: str = ""
    """The versions of the prompts that it got."""
    failure: str = ""
    """Why it did not word the answer, one Dutch line; empty when it did."""
    is_final: bool = True
    """Nothing more comes."""


def word_answer(
    chat: "ChatModel",
    question: "Question",
    extractive: Sequence[Part],
    candidates: "Sequence[Candidate]",
    clock: Clock,
    history: Sequence[str] = (),
    second_opinion: "SecondOpinion | None" = None,
) -> Iterator[Worded]:
    """Yield what the model makes of the answer as it grows; the last one is final, whatever the model does.

    ``extractive``: what the documents say, verified; it is the frame that the model's statements are put in,
    so that each answer is whole. ``candidates``: passages that come nearest, best first. ``history``: earlier
    questions, oldest first. ``clock`` gets the time that composing and verifying take. ``second_opinion``:
    on the statements that the rules let stand.
    """
    stands: list[Part] = []
    dropped: list[str] = []
    worded = Worded(model=chat.name, prompts=prompt_versions(*PROMPTS), is_final=False)
    read = 0
    try:
        with closing(compose_generative(chat, question, extractive, candidates, history)) as composed:
            while True:
                with clock.measure("compose"):
                    said = next(composed, None)
                if said is None:
                    break
                if chat.deadline and chat.deadline.is_past(_GRACE):
                    raise ChatCallError(Failure.SLOW)
                if isinstance(said, str):
                    dropped.append(said)
                    continue
                read += 1
                with clock.measure("verify"):
                    kept, reasons = verify((said,), second_opinion=second_opinion)
                dropped += reasons
                if kept:
                    stands += kept
                    completed = complete(extractive, stands, question.standalone)
                    if completed.worded:
                        yield replace(worded, parts=completed.parts, dropped=(*dropped, *completed.dropped))
    except ChatModelError as error:
        yield Worded(dropped=tuple(dropped), failure=str(error))
        return
    with clock.measure("compose"):
        completed = complete(extractive, stands, question.standalone)
    dropped += completed.dropped
    if completed.is_mostly_worded:
        yield replace(worded, parts=completed.parts, dropped=tuple(dropped), is_final=True)
    else:
        reason = texts.MODEL_INCOMPLETE if stands else texts.MODEL_UNSUPPORTED if read else texts.MODEL_SILENT
        yield Worded(dropped=tuple(dropped), failure=reason)
