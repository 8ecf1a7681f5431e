"""``functiewijzer doctor``: check the index, the models and the settings."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic_settings import BaseSettings
from rich.table import Table

from assistant.settings import Settings, read_settings, read_settings_of
from ui import command_texts as texts
from ui.commands.console import IndexOption, errors, output
from ui.settings import PageSettings

if TYPE_CHECKING:
    from assistant import ChatModel
    from evals.settings import EvaluationSettings


def doctor(
    index: IndexOption = None,
    repair: Annotated[bool, typer.Option("--repair", help=texts.REPAIR_HELP)] = False,
) -> None:
    """Check the index, the models and the settings."""
    from evals.settings import EvaluationSettings

    settings = read_settings()
    directory = index or settings.index
    evaluation = read_settings_of(EvaluationSettings)
    _show_settings(settings, read_settings_of(PageSettings), evaluation)
    if repair:
        _repair(directory)
    whole = _examine(directory, settings.embedder)
    whole = _examine_reranker(settings.reranker, settings.rerank_ms) and whole
    whole = _examine_entailment(settings.nli_model) and whole
    whole = _check_chat(settings) and whole
    whole = _check_judge(evaluation) and whole
    if not whole:
        raise typer.Exit(1)


def _show_settings(*all_settings: BaseSettings) -> None:
    table = Table(*texts.DOCTOR_SETTING_COLUMNS, title=texts.DOCTOR_SETTINGS, title_justify="left")
    table.columns[0].no_wrap = True
    for settings in all_settings:
        for name, setting in type(settings).model_fields.items():
            table.add_row(
                f"FUNCTIEWIJZER_{name.upper()}", _shown(getattr(settings, name)), setting.description
            )
    output.print(table)


def _shown(value: object) -> str:
    if value is None or value in ("", ()):
        return texts.EMPTY
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str) and "://" in value:
        from assistant.chat.address import without_password

        return without_password(value)
    return ", ".join(str(one) for one in value) if isinstance(value, tuple) else str(value)


def _repair(directory: Path) -> None:
    from vectorstore.build import repair_index

    lost = repair_index(directory).lost
    for name in lost:
        errors.print(texts.DOCTOR_LOST.format(name=name), markup=False)
    output.print(texts.DOCTOR_REPAIRED)


def _examine(directory: Path, embedder: str) -> bool:
    """Print what there is to say of the index; tell whether nothing is wrong with it."""
    from vectorstore.checking import examine

    examination = examine(directory, embedder)
    manifest = examination.manifest
    if manifest:
        size = {"documents": len(manifest.documents), "passages": manifest.passages}
        output.print(
            texts.DOCTOR_INDEX.format(index=directory, created=manifest.created, **size), markup=False
        )
        output.print(
            texts.DOCTOR_EMBEDDER.format(name=manifest.embedder, dimension=manifest.dimension),
            markup=False,
        )
    for finding in examination.findings:
        line = f"{texts.FAULT}: {finding.line}" if finding.is_fault else finding.line
        (errors if finding.is_fault else output).print(line, markup=False)
    if not examination.faults:
        output.print(texts.DOCTOR_SEARCH)
    return not examination.faults


def _examine_reranker(name: str, budget_ms: int) -> bool:
    """Print how fast the reranker is, if one is set; tell whether nothing is wrong with it."""
    if not name:
        return True
    from vectorstore.errors import RerankerUnavailable
    from vectorstore.reranker import load_reranker

    try:
        pace = load_reranker(name, budget_ms / 1000).pace
    except RerankerUnavailable as error:
        errors.print(f"{texts.FAULT}: {error}", markup=False)
        return False
    passages = pace.fit(budget_ms / 1000)
    line = texts.DOCTOR_RERANKER if passages > 1 else texts.DOCTOR_SLOW_RERANKER
    shown = line.format(name=name, passages=passages, milliseconds=budget_ms, each=round(pace.seconds * 1000))
    output.print(shown, markup=False, highlight=False)
    return True


def _examine_entailment(name: str) -> bool:
    """Load the model that helps to check statements, if one is set; tell whether nothing is wrong with it."""
    if not name:
        return True
    from vectorstore.entailment import load_entailment
    from vectorstore.errors import EntailmentUnavailable

    try:
        load_entailment(name)
    except EntailmentUnavailable as error:
        errors.print(f"{texts.FAULT}: {error}", markup=False)
        return False
    output.print(texts.DOCTOR_NLI.format(name=name), markup=False, highlight=False)
    return True


def _check_chat(settings: Settings) -> bool:
    """Print how the chat model does; tell whether nothing is wrong with it."""
    from assistant import load_chosen_chat_model

    if not settings.chat_model:
        output.print(texts.DOCTOR_NO_CHAT)
        return True
    whole = _check_model(lambda: load_chosen_chat_model(settings), texts.DOCTOR_CHAT, settings.chat_model)
    if settings.chat_tracing:
        output.print(f"{texts.ATTENTION}: {texts.DOCTOR_TRACING}")
    return whole


def _check_judge(settings: "EvaluationSettings") -> bool:
    from evals.model_judge.judging import load_judge

    if not settings.judge_model:
        return True
    return _check_model(lambda: load_judge(settings), texts.DOCTOR_JUDGE, settings.judge_model)


def _check_model(load: Callable[[], "ChatModel | None"], line: str, name: str) -> bool:
    from assistant import ChatModelError
    from assistant.chat.examining import examine_chat_model

    try:
        chat = load()
        assert chat is not None, "one is chosen"  # noqa: S101
        found = examine_chat_model(chat)
    except ChatModelError as error:
        told = str(error) if name in str(error) else texts.DOCTOR_MODEL_FAILS.format(name=name, line=error)
        errors.print(f"{texts.FAULT}: {told}", markup=False)
        return False
    pace = found.pieces_per_second
    lines = [
        line.format(name=name, first=_seconds(found.first_seconds), whole=_seconds(found.seconds))
        + (texts.DOCTOR_PACE.format(pace=round(pace)) if pace else "."),
        texts.DOCTOR_REACH[found.reach],
        (texts.DOCTOR_STRUCTURED if found.is_structured else texts.DOCTOR_UNSTRUCTURED)[found.structure],
    ]
    if found.start_seconds > chat.budget_seconds:
        start, budget = _seconds(found.start_seconds), _seconds(chat.budget_seconds)
        lines.append(f"{texts.ATTENTION}: {texts.DOCTOR_SLOW_START.format(start=start, budget=budget)}")
    for one in lines:
        output.print(one, markup=False, highlight=False)
    return True


def _seconds(amount: float) -> str:
    return f"{amount:.1f}".replace(".", ",")
