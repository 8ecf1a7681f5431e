"""``functiewijzer eval report``: the report of a kept run, made again from its files."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.console import OperationFailed
from ui.commands.evaluation import texts


def report(
    run: Annotated[Path, typer.Argument(metavar=texts.RUN_FOLDER, help=texts.RUN_FOLDER_HELP)],
) -> None:
    """Make the report of a kept run again."""
    raise OperationFailed(str(run))
