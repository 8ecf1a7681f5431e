"""The evaluation page over the samples' index, as an evaluator or a reader sees it."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant import Assistant
from evals import QuestionSet
from evals.questions import dump_question_set
from tests.ui.evaluation.small_sets import wait_for
from tests.ui.small_app import small_app
from ui.access.access import open_access
from ui.access.roles import Role
from ui.access.users import User, add_user
from ui.evaluation import routes as evaluation
from ui.feedback import routes as feedback
from ui.settings import PageSettings
from ui.site import Site
from ui.sources import routes as sources

PASSWORD = "een lang wachtwoord"  # noqa: S105 - of a user who exists in these tests only

PAGES = (evaluation.routes, feedback.routes, sources.routes)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def site(sample_assistant: Assistant, data: Path) -> Site:
    return Site(sample_assistant, data=data)  # type: ignore[arg-type]


@pytest.fixture
def app(site: Site) -> FastAPI:
    return small_app(site, *PAGES)


@pytest.fixture
def evaluator(app: FastAPI) -> Iterator[TestClient]:
    """Return a visitor of the page on this machine, who may do everything."""
    with TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 50_000)) as client:
        yield client


@pytest.fixture
def reader(site: Site, tmp_path: Path) -> Iterator[TestClient]:
    """Return a visitor who may only read."""
    users = tmp_path / "users.yaml"
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    add_user(users, User("lezer", hashed, frozenset({Role.READER})))
    app = small_app(site, *PAGES, access=open_access(PageSettings(users=users)))
    with TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 50_000)) as client:
        client.auth = ("lezer", PASSWORD)
        yield client


@pytest.fixture
def run(evaluator: TestClient, site: Site, data: Path) -> Callable[[QuestionSet], str]:
    """Return a function that runs a set as a visitor does and returns the name of the report."""

    def start(question_set: QuestionSet) -> str:
        (data / "vragensets").mkdir(parents=True, exist_ok=True)
        (data / "vragensets" / "set.yaml").write_text(dump_question_set(question_set), "utf-8")
        before = _names(data)
        answer = evaluator.post(
            "/evaluatie/metingen", data={"vragenset": "eigen:set"}, follow_redirects=False
        )
        assert answer.status_code == 303, answer.text
        wait_for(lambda: not site.jobs.is_running("evaluation"))
        (name,) = _names(data) - before
        return name

    return start


def _names(data: Path) -> set[str]:
    folder = data / "rapporten"
    return {entry.name for entry in folder.iterdir()} if folder.exists() else set()


@pytest.fixture
def address(app: FastAPI) -> Iterator[str]:
    """Return the address of a running server, for a browser."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()
