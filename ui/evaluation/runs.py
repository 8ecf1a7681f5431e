"""The runs that are kept, finished or not: one folder for each."""

import logging
import re
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from evals import EvaluationError
from evals.runs.asking import questions_of
from evals.runs.configuration import Configuration
from evals.runs.reports import (
    CONFIGURATION,
    RUN_FILES,
    Report,
    load_questions,
    load_report,
    read_configuration,
    whole_results,
)
from ui.evaluation.names import slug
from vectorstore.layout import is_being_written

_LOGGER = logging.getLogger(__name__)
FILES = RUN_FILES
"""Files of a run that are handed out."""
_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}-[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class UnfinishedRun:
    """A run that was stopped, or that the server did not live to finish."""

    name: str
    """Name of its folder."""
    configuration: Configuration
    """What it is made with."""
    done: int
    """Questions that are answered."""
    total: int
    """Questions in all."""


class Runs:
    """The runs in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def reports(self) -> tuple[Report, ...]:
        """Return the finished runs that can be read, newest first."""
        found = []
        for name in sorted(self._names(), reverse=True):
            if not (self._folder / name / CONFIGURATION).exists():  # a run that begins this very moment
                continue
            try:
                if read_configuration(self._folder / name).is_finished:
                    found.append(load_report(self._folder / name))
            except EvaluationError as error:
                _LOGGER.warning("%s", error)
            if len(found) == _MOST_LISTED:
                break
        return tuple(found)

    def unfinished(self) -> tuple[UnfinishedRun, ...]:
        """Return the runs that can go on, newest first; the one that is going on is not among them."""
        found = (self._unfinished(self._folder / name) for name in sorted(self._names(), reverse=True))
        return tuple(one for one in found if one is not None)[:_MOST_LISTED]

    def folder(self, name: str) -> Path | None:
        """Return the folder of a run, or None when there is none of that name. Names come from strangers."""
        return self._folder / name if name in self._names() else None

    def new_folder(self, question_set: str) -> Path:
        """Make the folder of a run that begins now. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}-{slug(question_set)}"
        for number in count(1):
            folder = self._folder / (name if number == 1 else f"{name}-{number}")
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:
                continue
            return folder
        raise AssertionError("count does not end")

    def delete(self, name: str) -> bool:
        """Delete a run; False when there is none of that name or it is going on. Raises OSError."""
        folder = self.folder(name)
        if folder is None or is_being_written(folder):
            return False
        # Out of sight in one step: what is left of a deletion that is broken off is no run any more.
        aside = self._folder / f".weg-{secrets.token_hex(8)}"
        folder.rename(aside)
        shutil.rmtree(aside)
        return True

    def _unfinished(self, folder: Path) -> UnfinishedRun | None:
        try:
            configuration = read_configuration(folder)
            questions = load_questions(folder)
            if configuration.is_finished or questions is None or is_being_written(folder):
                return None
            asked = {one.id for one in questions_of(questions)}
            done = len(asked & whole_results(folder).keys())
        except (EvaluationError, OSError) as error:
            _LOGGER.warning("%s", error)
            return None
        return UnfinishedRun(folder.name, configuration, done, len(asked))

    def _names(self) -> set[str]:
        if not self._folder.is_dir():
            return set()
        return {
            entry.name
            for entry in self._folder.iterdir()
            if _NAME.fullmatch(entry.name) and entry.is_dir() and not entry.is_symlink()
        }
