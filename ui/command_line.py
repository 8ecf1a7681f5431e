"""The command line: ``functiewijzer``."""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from assistant.errors import AssistantError, ChatModelError
from assistant.settings import Settings, read_settings
from ingest.errors import IngestError
from ingest.model import UNKNOWN_ORGANISATION
from ui import command_texts as texts
from vectorstore.errors import IndexBusy, IndexDamaged, IndexNotWritten, VectorStoreError

if TYPE_CHECKING:
    from assistant import Answer, Assistant
    from ingest.isolation import Outcome
    from ingest.sources import Source
    from vectorstore.synchronise import Report

app = typer.Typer(help=texts.APP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
_out = Console(soft_wrap=True)
_err = Console(stderr=True, soft_wrap=True)

IndexOption = Annotated[Path | None, typer.Option("--index", help=texts.INDEX_HELP)]


# Typer carries its own copy of Click and exports only the leaves of its errors: this is their common root.
_CommandError: type[Exception] = typer.BadParameter.__mro__[2]


class UsageProblem(Exception):
    """The command was given something it cannot use; one Dutch line, exit code 2."""


class OperationFailed(Exception):
    """The command could not be carried out; one Dutch line, exit code 1."""


@app.command(help=texts.INGEST)
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
    _ingest(paths, index or settings.index, embedder or settings.embedder, force=force)


@app.command(help=texts.ASK)
def ask(
    question: Annotated[str | None, typer.Argument(help=texts.QUESTION_HELP)] = None,
    index: IndexOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=texts.JSON_HELP)] = False,
    jsonl: Annotated[Path | None, typer.Option("--jsonl", help=texts.JSONL_HELP)] = None,
    out: Annotated[Path | None, typer.Option("--out", help=texts.OUT_HELP)] = None,
    history: Annotated[list[str] | None, typer.Option("--history", help=texts.HISTORY_HELP)] = None,
) -> None:
    """Answer one question, or a file of them."""
    settings = read_settings()
    if jsonl is not None:
        if out is None:
            raise UsageProblem(texts.NEEDS_OUT)
        if out.resolve() == jsonl.resolve():
            raise UsageProblem(texts.SAME_FILE)
        questions = read_questions(jsonl)
        _answer_file(_open(settings, index), questions, out)
        return
    if question is None:
        raise UsageProblem(texts.QUESTION_OR_FILE)
    from assistant.assistant import check_question

    check_question(question)
    answer = _open(settings, index).ask(question, history or ())
    if as_json:
        sys.stdout.write(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        show_answer(answer, _out)


@app.command(help=texts.SERVE)
def serve(
    index: IndexOption = None,
    host: Annotated[str | None, typer.Option(help=texts.HOST_HELP)] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=texts.PORT_HELP)] = None,
) -> None:
    """Serve the web page and the API."""
    settings = read_settings()
    assistant = _open(settings, index)
    from assistant import LiveAssistant
    from ui.serving import ServeError
    from ui.serving import serve as serve_page
    from ui.site import Site

    live = LiveAssistant(assistant, lambda: _open(settings, index))
    try:
        site = Site(live, index or settings.index)
        serve_page(site, host or settings.host, settings.port if port is None else port)
    except ServeError as error:
        raise OperationFailed(str(error)) from error
    finally:
        live.close()


@app.command(name="eval", help=texts.EVAL)
def evaluate(
    questions: Annotated[Path, typer.Argument(help=texts.QUESTIONS_HELP)],
    documents: Annotated[Path | None, typer.Option("--documents", help=texts.DOCUMENTS_HELP)] = None,
    index: IndexOption = None,
    out: Annotated[Path | None, typer.Option("--out", help=texts.OUT_HELP)] = None,
) -> None:
    """Answer a question set and measure the answers."""
    from evals import EvaluationError, load_question_set

    settings = read_settings()
    try:
        load_question_set(questions)  # a broken set is told before anything is built
        if documents is None:
            _evaluate(questions, _open(settings, index), out)
            return
        with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
            _ingest([documents], Path(folder), settings.embedder, force=False)
            _evaluate(questions, _open(settings, Path(folder)), out)
    except EvaluationError as error:
        raise UsageProblem(str(error)) from error


