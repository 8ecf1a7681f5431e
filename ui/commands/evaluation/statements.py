"""``functiewijzer eval statements``: how good the check of statements is on a labelled set."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.console import IndexOption, UsageProblem, output
from ui.commands.evaluation import statement_texts as texts
from ui.commands.evaluation.problems import one_line
from ui.commands.evaluation.set_documents import documents_of

if TYPE_CHECKING:
    from evals.verifier.measuring import Quality


def statements(
    file: Annotated[Path | None, typer.Argument(metavar=texts.FILE, help=texts.FILE_HELP)] = None,
    documents: Annotated[Path | None, typer.Option("--documents", help=texts.DOCUMENTS_HELP)] = None,
    index: IndexOption = None,
    part: Annotated[str, typer.Option("--part", help=texts.PART_HELP)] = "",
    wrong: Annotated[bool, typer.Option("--wrong", help=texts.WRONG_HELP)] = False,
) -> None:
    """Judge the statements of a set and print how often rightly; exit 1 when that is not good enough."""
    from evals.verifier.labelled import Part, load_statements, of_part, shipped_statements
    from evals.verifier.measuring import judge_pairs, plain_quality
    from evals.verifier.reporting import report_lines, wrong_lines

    if part and part not in tuple(Part):
        raise UsageProblem(texts.NO_PART.format(part=part, parts=", ".join(Part)))
    with one_line():
        labelled = load_statements(file) if file else shipped_statements()
        if part:
            labelled = of_part(labelled, Part(part))
        found = documents_of(documents, index, told=False)
        if found is None:
            raise UsageProblem(texts.WITHOUT_DOCUMENTS)
        judged = judge_pairs(labelled, found)
    quality = plain_quality(judged)
    told = (*report_lines(judged), "", texts.READING_IT, "", *(wrong_lines(judged) if wrong else ()))
    for line in (*told, _verdict(quality)):
        output.print(line, markup=False, highlight=False)
    if not quality.is_good_enough:
        raise typer.Exit(1)


def _verdict(quality: "Quality") -> str:
    """Return whether the limits are kept, and by what; a set without false or without true ones has one."""
    from evals.reporting import format_percentage
    from evals.verifier.measuring import FALSE_SHOWN_LIMIT, TRUE_REMOVED_LIMIT

    limits = (
        (texts.FALSE_SHOWN, quality.false_shown, FALSE_SHOWN_LIMIT),
        (texts.TRUE_REMOVED, quality.true_removed, TRUE_REMOVED_LIMIT),
    )
    shares = [
        text.format(share=format_percentage(share.value), limit=format_percentage(limit))
        for text, share, limit in limits
        if share
    ]
    return (texts.REACHED if quality.is_good_enough else texts.MISSED).format(shares=", ".join(shares))
