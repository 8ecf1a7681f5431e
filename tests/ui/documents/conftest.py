"""A site over a real index of a folder of documents that a test may change."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant import LiveAssistant, open_assistant
from tests.conftest import SAMPLES
from ui.access.access import Access, open_access
from ui.app import create_app
from ui.ingesting import ingest_files
from ui.jobs import Job
from ui.settings import PageSettings
from ui.site import Site

NAMES = ("hazelbeke-algemeen-directeur.txt", "lindervoorde-financieel-directeur.md")
"""The samples that the folder begins with."""


@dataclass(frozen=True)
class Workplace:
    """A site and the folders that it works on."""

    site: Site
    documents: Path
    index: Path
    data: Path

    def client(self, access: Access | None = None) -> TestClient:
        """Return a visitor on this machine."""
        app = create_app(self.site, access)
        return TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))

    def finished(self, job_id: str) -> Job:
        """Wait for a job and return it."""
        return finished(self.site, job_id)

    def names(self) -> set[str]:
        """Return the documents that answer now."""
        return set(self.site.assistant.documents)


def finished(site: Site, job_id: str) -> Job:
    import threading

    pause = threading.Event()
    for _ in range(6000):
        job = site.jobs.get(job_id)
        assert job is not None
        if job.is_over:
            return job
        pause.wait(0.01)
    raise AssertionError("the job did not end")


@pytest.fixture(autouse=True)
def without_chat(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build applications without the chat, which takes most of the time; not for the browser."""
    if "browser" not in request.fixturenames:
        monkeypatch.setattr("ui.app._mount_chat", lambda *arguments: None)


@pytest.fixture(scope="session")
def first_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with documents/ and index/, to be copied."""
    folder = tmp_path_factory.mktemp("workplace")
    documents = folder / "documents"
    documents.mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / name, documents / name)
    ingest_files([documents], folder / "index")
    return folder


@pytest.fixture
def make_workplace(tmp_path: Path, first_index: Path) -> Iterator[Callable[[], Workplace]]:
    made: list[Workplace] = []

    def make() -> Workplace:
        documents, index, data = tmp_path / "documents", tmp_path / "index", tmp_path / "data"
        shutil.copytree(first_index / "documents", documents)
        shutil.copytree(first_index / "index", index)
        ingest_files([documents], index)
        data.mkdir()
        live = LiveAssistant(open_assistant(index), lambda: open_assistant(index), poll_seconds=60)
        made.append(Workplace(Site(live, index, documents, data), documents, index, data))
        return made[-1]

    yield make
    for workplace in made:
        workplace.site.assistant.close()


@pytest.fixture
def workplace(make_workplace: Callable[[], Workplace]) -> Workplace:
    return make_workplace()


@pytest.fixture
def only_readers() -> Access:
    return open_access(PageSettings.model_construct(), open_to_readers=True)
