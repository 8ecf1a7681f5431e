"""Running a question set: ask, measure, and keep the run in a folder."""

import hashlib
import json
import platform
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from assistant import Answer
from evals import metrics
from evals.errors import EvaluationError
from evals.metrics import Result
from evals.questions import Case, Kind, QuestionSet, check_quotes, load_question_set
from ingest.model import Document
from vectorstore.layout import write_whole

Progress = Callable[[int, int], None]
"""Called with (questions done, questions in all)."""

_PACKAGES = (
    "functiewijzer",
    "bm25s",
    "chromadb",
    "langchain-core",
    "pydantic",
    "sentence-transformers",
)
_PER_CASE: Mapping[str, Callable[[Result, Case], float | None]] = {
    "fact_recall": metrics.fact_recall,
    "citation_recall": metrics.citation_recall,
    "evidence_recall@5": metrics.evidence_recall_at(5),
    "evidence_recall@10": metrics.evidence_recall_at(10),
    "mrr": metrics.reciprocal_rank,
    "abstain_right": metrics.abstention_right,
    "abstain_wrong": metrics.abstention_wrong,
}


class Answering(Protocol):
    """What an evaluation needs of an assistant."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by file name."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer a question, given the earlier questions of its conversation, oldest first."""


@dataclass(frozen=True, slots=True)
class KindScore:
    """How the cases of one kind went."""

    kind: Kind
    """Which kind."""
    cases: int
    """How many there are, at least 1."""
    passed: int
    """How many of them pass."""

    @property
    def pass_rate(self) -> float:
        """Share that passes, 0..1."""
        return self.passed / self.cases


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to."""

    question_set: str
    """Name of the question set."""
    kinds: tuple[KindScore, ...]
    """A score for each kind that the set has."""
    figures: Mapping[str, float]
    """Each figure that could be measured, by name (docs/question-sets.md lists them)."""
    misses: tuple[str, ...] = ()
    """Ids of the cases that do not pass, in the set's order."""
    unscored: Mapping[str, str] = field(default_factory=dict)
    """Cases without a result, and why; they count as not passed and in no other figure."""
    warnings: tuple[str, ...] = ()
    """What makes the figures less sure, each one Dutch line."""

    @property
    def cases(self) -> int:
        """How many cases the set has."""
        return sum(score.cases for score in self.kinds)

    @property
    def passed(self) -> int:
        """How many cases pass."""
        return sum(score.passed for score in self.kinds)

    @property
    def worst_kind(self) -> KindScore:
        """The kind with the lowest pass rate."""
        return min(self.kinds, key=lambda score: score.pass_rate)

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain data, for summary.json."""
        return {
            "question_set": self.question_set,
            "cases": self.cases,
            "passed": self.passed,
            "kinds": {
                score.kind.value: {
                    "cases": score.cases,
                    "passed": score.passed,
                    "pass_rate": score.pass_rate,
                }
                for score in self.kinds
            },
            "figures": dict(self.figures),
            "misses": list(self.misses),
            "unscored": dict(self.unscored),
            "warnings": list(self.warnings),
        }


def evaluate(
    question_set_path: Path,
    assistant: Answering,
    out_folder: Path | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Answer a question set, measure the answers, and write the run to a folder where one is given.

    Raises EvaluationError with one Dutch line when the set cannot be read or the folder cannot be
    written; both are found out before the first question.
    """
    question_set = load_question_set(question_set_path)
    if out_folder is not None:
        _make_folder(out_folder)
    results = run_set(assistant, question_set, progress)
    summary = summarise(question_set, results, assistant.documents)
    if out_folder is not None:
        write_run(out_folder, question_set, results, summary, assistant.documents)
    return summary


def run_set(
    assistant: Answering, question_set: QuestionSet, progress: Progress | None = None
) -> list[dict[str, Any]]:
    """Return a result for each case, in order: the result object of the contract, with its id.

    A case on which the assistant fails does not end the run: its result is {id, question, error}.
    """
    results = []
    for done, case in enumerate(question_set.cases, start=1):
        results.append(_ask(assistant, case))
        if progress:
            progress(done, len(question_set.cases))
    return results


