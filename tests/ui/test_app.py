"""The application: the HTTP interface, the source pages, the frame, the headers."""

import json
from dataclasses import replace
from html import escape

import pytest
from fastapi.testclient import TestClient
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel

from assistant import QUESTION_LIMIT, ChatModel, Mode, quote_mark
from tests.ui.conftest import FakeAssistant, Marks
from ui.app import create_app
from ui.site import Site
from ui.sources.source import source_url
from ui.texts import api
from ui.texts.site import DUTCH as SITE
from ui.texts.site import ENGLISH as ENGLISH_SITE
from ui.texts.sources import DUTCH as SOURCES
from vectorstore import IndexEmpty


@pytest.fixture
def client(assistant):
    with TestClient(create_app(Site(assistant))) as running:
        yield running


def test_health_and_documents(client, document):
    assert client.get("/health").json() == {"status": "ok", "documents": 1}
    (entry,) = client.get("/api/documents").json()
    assert entry["document"] == document.name
    assert entry["sha256"] == document.sha256
    assert entry["passages"] == len(document.passages)


def test_ask(client, assistant, document):
    body = {"question": "Welk diploma?", "history": ["Wie?"], "organisations": ["Testdorp"]}
    result = client.post("/api/ask", json=body).json()
    assert result == assistant.ask("Welk diploma?").to_dict()
    assert assistant.calls[0] == ("Welk diploma?", ("Wie?",), ("Testdorp",), ())
    citation = result["citations"][0]
    assert document.text[citation["start"] : citation["end"]] == citation["quote"]
    page = client.get(citation["url"])
    assert page.status_code == 200
    assert f'<mark id="treffer">{citation["quote"]}</mark>' in page.text


