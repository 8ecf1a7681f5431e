"""``functiewijzer model``: get a model from a hub, and show which are here."""

from pathlib import Path
from typing import Annotated

import typer
from rich.filesize import decimal
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from ui.commands import model_texts as texts
from ui.commands.console import UsageProblem, errors, output

# The vector store's modules are imported in the commands: no other command needs the libraries behind them.
model = typer.Typer(no_args_is_help=True)


@model.command(help=texts.PULL)
def pull(
    model_name: Annotated[str, typer.Argument(metavar=texts.NAME, help=texts.NAME_HELP)],
    revision: Annotated[str, typer.Option("--revision", help=texts.REVISION_HELP)] = "",
    to: Annotated[Path | None, typer.Option("--to", help=texts.TO_HELP)] = None,
) -> None:
    """Get a model from the hub; what is got is loaded once, to see that it works."""
    from vectorstore.pulling import look_up
    from vectorstore.pulling import pull as bring

    if to is not None and to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise UsageProblem(texts.FOLDER_IN_USE.format(path=to))
    wanted, _, pinned = model_name.partition("@")
    offer = look_up(wanted, revision or pinned)
    licence = offer.licence or texts.NO_LICENCE
    line = texts.OFFER.format(name=offer.name, size=decimal(offer.size), licence=licence)
    output.print(line, markup=False, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(texts.PULLING, total=offer.size)
        pulled = bring(offer, to, lambda done, of: bar.update(task, completed=done, total=of))
    output.print(texts.READY[pulled.kind].format(name=pulled.called), markup=False, highlight=False)


@model.command(name="list", help=texts.LIST)
def list_models() -> None:
    """List the models that are here."""
    from huggingface_hub import constants

    from vectorstore import DEFAULT_EMBEDDER
    from vectorstore.installed import installed_models
    from vectorstore.kinds import ModelKind

    found = installed_models()
    table = Table(*texts.COLUMNS)
    table.add_row(DEFAULT_EMBEDDER, texts.KINDS[ModelKind.EMBEDDER], texts.BUILT_IN, texts.USABLE)
    for one in found:
        table.add_row(one.name, texts.KINDS[one.kind], decimal(one.size), one.problem or texts.USABLE)
    output.print(table)
    if not found:
        output.print(texts.NO_OTHERS.format(path=constants.HF_HUB_CACHE), markup=False, highlight=False)
