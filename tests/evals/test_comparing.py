"""Runs are read back as they were written, and two of them are compared."""

import json
from dataclasses import replace

import pytest

from evals import EvaluationError, QuestionSet, summarise, write_run
from evals.comparing import compare_runs
from evals.metrics import Lack, passes, shortcomings
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


def test_run_is_read_back_as_it_was_written(write):
    report, results, summary = write("run", "c-1")
    assert report.summary == summary
    assert report.name == "run"
    assert list(results) == list(IDS)
    assert "functiewijzer" in report.versions


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
    second = replace(second, question_set_sha256="other", documents={"x": "1"}, versions={"y": "2"})
    after.pop("c-1")
    found = compare_runs(replace(first, documents={"x": "2", "z": "1"}, versions={}), second, before, after)
    assert not found.same_questions
    assert (found.documents, found.versions) == (("x", "z"), ("y",))
    assert found.unmatched == 1


def test_figure_of_one_run_has_no_difference(write):
    first, before, summary = write("a", "c-1")
    measured = {name: interval for name, interval in summary.measured.items() if name != "mrr"}
    second = replace(first, summary=replace(summary, measured=measured))
    (mrr,) = [one for one in compare_runs(first, second, before, before).figures if one.name == "mrr"]
    assert (mrr.after, mrr.difference) == (None, None)


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
