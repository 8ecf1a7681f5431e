"""Several questions in one: an answer to each, or the words that say which one is not answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.answer import Status
from assistant.compose.groups import Group
from assistant.draft import Part
from assistant.question import Expects, Question
from assistant.values import VALUES

_MEASURED = frozenset(
    {
        Expects.PERCENTAGE,
        Expects.AMOUNT,
        Expects.DATE,
        Expects.NUMBER,
        Expects.FREQUENCY,
        Expects.DURATION,
        Expects.LEVEL,
    }
)
"""What the second of two questions asks for, its answer must hold: "... en hoe vaak?"."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What composing came to."""

    status: Status
    """How the question ends."""
    parts: tuple[Part, ...]
    """The answer, or the refusal."""
    used: tuple[tuple[str, int], ...] = ()
    """Passages that it quotes, as (file name, number), in order."""
    group: Group | None = None
    """The list that answers, where one does."""
    confidence: float | None = None
    """How likely it is that the documents answer, wholly or in part, 0 to 1; None where not judged."""


def joined(answered: Sequence[tuple[Question, Outcome]], where: str) -> Outcome | None:
    """Return one outcome for the questions of one message, None when none of them is answered.

    ``where``: the documents asked, in words. What repeats an answer given before is left out. It is as sure
    as the surest of its answers: one is enough for it to be an answer, in part at least.
    """
    parts: list[Part] = []
    used: list[tuple[str, int]] = []
    missing: list[str] = []
    sure: list[float] = []
    for question, outcome in answered:
        if not outcome.status.is_answer or not _measures(question, outcome):
            missing.append(question.text.strip().removeprefix("en ").removeprefix("and "))
            continue
        if outcome.confidence is not None:
            sure.append(outcome.confidence)
        if not set(outcome.used) <= set(used):
            parts += _apart(parts, outcome.parts)
            used += [key for key in outcome.used if key not in used]
    if not parts:
        return None
    confidence = max(sure, default=None)
    if not missing:
        return Outcome(Status.ANSWERED, tuple(parts), tuple(used), confidence=confidence)
    note = texts.PART_MISSING.format(
        questions=texts.enumerate_names([f"„{text}”" for text in missing]), where=where
    )
    told = (*parts, Part("", (), f"\n\n{note}"))
    return Outcome(Status.PARTIAL, told, tuple(used), confidence=confidence)


def _apart(before: Sequence[Part], parts: Sequence[Part]) -> list[Part]:
    """Return the parts with a blank line between them and those before."""
    if not before or not parts:
        return list(parts)
    return [replace(parts[0], before=f"\n\n{parts[0].before}"), *parts[1:]]


def _measures(question: Question, outcome: Outcome) -> bool:
    pattern = VALUES.get(question.expects)
    if question.expects not in _MEASURED or pattern is None:
        return True
    said = [
        text for part in outcome.parts for text in (part.before, part.text, *(q.text for q in part.quotes))
    ]
    return any(pattern.search(text) for text in said)
