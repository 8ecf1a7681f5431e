"""The reports that are kept: one folder for each run."""

import logging
import re
import secrets
import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from evals import EvaluationError, QuestionSet, Summary, write_run
from evals.metrics import Result
from evals.questions import dump_question_set
from evals.reports import RUN_FILES, Report, load_report
from ingest.model import Document
from ui.evaluation.names import slug

_LOGGER = logging.getLogger(__name__)
QUESTIONS = "vragen.yaml"
"""The questions as they were asked: the report tells from them what an answer lacks."""
FILES = (*RUN_FILES, QUESTIONS)
_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}-[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_LISTED = 100


class Runs:
    """The runs in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def reports(self) -> tuple[Report, ...]:
        """Return the runs that can be read, newest first."""
        found = []
        for name in sorted(self._names(), reverse=True)[:_MOST_LISTED]:
            try:
                found.append(load_report(self._folder / name))
            except EvaluationError as error:
                _LOGGER.warning("%s", error)
        return tuple(found)

    def folder(self, name: str) -> Path | None:
        """Return the folder of a run, or None when there is none of that name. Names come from strangers."""
        return self._folder / name if name in self._names() else None

    def keep(
        self,
        question_set: QuestionSet,
        results: Iterable[Result],
        summary: Summary,
        documents: Mapping[str, Document],
    ) -> str:
        """Write a run, whole or not at all, and return its name.

        Raises EvaluationError with one Dutch line when it cannot be written.
        """
        unfinished = self._folder / f".bezig-{secrets.token_hex(8)}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished.mkdir(mode=0o700)
            write_run(unfinished, question_set, results, summary, documents)
            (unfinished / QUESTIONS).write_text(dump_question_set(question_set), "utf-8")
            return self._publish(unfinished, question_set.name)
        except OSError as error:
            raise EvaluationError(
                "de meting kan niet bewaard worden: er kan niet geschreven worden"
            ) from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    def _publish(self, unfinished: Path, question_set: str) -> str:
        name = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}-{slug(question_set)}"
        for number in count(1):
            chosen = name if number == 1 else f"{name}-{number}"
            if not (self._folder / chosen).exists():
                unfinished.rename(self._folder / chosen)
                return chosen
        raise AssertionError("count does not end")

    def _names(self) -> set[str]:
        if not self._folder.is_dir():
            return set()
        return {
            entry.name
            for entry in self._folder.iterdir()
            if _NAME.fullmatch(entry.name) and entry.is_dir() and not entry.is_symlink()
        }
