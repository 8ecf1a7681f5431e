"""Errors of evaluating."""


class EvaluationError(Exception):
    """A question set or a run cannot be read or written; the message is one clear Dutch line."""
