"""``functiewijzer ingest``: read documents into the index."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from assistant.settings import Settings, read_settings
from ingest.model import UNKNOWN_ORGANISATION
from ui import command_texts as texts
from ui.commands.console import IndexOption, OperationFailed, UsageProblem, errors, output
from vectorstore.prompting import ChosenPrompts

if TYPE_CHECKING:
    from vectorstore.embedding import Reembedding
    from vectorstore.synchronise import Report

Progress = Callable[[int, int], None]
"""Called with (done, of); of is 0 while that is not known."""


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help=texts.PATHS_HELP)] = None,
    index: IndexOption = None,
    embedder: Annotated[str, typer.Option(help=texts.EMBEDDER_HELP)] = "",
    force: Annotated[bool, typer.Option("--force", help=texts.FORCE_HELP)] = False,
    explain: Annotated[Path | None, typer.Option("--explain", help=texts.EXPLAIN_HELP)] = None,
) -> None:
    """Read files and folders into the index, or tell what would become of one file."""
    if explain is not None:
        _explain(explain, paths or [explain])
        return
    if not paths:
        raise UsageProblem(texts.MISSING.format(name=texts.PARAMETERS["paths"]))
    settings = read_settings()
    ingest_into(paths, index or settings.index, settings, embedder, force=force)


def _explain(path: Path, given: Sequence[Path]) -> None:
    """Print what becomes of one file, as it is read among the files and folders given."""
    from ingest.isolation import read_isolated
    from ingest.sources import find_sources
    from ui.explain import explanation

    source = next((s for s in find_sources(given) if s.path.absolute() == path.absolute()), None)
    if source is None:
        missing = not path.exists()
        raise UsageProblem((texts.FILE_MISSING if missing else texts.NOT_AMONG_FILES).format(path=path))
    (outcome,) = read_isolated([source])
    if outcome.document is None:
        raise OperationFailed(f"{source.name}: {outcome.reason}")
    for line in explanation(outcome.document):
        output.print(line, markup=False, highlight=False)


def ingest_into(
    paths: Sequence[Path],
    index: Path,
    settings: Settings,
    embedder: str = "",
    *,
    force: bool = False,
    called: str = "",
) -> None:
    """Make the index hold the files and those in the folders, and tell of each what became of it.

    ``embedder``: the model instead of that of the settings; ``called``: what the index is called in what is
    told, where its folder says nothing to the user.
    """
    from ingest.declared import names_without_file
    from ui.ingesting import ingest_files
    from vectorstore.errors import NothingToIndex

    if not paths:
        raise UsageProblem(texts.NO_PATHS)
    for line in names_without_file(paths):
        errors.print(f"{texts.ATTENTION}: {line}", markup=False)
    try:
        with _bars() as (read, embedded):
            report = ingest_files(
                paths,
                index,
                embedder or settings.embedder,
                prompts=ChosenPrompts(settings.query_prompt, settings.passage_prompt),
                progress=read,
                embedded=embedded,
                announce=_announce,
                force=force,
            ).report
    except NothingToIndex as error:
        for name, reason in error.reasons.items():
            errors.print(f"{texts.SKIPPED}: {name}: {reason}", markup=False)
        raise
    _show_report(report, called or str(index))


@contextmanager
def _bars() -> Iterator[tuple[Progress, Progress]]:
    """Show how far reading is, and embedding once it begins; yields a function for each."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bars:
        reading = bars.add_task(texts.READING, total=None)
        embedding = bars.add_task(texts.EMBEDDING, total=None, visible=False)
        yield (
            lambda done, of: bars.update(reading, completed=done, total=of),
            lambda done, of: bars.update(embedding, completed=done, total=of or None, visible=True),
        )


def _announce(again: "Reembedding") -> None:
    line = texts.REEMBEDDING.format(
        before=again.before, now=again.now, passages=again.passages, time=_duration(again.seconds)
    )
    errors.print(line, markup=False, highlight=False)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return texts.LESS_THAN_A_MINUTE
    minutes = round(seconds / 60)
    if minutes == 1:
        return texts.A_MINUTE
    if minutes < 120:
        return texts.MINUTES.format(count=minutes)
    return texts.HOURS.format(count=round(minutes / 60))


def _show_report(report: "Report", index: str) -> None:
    """Print a line for each file: what became of it, what the index holds of it, what is to be said."""
    from ui.explain import details

    for file in report.files:
        state = texts.STATES[file.state]
        entry = file.entry
        if file.state == "skipped":
            errors.print(f"{state}: {file.name}: {file.reason}", markup=False)
            continue
        held = details(entry.organisation, entry.role, entry.date, entry.passages) if entry else ""
        said = "; ".join(part for part in (held, file.reason) if part)
        output.print(f"{state}: {file.name}{f' ({said})' if said else ''}", markup=False)
    documents = report.manifest.documents
    unknown = [name for name, entry in documents.items() if entry.organisation == UNKNOWN_ORGANISATION]
    if unknown:
        errors.print(texts.UNKNOWN_ORGANISATION.format(names=", ".join(unknown)), markup=False)
    counts = {"documents": len(documents), "passages": report.manifest.passages}
    errors.print(texts.INGESTED.format(**counts, index=index), markup=False)
