"""``functiewijzer eval run``: answer a question set and measure the answers."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.settings import Settings, read_settings, read_settings_of
from ui.command_texts import ANSWERING, ATTENTION
from ui.commands.console import PARALLEL_WITH_MODEL, IndexOption, Interrupted, errors, output, progress
from ui.commands.evaluation import texts
from ui.commands.evaluation.opening import DocumentsOption, opened
from ui.commands.evaluation.problems import one_line
from ui.commands.evaluation.report import BaselineOption, PageOption

if TYPE_CHECKING:
    from assistant import Assistant
    from evals import QuestionSet
    from evals.runs.measures import Measures
    from evals.runs.running import Run


def run(
    questions: Annotated[Path, typer.Argument(metavar=texts.QUESTIONS, help=texts.QUESTIONS_HELP)],
    documents: DocumentsOption = None,
    index: IndexOption = None,
    out: Annotated[Path | None, typer.Option("--out", help=texts.OUT_HELP)] = None,
    baseline: BaselineOption = None,
    parallel: Annotated[
        int | None, typer.Option("--parallel", min=1, max=64, help=texts.PARALLEL_HELP)
    ] = None,
    judge: Annotated[bool, typer.Option("--judge", help=texts.JUDGE_HELP)] = False,
    restart: Annotated[bool, typer.Option("--restart", help=texts.RESTART_HELP)] = False,
    page_url: PageOption = "",
) -> None:
    """Answer a question set and measure the answers."""
    from evals import format_summary, load_question_set
    from evals.report.links import Links
    from evals.runs.machine import peak_memory_mb
    from evals.runs.measures import chosen_measures
    from evals.runs.reports import load_run
    from evals.runs.run_report import compare_with, write_report
    from evals.runs.verdicts import format_checks, format_comparison
    from evals.settings import EvaluationSettings
    from evals.thresholds import check

    settings = read_settings()
    with one_line():
        # What is wrong with what was given is told before anything is built.
        question_set = load_question_set(questions)
        earlier = load_run(baseline) if baseline else None
        Links(page_url, {})
        measures = chosen_measures(read_settings_of(EvaluationSettings), judged=judge, memory=peak_memory_mb)
        at_a_time = parallel or (PARALLEL_WITH_MODEL if settings.chat_model else 1)
        with opened(settings, documents, index) as assistant:
            made = _conduct(question_set, assistant, settings, measures, out, at_a_time, restart=restart)
        checks = check(made.summary.measured, question_set.thresholds)
        comparison = compare_with(earlier, made, measures.entails) if earlier else None
        if out is not None:
            write_report(out, made, comparison, page_url, measures.entails)
    blocks = [format_summary(made.summary)]
    if comparison:
        blocks.append(format_comparison(comparison, question_set, str(baseline)))
    if checks:
        blocks.append(format_checks(checks))
    output.print("\n\n".join(blocks), markup=False, highlight=False)
    if out is not None:
        errors.print(texts.KEPT.format(folder=out), markup=False, highlight=False)
    if any(one.fails for one in checks):
        raise typer.Exit(1)


def _conduct(
    question_set: "QuestionSet",
    assistant: "Assistant",
    settings: Settings,
    measures: "Measures",
    out: Path | None,
    parallel: int,
    *,
    restart: bool,
) -> "Run":
    from evals.questions import check_quotes
    from evals.runs.answerer import answerer_of
    from evals.runs.asking import questions_of
    from evals.runs.configuration import describe_run
    from evals.runs.fit import check_fit
    from evals.runs.running import conduct

    documents, answerer = assistant.documents, answerer_of(assistant, settings.lexicon)
    check_fit(question_set, documents)
    _warn(check_quotes(question_set, documents))
    answered, total = 0, len(questions_of(question_set))

    def tell(done: int, of: int) -> None:
        nonlocal answered, total
        answered, total = done, of
        errors.print(texts.RESUMED.format(done=done, total=of), markup=False, highlight=False)

    with progress(ANSWERING, None) as advance:

        def step(done: int, of: int) -> None:
            nonlocal answered, total
            answered, total = done, of
            advance(done, of)

        try:
            return conduct(
                question_set,
                assistant,
                describe_run(question_set, documents, answerer, parallel, measures.models),
                out,
                measures,
                restart=restart,
                progress=step,
                resumed=tell,
            )
        except KeyboardInterrupt as error:
            kept = texts.ANSWERS_KEPT if out else texts.NOTHING_KEPT
            raise Interrupted(kept.format(done=answered, total=total, folder=out)) from error


def _warn(misplaced: Sequence[str]) -> None:
    if misplaced:
        errors.print(f"{ATTENTION}: {texts.misplaced(misplaced)}", markup=False, highlight=False)
