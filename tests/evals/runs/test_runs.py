"""Runs: asking, summarising, writing, and showing on the screen."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant import Answer, Citation, InvalidQuestion, Retrieved, Status
from evals import (
    EvaluationError,
    QuestionSet,
    evaluate,
    format_summary,
    load_question_set,
    run_set,
    summarise,
    write_run,
)
from ingest.model import Document

SAMPLE = "hazelbeke-algemeen-directeur.txt"
QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"
EVIDENCE = [{"document": SAMPLE, "quote": QUOTE}]
CASES: list[dict[str, Any]] = [
    {"id": "a-1", "kind": "fact", "answerable": True, "evidence": EVIDENCE, "facts": ["vijf jaar"]},
    {"id": "b-2", "kind": "unanswerable", "answerable": False},
    {
        "id": "c-3",
        "kind": "follow-up",
        "history": ["Eerst?"],
        "answerable": True,
        "evidence": EVIDENCE,
    },
]
DATA = {
    "name": "klein",
    "cases": [{"question": f"Vraag {case['id']}?", **case} for case in CASES],
}


class ScriptedAssistant:
    """Answers the first question, does not answer the second, fails on a follow-up."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = {SAMPLE: documents[SAMPLE]}
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Follow the script."""
        self.asked.append((question, tuple(history)))
        if history:
            raise InvalidQuestion("de vraag is te lang")
        if "b-2" in question:
            return Answer(question, question, Status.NOT_IN_DOCUMENTS, "Staat er niet.")
        document = self.documents[SAMPLE]
        start = document.text.index(QUOTE)
        end = start + len(QUOTE)
        return Answer(
            question,
            question,
            Status.ANSWERED,
            "**Vijf jaar** [1].",
            citations=(Citation(1, SAMPLE, "", "", (), None, start, end, QUOTE, 0),),
            retrieved=(Retrieved(SAMPLE, 0, start, end, QUOTE, 1.0),),
            timings_ms={"total": 12.0},
        )


@pytest.fixture
def assistant(samples):
    return ScriptedAssistant(samples)


@pytest.fixture
def question_set():
    return QuestionSet.parse(DATA)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "klein.yaml"
    file.write_text(json.dumps(DATA), encoding="utf-8")  # JSON is YAML
    return file


def test_every_case_is_asked_with_its_history(assistant, question_set):
    steps: list[tuple[int, int]] = []
    results = run_set(assistant, question_set, lambda done, total: steps.append((done, total)))
    assert [result["id"] for result in results] == ["a-1", "b-2", "c-3"]
    assert assistant.asked[2] == ("Vraag c-3?", ("Eerst?",))
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert results[2]["error"] == "de vraag is te lang"


def test_a_summary_counts_what_could_not_be_scored(assistant, question_set):
    results = run_set(assistant, question_set)
    summary = summarise(question_set, results, assistant.documents)
    assert (summary.passed, summary.cases) == (2, 3)
    assert summary.misses == ("c-3",)
    assert summary.unscored == {"c-3": "de vraag is te lang"}
    assert summary.worst_kind.kind.value == "follow-up"
    none = {"pass_worst_kind", "abstain_wrong", "wrong_organisation@1"}
    amounts = {"chars_short": 18, **dict.fromkeys(("p50_ms", "p95_ms", "p99_ms"), 12)}
    perfect = {*(f"evidence_{name}@{k}" for name in ("hit", "recall") for k in (1, 3, 5, 10))}
    perfect |= {"crag", "mrr", "ndcg@10", "fact_recall", "abstain_right", "marker_valid"}
    perfect |= {"quote_valid", "quote_exact", "citation_recall", "citation_precision"}
    perfect |= {"statement_recall", "statement_precision", "span_precision", "span_recall", "span_f1"}
    expected = {"pass": 2 / 3, **amounts, **dict.fromkeys(none, 0), **dict.fromkeys(perfect, 1)}
    assert summary.figures == pytest.approx(expected)
    assert summary.measured["pass"].cases == 3
    assert summary.measured["crag"].cases == 2
    assert summary.statuses == {"answerable": {"answered": 1}, "unanswerable": {"not_in_documents": 1}}


def test_a_case_without_a_result_does_not_pass(question_set, assistant):
    summary = summarise(question_set, [], assistant.documents)
    assert summary.passed == 0
    assert summary.figures == {"pass": 0, "pass_worst_kind": 0}
    assert set(summary.unscored.values()) == {"geen resultaat"}


def test_a_document_that_is_not_there_is_a_warning(question_set):
    warnings = summarise(question_set, [], {}).warnings
    assert warnings[0] == f"vraag a-1: document {SAMPLE} is er niet"


def test_a_run_is_a_folder(assistant, path, tmp_path, samples):
    folder = tmp_path / "runs" / "eerste"
    summary = evaluate(path, assistant, folder)
    assert sorted(file.name for file in folder.iterdir()) == [
        "config.json",
        "results.jsonl",
        "summary.json",
        "vragen.yaml",
    ]
    lines = (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a-1", "b-2"]
    assert json.loads((folder / "summary.json").read_text("utf-8")) == summary.to_dict()
    config = json.loads((folder / "config.json").read_text("utf-8"))
    assert config["documents"] == {SAMPLE: samples[SAMPLE].sha256}
    assert config["question_set"]["name"] == "klein"
    assert len(config["question_set"]["sha256"]) == 64
    assert "python" in config["versions"]


def test_a_second_run_replaces_the_first(assistant, path, tmp_path, question_set):
    evaluate(path, assistant, tmp_path)
    summary = summarise(question_set, [], assistant.documents)
    write_run(tmp_path, question_set, [], summary, assistant.documents)
    assert (tmp_path / "results.jsonl").read_text("utf-8") == ""


def test_a_folder_that_cannot_be_made_is_told_before_the_first_question(assistant, path):
    with pytest.raises(EvaluationError, match="kan map"):
        evaluate(path, assistant, path)
    assert assistant.asked == []


def test_a_bad_set_leaves_no_folder(assistant, tmp_path):
    with pytest.raises(EvaluationError):
        evaluate(tmp_path / "geen.yaml", assistant, tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


def test_without_a_folder_nothing_is_written(assistant, path, tmp_path):
    evaluate(path, assistant)
    assert [file.name for file in tmp_path.iterdir()] == ["klein.yaml"]


def test_the_summary_reads_as_a_dutch_table(assistant, path):
    lines = format_summary(evaluate(path, assistant)).splitlines()
    assert lines[0] == "Vragenset klein"
    assert lines[2].split() == ["soort", "vragen", "geslaagd"]
    assert "totaal                   3         2    66,7 %" in lines
    assert "  feiten in het antwoord                               100,0 %  [100–100]           n=1" in lines
    assert "  hele vraag      12,0 [12–12]          12,0 [12–12]          12,0 [12–12]          n=1" in lines
    assert "Niet geslaagd: c-3" in lines
    assert "Geen resultaat voor c-3: de vraag is te lang" in lines


def test_long_lists_of_misses_stay_within_the_screen():
    root = Path(__file__).parents[3]
    question_set = load_question_set(root / "evals" / "sets" / "samples.yaml")
    lines = format_summary(summarise(question_set, [], {})).splitlines()
    misses = [line for line in lines if line.startswith(("Niet geslaagd", "  "))]
    assert len(misses) > 5
    assert max(map(len, misses)) <= 100
