"""Verify the parts of a draft: what holds stays with its verdict, what does not goes with a reason."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import texts
from assistant.answer import Mode, Verdict
from assistant.draft import Part
from assistant.verification.lexical import supports
from assistant.verification.support import SUPPORTED, Judgement, judge

if TYPE_CHECKING:
    from assistant.verification.second_opinion import SecondOpinion

_SHOWN = 120
"""Characters of a statement that its line in the log shows."""


def verify(
    parts: Sequence[Part], worded_by: Mode = Mode.GENERATIVE, second_opinion: "SecondOpinion | None" = None
) -> tuple[list[Part], tuple[str, ...]]:
    """Return the parts that hold with their verdicts, and for each that does not one line why it was dropped.

    ``worded_by``: a statement of a model may say anything, so each of the rules applies to it; the
    extractive composer quotes, and adds words of the assistant's own only (its labels, "Ja."), which no
    quote holds: of its statements the quotes must be exact and hold the words. ``second_opinion``: on what
    the rules let stand of a model's statements.
    """
    kept: list[Part] = []
    dropped: list[str] = []
    for part in parts:
        judgement = judgement_of(part, worded_by)
        if judgement.verdict is Verdict.UNSUPPORTED:
            dropped.append(f"{judgement.reason}: {part.text[:_SHOWN]}")
        else:
            kept.append(replace(part, verdict=judgement.verdict))
    if second_opinion is None or worded_by is not Mode.GENERATIVE:
        return kept, tuple(dropped)
    kept, doubted = second_opinion.of(kept)
    return kept, (*dropped, *doubted)


def judgement_of(part: Part, worded_by: Mode = Mode.GENERATIVE) -> Judgement:
    """Return how far the quotes of a part support its statement."""
    if not part.quotes:  # layout, and words of the assistant's own
        return SUPPORTED
    if not all(quote.is_exact for quote in part.quotes):
        return Judgement(Verdict.UNSUPPORTED, texts.QUOTE_NOT_EXACT)
    if worded_by is Mode.GENERATIVE:
        return judge(part.text, part.quotes)
    return SUPPORTED if supports(part.text, part) else Judgement(Verdict.UNSUPPORTED, texts.UNSUPPORTED)