@app.command(help=texts.DOCTOR)
def doctor(
    index: IndexOption = None,
    repair: Annotated[bool, typer.Option("--repair", help=texts.REPAIR_HELP)] = False,
) -> None:
    """Check the index, the models and the settings."""
    settings = read_settings()
    directory = index or settings.index
    _show_settings(settings)
    if repair:
        _repair(directory)
    whole = _examine(directory, settings.embedder)
    _check_chat_model(settings)
    if not whole:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One line of a file of questions."""

    id: str
    """Identifier, given back with the answer."""
    question: str
    """The question; may be one that cannot be asked, which its answer then says."""
    history: tuple[str, ...]
    """Earlier questions of the conversation."""


def read_questions(path: Path) -> list[AskedQuestion]:
    """Return the questions of a JSONL file, or of a question set in YAML.

    Raises UsageProblem naming the first line that is no question.
    """
    if not path.is_file():
        raise UsageProblem(texts.FILE_MISSING.format(path=path))
    if path.suffix.lower() in (".yaml", ".yml"):
        return _questions_of_set(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(texts.FILE_UNREADABLE.format(path=path)) from error
    return [_question(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _questions_of_set(path: Path) -> list[AskedQuestion]:
    from evals import EvaluationError, load_question_set

    try:
        cases = load_question_set(path).cases
    except EvaluationError as error:
        raise UsageProblem(str(error)) from error
    return [AskedQuestion(case.id, case.question, tuple(case.history)) for case in cases]


def _question(path: Path, number: int, line: str) -> AskedQuestion:
    reason = texts.NO_QUESTION
    try:
        data: Any = json.loads(line)
    except (ValueError, RecursionError):
        data, reason = None, texts.NOT_JSON
    if not isinstance(data, dict) or not isinstance(data.get("question"), str):
        raise UsageProblem(texts.BAD_LINE.format(number=number, path=path, reason=reason))
    history = data.get("history") or []
    earlier = tuple(str(item) for item in history) if isinstance(history, list) else ()
    return AskedQuestion(str(data.get("id", number)), data["question"], earlier)


def show_answer(answer: "Answer", console: Console) -> None:
    """Print an answer with its sources for a person to read."""
    from rich.markdown import Markdown

    console.print(Markdown(answer.text))
    if answer.citations:
        console.print(f"\n[bold]{texts.SOURCES}[/bold]")
    for citation in answer.citations:
        page = texts.PAGE.format(page=citation.page) if citation.page else ""
        place = " > ".join((citation.organisation, *citation.headings))
        console.print(f"[{citation.number}] {place} ({citation.document}{page})", markup=False)
        console.print(f"    „{citation.quote}”", markup=False, style="italic")
    if answer.standalone_question != answer.question.strip():
        console.print(
            "\n" + texts.UNDERSTOOD.format(question=answer.standalone_question),
            markup=False,
            style="dim",
        )
    if answer.terms:
        terms = ", ".join(f"{term.word} → {term.term}" for term in answer.terms)
        console.print(texts.TERMS.format(terms=terms), markup=False, style="dim")


def _open(settings: Settings, index: Path | None) -> "Assistant":
    from assistant import load_chat_model, open_assistant

    model = load_chat_model(settings.chat_model, settings.chat_timeout) if settings.chat_model else None
    return open_assistant(
        index or settings.index,
        lexicon=settings.lexicon,
        chat_model=model,
        chat_timeout=settings.chat_timeout,
    )


def _answer_file(assistant: "Assistant", questions: Sequence[AskedQuestion], out: Path) -> None:
    partial = out.with_name(out.name + ".deel")
    try:
        with (
            partial.open("w", encoding="utf-8") as stream,
            _progress(texts.ANSWERING, len(questions)) as advance,
        ):
            for asked in questions:
                stream.write(json.dumps(_result(assistant, asked), ensure_ascii=False) + "\n")
                advance()
        partial.replace(out)
    except OSError as error:
        raise UsageProblem(texts.FILE_UNWRITABLE.format(path=out)) from error
    _err.print(texts.WRITTEN.format(count=len(questions), path=out), markup=False)


def _result(assistant: "Assistant", asked: AskedQuestion) -> dict[str, Any]:
    """The answer to one question of a file; a question that cannot be asked is answered with why."""
    from assistant import InvalidQuestion, unaskable

    try:
        return assistant.ask(asked.question, asked.history).to_dict(asked.id)
    except InvalidQuestion as error:
        return unaskable(asked.question, str(error)).to_dict(asked.id)


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
        _out.print(line, markup=False, highlight=False)


def _ingest(paths: Sequence[Path], index: Path, embedder_name: str, *, force: bool) -> None:
    from ingest.declared import names_without_file
    from ingest.duplicates import content_key, same_content
    from ingest.sources import find_sources
    from vectorstore.errors import NothingToIndex
    from vectorstore.models import DEFAULT_EMBEDDER, find_model
    from vectorstore.synchronise import synchronise

    if not paths:
        raise UsageProblem(texts.NO_PATHS)
    sources = find_sources(paths)
    for line in names_without_file(paths):
        _err.print(f"{texts.ATTENTION}: {line}", markup=False)
    try:
        with _progress(texts.READING, None) as advance:
            report = synchronise(
                sources,
                index,
                find_model(embedder_name or DEFAULT_EMBEDDER),
                read=_read,
                content_of=content_key,
                left_out=same_content,
                progress=advance,
                force=force,
            )
    except NothingToIndex as error:
        for name, reason in error.reasons.items():
            _err.print(f"{texts.SKIPPED}: {name}: {reason}", markup=False)
        raise
    _show_report(report, index)


def _read(sources: Sequence["Source"]) -> "Iterator[Outcome]":
    # Imported here: where nothing changed nothing is read, and the command is done sooner than the import.
    from ingest.isolation import read_isolated

    return read_isolated(sources)


def _show_report(report: "Report", index: Path) -> None:
    """Print a line for each file: what became of it, what the index holds of it, what is to be said."""
    from ui.explain import details

    for file in report.files:
        state = texts.STATES[file.state]
        entry = file.entry
        if file.state == "skipped":
            _err.print(f"{state}: {file.name}: {file.reason}", markup=False)
            continue
        held = details(entry.organisation, entry.role, entry.date, entry.passages) if entry else ""
        said = "; ".join(part for part in (held, file.reason) if part)
        _out.print(f"{state}: {file.name}{f' ({said})' if said else ''}", markup=False)
    documents = report.manifest.documents
    unknown = [name for name, entry in documents.items() if entry.organisation == UNKNOWN_ORGANISATION]
    if unknown:
        _err.print(texts.UNKNOWN_ORGANISATION.format(names=", ".join(unknown)), markup=False)
    counts = {"documents": len(documents), "passages": report.manifest.passages}
    _err.print(texts.INGESTED.format(**counts, index=index), markup=False)


def _evaluate(questions: Path, assistant: "Assistant", out: Path | None) -> None:
    from evals import evaluate as evaluate_set
    from evals import format_summary

    with _progress(texts.ANSWERING, None) as advance:
        summary = evaluate_set(questions, assistant, out, lambda done, total: advance(done, total))
    _out.print(format_summary(summary), markup=False)


def _show_settings(settings: Settings) -> None:
    table = Table(*texts.DOCTOR_SETTING_COLUMNS, title=texts.DOCTOR_SETTINGS, title_justify="left")
    for name, setting in Settings.model_fields.items():
        value = getattr(settings, name)
        shown = texts.EMPTY if value in (None, "") else str(value)
        table.add_row(f"FUNCTIEWIJZER_{name.upper()}", shown, setting.description)
    _out.print(table)


def _repair(directory: Path) -> None:
    from vectorstore.build import repair_index

    lost = repair_index(directory).lost
    for name in lost:
        _err.print(texts.DOCTOR_LOST.format(name=name), markup=False)
    _out.print(texts.DOCTOR_REPAIRED)


def _examine(directory: Path, embedder: str) -> bool:
    """Print what there is to say of the index; tell whether nothing is wrong with it."""
    from vectorstore.checking import examine

    examination = examine(directory, embedder)
    manifest = examination.manifest
    if manifest:
        size = {"documents": len(manifest.documents), "passages": manifest.passages}
        _out.print(texts.DOCTOR_INDEX.format(index=directory, created=manifest.created, **size), markup=False)
        _out.print(
            texts.DOCTOR_EMBEDDER.format(name=manifest.embedder, dimension=manifest.dimension),
            markup=False,
        )
    for finding in examination.findings:
        line = f"{texts.FAULT}: {finding.line}" if finding.is_fault else finding.line
        (_err if finding.is_fault else _out).print(line, markup=False)
    if not examination.faults:
        _out.print(texts.DOCTOR_SEARCH)
    return not examination.faults


def _check_chat_model(settings: Settings) -> None:
    if not settings.chat_model:
        _out.print(texts.DOCTOR_NO_CHAT)
        return
    from assistant import load_chat_model
    from assistant.chat_models import ask_model

    ask_model(
        load_chat_model(settings.chat_model, settings.chat_timeout),
        "",
        "ok?",
        settings.chat_timeout,
    )
    _out.print(texts.DOCTOR_CHAT.format(name=settings.chat_model), markup=False)


@contextmanager
def _progress(label: str, total: int | None) -> Iterator[Any]:
    """A progress bar on the error stream, gone when done; yields a function that moves it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=_err, transient=True, disable=not _err.is_terminal)
    with bar:
        task = bar.add_task(label, total=total)

        def advance(done: int | None = None, of: int | None = None) -> None:
            if done is None:
                bar.advance(task)
            else:
                bar.update(task, completed=done, total=of)

        yield advance


