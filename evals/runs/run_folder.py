"""The folder that keeps a run, from its first answer on.

    config.json      what the run is made with; without "finished" it still goes on, or was broken off
    vragen.yaml      the questions as they are asked
    judged.jsonl     what a chat model thinks of them, one a line as it comes; where it is asked
    results.jsonl    the answers: one a line as they come, at the end in the order of the questions
    summary.json     what they come to; at the end
    report.html      the same to read; at the end
    vorige/          the finished run that was here before, until this one is finished
    lock             held by the one process that writes

A process may be ended at any moment: the next one goes on with the answers that are there.
"""

import errno
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.errors import EvaluationError, RunBroken
from evals.metrics import Result
from evals.model_judge.judgements import ModelJudgement, to_line
from evals.questions import QuestionSet, dump_question_set
from evals.runs.asking import questions_of
from evals.runs.configuration import Configuration, describe_run, now
from evals.runs.reports import (
    CONFIGURATION,
    JUDGED,
    QUESTIONS,
    RESULTS,
    RUN_FILES,
    SUMMARY,
    load_judged,
    read_configuration,
    whole_results,
)
from evals.summary import Summary
from ingest.model import Document
from vectorstore.layout import write_whole

_LOCK = "lock"
_PREVIOUS = "vorige"
_PARTS = {
    "questions": "andere vragen",
    "documents": "andere documenten",
    "versions": "andere versies",
    "settings": "andere instellingen",
    "lexicon": "een andere begrippenlijst",
    "prompts": "andere aanwijzingen voor het taalmodel",
}
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A run in its folder, to which answers are added. Made by ``open_run``."""

    folder: Path
    """Where it is kept."""
    configuration: Configuration
    """What it is made with."""
    answers: Mapping[str, Result]
    """The answers that were there already, by id."""
    judgements: Mapping[str, ModelJudgement]
    """What the same chat model had already said of them, by id; what it could not score is not among them."""

    def add(self, result: Result) -> None:
        """Keep an answer: from here on it survives the end of the process. A failure is not kept.

        Raises RunBroken when it cannot be written.
        """
        if "error" not in result:
            self._append(RESULTS, _line(result))

    def add_judgement(self, case: str, judgement: ModelJudgement) -> None:
        """Keep what a chat model thinks of an answer. Raises RunBroken when it cannot be written."""
        self._append(JUDGED, to_line(case, judgement).encode())

    def finish(self, results: Sequence[Result], summary: Summary) -> Configuration:
        """Write what the run came to, call it finished, and return what it was made with.

        ``results``: in the order of the questions.

        results.jsonl holds the answers; cases without one are in summary.json. Raises RunBroken when it
        cannot be written.
        """
        answers = [result for result in results if "error" not in result]
        configuration = self.configuration.model_copy(update={"finished": now()})
        try:
            write_whole(self.folder / RESULTS, b"".join(map(_line, answers)))
            write_whole(self.folder / SUMMARY, _readable(summary.to_dict()))
            write_whole(self.folder / CONFIGURATION, _readable(configuration.to_dict()))
        except OSError as error:
            raise _broken(self.folder, error) from error
        _forget_previous(self.folder)
        return configuration

    def _append(self, name: str, line: bytes) -> None:
        """Write a line through to the system, which keeps it whatever becomes of this process."""
        try:
            with (self.folder / name).open("ab", buffering=0) as stream:
                if stream.write(line) != len(line):  # as much as went on the disk
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise _broken(self.folder, error) from error


@contextmanager
def open_run(
    folder: Path, question_set: QuestionSet, configuration: Configuration, *, restart: bool = False
) -> Iterator[OpenRun]:
    """Begin a run in a folder, or go on with the one that was broken off there.

    ``restart``: an unfinished run is thrown away. A finished one makes place, and is gone once this one
    is finished. Raises EvaluationError, one Dutch line, when the folder cannot be written, when another
    process is at it, and when the unfinished run there was made with something else.
    """
    make_folder(folder)
    with _locked(folder):
        try:
            configuration = _begin(folder, question_set, configuration, restart=restart)
            asked = {one.id for one in questions_of(question_set)}
            answers = {name: result for name, result in whole_results(folder).items() if name in asked}
            write_whole(folder / RESULTS, b"".join(map(_line, answers.values())))
            judgements = _judged_again(folder, answers)
        except OSError as error:
            raise _unwritable(folder, error) from error
        yield OpenRun(folder, configuration, answers, judgements)


def write_run(
    folder: Path,
    question_set: QuestionSet,
    results: Iterable[Result],
    summary: Summary,
    documents: Mapping[str, Document],
) -> None:
    """Write a whole run at once; whatever run is in the folder is replaced. Raises as ``open_run`` does."""
    configuration = describe_run(question_set, documents)
    with open_run(folder, question_set, configuration, restart=True) as run:
        run.finish(list(results), summary)


def make_folder(folder: Path) -> None:
    """Make the folder of a run where it is not there yet; raises EvaluationError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvaluationError(f"kan map {folder} niet maken: {error.strerror}") from error


