"""Errors of evaluating."""


class EvaluationError(Exception):
    """A question set or a run cannot be read or written; the message is one clear Dutch line."""


class RunBroken(EvaluationError):
    """A run that had begun cannot go on, as its answers can no longer be kept; those that were are."""
