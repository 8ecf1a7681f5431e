"""Runs of the page are measured as those of the command: their memory, and by the models of the settings."""

import json
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from evals.model_judge.judgements import Aspect, ModelJudgement, Rating
from evals.runs import measures
from evals.settings import EvaluationSettings
from tests.ui.evaluation.small_sets import make_set, wait_for
from tests.ui.small_app import small_app
from ui.evaluation import routes as evaluation
from ui.texts.evaluation import DUTCH, ENGLISH
from ui.texts.evaluation_reports import DUTCH as REPORT

MODEL = "proef:rechter"


@pytest.fixture
def judging(site, monkeypatch):
    """Return a site of which the settings name a model that judges, and a visitor of its page."""

    def judge(question_set, results, tell):
        for result in results:
            tell(result["id"], ModelJudgement({Aspect.CLEAR_LANGUAGE: Rating(4, "Helder.")}))

    monkeypatch.setattr(measures, "_judge_of", lambda settings: judge)
    site = replace(site, measuring=EvaluationSettings.model_construct(judge_model=MODEL))
    return site, TestClient(small_app(site, evaluation.routes), base_url="http://127.0.0.1")


def summary_of(folder):
    return json.loads((folder / "summary.json").read_text("utf-8"))["figures"]


def test_memory_is_measured_and_nothing_is_judged_where_no_model_is_set(evaluator, run, data):
    folder = data / "rapporten" / run(make_set())
    assert summary_of(folder)["memory_mb"] > 0
    assert "judge_clear_language" not in summary_of(folder)
    assert DUTCH.judge not in evaluator.get("/evaluatie").text


@pytest.mark.parametrize("chosen", [True, False])
def test_answers_are_judged_when_that_is_chosen(judging, run, data, chosen):
    run(make_set())  # leaves the set
    (first,) = (data / "rapporten").iterdir()
    site, evaluator = judging
    assert DUTCH.judge in evaluator.get("/evaluatie").text
    assert ENGLISH.judge_help in evaluator.get("/en/evaluatie").text
    form = {"vragenset": "eigen:set"} | ({"oordeel": "ja"} if chosen else {})
    assert evaluator.post("/evaluatie/metingen", data=form, follow_redirects=False).status_code == 303
    wait_for(lambda: not site.jobs.is_running("evaluation"))
    (folder,) = set((data / "rapporten").iterdir()) - {first}
    assert summary_of(folder).get("judge_clear_language") == (0.75 if chosen else None)
    assert (folder / "judged.jsonl").exists() is chosen

    # A run that is broken off goes on as it was begun.
    configuration = json.loads((folder / "config.json").read_text("utf-8"))
    assert configuration["models"] == ({"judge_model": MODEL} if chosen else {})
    (folder / "config.json").write_text(json.dumps(configuration | {"finished": None}), "utf-8")
    (folder / "summary.json").unlink()
    answer = evaluator.post("/evaluatie/hervatten", data={"meting": folder.name}, follow_redirects=False)
    assert answer.status_code == 303
    wait_for(lambda: not site.jobs.is_running("evaluation"))
    assert summary_of(folder).get("judge_clear_language") == (0.75 if chosen else None)


def test_model_that_is_not_there_is_told_and_leaves_no_run(site, run, data):
    run(make_set())
    site = replace(site, measuring=EvaluationSettings.model_construct(judge_model=MODEL, judge_timeout=1.0))
    evaluator = TestClient(small_app(site, evaluation.routes), base_url="http://127.0.0.1")
    evaluator.post("/evaluatie/metingen", data={"vragenset": "eigen:set", "oordeel": "ja"})
    wait_for(lambda: not site.jobs.is_running("evaluation"))
    assert f"taalmodel {MODEL}" in evaluator.get("/evaluatie").text
    assert len(list((data / "rapporten").iterdir())) == 1


def test_figures_are_explained_and_the_whole_report_is_near(evaluator, reader, run):
    name = run(make_set())
    for address in ("/evaluatie", f"/evaluatie/{name}", f"/evaluatie/vergelijk?a={name}&b={name}"):
        assert REPORT.legend in evaluator.get(address).text
    assert REPORT.whole_report in evaluator.get(f"/evaluatie/{name}").text
    assert REPORT.whole_report not in reader.get(f"/evaluatie/{name}").text


def test_last_run_is_not_told_of_once_it_is_deleted(evaluator, run):
    name = run(make_set())
    assert DUTCH.done in evaluator.get("/evaluatie").text
    assert DUTCH.done not in evaluator.post("/evaluatie/verwijderen", data={"meting": name}).text
