"""What goes wrong in an evaluation, as the command line tells it."""

from collections.abc import Iterator
from contextlib import contextmanager

from ui.commands.console import OperationFailed, UsageProblem


@contextmanager
def one_line() -> Iterator[None]:
    """Give what an evaluation raises to the handler of the command line: one line and an exit code."""
    from evals.errors import EvaluationError, RunBroken

    try:
        yield
    except RunBroken as error:
        raise OperationFailed(str(error)) from error
    except EvaluationError as error:
        raise UsageProblem(str(error)) from error
