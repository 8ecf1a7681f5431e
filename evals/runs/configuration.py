"""What a run was made with: the questions, the documents, and all that the answers depend on."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from evals.questions import QuestionSet
from evals.runs.answerer import Answerer
from evals.runs.machine import describe_machine
from ingest.model import Document
from prompts import prompt_hash

_PACKAGES = (
    "functiewijzer",
    "chromadb",
    "ir-measures",
    "langchain-core",
    "pydantic",
    "sentence-transformers",
)
_ANSWERING = ("assistant", "ingest", "vectorstore")
"""Packages whose code the answers depend on."""
_MARK = 12
"""Hexadecimal digits of a mark."""
_ADDRESS = re.compile(r"\w+://\S+")
_UNUSED: Any = {"thresholds": True, "cases": {"__all__": {"note"}}}
"""What of a question set neither the answers nor their scores depend on."""


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, allow_inf_nan=False)


class QuestionSetMark(_Read):
    """By which a question set is known again."""

    name: str
    """As it calls itself."""
    cases: int = 0
    """How many it has; 0: not known."""
    sha256: str
    """Hash of what is asked and expected, so that layout, remarks and thresholds do not matter."""


class Configuration(_Read):
    """What a run was made with. Read from files that others may have put there, older ones too."""

    created: datetime
    """When it was begun, in UTC."""
    finished: datetime | None = None
    """When its last question was answered; None: not yet, or not told by an older version."""
    question_set: QuestionSetMark
    """Which questions."""
    documents: dict[str, str]
    """SHA-256 of each document that was asked, by file name."""
    versions: dict[str, str] = {}
    """Version of each package that answered, by name."""
    prompts: dict[str, str] = {}
    """SHA-256 of each prompt for chat models, by name."""
    lexicon: str = ""
    """SHA-256 of the lexicon and of the other data that questions are understood by."""
    settings: dict[str, str | float] = {}
    """Settings that the answers depend on."""
    machine: dict[str, str | int] = {}
    """What the times depend on."""
    models: dict[str, str] = {}
    """Models that the answers are measured with, by their setting."""
    parallel: int = 1
    """How many questions were asked at a time: then times are longer than those of a single user."""

    @property
    def is_finished(self) -> bool:
        """Whether every question was asked. Versions that did not tell kept no other runs."""
        return self.finished is not None or "finished" not in self.model_fields_set

    @property
    def fingerprint(self) -> str:
        """Hash of all that must be the same for two halves to make one run."""
        parts = json.dumps(self._parts(), sort_keys=True, default=dict)
        return hashlib.sha256(parts.encode()).hexdigest()

    def differences(self, other: "Configuration") -> dict[str, tuple[str, ...]]:
        """Return which parts differ, each with the names of what differs in it; none: they make one run."""
        own, its = self._parts(), other._parts()
        return {part: differing(own[part], its[part]) for part in own if own[part] != its[part]}

    def _parts(self) -> dict[str, Mapping[str, Any]]:
        return {
            "questions": {"": self.question_set.sha256},
            "documents": self.documents,
            "versions": self.versions,
            "settings": self.settings,
            "lexicon": {"": self.lexicon},
            "prompts": self.prompts,
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the object of config.json, with the fingerprint."""
        return {**self.model_dump(mode="json"), "fingerprint": self.fingerprint}


def describe_run(
    question_set: QuestionSet,
    documents: Mapping[str, Document],
    answerer: Answerer | None = None,
    parallel: int = 1,
    models: Mapping[str, str] | None = None,
) -> Configuration:
    """Return the configuration of a run that begins now. It holds no key, no address and no folder."""
    answerer = answerer or Answerer()
    return Configuration(
        created=now(),
        finished=None,
        question_set=QuestionSetMark(
            name=question_set.name, cases=len(question_set.cases), sha256=question_set_hash(question_set)
        ),
        documents={name: documents[name].sha256 for name in sorted(documents)},
        versions={"python": str(describe_machine()["python"]), **_versions()},
        prompts={
            path.stem: prompt_hash(path.stem) for path in _in_package("prompts", "") if path.suffix == ".md"
        },
        lexicon=_hash(path.read_bytes() for path in _understanding_files(answerer.lexicon)),
        settings=answerer.settings(),
        machine=describe_machine(),
        models={name: _ADDRESS.sub("", model) for name, model in (models or {}).items() if model},
        parallel=parallel,
    )


def now() -> datetime:
    """Return the moment, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def question_set_hash(question_set: QuestionSet) -> str:
    """Return a hash of what is asked and expected; fields left at their default do not count."""
    asked = question_set.model_dump_json(exclude=_UNUSED, exclude_defaults=True)
    return hashlib.sha256(asked.encode()).hexdigest()


def differing(first: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names that have another value, or a value in one of the two only."""
    return tuple(sorted({name for name, _ in first.items() ^ second.items()}))


def _understanding_files(own_lexicon: Path | None) -> list[Path]:
    shipped = [*_in_package("assistant", "lexicon"), *_in_package("assistant", "data")]
    return [path for path in shipped if path.suffix == ".yaml"] + ([own_lexicon] if own_lexicon else [])


def _in_package(package: str, folder: str) -> list[Path]:
    return sorted(Path(str(files(package))).joinpath(folder).iterdir())


def _hash(contents: Iterable[bytes]) -> str:
    """Return one hash of several contents, of their lengths too: none can pass for the end of another."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(f"{len(content)}:".encode() + content)
    return digest.hexdigest()


def _versions() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    own = found.get("functiewijzer")
    return found | ({"functiewijzer": f"{own}+{_code()}"} if own else {})


@cache
def _code() -> str:
    """Return a mark of the code that answers: while it is worked on its version stays the same."""
    sources = [path for package in _ANSWERING for path in Path(str(files(package))).rglob("*.py")]
    sources += _in_package("vectorstore", "data")  # how much each model counts
    return _hash(path.read_bytes() for path in sorted(sources))[:_MARK]
