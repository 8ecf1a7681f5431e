"""Runs are read back as they were written, and two of them are compared."""

import json
from dataclasses import replace

import pytest

from evals import EvaluationError, QuestionSet, summarise, write_run
from evals.intervals import Tally
from evals.metrics import Lack, passes, shortcomings
from evals.runs.comparing import compare_runs
from evals.runs.configuration import QuestionSetMark
from evals.runs.pairs import paired_change
from evals.runs.reports import load_report, load_results, load_run
from tests.evals.conftest import build_case, build_result

IDS = ("c-1", "c-2", "c-3")


@pytest.fixture
def question_set():
    return QuestionSet(name="klein", cases=tuple(build_case(id=name) for name in IDS))


@pytest.fixture
def write(tmp_path, question_set):
    """Return a function that writes a run in which the given cases pass, and reads it back."""

    def write_one(name, *passing):
        results = [
            {"question": "?"} | build_result(id=case) | ({} if case in passing else {"text": "Niets [1]."})
            for case in IDS
        ]
        summary = summarise(question_set, results, {})
        write_run(tmp_path / name, question_set, results, summary, {})
        return load_run(tmp_path / name)

    return write_one


def remade(run, **changes):
    """Return a run as if it had been made with something else."""
    configuration = run.report.configuration.model_copy(update=changes)
    return replace(run, report=replace(run.report, configuration=configuration))


def without(run, case):
    """Return a run that does not have a case."""
    return replace(run, results={name: one for name, one in run.results.items() if name != case})


def figure(found, name):
    """Return a figure of a comparison."""
    return next(change for change in found.figures if change.name == name)


def test_run_is_read_back_as_it_was_written(write, question_set):
    run = write("run", "c-1")
    assert run.report.summary == summarise(question_set, run.results.values(), {})
    assert run.report.name == "run"
    assert list(run.results) == list(IDS)
    assert "functiewijzer" in run.report.configuration.versions


def test_cases_that_went_either_way(write):
    found = compare_runs(write("a", "c-1", "c-2"), write("b", "c-2", "c-3"))
    assert (found.lost, found.gained, found.unmatched) == (("c-1",), ("c-3",), 0)
    assert found.same_questions
    assert (found.documents, found.versions, found.settings) == ((), (), ())
    assert figure(found, "pass").difference == pytest.approx(0)
    assert figure(found, "pass").paired is None


def test_what_makes_runs_incomparable_is_told(write):
    second = remade(
        without(write("b", "c-1"), "c-1"),
        question_set=QuestionSetMark(name="klein", sha256="other"),
        documents={"x": "1"},
        versions={"y": "2"},
        settings={"chat_model": "a"},
    )
    first = remade(
        write("a", "c-1"), documents={"x": "2", "z": "1"}, versions={}, settings={"chat_model": "b"}
    )
    found = compare_runs(first, second)
    assert not found.same_questions
    assert (found.documents, found.versions) == (("x", "z"), ("y",))
    assert found.settings == ("chat_model",)
    assert found.unmatched == 1


def test_figure_of_one_run_has_no_difference(write):
    first = write("a", "c-1")
    measured = {name: one for name, one in first.report.summary.measured.items() if name != "mrr"}
    summary = replace(first.report.summary, measured=measured)
    second = replace(first, report=replace(first.report, summary=summary))
    mrr = figure(compare_runs(first, second), "mrr")
    assert (mrr.after, mrr.difference) == (None, None)


def test_difference_is_paired_over_the_cases_of_both(write, question_set):
    first, second = write("a", "c-1"), write("b", "c-1", "c-2")
    found = compare_runs(first, second, question_set)
    passed = figure(found, "pass").paired
    assert passed.mean == pytest.approx(1 / 3)
    assert (passed.low, passed.high) == (0, 1)
    assert not passed.excludes_zero
    assert passed.cases == found.shared == 3
    unchanged = figure(found, "mrr").paired
    assert (unchanged.mean, unchanged.low, unchanged.high) == (0, 0, 0)
    found = compare_runs(first, without(second, "c-2"), question_set)
    passed = figure(found, "pass").paired
    assert (passed.mean, passed.cases, found.unmatched) == (0, 2, 1)


