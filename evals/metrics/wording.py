"""What became of the answers that a chat model was to word."""

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant import Mode
from evals.metrics.matches import Result
from evals.questions import Case


def worded(result: Result, case: Case) -> bool | None:
    """Whether the chat model worded the answer.

    None: it was not asked to, as there is none, the documents do not answer or their words were asked for.
    """
    if result.get("mode") == Mode.GENERATIVE.value:
        return True
    return False if result.get("model_failure") else None


def partly(result: Result) -> Sequence[bool]:
    """Return of each statement that a chat model worded, and that is shown, whether it is marked "partly"."""
    if result.get("mode") != Mode.GENERATIVE.value:
        return ()
    return [statement.get("verdict") == "partly" for statement in result.get("statements") or ()]


def wording_failures(results: Iterable[Result]) -> Counter[str]:
    """Return why a chat model did not word answers, in Dutch without what to do about it, and how often."""
    lines = (str(result.get("model_failure") or "") for result in results)
    return Counter(line.partition(": ")[0] for line in lines if line)
