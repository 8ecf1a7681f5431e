"""``functiewijzer ask``: answer one question, or a file of them."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from assistant.answer import Mode
from assistant.settings import read_settings
from ui import command_texts as texts
from ui.commands.console import (
    PARALLEL_WITH_MODEL,
    IndexOption,
    UsageProblem,
    errors,
    open_index,
    output,
    progress,
)
from ui.texts.modes import DUTCH as MODES

if TYPE_CHECKING:
    from assistant import Answer, Assistant


def ask(
    question: Annotated[str | None, typer.Argument(help=texts.QUESTION_HELP)] = None,
    index: IndexOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=texts.JSON_HELP)] = False,
    jsonl: Annotated[Path | None, typer.Option("--jsonl", help=texts.JSONL_HELP)] = None,
    out: Annotated[Path | None, typer.Option("--out", help=texts.OUT_HELP)] = None,
    history: Annotated[list[str] | None, typer.Option("--history", help=texts.HISTORY_HELP)] = None,
    mode: Annotated[Mode | None, typer.Option("--mode", help=texts.MODE_HELP)] = None,
) -> None:
    """Answer one question, or a file of them."""
    settings = read_settings()
    if mode is Mode.GENERATIVE and not settings.chat_model:
        raise UsageProblem(texts.NO_CHAT_MODEL)
    if mode is Mode.EXTRACTIVE:
        settings = settings.model_copy(update={"chat_model": ""})  # which need not be there then
    if jsonl is not None:
        if out is None:
            raise UsageProblem(texts.NEEDS_OUT)
        if out.resolve() == jsonl.resolve():
            raise UsageProblem(texts.SAME_FILE)
        questions = read_questions(jsonl)
        _answer_file(open_index(settings, index), questions, out)
        return
    if question is None:
        raise UsageProblem(texts.QUESTION_OR_FILE)
    from assistant.assistant import check_question

    check_question(question)
    answer = open_index(settings, index).ask(question, history or ())
    if as_json:
        sys.stdout.write(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        show_answer(answer, output)


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

    from assistant.markdown import PARTLY, mark_partly
    from ui.modes import checked_view, mode_line

    console.print(Markdown(mark_partly(answer).replace(PARTLY, f" _({MODES.partly})_")))
    if answer.status.is_answer:
        console.print("\n" + mode_line(answer, MODES, advises=True), markup=False, style="dim")
    checked = checked_view(answer, MODES)
    if checked:
        console.print(checked.line, markup=False, style="dim")
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


def _answer_file(assistant: "Assistant", questions: Sequence[AskedQuestion], out: Path) -> None:
    from evals.metrics import wording_failures

    unworded: Counter[str] = Counter()
    partial = out.with_name(out.name + ".deel")
    try:
        with (
            partial.open("w", encoding="utf-8") as stream,
            progress(texts.ANSWERING, len(questions)) as advance,
        ):
            for result in _results(assistant, questions):
                unworded += wording_failures([result])
                stream.write(json.dumps(result, ensure_ascii=False) + "\n")
                advance()
        partial.replace(out)
    except OSError as error:
        raise UsageProblem(texts.FILE_UNWRITABLE.format(path=out)) from error
    errors.print(texts.WRITTEN.format(count=len(questions), path=out), markup=False)
    if unworded:
        reasons = ", ".join(f"{reason} ({count})" for reason, count in unworded.most_common())
        errors.print(f"{texts.ATTENTION}: {texts.UNWORDED.format(reasons=reasons)}", markup=False)


def _results(assistant: "Assistant", questions: Sequence[AskedQuestion]) -> Iterator[dict[str, Any]]:
    """Yield the answers in the order of the questions; with a chat model several are asked at a time."""
    if assistant.chat is None:
        yield from (_result(assistant, asked) for asked in questions)
        return
    pool = ThreadPoolExecutor(PARALLEL_WITH_MODEL, thread_name_prefix="vragen")
    try:
        yield from pool.map(partial(_result, assistant), questions)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(assistant: "Assistant", asked: AskedQuestion) -> dict[str, Any]:
    """The answer to one question of a file; a question that cannot be asked is answered with why."""
    from assistant import InvalidQuestion, unaskable

    try:
        return assistant.ask(asked.question, asked.history).to_dict(asked.id)
    except InvalidQuestion as error:
        return unaskable(asked.question, str(error)).to_dict(asked.id)
