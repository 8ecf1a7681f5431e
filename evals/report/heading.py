"""What a report tells of a run before its figures: what was measured, with what, and what to mind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evals.report import texts, writing
from evals.report.run import ReportedRun
from evals.scoring import is_scored

_MOST_WARNINGS = 20
_DATES = frozenset({"created", "finished"})
_SHORT_HASH = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that the run was made with."""

    label: str
    """What it is called."""
    value: str
    """What it is; empty where it has parts."""
    parts: tuple["Setting", ...] = ()
    """What it is made of."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The top of a report."""

    title: str
    """Which run."""
    subtitle: str
    """Date, questions, documents, and who worded the answers."""
    warnings: tuple[str, ...]
    """What makes the figures less sure, one line each."""
    settings: tuple[Setting, ...]
    """With what the run was made."""


def heading(run: ReportedRun) -> Heading:
    """Return the top of the report of a run."""
    configuration = run.configuration
    count = len(configuration.get("documents") or run.documents)
    created = configuration.get("created")
    return Heading(
        texts.TITLE.format(name=run.summary.question_set),
        texts.SUBTITLE.format(
            date=writing.moment(created) if created else texts.NO_DATE,
            cases=run.summary.cases,
            documents=texts.ONE_DOCUMENT if count == 1 else texts.DOCUMENTS.format(count=count),
            mode=_mode(run),
        ),
        tuple(_warnings(run)),
        tuple(_settings(configuration)),
    )


def _mode(run: ReportedRun) -> str:
    modes = dict.fromkeys(str(result.get("mode")) for result in run.results.values() if is_scored(result))
    return ", ".join(texts.MODES[mode] for mode in modes if mode in texts.MODES) or texts.UNKNOWN_MODE


def _warnings(run: ReportedRun) -> Iterator[str]:
    summary = run.summary
    if summary.unscored:
        yield texts.UNSCORED.format(count=len(summary.unscored), cases=summary.cases)
    yield from summary.warnings[:_MOST_WARNINGS]
    if len(summary.warnings) > _MOST_WARNINGS:
        yield texts.MORE_WARNINGS.format(count=len(summary.warnings) - _MOST_WARNINGS)


def _settings(configuration: Mapping[str, Any]) -> Iterator[Setting]:
    """Yield what a configuration holds, and what its parts hold; what is empty is left out."""
    for name, value in configuration.items():
        label = texts.CONFIGURATION.get(name, name)
        if isinstance(value, Mapping):
            parts = tuple(_settings(value))
            if parts:
                yield Setting(label, "", parts)
        elif value is not None and value != "":
            yield Setting(label, writing.moment(value) if name in _DATES else _shown(value))


def _shown(value: object) -> str:
    """Return a value; of a hash its beginning, the whole stands in config.json."""
    words = str(value)
    is_hash = len(words) == 64 and all(sign in "0123456789abcdef" for sign in words)
    return f"{words[:_SHORT_HASH]}…" if is_hash else words
