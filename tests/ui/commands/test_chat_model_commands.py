"""The commands with a chat model: what doctor tells of it, and what a wrong or absent one does."""

import json
import threading

import pytest

from assistant import Assistant, Mode
from assistant.live import LiveAssistant
from tests.assistant.chat.chat_server import Reply, served
from ui.commands.console import PARALLEL_WITH_MODEL

MONTHS = ('{"maanden":', ' ["januari",', ' "februari"]}')
FACT = "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?"


@pytest.fixture
def server(monkeypatch):
    """A model server of one's own that both providers' settings point at."""
    with served() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        yield server


def choose(monkeypatch, name, judge=""):
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_MODEL", name)
    monkeypatch.setenv("FUNCTIEWIJZER_JUDGE_MODEL", judge)


def test_doctor_tells_how_the_models_do(run, server, sample_index_folder, monkeypatch):
    choose(monkeypatch, "openai:klein", "ollama:rechter")
    server.script = [Reply(MONTHS)]
    code, printed, errors = run("doctor", "--index", sample_index_folder)
    assert (code, errors) == (0, [])
    lines = printed.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("Taalmodel openai:klein"))
    assert "antwoordt: het begint na 0," in lines[begin]
    assert "stukjes tekst per seconde" in lines[begin]
    assert "blijven op deze computer" in lines[begin + 1]
    assert "heeft de gevraagde vorm" in lines[begin + 2]
    assert lines[begin + 3].startswith(
        "Taalmodel ollama:rechter, dat bij een evaluatie beoordeelt, antwoordt"
    )


def test_doctor_tells_of_a_model_that_keeps_to_no_form_and_of_tracing(
    run, server, sample_index_folder, monkeypatch
):
    choose(monkeypatch, "openai:klein")
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_TRACING", "true")
    server.script = [Reply(("Graag gedaan",))]
    code, printed, _ = run("doctor", "--index", sample_index_folder)
    assert code == 0
    assert "heeft niet de gevraagde vorm" in printed
    assert "let op: FUNCTIEWIJZER_CHAT_TRACING staat aan" in printed


def test_doctor_tells_of_a_model_that_starts_slowly(run, server, sample_index_folder, monkeypatch):
    choose(monkeypatch, "openai:klein")
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_TIMEOUT", "1")
    server.script = [Reply(MONTHS, silence=1.3), Reply(MONTHS)]
    code, printed, _ = run("doctor", "--index", sample_index_folder)
    assert code == 0
    assert "meer dan de 1,0 van FUNCTIEWIJZER_CHAT_TIMEOUT" in printed


def test_doctor_goes_on_after_a_model_that_fails(run, server, sample_index_folder, monkeypatch):
    choose(monkeypatch, "openai:klein", "ollama:rechter")
    server.script = [Reply(status=401, error="sleutel sk-geheim"), Reply(MONTHS)]
    code, printed, errors = run("doctor", "--index", sample_index_folder)
    assert code == 1
    assert errors == [
        "fout: taalmodel openai:klein: het taalmodel weigert de toegang: laat de sleutel nakijken"
    ]
    assert "Taalmodel ollama:rechter" in printed
    assert "geheim" not in printed


def test_doctor_shows_no_password(run, server, sample_index_folder, monkeypatch):
    choose(monkeypatch, "openai:klein")
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_URL", f"http://jan:pas@127.0.0.1:{server.server_port}/v1")
    server.script = [Reply(MONTHS)]
    code, printed, _ = run("doctor", "--index", sample_index_folder)
    assert code == 0
    assert "jan:pas" not in printed
    assert f"//***@127.0.0.1:{server.server_port}/v1" in printed


@pytest.mark.parametrize("command", [("ask", FACT), ("serve", "--port", "0")])
@pytest.mark.parametrize("name", ["groq:klein", "klein", "mistralai:klein", "groq:x"])
def test_a_model_that_cannot_be_chosen_stops_at_once(run, sample_index_folder, monkeypatch, command, name):
    choose(monkeypatch, name)
    monkeypatch.delenv("MISTRAL_API_KEY", raising=False)
    code, printed, errors = run(*command, "--index", sample_index_folder)
    assert (code, printed, len(errors)) == (2, "", 1)
    assert errors[0].startswith("fout: taalmodel")
    assert name in errors[0]


def test_a_server_that_is_not_there_costs_the_wording_only(run, sample_index_folder, monkeypatch):
    choose(monkeypatch, "openai:klein")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    code, printed, errors = run("ask", FACT, "--index", sample_index_folder, "--json")
    assert (code, errors) == (0, [])
    answer = json.loads(printed)
    assert (answer["status"], answer["mode"]) == ("answered", "extractive")
    assert answer["model_failure"].startswith("het taalmodel is niet bereikbaar: ")


def test_a_page_that_opens_a_new_index_keeps_what_is_known_of_the_model(
    run, server, sample_index_folder, monkeypatch
):
    choose(monkeypatch, "openai:klein")
    seen = []

    class Live(LiveAssistant):
        def __init__(self, assistant, open_again):
            super().__init__(assistant, open_again)
            seen.append((assistant.chat, open_again))

    monkeypatch.setattr("assistant.LiveAssistant", Live)
    monkeypatch.setattr("ui.serving.serve", lambda *_: None)
    run("serve", "--index", sample_index_folder, "--open")
    ((chat, open_again),) = seen
    again = open_again()
    assert again.chat is chat is not None
    again.close()


def test_a_file_of_questions_goes_to_the_model_several_at_a_time(
    run, server, sample_index_folder, monkeypatch, tmp_path
):
    choose(monkeypatch, "openai:klein")
    together, asking = threading.Barrier(PARALLEL_WITH_MODEL, timeout=30), Assistant.ask

    def ask(self, question, history=()):
        together.wait()
        return asking(self, question, history, mode=Mode.EXTRACTIVE)

    monkeypatch.setattr(Assistant, "ask", ask)
    names = [f"v{number}" for number in range(2 * PARALLEL_WITH_MODEL)]
    questions, answers = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    lines = [json.dumps({"id": name, "question": FACT}) for name in names]
    questions.write_text("\n".join(lines), encoding="utf-8")
    assert run("ask", "--jsonl", questions, "--out", answers, "--index", sample_index_folder)[0] == 0
    found = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [result["id"] for result in found] == names
    assert {result["status"] for result in found} == {"answered"}