def test_both_runs_are_held_to_the_questions_of_now(write):
    lenient = QuestionSet(name="klein", cases=tuple(build_case(id=name, facts=[]) for name in IDS))
    found = compare_runs(write("a", "c-1"), write("b", "c-2"), lenient)
    assert (found.lost, found.gained) == ((), ())


def test_figures_read_off_documents_that_changed_since_are_not_paired(write, question_set):
    first, second = write("a", "c-1"), write("b", "c-1")
    of_texts = {"quote_valid", "quote_exact", "statement_recall"}
    found = compare_runs(first, second, question_set)
    assert all(change.paired for change in found.figures if change.name in of_texts)
    found = compare_runs(first, remade(second, documents={"kortrijk.txt": "changed"}), question_set)
    assert not any(change.paired for change in found.figures if change.name in of_texts)
    assert figure(found, "pass").paired


def test_counts_of_citations_weigh_in_a_paired_difference():
    before = {"a": Tally(1, 1), "b": Tally(0, 3), "x": Tally(1)}
    after = {"a": Tally(1, 1), "b": Tally(3, 3), "y": Tally(0)}
    change = paired_change(before, after)
    assert change.mean == pytest.approx(1 - 1 / 4)
    assert change.cases == 2
    assert paired_change(before, {"z": Tally(1)}) is None


@pytest.mark.parametrize("file", ["config.json", "summary.json"])
@pytest.mark.parametrize("content", ["", "{}", '{"kinds": {}}', "[" * 9_000])
def test_damaged_run_is_told_in_one_line(write, tmp_path, file, content):
    write("run", "c-1")
    (tmp_path / "run" / file).write_text(content)
    with pytest.raises(EvaluationError, match="run: dit is geen leesbare meting"):
        load_report(tmp_path / "run")


@pytest.mark.parametrize("line", ["{", "{}", "1", json.dumps({"id": "x", "citations": [1]})])
def test_damaged_answers_are_told_in_one_line(write, tmp_path, line):
    write("run", "c-1")
    (tmp_path / "run" / "results.jsonl").write_text(line)
    with pytest.raises(EvaluationError, match="niet leesbaar"):
        load_results(tmp_path / "run")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("retrieved", "x"),
        ("retrieved", [{"document": "a.txt"}]),
        ("timings_ms", [3]),
        ("confidence", "hoog"),
        ("searched", 5),
        ("terms", [{"word": "x"}]),
        ("dropped", {"a": 1}),
    ],
)
def test_answer_that_was_edited_by_hand_is_told_in_one_line(write, tmp_path, field, value):
    write("run", "c-1")
    path = tmp_path / "run" / "results.jsonl"
    first, *others = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([json.dumps({**json.loads(first), field: value}), *others]), "utf-8")
    with pytest.raises(EvaluationError, match="niet leesbaar"):
        load_results(tmp_path / "run")


@pytest.mark.parametrize(
    ("case", "result", "lacks"),
    [
        ({}, {}, ()),
        ({}, {"status": "not_in_documents"}, ((Lack.REFUSED, ""),)),
        ({"answerable": False, "evidence": []}, {}, ((Lack.ANSWERED, ""),)),
        ({"facts": [["9 jaar", "negen jaar"]]}, {}, ((Lack.FACT, "9 jaar"),)),
        ({"forbidden": ["6 jaar"]}, {}, ((Lack.FORBIDDEN, "6 jaar"),)),
        ({}, {"citations": []}, ((Lack.CITATION, ""),)),
        ({}, {"text": "6 jaar" + "x" * 700}, ((Lack.LENGTH, "700"),)),
    ],
)
def test_what_keeps_a_result_from_passing(case, result, lacks):
    case, result = build_case(**case), build_result(**result)
    assert shortcomings(result, case) == lacks
    assert passes(result, case) is (not lacks)
