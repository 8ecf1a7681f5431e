"""Scripted models that do not come to an answer: errors, silence, and speech without end."""

from collections.abc import Iterator

from evals.models.replies import Behaviour, Pause, Reply, Request, fail

SILENCE_SECONDS = 30.0
"""How long a silent model is silent: longer than any budget in use."""


def refused(status: int, message: str, **headers: str) -> Behaviour:
    """Return a server that answers each request with an error; ``headers``: "Retry_After" is Retry-After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: fail(status, message, named)


def silent(seconds: float = SILENCE_SECONDS) -> Behaviour:
    """Return a server that takes a request and says nothing, not even that it is one that it takes."""
    return lambda _: Reply(("{",), wait_seconds=seconds)


def endless(_: Request) -> Reply:
    """Begin a list of statements and never come to an end."""
    return Reply(_Endless())


class _Endless:
    """Pieces without end, each time anew."""

    def __iter__(self) -> Iterator[str | Pause]:
        yield '{"beweringen": [{"tekst": "'
        while True:
            yield "en verder "
            yield Pause(0.005)
