"""``transformers serve`` is a real OpenAI-compatible endpoint; the model in it talks gibberish."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from assistant import Assistant, load_chat_model
from assistant.answer import Mode
from assistant.concepts import load_lexicon
from tests.evals.models.tiny_language_model import VOCABULARY, make_language_model

DOCUMENT = Path(__file__).parents[3] / "documents" / "hazelbeke-algemeen-directeur.txt"
QUESTION = "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke van een algemeen directeur?"
ENDS = list(range(2, VOCABULARY, 5))
"""Tokens at which the model stops: one in five, as it never learnt which one it should be."""


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    """Serve the model; yield its name and the address of the server."""
    folder = tmp_path_factory.mktemp("served")
    model = folder / "model"
    texts = [DOCUMENT.read_text("utf-8")]
    make_language_model(model, texts, eos_token_id=ENDS, min_new_tokens=24, max_new_tokens=200)
    port = free_port()
    command = [str(Path(sys.executable).with_name("transformers")), "serve", "--device", "cpu"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / "home")}
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, env=offline, stdout=log, stderr=log, start_new_session=True) as process,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/health", process)
            yield str(model), f"http://127.0.0.1:{port}/v1"
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address, process):
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            if httpx.get(address).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture
def chat(endpoint, monkeypatch):
    model, address = endpoint
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.setenv("OPENAI_API_KEY", "geheim")
    return load_chat_model(f"openai:{model}", 60.0)


def test_it_talks_gibberish(chat):
    said = "".join(chat.stream("Antwoord in het Nederlands.", QUESTION))
    assert len(said.split()) > 3
    assert "beweringen" not in said


def test_the_answer_is_right_and_cited_all_the_same(chat, sample_index):
    assistant = Assistant(sample_index, load_lexicon(), chat)
    answer = assistant.ask(QUESTION)
    own = assistant.ask(QUESTION, mode=Mode.EXTRACTIVE)
    assert "vijf" in answer.text
    assert answer.citations
    assert (answer.text, answer.citations) == (own.text, own.citations)
    for citation in answer.citations:
        assert assistant.documents[citation.document].text[citation.start : citation.end] == citation.quote