def _begin(
    folder: Path, question_set: QuestionSet, configuration: Configuration, *, restart: bool
) -> Configuration:
    """Make the folder ready for answers and return the configuration of the run that goes on in it."""
    _refuse_files_of_others(folder)
    found = _find(folder, restart=restart)
    if found is None or found.is_finished:
        _set_aside(folder)
    elif restart:
        _remove(folder)
    else:
        _refuse_another(folder, found, configuration)
        if found.models != configuration.models:
            (folder / JUDGED).unlink(missing_ok=True)
        parallel = max(found.parallel, configuration.parallel)
        configuration = configuration.model_copy(update={"created": found.created, "parallel": parallel})
    write_whole(folder / CONFIGURATION, _readable(configuration.to_dict()))
    write_whole(folder / QUESTIONS, dump_question_set(question_set).encode())
    return configuration


def _judged_again(folder: Path, answers: Mapping[str, Result]) -> dict[str, ModelJudgement]:
    """Return the judgements that are there of these answers, and leave only those in the file."""
    if not (folder / JUDGED).exists():
        return {}
    found = load_judged(folder).items()
    judged = {case: judgement for case, judgement in found if case in answers and judgement.ratings}
    lines = "".join(to_line(case, judgement) for case, judgement in judged.items())
    write_whole(folder / JUDGED, lines.encode())
    return judged


def _find(folder: Path, *, restart: bool) -> Configuration | None:
    """Return what the run here was made with; None without one, or for one that may be thrown away."""
    if not (folder / CONFIGURATION).exists():
        return None
    try:
        return read_configuration(folder)
    except EvaluationError as error:
        if restart:
            return None
        raise EvaluationError(
            f"in map {folder} staat een meting die niet leesbaar is: "
            "kies een andere map, of gooi ze weg met --restart"
        ) from error


def _refuse_files_of_others(folder: Path) -> None:
    """Raise EvaluationError where files that are called as those of a run belong to none.

    The configuration comes first and goes last, so without it they are someone's own, a set say.
    """
    found = [name for name in RUN_FILES if (folder / name).exists()]
    if found and CONFIGURATION not in found:
        raise EvaluationError(
            f"in map {folder} staat {' en '.join(found)}, maar geen meting: kies een andere map, "
            "zodat er niets van u overschreven wordt"
        )


def _refuse_another(folder: Path, found: Configuration, wanted: Configuration) -> None:
    differences = found.differences(wanted)
    if differences:
        told = " en ".join(_told(part, names) for part, names in differences.items())
        raise EvaluationError(
            f"in map {folder} staat een onafgewerkte meting met {told}: "
            "kies een andere map, of begin opnieuw met --restart"
        )


def _told(part: str, names: Sequence[str]) -> str:
    """("documents", ("a.txt",)) is "andere documenten (a.txt)"."""
    shown = [name for name in names if name]
    more = ["..."] if len(shown) > _MOST_NAMES else []
    return f"{_PARTS[part]} ({', '.join(shown[:_MOST_NAMES] + more)})" if shown else _PARTS[part]


def _set_aside(folder: Path) -> None:
    """Move the run that is here to a folder within.

    Its configuration goes last: one that is there tells that all of an earlier run is.
    """
    aside = folder / _PREVIOUS
    there = [name for name in RUN_FILES if (folder / name).exists()]
    if there and (aside / CONFIGURATION).exists():
        _forget_previous(folder)
    for name in there:
        aside.mkdir(exist_ok=True)
        (folder / name).replace(aside / name)


def _forget_previous(folder: Path) -> None:
    """Remove the run that was set aside; what else is in that folder stays."""
    aside = folder / _PREVIOUS
    with suppress(OSError):  # the run that is here is whole either way
        _remove(aside)
        aside.rmdir()


def _remove(folder: Path) -> None:
    for name in RUN_FILES:
        (folder / name).unlink(missing_ok=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    # Imported here as the index does: it takes long.
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise EvaluationError(
            f"in map {folder} is al een meting bezig: wacht tot ze klaar is, of kies een andere map"
        ) from error
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open
            (folder / _LOCK).unlink()
        lock.release()


def _unwritable(folder: Path, error: OSError) -> EvaluationError:
    return EvaluationError(f"kan niet schrijven in map {folder}: {error.strerror or error}")


def _broken(folder: Path, error: OSError) -> RunBroken:
    return RunBroken(
        f"kan niet meer schrijven in map {folder} ({error.strerror or error}); de antwoorden die er al waren "
        "zijn bewaard"
    )


def _line(result: Result) -> bytes:
    return f"{json.dumps(result, ensure_ascii=False)}\n".encode()


def _readable(data: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(data, indent=2, ensure_ascii=False)}\n".encode()
