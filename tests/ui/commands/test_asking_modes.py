"""Asking for the documents' own words or for those of a chat model, from the command line."""

import json
from io import StringIO

import pytest
from rich.console import Console

from assistant import Answer, Mode, Statement, Status, Verdict
from ui.commands.ask import show_answer
from ui.texts.modes import DUTCH as MODES
from ui.texts.modes import summed_up

FACT = "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?"


def test_without_the_chat_model_it_need_not_be_there(run, sample_index_folder, monkeypatch):
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_MODEL", "bestaatniet:model")
    code, out, _ = run("ask", FACT, "--mode", "extractive", "--index", sample_index_folder)
    assert code == 0
    assert f"{MODES.literal}." in out


@pytest.mark.parametrize(
    ("mode", "words"), [("generative", "taalmodel"), ("vlot", "(extractive of generative)")]
)
def test_a_mode_that_cannot_be_is_one_line(run, sample_index_folder, mode, words):
    code, out, err = run("ask", FACT, "--mode", mode, "--index", sample_index_folder)
    assert (code, out, len(err)) == (2, "", 1)
    assert words in err[0]


def test_a_worded_answer_says_by_whom_and_what_is_supported_in_part():
    said = Statement("Dat is zo.", (1,), Verdict.PARTLY)
    answer = Answer(
        *("v", "v", Status.ANSWERED, f"- {said.written}"),
        statements=(said,),
        mode=Mode.GENERATIVE,
        model="ollama:voorbeeld",
        dropped=("getal klopt niet: 45",),
    )
    console = Console(file=StringIO(), width=100)
    show_answer(answer, console)
    shown = console.file.getvalue()
    assert f"Dat is zo. [1] ({MODES.partly})" in shown
    assert MODES.worded_by.format(model="voorbeeld") in shown
    assert summed_up(MODES, 0, 1, 1) in shown
    assert "45" not in shown


def test_who_types_the_command_reads_what_to_do_about_a_failing_model(run, sample_index_folder, monkeypatch):
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_MODEL", "openai:x")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    code, out, _ = run("ask", FACT, "--index", sample_index_folder)
    assert code == 0
    assert f"{MODES.literal}: het taalmodel is niet bereikbaar: laat nakijken" in out


def test_a_file_of_questions_is_answered_in_the_mode_too(run, sample_index_folder, monkeypatch, tmp_path):
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_MODEL", "bestaatniet:model")
    questions, answers = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    questions.write_text(json.dumps({"id": "a", "question": FACT}), encoding="utf-8")
    options = ("--jsonl", questions, "--out", answers, "--index", sample_index_folder)
    assert run("ask", *options, "--mode", "extractive")[0] == 0
    assert json.loads(answers.read_text(encoding="utf-8"))["mode"] == "extractive"
    assert run("ask", *options)[0] == 2


def test_a_file_that_the_model_words_none_of_says_so(run, sample_index_folder, monkeypatch, tmp_path):
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_MODEL", "openai:x")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    questions, answers = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    lines = [json.dumps({"question": question}) for question in (FACT, FACT, "")]
    questions.write_text("\n".join(lines), encoding="utf-8")
    code, _, err = run("ask", "--jsonl", questions, "--out", answers, "--index", sample_index_folder)
    assert code == 0
    assert err == [
        f"3 antwoorden in {answers}.",
        "let op: niet geformuleerd door het taalmodel: het taalmodel is niet bereikbaar (2)",
    ]
