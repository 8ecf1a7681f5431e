"""Run every entrant in a process of its own, and score what it found."""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.bench.measuring import Cost, ProgramFailed, run_fresh
from evals.peers.budget import score
from evals.peers.catalogue import Asked, Candidate, Home, names_of, queries_of
from evals.peers.closure import Installed
from evals.peers.exchange import Materials, Outcome, Query, Text, read_outcome, write_json
from evals.questions import Case
from ingest.model import Document
from vectorstore.search_text import search_text

_OFFLINE = {"HF_HUB_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False", "TOKENIZERS_PARALLELISM": "false"}
_AT_MOST_SECONDS = 1_800.0

Scores = Sequence[Mapping[str, float | None]]
"""The figures of each case, in the set's order."""


@dataclass(frozen=True, slots=True)
class Model:
    """The sentence-transformers model that all peers share."""

    name: str
    """As it is called in tables."""
    folder: Path
    """Where it stands."""
    query_prompt: str = ""
    """What it wants before a query."""
    passage_prompt: str = ""
    """What it wants before a passage."""


@dataclass(frozen=True, slots=True)
class Way:
    """What an entrant found when it was asked in one way."""

    asked: Asked
    """How."""
    scores: Scores
    """The figures of each case."""
    milliseconds: tuple[float, ...]
    """How long each case's query took, on the clock."""
    cpu_milliseconds: tuple[float, ...]
    """The same in processor time."""


@dataclass(frozen=True, slots=True)
class Run:
    """How an entrant did, or why it did not run."""

    candidate: Candidate
    """Who."""
    failure: str = ""
    """Why it did not run; "" when it did."""
    outcome: Outcome | None = None
    """What its program wrote."""
    cost: Cost | None = None
    """What its process took, from start to end."""
    ways: tuple[Way, ...] = ()
    """What it found, for each way of asking."""
    installed: tuple[Installed, ...] = ()
    """Its distributions with all that they require."""


@dataclass(frozen=True, slots=True)
class Task:
    """What every entrant is given."""

    cases: tuple[Case, ...]
    """The questions."""
    texts: tuple[Text, ...]
    """The documents."""
    documents: Path
    """Their folder."""
    model: Model | None
    """The model of those that use one; None when there is none on this machine."""


def texts_of(documents: Sequence[Document]) -> tuple[Text, ...]:
    """Return the documents as entrants get them, our passages beside the canonical text."""
    return tuple(
        Text(
            document.name,
            document.organisation,
            document.text,
            names_of(document),
            tuple((search_text(document, passage), passage.text) for passage in document.passages),
        )
        for document in documents
    )


def run_all(
    candidates: Sequence[Candidate],
    task: Task,
    pythons: Mapping[Home, Path],
    progress: Callable[[Candidate], None],
) -> list[Run]:
    """Run the candidates one after another; one that cannot run does not keep the others from it."""
    runs = []
    for candidate in candidates:
        progress(candidate)
        try:
            runs.append(run(candidate, task, pythons[candidate.home]))
        except (ProgramFailed, LookupError, OSError) as error:
            runs.append(Run(candidate, failure=_reason(error)))
    return runs


def run(candidate: Candidate, task: Task, python: Path) -> Run:
    """Run one candidate in a process of its own.

    Raises ProgramFailed, LookupError where it, its environment or its model is not installed.
    """
    if candidate.uses_model and task.model is None:
        raise LookupError("there is no model for it")
    installed = installed_in(python, candidate.distributions)
    queries = queries_of(task.cases, task.texts, candidate.ways)
    each_once = list(dict.fromkeys(query for way in queries for query in way))
    outcome, cost = _run_program(candidate, task, each_once, python)
    place = {query: number for number, query in enumerate(each_once)}
    ways = tuple(
        Way(
            asked,
            [score(outcome.found[place[query]], case) for query, case in zip(way, task.cases, strict=True)],
            tuple(outcome.milliseconds[place[query]] for query in way),
            tuple(outcome.cpu_milliseconds[place[query]] for query in way),
        )
        for asked, way in zip(candidate.ways, queries, strict=True)
    )
    return Run(candidate, outcome=outcome, cost=cost, ways=ways, installed=installed)


def installed_in(python: Path, names: Sequence[str]) -> tuple[Installed, ...]:
    """Return the closure of distributions in the environment of an interpreter.

    Raises LookupError where one of them is not installed, or no interpreter.
    """
    if not python.exists():
        raise LookupError(f"there is no environment {python.parents[1].name}")
    done = subprocess.run(  # noqa: S603 - our own program
        [str(python), "-m", "evals.peers.closure", *names],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise LookupError(done.stderr.strip() or f"{python} cannot run")
    return tuple(Installed(**one) for one in json.loads(done.stdout))


def _run_program(
    candidate: Candidate, task: Task, queries: Sequence[Query], python: Path
) -> tuple[Outcome, Cost]:
    with TemporaryDirectory(prefix="functiewijzer-") as folder:
        scratch = Path(folder)
        materials, outcome, own = scratch / "materials.json", scratch / "outcome.json", scratch / "own"
        own.mkdir()
        write_json(
            materials,
            Materials(
                task.texts,
                tuple(queries),
                str(task.documents.absolute()),
                *_model_parts(task.model),
            ),
        )
        options = json.dumps(dict(candidate.options))
        program = ["evals.peers.program", candidate.opener, options, str(materials), str(own), str(outcome)]
        # A home of its own: some libraries write there, and must not find what others left.
        home = {"HOME": str(scratch), "XDG_DATA_HOME": str(scratch)} if candidate.home is Home.RAGLITE else {}
        cost = run_fresh(
            program, python=str(python), environment=_OFFLINE | home, at_most_seconds=_AT_MOST_SECONDS
        )
        return read_outcome(outcome), cost


def _model_parts(model: Model | None) -> tuple[str, str, str]:
    if model is None:
        return "", "", ""
    return str(model.folder.absolute()), model.query_prompt, model.passage_prompt


def _reason(error: Exception) -> str:
    """Return the last line of an error: of a traceback that is what went wrong."""
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__