def summarise(
    question_set: QuestionSet,
    results: Iterable[Result],
    documents: Mapping[str, Document],
) -> Summary:
    """Return the summary of a run. ``documents``: those that were asked, by file name.

    A case without a result, or with an error, does not pass and counts in no other figure.
    """
    by_id = {result["id"]: result for result in results}
    scored = [
        (case, by_id[case.id])
        for case in question_set.cases
        if case.id in by_id and "error" not in by_id[case.id]
    ]
    passed = {case.id for case, result in scored if metrics.passes(result, case)}
    answered = {case.id for case, _ in scored}
    kinds = _kind_scores(question_set, passed)
    samples = {"pass": [float(case.id in passed) for case in question_set.cases]}
    samples |= _samples(scored, documents)
    figures = {name: sum(values) / len(values) for name, values in samples.items() if values}
    figures["pass_worst_kind"] = min(score.pass_rate for score in kinds)
    return Summary(
        question_set=question_set.name,
        kinds=kinds,
        figures=figures | _lengths(scored) | _times(scored),
        misses=tuple(case.id for case in question_set.cases if case.id not in passed),
        unscored={
            case.id: by_id.get(case.id, {}).get("error", "geen resultaat")
            for case in question_set.cases
            if case.id not in answered
        },
        warnings=tuple(check_quotes(question_set, documents)),
    )


def write_run(
    folder: Path,
    question_set: QuestionSet,
    results: Iterable[Result],
    summary: Summary,
    documents: Mapping[str, Document],
) -> None:
    """Write results.jsonl, summary.json and config.json; an earlier run in the folder is replaced.

    results.jsonl holds the answers; cases without one are in summary.json. Each file is written
    whole or not at all. Raises EvaluationError when the folder cannot be written.
    """
    answers = [result for result in results if "error" not in result]
    lines = [json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers]
    _make_folder(folder)
    try:
        write_whole(folder / "results.jsonl", "".join(lines).encode())
        write_whole(folder / "config.json", _readable(_configuration(question_set, documents)))
        write_whole(folder / "summary.json", _readable(summary.to_dict()))
    except OSError as error:
        raise EvaluationError(f"kan niet schrijven in map {folder}: {error.strerror}") from error


def _ask(assistant: Answering, case: Case) -> dict[str, Any]:
    try:
        return assistant.ask(case.question, history=case.history).to_dict(case.id)
    except Exception as error:  # the edge of a question: one failure must not cost the whole run
        reason = str(error) or type(error).__name__
        return {"id": case.id, "question": case.question, "error": reason}


def _kind_scores(question_set: QuestionSet, passed: set[str]) -> tuple[KindScore, ...]:
    cases = question_set.cases
    ids = {kind: {case.id for case in cases if case.kind is kind} for kind in Kind}
    return tuple(KindScore(kind, len(own), len(passed & own)) for kind, own in ids.items() if own)


def _samples(
    scored: Sequence[tuple[Case, Result]], documents: Mapping[str, Document]
) -> dict[str, list[float]]:
    """Return what each figure is the mean of: a value for each case, or for each citation."""
    texts = {name: metrics.normalise(document.text) for name, document in documents.items()}
    samples: dict[str, list[float]] = {}
    for name, metric in _PER_CASE.items():
        values = [metric(result, case) for case, result in scored]
        samples[name] = [float(value) for value in values if value is not None]
    per_citation = {
        "citation_precision": [metrics.citation_precision(r, case) for case, r in scored],
        "quote_valid": [metrics.quote_valid(result, texts) for _, result in scored],
        "quote_exact": [metrics.quote_exact(result, documents) for _, result in scored],
    }
    for name, found in per_citation.items():
        samples[name] = [float(value) for values in found for value in values]
    return samples


def _lengths(scored: Sequence[tuple[Case, Result]]) -> dict[str, float]:
    """Median length in characters of the answers to answerable questions."""
    figures = {}
    for name, long in (("chars_short", False), ("chars_long", True)):
        lengths = [
            len(result.get("text") or "")
            for case, result in scored
            if case.answerable and metrics.is_long(case) is long
        ]
        if lengths:
            figures[name] = float(statistics.median(lengths))
    return figures


def _times(scored: Sequence[tuple[Case, Result]]) -> dict[str, float]:
    """Milliseconds per question; a result that does not tell its time is left out."""
    totals = [(result.get("timings_ms") or {}).get("total") for _, result in scored]
    known = [total for total in totals if total is not None]
    found = {"p50_ms": metrics.percentile(known, 0.5), "p95_ms": metrics.percentile(known, 0.95)}
    return {name: value for name, value in found.items() if value is not None}


def _configuration(question_set: QuestionSet, documents: Mapping[str, Document]) -> dict[str, Any]:
    questions = question_set.model_dump_json().encode()
    return {
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"python": platform.python_version(), **_versions()},
        "question_set": {
            "name": question_set.name,
            "cases": len(question_set.cases),
            "sha256": hashlib.sha256(questions).hexdigest(),
        },
        "documents": {name: documents[name].sha256 for name in sorted(documents)},
    }


def _versions() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvaluationError(f"kan map {folder} niet maken: {error.strerror}") from error


def _readable(data: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(data, indent=2, ensure_ascii=False)}\n".encode()