@pytest.mark.parametrize(
    "body",
    [
        {"question": ""},
        {"question": " \n\t"},
        {"question": "a" * (QUESTION_LIMIT + 1)},
        {"question": 12},
        {"question": ["Wie?"]},
        {"question": None},
        {"question": "a\ud800"},
        {},
        [],
        {"question": "Wie?", "history": "Wat?"},
        {"question": "Wie?", "history": ["x"] * 101},
        {"question": "Wie?", "organisations": "Testdorp"},
        {"question": "Wie?", "organisations": [1]},
        {"question": "Wie?", "organisations": ["Parijs"]},
        {"question": "Wie?", "mode": "vlot"},
        {"question": "Wie?", "mode": 1},
        {"question": "Wie?", "mode": "generative"},
    ],
)
def test_bad_input_is_one_dutch_line(client, assistant, body):
    response = client.post("/api/ask", content=json.dumps(body), headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert list(response.json()) == ["fout"]
    line = response.json()["fout"]
    assert line
    assert "\n" not in line
    assert line.endswith(".")
    assert assistant.calls == []


@pytest.mark.parametrize("mode", [None, *Mode])
def test_the_mode_reaches_the_assistant(client, assistant, mode):
    assistant.chat = ChatModel("ollama:voorbeeld", GenericFakeChatModel(messages=iter(())))
    body = {"question": "Welk diploma?"} | ({} if mode is None else {"mode": mode.value})
    response = client.post("/api/ask", json=body)
    assert response.status_code == 200
    assert {"statements", "mode", "model", "prompts", "model_failure"} <= set(response.json())
    assert assistant.modes == [mode]


def test_what_is_wrong_with_the_mode_is_told(client):
    wrong = client.post("/api/ask", json={"question": "Wie?", "mode": "vlot"})
    assert wrong.json() == {"fout": api.MODE_INVALID}
    missing = client.post("/api/ask", json={"question": "Wie?", "mode": "generative"})
    assert missing.json() == {"fout": api.NO_MODEL}


def test_longest_question_is_asked(client):
    assert client.post("/api/ask", json={"question": "a" * QUESTION_LIMIT}).status_code == 200


def test_no_json(client):
    response = client.post("/api/ask", content=b"{geen", headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert response.json() == {"fout": api.BODY_NOT_JSON}


def test_failure_says_nothing_of_the_inside(client):
    response = client.post("/api/ask", json={"question": "stuk"})
    assert response.status_code == 500
    assert response.json() == {"fout": api.FAILED}


def test_too_large_and_without_length(client):
    large = client.post("/api/ask", content=b"x" * 2_000_001)
    assert large.status_code == 413
    assert large.json() == {"fout": api.BODY_TOO_LARGE}
    unknown = client.post("/api/ask", content=iter([b"x"]))
    assert unknown.status_code == 411


@pytest.mark.parametrize("path", ["/api/nee", "/api/ask"])
def test_unknown_addresses_and_methods(client, path):
    response = client.get(path)
    assert response.status_code in (404, 405)
    assert list(response.json()) == ["fout"]


def test_source_page(client, document):
    start = document.text.index("masterdiploma")
    response = client.get(f"/bron/{document.name}/0?start={start}&end={start + 13}")
    assert response.status_code == 200
    assert '<mark id="treffer">masterdiploma</mark>' in response.text
    assert "script-src 'self'; style-src 'self'" in response.headers["content-security-policy"]


def test_source_page_is_dutch_and_whole(client, document):
    passage = document.passages[-1]
    page = client.get(f"/bron/{document.name}/{passage.number}").text
    assert page.startswith('<!doctype html>\n<html lang="nl">')
    assert "managementteam" in page
    assert "Functiebeschrijving algemeen directeur" in page
    assert "".join(Marks(page).marked) == passage.text


def test_pages_in_english_keep_the_words_of_documents_in_dutch(client, document):
    page = client.get(f"/en/bron/{document.name}/0").text
    assert '<html lang="en">' in page
    assert ENGLISH_SITE.questions in page
    assert '<article class="fw-vel" lang="nl">' in page
    assert f'href="/bron/{document.name}/0" lang="nl"' in page


def test_source_page_says_when_the_source_has_changed(client, document):
    def page(start, quote):
        address = f"/bron/{document.name}/0?start={start}&end={start + len(quote)}&v={quote_mark(quote)}"
        return client.get(address)

    quote = "De directeur leidt de diensten"
    start = document.text.index(quote)
    marked = f'<mark id="treffer">{quote}</mark>'
    same, moved, gone = page(start, quote), page(start + 7, quote), page(start, quote.upper())
    assert marked in same.text
    assert SOURCES.moved not in same.text
    assert marked in moved.text
    assert SOURCES.moved in moved.text
    assert SOURCES.quote_gone in gone.text
    assert "<mark" not in gone.text
    assert {same.status_code, moved.status_code, gone.status_code} == {200}


def test_without_documents_the_interface_says_so(document):
    class Emptied(FakeAssistant):
        def ask(self, question, history=(), organisations=(), roles=(), mode=None):
            raise IndexEmpty("leeg")

    with TestClient(create_app(Site(Emptied(document)))) as client:
        response = client.post("/api/ask", json={"question": "Welk diploma?"})
    assert (response.status_code, response.json()) == (503, {"fout": api.NO_DOCUMENTS})


def test_source_page_of_a_passage(client, document):
    passage = document.passages[2]
    response = client.get(f"/bron/{document.name}/2")
    assert f'<mark id="treffer">{passage.text}</mark>' in response.text


def test_source_pages_of_documents_with_odd_names(assistant, document):
    # (A per cent sign before two digits cannot be tried: the test client undoes the encoding twice.)
    names = ("varenhout/jurist.txt", "a/b c/50% #1?.pdf", "a/0", "één & twee.txt")
    documents = [replace(document, name=name, title=f"Titel van {name}") for name in names]
    with TestClient(create_app(Site(type(assistant)(*documents)))) as client:
        for odd in documents:
            response = client.get(source_url(odd.name, 2, 0, 10, odd.text[:10]))
            assert response.status_code == 200
            assert escape(odd.title) in response.text
        assert client.get("/bron/varenhout/0").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/bron/weg.txt/0",
        "/bron/..%2F..%2Fpyproject.toml/0",
        "/bron/%2Fetc%2Fpasswd/0",
        "/bron/voorbeeld.txt/9999",
        "/bron/voorbeeld.txt/-1",
        "/bron/voorbeeld.txt/x",
        "/bron/voorbeeld.txt/0?start=5&end=5",
        "/bron/voorbeeld.txt/0?start=0&end=99999999",
        "/bron/voorbeeld.txt/0?start=x",
        "/bron/voorbeeld.txt/0?start=²",
        "/bron/voorbeeld.txt/0?start=x&end=9&v=abc",
        "/bron/voorbeeld.txt/0?start=0&end=99999999&v=abc",
        "/bron/voorbeeld.txt",
        "/bron/",
    ],
)
def test_unknown_source_is_a_dutch_page(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert SITE.not_found in response.text
    assert '<html lang="nl">' in response.text


@pytest.mark.parametrize(
    "path", ["/", "/health", "/bron/voorbeeld.txt/0", "/docs", "/nee", "/en/", "/en/bron/voorbeeld.txt/0"]
)
def test_security_headers(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith(("default-src 'self'", "default-src 'none'"))
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://evil.example/",
        "/gradio_api/file=https%3A%2F%2Fevil.example/",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=https://evil.example/",
        "/monitoring",
    ],
)
def test_gradio_fetches_are_closed(client, path):
    assert client.get(path).status_code == 403


def test_uploads_are_closed(client):
    assert client.post("/gradio_api/upload", files={"files": b"x"}).status_code == 403


def test_page_is_dutch_and_local(client):
    page = client.get("/").text
    assert 'lang="nl"' in page
    assert f"<title>{SITE.questions} – Functiewijzer</title>" in page
    assert "raw.githubusercontent.com" not in page
    assert SITE.notice in page


def test_documentation_needs_nothing_from_elsewhere(client):
    page = client.get("/docs").text
    assert "POST /api/ask" in page
    assert "http" not in page.replace("HTTP-interface", "")
    schema = client.get("/openapi.json").json()
    assert set(schema["paths"]) == {
        "/health",
        "/api/documents",
        "/api/ask",
        "/bron/{document}/{passage}",
    }
