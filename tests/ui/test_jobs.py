"""Work behind the pages: one of a kind at a time, told as it goes."""

import threading
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from ingest.errors import IngestError
from ui.access.access import open_access
from ui.access.roles import Role
from ui.app import create_app
from ui.jobs import Job, JobFailed, JobRefused, Jobs, JobState
from ui.settings import PageSettings
from ui.site import Site


def wait_until(is_so: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(2000):
        if is_so():
            return
        pause.wait(0.005)
    raise AssertionError("this never came about")


def finished(jobs: Jobs, job: Job) -> Job:
    def now() -> Job:
        found = jobs.get(job.id)
        assert found is not None
        return found

    wait_until(lambda: now().is_over)
    return now()


def test_job_tells_how_far_it_is_and_what_came_of_it():
    jobs, seen, go_on = Jobs(), threading.Event(), threading.Event()

    def work(progress):
        progress(1, 2, "half")
        seen.set()
        go_on.wait(10)
        return 42

    job = jobs.start("count", work, Role.CURATOR)
    assert seen.wait(10)
    running = jobs.get(job.id)
    assert running is not None
    assert (running.state, running.done, running.total, running.line) == (JobState.RUNNING, 1, 2, "half")
    assert jobs.latest("count") == running
    go_on.set()
    over = finished(jobs, job)
    assert (over.state, over.result, over.error) == (JobState.DONE, 42, "")


@pytest.mark.parametrize("error", [JobFailed("één regel"), IngestError("één regel")])
def test_foreseen_error_ends_the_job_with_its_line(error):
    def work(progress):
        raise error

    jobs = Jobs()
    over = finished(jobs, jobs.start("fail", work, Role.CURATOR))
    assert (over.state, over.error) == (JobState.FAILED, "één regel")


def test_unforeseen_error_is_told_in_general_words():
    def work(progress):
        raise RuntimeError("geheim pad")

    jobs = Jobs()
    over = finished(jobs, jobs.start("fail", work, Role.CURATOR))
    assert over.state is JobState.FAILED
    assert over.error
    assert "geheim" not in over.error
    wait_until(lambda: not jobs.is_running("fail"))
    assert finished(jobs, jobs.start("fail", lambda progress: 1, Role.CURATOR)).result == 1


def test_one_of_a_kind_runs_at_a_time_and_others_wait_or_are_refused():
    jobs, go_on = Jobs(), threading.Event()
    order: list[int] = []
    first = jobs.start("a", lambda progress: (go_on.wait(10), order.append(1)), Role.CURATOR)
    with pytest.raises(JobRefused):
        jobs.start("a", lambda progress: order.append(9), Role.CURATOR)
    second = jobs.start("a", lambda progress: order.append(2), Role.CURATOR, may_wait=True)
    third = jobs.start("a", lambda progress: order.append(3), Role.CURATOR, may_wait=True)
    other = jobs.start("b", lambda progress: order.append(0), Role.EVALUATOR)
    finished(jobs, other)
    waiting = jobs.get(second.id)
    assert waiting is not None
    assert waiting.state is JobState.WAITING
    go_on.set()
    for job in (first, second, third):
        finished(jobs, job)
    assert order == [0, 1, 2, 3]


def test_old_jobs_are_forgotten():
    jobs = Jobs()
    first = jobs.start("k", lambda progress: None, Role.CURATOR)
    finished(jobs, first)
    for _ in range(60):
        wait_until(lambda: not jobs.is_running("k"))
        finished(jobs, jobs.start("k", lambda progress: None, Role.CURATOR))
    assert jobs.get(first.id) is None


def test_address_of_a_job_is_for_its_role(assistant):
    site = Site(assistant)
    app = create_app(site)
    job = finished(site.jobs, site.jobs.start("k", lambda progress: None, Role.EVALUATOR))
    everybody = TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))
    assert everybody.get(f"/taken/{job.id}").json()["state"] == "done"
    assert everybody.get("/taken/unknown").json()["fout"]
    only_readers = open_access(PageSettings.model_construct(), open_to_readers=True)
    readers = TestClient(create_app(site, only_readers), base_url="http://127.0.0.1", client=("127.0.0.1", 1))
    assert readers.get(f"/taken/{job.id}").status_code == 403


def test_stopped_job_ends_the_next_time_it_tells_its_progress():
    jobs, started, go_on = Jobs(), threading.Event(), threading.Event()

    def work(progress):
        started.set()
        go_on.wait(10)
        progress(1, 2, "")
        return "never"

    job = jobs.start("count", work, Role.CURATOR)
    assert started.wait(10)
    jobs.stop(job.id)
    jobs.stop("unknown")
    go_on.set()
    over = finished(jobs, job)
    assert (over.state, over.done, over.result) == (JobState.STOPPED, 1, None)
