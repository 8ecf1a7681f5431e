"""``functiewijzer eval run``: answer a question set and measure the answers."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.settings import Settings, read_settings
from ui.command_texts import ANSWERING, ATTENTION
from ui.commands.console import IndexOption, Interrupted, errors, output, progress
from ui.commands.evaluation import texts
from ui.commands.evaluation.opening import DocumentsOption, opened
from ui.commands.evaluation.problems import one_line

if TYPE_CHECKING:
    from assistant import Assistant
    from evals import QuestionSet
    from evals.running import Run

_PARALLEL_WITH_MODEL = 4
"""Calls of a chat model wait for another machine; without one there is nothing to wait for."""


def run(
    questions: Annotated[Path, typer.Argument(metavar=texts.QUESTIONS, help=texts.QUESTIONS_HELP)],
    documents: DocumentsOption = None,
    index: IndexOption = None,
    out: Annotated[Path | None, typer.Option("--out", help=texts.OUT_HELP)] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help=texts.BASELINE_HELP)] = None,
    parallel: Annotated[
        int | None, typer.Option("--parallel", min=1, max=64, help=texts.PARALLEL_HELP)
    ] = None,
    restart: Annotated[bool, typer.Option("--restart", help=texts.RESTART_HELP)] = False,
) -> None:
    """Answer a question set and measure the answers."""
    from evals import format_summary, load_question_set
    from evals.baseline import load_baseline
    from evals.thresholds import check
    from evals.verdicts import format_checks, format_comparison

    settings = read_settings()
    with one_line():
        # What is wrong with the files that were given is told before anything is built.
        question_set = load_question_set(questions)
        earlier = load_baseline(baseline) if baseline else None
        at_a_time = parallel or (_PARALLEL_WITH_MODEL if settings.chat_model else 1)
        with opened(settings, documents, index) as assistant:
            made = _conduct(question_set, assistant, settings, out, at_a_time, restart=restart)
        checks = check(made.summary.measured, question_set.thresholds)
        comparison = earlier.compare(made) if earlier else None
    output.print(format_summary(made.summary), markup=False, highlight=False)
    if comparison:
        output.print("\n" + format_comparison(comparison, str(baseline)), markup=False, highlight=False)
    if checks:
        output.print("\n" + format_checks(checks), markup=False, highlight=False)
    if any(one.fails for one in checks):
        raise typer.Exit(1)


def _conduct(
    question_set: "QuestionSet",
    assistant: "Assistant",
    settings: Settings,
    out: Path | None,
    parallel: int,
    *,
    restart: bool,
) -> "Run":
    from evals.configuration import Answerer, describe_run
    from evals.fit import check_fit
    from evals.questions import check_quotes
    from evals.running import conduct

    embedder = assistant.embedder
    answerer = Answerer(
        embedder.name, embedder.revision, settings.chat_model, settings.chat_timeout, settings.lexicon
    )
    documents = assistant.documents
    check_fit(question_set, documents)
    misplaced = check_quotes(question_set, documents)
    if misplaced:
        errors.print(f"{ATTENTION}: {texts.misplaced(misplaced)}", markup=False, highlight=False)
    answered = total = 0

    def tell(done: int, of: int) -> None:
        errors.print(texts.RESUMED.format(done=done, total=of), markup=False, highlight=False)

    with progress(ANSWERING, None) as advance:

        def step(done: int, of: int) -> None:
            nonlocal answered, total
            answered, total = done, of
            advance(done, of)

        try:
            made = conduct(
                question_set,
                assistant,
                describe_run(question_set, documents, answerer, parallel),
                out,
                restart=restart,
                progress=step,
                resumed=tell,
            )
        except KeyboardInterrupt as error:
            kept = texts.ANSWERS_KEPT if out else texts.NOTHING_KEPT
            raise Interrupted(kept.format(done=answered, total=total, folder=out)) from error
    return made
