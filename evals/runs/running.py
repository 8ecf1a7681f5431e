"""Running a question set: ask, measure, and keep the run in a folder."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from evals.metrics import Result, is_answered
from evals.model_judge.judgements import ModelJudgement
from evals.questions import QuestionSet, load_question_set
from evals.runs.asking import Answering, Progress, answers, questions_of
from evals.runs.configuration import Configuration, describe_run
from evals.runs.fit import check_fit
from evals.runs.measures import Judge, Measures, shares_of
from evals.runs.run_folder import OpenRun, open_run
from evals.scoring import is_scored
from evals.summary import Summary, summarise
from ingest.model import Document

_PARALLEL = (
    "de tijden zijn gemeten terwijl tot {count} vragen tegelijk liepen: voor één gebruiker zijn ze korter"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A question set that was asked and measured."""

    question_set: QuestionSet
    """What was asked."""
    results: Mapping[str, Result]
    """A result for each question by its id, in order: the cases, then their plain forms."""
    documents: Mapping[str, Document]
    """What it was put to, by file name."""
    summary: Summary
    """What it came to."""
    configuration: Configuration
    """What it was made with."""
    judgements: Mapping[str, ModelJudgement]
    """What a chat model thinks of the answers, by id of the case; none where it was not asked."""


def evaluate(
    question_set_path: Path,
    assistant: Answering,
    out_folder: Path | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Answer a question set, measure the answers, and write the run to a folder where one is given.

    Raises EvaluationError with one Dutch line when the set cannot be read or does not fit the documents,
    or the folder cannot be written; all are found out before the first question.
    """
    question_set = load_question_set(question_set_path)
    configuration = describe_run(question_set, assistant.documents)
    return conduct(question_set, assistant, configuration, out_folder, progress=progress).summary


def conduct(
    question_set: QuestionSet,
    assistant: Answering,
    configuration: Configuration,
    folder: Path | None = None,
    measures: Measures | None = None,
    *,
    restart: bool = False,
    progress: Progress | None = None,
    resumed: Progress | None = None,
    remarks: Callable[[], Sequence[str]] = tuple,
) -> Run:
    """Ask what has not been answered yet in the folder, measure all of it, and write what it came to.

    ``resumed``: told once when answers were there already, before the first question. ``remarks``: asked
    after the last for Dutch lines that belong among the summary's warnings. Raises EvaluationError as
    ``evaluate`` and ``open_run`` do; what ``progress`` raises ends the run, of which the answers are kept.
    """
    measures = measures or Measures()
    documents = dict(assistant.documents)
    check_fit(question_set, documents)
    with _opened(folder, question_set, configuration, restart=restart) as kept:
        if kept is not None:
            configuration = kept.configuration
        known = dict(kept.answers) if kept else {}
        asked = questions_of(question_set)
        if known and resumed:
            resumed(len(known), len(asked))
        missing = [one for one in asked if one.id not in known]
        for result in answers(assistant, missing, configuration.parallel):
            known[result["id"]] = result
            if kept is not None:
                kept.add(result)
            if progress:
                progress(len(known), len(asked))
        results = {one.id: known[one.id] for one in asked}
        judgements = _judge(measures.judge, question_set, results, kept, progress)
        summary = summarise(
            question_set,
            results.values(),
            documents,
            entails=measures.entails,
            judgements=shares_of(judgements),
            memory_mb=measures.memory(),
        )
        told = remarks()
        if configuration.parallel > 1:
            told = (*told, _PARALLEL.format(count=configuration.parallel))
        summary = replace(summary, warnings=(*told, *summary.warnings))
        if kept is not None:
            configuration = kept.finish(list(results.values()), summary)
    return Run(question_set, results, documents, summary, configuration, judgements)


def run_set(
    assistant: Answering, question_set: QuestionSet, progress: Progress | None = None
) -> list[Result]:
    """Return a result for each case, in order: the result object of the contract, with its id.

    The plain forms of cases are not asked. A case on which the assistant fails does not end the run: its
    result is {id, question, error}.
    """
    cases = questions_of(question_set)[: len(question_set.cases)]
    results = []
    for result in answers(assistant, cases):
        results.append(result)
        if progress:
            progress(len(results), len(cases))
    return results


def _judge(
    judge: Judge | None,
    question_set: QuestionSet,
    results: Mapping[str, Result],
    kept: OpenRun | None,
    progress: Progress | None,
) -> Mapping[str, ModelJudgement]:
    """Return the judgements of all answers, those that were there already among them."""
    if judge is None:
        return {}
    judged = dict(kept.judgements) if kept else {}
    asked = [results[case.id] for case in question_set.cases if case.id not in judged]
    left = [result for result in asked if is_scored(result) and is_answered(result)]
    of_all = len(results) + len(judged) + len(left)

    def tell(case: str, judgement: ModelJudgement) -> None:
        judged[case] = judgement
        if kept is not None:
            kept.add_judgement(case, judgement)
        if progress:
            progress(len(results) + len(judged), of_all)

    judge(question_set, left, tell)
    return {case.id: judged[case.id] for case in question_set.cases if case.id in judged}


@contextmanager
def _opened(
    folder: Path | None, question_set: QuestionSet, configuration: Configuration, *, restart: bool
) -> Iterator[OpenRun | None]:
    if folder is None:
        yield None
        return
    with open_run(folder, question_set, configuration, restart=restart) as kept:
        yield kept
