"""Who worded an answer and how its statements were checked, in words; without what was left out."""

from collections import Counter
from dataclasses import dataclass

from assistant import Answer, Mode, Verdict
from ui.texts.modes import ModeTexts, counted, summed_up


def mode_line(answer: Answer, texts: ModeTexts, *, advises: bool = False) -> str:
    """Return who worded an answer, or that nobody did and why a chat model that was asked did not.

    ``advises``: also what to do about it, which is for who runs the service: keys, addresses, settings.
    """
    if answer.mode is Mode.GENERATIVE:
        return texts.worded_by.format(model=known_as(answer.model) or texts.some_model)
    reason = answer.model_failure if advises else failure_of(answer)
    return f"{texts.literal}: {reason}." if reason else f"{texts.literal}."


def known_as(model: str) -> str:
    """Return what users know a chat model "provider:model" by.

    The provider says how it is spoken to, not whose it is: many servers of one's own are "openai".
    """
    return model.partition(":")[2] or model


def failure_of(answer: Answer) -> str:
    """Return why a chat model that was asked did not word an answer, for who asked; Dutch, or nothing."""
    return answer.model_failure.partition(": ")[0]


@dataclass(frozen=True, slots=True)
class CheckedView:
    """What became of the statements that a chat model made."""

    line: str
    """In short: how many are supported, supported in part, left out."""
    lines: tuple[str, ...]
    """What that means, of those that are in the answer."""
    removed: str
    """How many were left out."""
    reasons: tuple[str, ...]
    """Why, with how often; Dutch."""


def checked_view(answer: Answer, texts: ModeTexts) -> CheckedView | None:
    """Return how the statements of an answer fared; None where no chat model made any."""
    is_worded = answer.mode is Mode.GENERATIVE and answer.statements
    if not is_worded and not answer.dropped:
        return None
    verdicts = Counter(statement.verdict for statement in answer.statements if is_worded)
    supported, partly = verdicts[Verdict.SUPPORTED], verdicts[Verdict.PARTLY]
    reasons = Counter(map(reason_of, answer.dropped))
    removed = reasons.total()
    said = ((texts.supported, supported), (texts.partly_supported, partly))
    return CheckedView(
        line=summed_up(texts, supported, partly, removed),
        lines=tuple(counted(forms, count) for forms, count in said if count),
        removed=counted(texts.removed, removed),
        reasons=tuple(f"{reason} ({count}×)" if count > 1 else reason for reason, count in reasons.items()),
    )


def reason_of(dropped: str) -> str:
    """Return why something was left out, without what: nothing supports that, it may be an attacker's."""
    return dropped.partition(":")[0].strip()
