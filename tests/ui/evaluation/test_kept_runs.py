"""Runs that were broken off go on; runs and question sets are deleted."""

import json
import re
import threading
from html import unescape

import pytest
from fastapi.testclient import TestClient

from evals import QuestionSet
from evals.questions import dump_question_set
from tests.ui.evaluation.small_sets import make_set, problem, wait_for
from tests.ui.small_app import small_app
from ui.evaluation import routes as evaluation
from ui.site import Site
from ui.texts.evaluation import DUTCH, ENGLISH


class _Slow:
    """Answers when it is let."""

    def __init__(self, assistant):
        self._assistant = assistant
        self.documents = assistant.documents
        self.embedder = assistant.embedder
        self.chat = self.reranking = self.second_opinion = None
        self.asked = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)

    def ask(self, question, history=()):
        self.asked.release()
        self.go_on.acquire(timeout=10)
        return self._assistant.ask(question, history)


def test_second_run_is_refused_and_a_stopped_run_goes_on_later(sample_assistant, data):
    slow = _Slow(sample_assistant)
    cases = [case.model_copy(update={"id": f"vraag-{n}"}) for n in range(4) for case in make_set().cases[:1]]
    (data / "vragensets").mkdir(parents=True)
    text = dump_question_set(QuestionSet(name="Vier", cases=tuple(cases)))
    (data / "vragensets" / "vier.yaml").write_text(text, "utf-8")
    site = Site(slow, data=data)
    evaluator = TestClient(small_app(site, evaluation.routes), base_url="http://127.0.0.1")
    start, total = {"vragenset": "eigen:vier"}, 4
    assert evaluator.post("/evaluatie/metingen", data=start, follow_redirects=False).status_code == 303
    assert slow.asked.acquire(timeout=10)
    slow.go_on.release()
    assert slow.asked.acquire(timeout=10)
    page = evaluator.get("/evaluatie").text
    assert unescape(re.search(r'id="meting-regel">([^<]*)', page)[1]) == DUTCH.running_line.format(
        done=1, total=total, name="Vier"
    )
    answer = evaluator.post("/evaluatie/metingen", data=start)
    assert (answer.status_code, problem(answer.text)) == (409, DUTCH.busy)
    job = re.search(r'name="taak" value="([^"]*)"', page)[1]
    (folder,) = (data / "rapporten").iterdir()
    assert f'name="meting" value="{folder.name}"' not in page
    delete = {"meting": folder.name}
    answer = evaluator.post("/evaluatie/verwijderen", data=delete)
    assert (answer.status_code, problem(answer.text)) == (422, DUTCH.not_deleted)
    assert evaluator.post("/evaluatie/stop", data={"taak": job}, follow_redirects=False).status_code == 303
    slow.go_on.release()
    wait_for(lambda: not site.jobs.is_running("evaluation"))
    page = evaluator.get("/evaluatie").text
    assert unescape(DUTCH.stopped) in unescape(page)
    assert DUTCH.unfinished_line.format(done=2, total=total) in page
    assert evaluator.get(f"/evaluatie/{folder.name}").status_code == 404

    site.jobs._jobs.clear()  # as after a restart of the server
    again = evaluator.post("/evaluatie/hervatten", data=delete, follow_redirects=False)
    assert again.status_code == 303
    for _ in range(total):
        slow.go_on.release()
    wait_for(lambda: not site.jobs.is_running("evaluation"))
    assert evaluator.get(f"/evaluatie/{folder.name}").status_code == 200
    assert DUTCH.unfinished not in evaluator.get("/evaluatie").text
    assert sum(slow.asked.acquire(blocking=False) for _ in range(total)) == total - 2


def broken_off(data, name):
    """Make a finished run one that was broken off after its first answer."""
    folder = data / "rapporten" / name
    configuration = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(configuration | {"finished": None}))
    (folder / "summary.json").unlink()
    answers = (folder / "results.jsonl").read_text().splitlines(keepends=True)
    (folder / "results.jsonl").write_text(answers[0])
    return folder


def test_run_that_was_broken_off_goes_on(evaluator, run, data, site):
    name = run(make_set())
    folder = broken_off(data, name)
    page = evaluator.get("/evaluatie").text
    assert DUTCH.unfinished_line.format(done=1, total=2) in page
    assert ENGLISH.unfinished_line.format(done=1, total=2) in evaluator.get("/en/evaluatie").text
    answer = evaluator.post("/evaluatie/hervatten", data={"meting": name}, follow_redirects=False)
    assert answer.status_code == 303
    wait_for(lambda: not site.jobs.is_running("evaluation"))
    assert json.loads((folder / "summary.json").read_text())["passed"] == 2


def test_run_of_other_documents_does_not_go_on(evaluator, run, data):
    name = run(make_set())
    folder = broken_off(data, name)
    configuration = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(configuration | {"documents": {}, "lexicon": "x"}))
    for prefix, texts in (("", DUTCH), ("/en", ENGLISH)):
        answer = evaluator.post(f"{prefix}/evaluatie/hervatten", data={"meting": name})
        changed = f"{texts.parts['documents']}, {texts.parts['lexicon']}"
        expected = (422, texts.cannot_resume.format(changed=changed))
        assert (answer.status_code, problem(answer.text)) == expected
    assert len((folder / "results.jsonl").read_text().splitlines()) == 1


def test_runs_and_own_sets_are_deleted(evaluator, run, data):
    name, other = run(make_set()), run(make_set())
    broken_off(data, other)
    for meting in (name, other):
        answer = evaluator.post("/evaluatie/verwijderen", data={"meting": meting}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/evaluatie?verwijderd=ja#beheer")
    assert list((data / "rapporten").iterdir()) == []
    answer = evaluator.post("/evaluatie/verwijderen", data={"vragenset": "eigen:set"})
    assert DUTCH.deleted in answer.text
    assert list((data / "vragensets").iterdir()) == []


@pytest.mark.parametrize("name", ["", "..", "../vragensets", "2026-01-01-000000-weg", "."])
def test_what_is_not_there_is_not_deleted(evaluator, run, data, name):
    run(make_set())
    before = sorted(path.name for path in data.rglob("*"))
    for form in ({"meting": name}, {"vragenset": f"eigen:{name}"}, {"vragenset": "functiewijzer:samples"}):
        assert evaluator.post("/evaluatie/verwijderen", data=form).status_code == 422
    assert evaluator.post("/evaluatie/hervatten", data={"meting": name}).status_code == 422
    assert sorted(path.name for path in data.rglob("*")) == before
