"""The folder that keeps a run."""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from evals.errors import EvaluationError
from evals.metrics import Result
from evals.questions import QuestionSet
from evals.summary import Summary
from ingest.model import Document
from vectorstore.layout import write_whole

_PACKAGES = (
    "functiewijzer",
    "bm25s",
    "chromadb",
    "langchain-core",
    "pydantic",
    "sentence-transformers",
)


def write_run(
    folder: Path,
    question_set: QuestionSet,
    results: Iterable[Result],
    summary: Summary,
    documents: Mapping[str, Document],
) -> None:
    """Write results.jsonl, summary.json and config.json; an earlier run in the folder is replaced.

    results.jsonl holds the answers; cases without one are in summary.json. Each file is written
    whole or not at all. Raises EvaluationError when the folder cannot be written.
    """
    answers = [result for result in results if "error" not in result]
    lines = [json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers]
    make_folder(folder)
    try:
        write_whole(folder / "results.jsonl", "".join(lines).encode())
        write_whole(folder / "config.json", _readable(_configuration(question_set, documents)))
        write_whole(folder / "summary.json", _readable(summary.to_dict()))
    except OSError as error:
        raise EvaluationError(f"kan niet schrijven in map {folder}: {error.strerror}") from error


def _configuration(question_set: QuestionSet, documents: Mapping[str, Document]) -> dict[str, Any]:
    questions = question_set.model_dump_json().encode()
    return {
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"python": platform.python_version(), **_versions()},
        "question_set": {
            "name": question_set.name,
            "cases": len(question_set.cases),
            "sha256": hashlib.sha256(questions).hexdigest(),
        },
        "documents": {name: documents[name].sha256 for name in sorted(documents)},
    }


def _versions() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def make_folder(folder: Path) -> None:
    """Make the folder of a run where it is not there yet; raises EvaluationError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvaluationError(f"kan map {folder} niet maken: {error.strerror}") from error


def _readable(data: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(data, indent=2, ensure_ascii=False)}\n".encode()
