"""``functiewijzer eval report``: the report of a kept run, made again from its files."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import read_settings
from ui.commands.console import IndexOption, errors
from ui.commands.evaluation import texts
from ui.commands.evaluation.opening import DocumentsOption, opened
from ui.commands.evaluation.problems import one_line

BaselineOption = Annotated[Path | None, typer.Option("--baseline", help=texts.BASELINE_HELP)]
PageOption = Annotated[str, typer.Option("--page-url", help=texts.PAGE_HELP)]


def report(
    run: Annotated[Path, typer.Argument(metavar=texts.RUN_FOLDER, help=texts.RUN_FOLDER_HELP)],
    baseline: BaselineOption = None,
    page_url: PageOption = "",
    documents: DocumentsOption = None,
    index: IndexOption = None,
) -> None:
    """Make the report of a kept run again."""
    from evals.runs.reports import REPORT, load_run
    from evals.runs.run_report import compare_with, read_run, write_report

    with one_line():
        made = read_run(run)
        earlier = load_run(baseline) if baseline else None
        if documents is not None or index is not None:
            with opened(read_settings(), documents, index) as assistant:
                made = read_run(run, assistant.documents)
        comparison = compare_with(earlier, made) if earlier else None
        write_report(run, made, comparison, page_url)
    errors.print(texts.REPORT_WRITTEN.format(path=run / REPORT), markup=False, highlight=False)
