"""Conversations as files."""

from io import BytesIO

import docx
import pytest
from fastapi.testclient import TestClient
from pypdf import PdfReader

from ui.app import create_app
from ui.chat.conversation import Conversation, Turn
from ui.chat.stored import to_json
from ui.site import Site
from ui.texts.chat import DUTCH as TEXTS


@pytest.fixture
def client(assistant):
    with TestClient(create_app(Site(assistant))) as running:
        yield running


@pytest.fixture
def kept(assistant) -> str:
    turns = tuple(Turn(question, assistant.ask(question)) for question in ("Welk diploma?", "Welke taken?"))
    return to_json(Conversation(turns, "0" * 32))


def words(content: bytes, extension: str) -> str:
    if extension == "md":
        return content.decode()
    if extension == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize("extension", ["md", "docx", "pdf"])
def test_file_opens_and_holds_questions_quotes_and_hashes(client, kept, document, extension):
    response = client.post(f"/gesprek/{extension}", content=kept)
    assert response.status_code == 200
    assert f'.{extension}"' in response.headers["content-disposition"]
    text = " ".join(words(response.content, extension).split())
    for expected in ("Welk diploma?", "een masterdiploma", "leidt het managementteam", document.name):
        assert expected in text
    assert document.sha256 in text.replace(" ", "")


@pytest.mark.parametrize("path", ["/gesprek/xlsx", "/gesprek/exe"])
def test_other_formats_are_not_there(client, kept, path):
    assert client.post(path, content=kept).status_code in (404, 422)


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff\xfe", b'{"identifier": 5}'])
def test_what_is_no_conversation_gives_one_line(client, body):
    response = client.post("/gesprek/md", content=body)
    assert (response.status_code, response.json()) == (422, {"fout": TEXTS.export_failed})


def test_a_failing_file_is_one_line_and_logs_nothing_that_was_typed(client, kept, monkeypatch, caplog):
    def fail(report, file_format):
        raise RuntimeError(f"kapot op: {report.blocks}")

    monkeypatch.setattr("ui.chat.routes.write", fail)
    response = client.post("/gesprek/md", content=kept)
    assert (response.status_code, response.json()) == (500, {"fout": TEXTS.export_failed})
    assert "RuntimeError" in caplog.text
    assert "Welk diploma" not in caplog.text
