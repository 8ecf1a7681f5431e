"""Runs are read back as they were written, and two of them are compared."""

import json
from dataclasses import replace

import pytest

from evals import EvaluationError, QuestionSet, summarise, write_run
from evals.comparing import compare_runs
from evals.configuration import QuestionSetMark
from evals.intervals import Tally
from evals.metrics import Lack, passes, shortcomings
from evals.pairs import paired_change
from evals.reports import load_report, load_results
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
        return load_report(tmp_path / name), load_results(tmp_path / name), summary

    return write_one


def remade(report, **changes):
    """Return a report as if its run had been made with something else."""
    return replace(report, configuration=report.configuration.model_copy(update=changes))


def test_run_is_read_back_as_it_was_written(write):
    report, results, summary = write("run", "c-1")
    assert report.summary == summary
    assert report.name == "run"
    assert list(results) == list(IDS)
    assert "functiewijzer" in report.configuration.versions


def test_cases_that_went_either_way(write):
    (first, before, _), (second, after, _) = write("a", "c-1", "c-2"), write("b", "c-2", "c-3")
    found = compare_runs(first, second, before, after)
    assert (found.lost, found.gained, found.unmatched) == (("c-1",), ("c-3",), 0)
    assert found.same_questions
    assert (found.documents, found.versions) == ((), ())
    passed = next(figure for figure in found.figures if figure.name == "pass")
    assert passed.difference == pytest.approx(0)


def test_what_makes_runs_incomparable_is_told(write):
    (first, before, _), (second, after, _) = write("a", "c-1"), write("b", "c-1")
    second = remade(
        second,
        question_set=QuestionSetMark(name="klein", sha256="other"),
        documents={"x": "1"},
        versions={"y": "2"},
        settings={"chat_model": "a"},
    )
    first = remade(first, documents={"x": "2", "z": "1"}, versions={}, settings={"chat_model": "b"})
    after.pop("c-1")
    found = compare_runs(first, second, before, after)
    assert not found.same_questions
    assert (found.documents, found.versions) == (("x", "z"), ("y",))
    assert found.settings == ("chat_model",)
    assert found.unmatched == 1


def test_figure_of_one_run_has_no_difference(write):
    first, before, summary = write("a", "c-1")
    measured = {name: interval for name, interval in summary.measured.items() if name != "mrr"}
    second = replace(first, summary=replace(summary, measured=measured))
    (mrr,) = [one for one in compare_runs(first, second, before, before).figures if one.name == "mrr"]
    assert (mrr.after, mrr.difference) == (None, None)


def test_difference_is_paired_over_the_cases_of_both(write, question_set):
    (first, before, _), (second, after, _) = write("a", "c-1"), write("b", "c-1", "c-2")
    found = compare_runs(first, second, before, after, question_set)
    passed = next(figure for figure in found.figures if figure.name == "pass")
    assert passed.paired.mean == pytest.approx(1 / 3)
    assert (passed.paired.low, passed.paired.high) == (0, 1)
    assert not passed.paired.excludes_zero
    assert passed.paired.cases == found.shared == 3
    unchanged = next(figure for figure in found.figures if figure.name == "mrr").paired
    assert (unchanged.mean, unchanged.low, unchanged.high) == (0, 0, 0)
    after.pop("c-2")
    found = compare_runs(first, second, before, after, question_set)
    passed = next(figure for figure in found.figures if figure.name == "pass")
    assert (passed.paired.mean, passed.paired.cases, found.unmatched) == (0, 2, 1)


def test_both_runs_are_held_to_the_questions_of_now(write):
    (first, before, _), (second, after, _) = write("a", "c-1"), write("b", "c-2")
    lenient = QuestionSet(name="klein", cases=tuple(build_case(id=name, facts=[]) for name in IDS))
    found = compare_runs(first, second, before, after, lenient)
    assert (found.lost, found.gained) == ((), ())


def test_figures_read_off_documents_that_changed_since_are_not_paired(write, question_set):
    (first, before, _), (second, after, _) = write("a", "c-1"), write("b", "c-1")
    names = {change.name for change in compare_runs(first, second, before, after, question_set).figures}
    assert "quote_valid" in names
    second = remade(second, documents={"kortrijk.txt": "changed"})
    found = compare_runs(first, second, before, after, question_set)
    assert {change.name for change in found.figures if change.paired is None} >= {
        "quote_valid",
        "quote_exact",
    }


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
