"""Judgements arrive over HTTP and are kept: all of them, no more than was said, readable by nobody else."""

import json
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant import Status
from evals.feedback.judgements import KeptJudgement, Reason, Verdict, read_judgements
from ingest.model import Document
from tests.ui.small_app import small_app
from ui.app import create_app
from ui.feedback import routes as feedback
from ui.feedback.store import JudgementStore, StoreError, StoreFull
from ui.site import Site
from ui.texts.chat import TEXTS as CHAT_TEXTS
from ui.texts.feedback import DUTCH, ENGLISH


@pytest.fixture
def client(assistant: Any, tmp_path: Path) -> Iterator[TestClient]:
    app = small_app(Site(assistant, data=tmp_path / "data"), feedback.routes)
    with TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 50_000)) as running:
        yield running


@pytest.fixture
def body(document: Document) -> dict[str, Any]:
    quote = "een masterdiploma"
    start = document.text.index(quote)
    place = {"document": document.name, "start": start, "end": start + len(quote), "quote": quote}
    return {
        "question": "Welk diploma?",
        "standalone_question": "Welk diploma? (Testdorp)",
        "answer": "Vereist is een masterdiploma [1].",
        "status": "answered",
        "citations": [place],
        "verdict": "bad",
        "reason": "incomplete",
        "comment": "Het rijbewijs ontbreekt.",
    }


def kept(folder: Path) -> list[KeptJudgement]:
    return read_judgements(folder / "data" / "oordelen.jsonl")[0]


def test_a_judgement_is_kept_with_date_and_hashes_and_no_name_or_address(
    client: TestClient, body: dict[str, Any], tmp_path: Path, document: Document
) -> None:
    assert client.post("/oordeel", json=body).status_code == 204
    path = tmp_path / "data" / "oordelen.jsonl"
    line = json.loads(path.read_text("utf-8"))
    assert {name: line[name] for name in body} == body
    assert line["documents"] == {document.name: document.sha256}
    assert set(line) - set(body) == {"date", "documents", "collection"}
    assert abs((datetime.now(UTC) - kept(tmp_path)[0].date).total_seconds()) < 60
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_reasons_are_those_of_the_chat_page() -> None:
    for texts in CHAT_TEXTS.values():
        assert set(texts.reasons) == {reason.value for reason in Reason}


@pytest.mark.parametrize(
    "changes",
    [
        {"question": ""},
        {"question": "x" * 2_001},
        {"question": None},
        {"answer": "x" * 20_001},
        {"status": "fine"},
        {"verdict": "good"},  # with a reason
        {"verdict": "ugly"},
        {"reason": "because"},
        {"comment": "x" * 2_001},
        {"citations": [{"document": "a", "start": "1", "end": 2, "quote": "b"}]},
        {"citations": [{"document": "a", "start": 1, "end": 2, "quote": "b", "who": "c"}]},
        {"citations": [{"document": "a", "start": 1, "end": 2, "quote": "b"}] * 201},
        {"name": "somebody"},
    ],
    ids=str,
)
def test_what_is_no_judgement_is_refused_in_one_line(
    client: TestClient, body: dict[str, Any], tmp_path: Path, changes: dict[str, Any]
) -> None:
    answer = client.post("/oordeel", json=body | changes)
    assert answer.status_code == 422
    line = answer.json()["fout"]
    assert line
    assert "\n" not in line
    assert kept(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"question": "\xff"}', b"[" * 100_000])
def test_what_is_no_json_is_refused(client: TestClient, content: bytes) -> None:
    answer = client.post("/oordeel", content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()) == (422, {"fout": DUTCH.not_json})


def test_a_form_of_another_site_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    answer = client.post("/oordeel", content=json.dumps(body), headers={"Content-Type": "text/plain"})
    assert (answer.status_code, answer.json()) == (415, {"fout": DUTCH.not_json})


def test_a_judgement_that_is_too_large_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    answer = client.post("/oordeel", json=body | {"comment": "x" * 500_000})
    assert (answer.status_code, answer.json()) == (413, {"fout": DUTCH.too_large})


def test_a_site_without_a_folder_says_that_nothing_is_kept(assistant: Any, body: dict[str, Any]) -> None:
    with TestClient(create_app(Site(assistant)), base_url="http://127.0.0.1") as client:
        for address, texts in (("/oordeel", DUTCH), ("/en/oordeel", ENGLISH)):
            answer = client.post(address, json=body)
            assert (answer.status_code, answer.json()) == (503, {"fout": texts.not_kept})


def test_a_folder_that_cannot_be_written_is_told_in_one_line(
    client: TestClient, body: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    answer = client.post("/oordeel", json=body)
    assert (answer.status_code, answer.json()) == (503, {"fout": DUTCH.failed})


def judgement(question: str) -> KeptJudgement:
    return KeptJudgement(
        question=question,
        standalone_question=question,
        answer="",
        status=Status.UNCLEAR,
        verdict=Verdict.GOOD,
        date=datetime(2026, 3, 2, tzinfo=UTC),
    )


def test_judgements_of_many_at_once_are_all_kept(tmp_path: Path) -> None:
    stores = [JudgementStore(tmp_path) for _ in range(4)]  # as several processes have
    questions = [f"Vraag {number} {'é' * number * 20}" for number in range(100)]

    def keep(number: int) -> None:
        stores[number % 4].keep(judgement(questions[number]))

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(keep, range(100)))
    found, unreadable = read_judgements(stores[0].path)
    assert sorted(one.question for one in found) == sorted(questions)
    assert unreadable == 0


def test_a_full_file_keeps_what_it_has_and_takes_no_more(tmp_path: Path) -> None:
    store = JudgementStore(tmp_path, max_bytes=600)
    store.keep(judgement("Past nog?"))
    before = store.path.read_bytes()
    with pytest.raises(StoreFull):
        store.keep(judgement("x" * 400))
    assert store.path.read_bytes() == before


def test_a_full_file_is_told_in_one_line(
    client: TestClient, body: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(JudgementStore, "_append", _raise_full)
    answer = client.post("/oordeel", json=body)
    assert (answer.status_code, answer.json()) == (507, {"fout": DUTCH.full})


def _raise_full(_store: JudgementStore, _line: bytes) -> None:
    raise StoreFull


def test_what_an_interrupted_write_left_does_not_swallow_the_next(tmp_path: Path) -> None:
    store = JudgementStore(tmp_path)
    store.path.write_bytes(b'{"question": "half')
    store.keep(judgement("Heel"))
    found, unreadable = read_judgements(store.path)
    assert [one.question for one in found] == ["Heel"]
    assert unreadable == 1


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("")
    (tmp_path / "oordelen.jsonl").symlink_to(elsewhere)
    with pytest.raises(StoreError):
        JudgementStore(tmp_path).keep(judgement("Waar?"))
    assert elsewhere.read_text() == ""
