"""Play the scripted models in a process of its own: ``python -m evals.models.playing --port 8765``.

Then OPENAI_BASE_URL=http://127.0.0.1:8765/v1 and FUNCTIEWIJZER_CHAT_MODEL=openai:lying, say, or OLLAMA_HOST
and ollama:lying: to see for yourself what the assistant makes of such a model.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from evals.models.catalogue import scripts
from evals.models.handed import Knowledge, Known
from evals.models.knowledge import known_of, read_known, write_known
from evals.models.server import serve
from evals.questions import load_question_set

_HOUR = 3_600


@contextmanager
def played(known: Sequence[Known], folder: Path) -> Iterator[tuple[str, Path]]:
    """Play all scripted models in a process of its own; yield its address and the log of its exchanges.

    ``folder``: for what the process reads and writes. Raises OSError when it does not start.
    """
    knowledge, log = folder / "known.json", folder / "exchanges.jsonl"
    write_known(known, knowledge)
    log.write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "evals.models.playing", "--known", str(knowledge), "--log", str(log)]
    root = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=root, text=True, stdin=pipe, stdout=pipe) as process:  # noqa: S603
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address:
                raise OSError("the scripted models did not start")
            yield address, log
        finally:
            process.terminate()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the address, and play until the process is ended; return the exit code."""
    options = _options(arguments)
    known: tuple[Known, ...] = ()
    if options.known:
        known = read_known(options.known)
    elif options.questions:
        known = known_of(load_question_set(options.questions))
    with serve_all(known, options.port, options.log) as address:
        print(address, flush=True)
        if options.known:
            sys.stdin.read()  # ends when the process that started this one does
            return 0
        for script in scripts().values():
            print(f"openai:{script.name:20} {script.about}", file=sys.stderr)
        try:
            while True:
                time.sleep(_HOUR)
        except KeyboardInterrupt:
            return 0


@contextmanager
def serve_all(known: Sequence[Known], port: int = 0, log: Path | None = None) -> Iterator[str]:
    """Play all scripted models in this process; yield the server's address, without "/v1"."""
    every = {name: script.behaviour for name, script in scripts(Knowledge(known)).items()}
    with serve(every, port, log) as server:
        yield server.host


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.models.playing", description=__doc__)
    parser.add_argument("--questions", type=Path, help="question set that the models know the answers of")
    parser.add_argument("--known", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--log", type=Path, help="file that a line is added to for each exchange")
    parser.add_argument("--port", type=int, default=0)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