def main() -> None:
    """Run the command line: every foreseen problem is one Dutch line and an exit code."""
    if len(sys.argv) == 1:
        sys.argv.append("--help")
    try:
        code = app(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        _fail(texts.INTERRUPTED, 130)
    except _CommandError as error:
        _fail(_usage(error), 2)
    except (UsageProblem, IngestError) as error:
        _fail(str(error), 2)
    except (IndexBusy, IndexDamaged, IndexNotWritten, ChatModelError, OperationFailed) as error:
        _fail(str(error), 1)
    except (VectorStoreError, AssistantError) as error:
        _fail(str(error), 2)
    except OSError as error:
        detail = texts.DISK_DETAILS.get(type(error), texts.DISK_OTHER if error.filename else texts.DISK_FULL)
        code = 2 if type(error) in texts.DISK_DETAILS else 1
        _fail(texts.DISK.format(detail=detail.format(path=error.filename or "")), code)
    else:
        sys.exit(code if isinstance(code, int) else 0)


def _usage(error: Exception) -> str:
    option = getattr(error, "option_name", None)
    if option:
        return texts.UNKNOWN_OPTION.format(name=option)
    parameter = getattr(getattr(error, "param", None), "name", None)
    if parameter:
        missing = "Missing" in type(error).__name__
        name = texts.PARAMETERS.get(parameter, parameter)
        return (texts.MISSING if missing else texts.BAD_VALUE).format(name=name)
    quoted = getattr(error, "message", "").split("'")
    if "command" in quoted[0].lower() and len(quoted) > 1:
        return texts.UNKNOWN_COMMAND.format(name=quoted[1])
    return texts.USAGE


def _fail(line: str, code: int) -> None:
    _err.print(f"{texts.FAULT}: {line}", markup=False)
    sys.exit(code)


if __name__ == "__main__":
    main()
