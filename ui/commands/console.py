"""What the commands share: where they print, how they say no, the index they open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assistant.settings import Settings
from ui import command_texts as texts

if TYPE_CHECKING:
    from assistant import Assistant, ChatModel

# No emoji: "openai:x:" is a name, not a sign.
output = Console(soft_wrap=True, emoji=False)
"""The output."""
errors = Console(stderr=True, soft_wrap=True, emoji=False)
"""What is told beside the output."""

PARALLEL_WITH_MODEL = 4
"""Questions asked at a time with a chat model, which works elsewhere; without one nothing is waited for."""

IndexOption = Annotated[Path | None, typer.Option("--index", help=texts.INDEX_HELP)]


class UsageProblem(Exception):
    """The command was given something it cannot use; one Dutch line, exit code 2."""


class Interrupted(Exception):
    """Who runs the command stopped it; one Dutch line, exit code 130. Typer would lose that of its own."""


class OperationFailed(Exception):
    """The command could not be carried out; one Dutch line, exit code 1."""


def open_index(settings: Settings, index: Path | None, chat: "ChatModel | None" = None) -> "Assistant":
    """Return the assistant over the index given, or over the one of the settings.

    ``chat``: the model of the settings where it is there already; it remembers how its server does.
    """
    from assistant import load_chosen_chat_model, open_assistant

    model = chat or load_chosen_chat_model(settings)
    reranking = None
    if settings.reranker:
        from assistant.reranking import chosen_reranking

        reranking = chosen_reranking(settings.reranker, settings.rerank_ms)
    second_opinion = None
    if model is not None and settings.nli_model:
        from assistant.verification.second_opinion import chosen_second_opinion

        second_opinion = chosen_second_opinion(settings.nli_model, settings.nli_ms)
    assistant = open_assistant(
        index or settings.index,
        lexicon=settings.lexicon,
        chat_model=model,
        reranking=reranking,
        second_opinion=second_opinion,
    )
    used = assistant.embedder.name
    if settings.embedder not in ("", used):
        line = texts.OTHER_EMBEDDER.format(index=used, asked=settings.embedder)
        errors.print(f"{texts.ATTENTION}: {line}", markup=False, highlight=False)
    return assistant


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Any]:
    """A progress bar on the error stream, gone when done; yields a function that moves it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal)
    with bar:
        task = bar.add_task(label, total=total)

        def advance(done: int | None = None, of: int | None = None) -> None:
            if done is None:
                bar.advance(task)
            else:
                bar.update(task, completed=done, total=of)

        yield advance
