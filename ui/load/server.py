"""A page to be measured or photographed: a server process of its own, on this machine only."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

_ROOT = Path(__file__).parents[1]
_ENVIRONMENT = {
    "PYTHONPATH": str(_ROOT),
    "GRADIO_ANALYTICS_ENABLED": "False",
    "FUNCTIEWIJZER_QUESTIONS_PER_MINUTE": "0",  # all users come from one address here
}
_SECONDS = 120


class ServerFailed(Exception):
    """A server that did not start; the message is what it said."""


def ingest(documents: Path, index: Path) -> None:
    """Read documents into a new index, in a process of its own."""
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "ui.command_line", "ingest", str(documents), "--index", str(index)],
        env={**os.environ, **_ENVIRONMENT},
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=_SECONDS,
    )


def measure(question_set: Path, index: Path, folder: Path) -> None:
    """Run a question set into a folder, in a process of its own; thresholds that are missed do not matter."""
    subprocess.run(  # noqa: S603 - our own program
        [
            *(sys.executable, "-m", "ui.command_line", "eval", "run", str(question_set)),
            *("--index", str(index), "--out", str(folder)),
        ],
        env={**os.environ, **_ENVIRONMENT},
        check=False,
        stdout=subprocess.DEVNULL,
        timeout=_SECONDS,
    )


def serving(index: Path, *options: str) -> tuple[str, ...]:
    """Return the command that serves an index on a free port of this machine."""
    return ("ui.command_line", "serve", "--index", str(index), "--host", "127.0.0.1", "--port", "0", *options)


@contextmanager
def served(command: Sequence[str], settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Run a module that serves and says where in its first lines; yield that address.

    ``settings``: environment variables for it. Raises ServerFailed.
    """
    with subprocess.Popen(  # noqa: S603 - our own programs
        [sys.executable, "-m", *command],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **_ENVIRONMENT, **settings},
    ) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()
            process.wait(_SECONDS)


def _address(process: subprocess.Popen[str]) -> str:
    said: list[str] = []
    for line in process.stdout or ():
        said.append(line)
        for word in line.split():
            if word.startswith("http://127.0.0.1:"):
                return word.rstrip("/")
    raise ServerFailed("".join(said))
