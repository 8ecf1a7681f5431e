"""Whether the assistant answers what it should, and leaves what it should."""

from evals.metrics.matches import Result, is_answered
from evals.questions import Case


def abstention_right(result: Result, case: Case) -> bool | None:
    """Whether an unanswerable question is not answered, as it should; None when answerable."""
    return None if case.answerable else not is_answered(result)


def abstention_wrong(result: Result, case: Case) -> bool | None:
    """Whether an answerable question is not answered; None when unanswerable."""
    return not is_answered(result) if case.answerable else None
