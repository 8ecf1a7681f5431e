"""The ablation: two variants over one sample, scored, paired, shown and written."""

import json

import pytest

from evals.ablation.ablating import FIGURES, Ablation, ablate, format_table, main
from evals.ablation.variants import COMPONENTS
from evals.questions import QuestionSet
from tests.evals.conftest import ROOT
from vectorstore import load_embedder

SAMPLE = "hazelbeke-algemeen-directeur.txt"
QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"
CASES = [
    {
        "id": "a-1",
        "kind": "fact",
        "question": "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?",
        "answerable": True,
        "evidence": [{"document": SAMPLE, "quote": QUOTE}],
        "facts": ["vijf jaar"],
    },
    {
        "id": "b-2",
        "kind": "follow-up",
        "question": "En hoeveel is dat?",
        "history": ["Welke leidinggevende ervaring vraagt Hazelbeke?"],
        "answerable": True,
        "evidence": [{"document": SAMPLE, "quote": QUOTE}],
        "facts": ["vijf jaar"],
    },
    {"id": "c-3", "kind": "unanswerable", "question": "Wie won de koers in Hazelbeke?", "answerable": False},
]
FOLLOW_UP = next(variant for variant in COMPONENTS if not variant.keeps_history)


@pytest.fixture(scope="module")
def question_set() -> QuestionSet:
    return QuestionSet.parse({"name": "klein", "cases": CASES})


@pytest.fixture(scope="module")
def ablation(samples, question_set) -> Ablation:
    seen = []
    found = ablate(
        [samples[SAMPLE]], [question_set, question_set], load_embedder(), [FOLLOW_UP], progress=seen.append
    )
    assert [variant.component for variant in seen] == ["nothing", "follow-up expansion"]
    assert len(found) == 2
    assert found[0].rows[0].figures == found[1].rows[0].figures
    return found[0]


def test_a_follow_up_is_lost_without_its_history(ablation):
    on, off = ablation.rows
    assert "b-2" not in on.summary.misses
    assert "b-2" in off.summary.misses
    assert off.differences["pass"].mean == pytest.approx(off.figures["pass"].mean - on.figures["pass"].mean)
    assert off.differences["pass"].mean == pytest.approx(-1 / 3)
    assert on.differences == {}


def test_the_figures_are_those_of_an_evaluation(ablation):
    for row in ablation.rows:
        for name in FIGURES:
            assert row.figures[name].mean == pytest.approx(row.summary.figures[name])


def test_the_table_has_a_row_for_each_variant_and_bold_only_where_sure(ablation):
    lines = format_table(ablation).splitlines()
    assert lines[0].startswith("Question set klein: 3 questions, 2 of them answerable, over 1 documents.")
    rows = [line for line in lines if line.startswith("| ")]
    assert [row.split(" | ")[0] for row in rows[2:]] == ["| nothing", "| follow-up expansion"]
    assert len({row.count("|") for row in rows}) == 1
    assert "1.000 [1.00, 1.00]" in rows[2]
    assert "-.333 [-1.00, .00]" in rows[3]
    assert "**-.333" not in rows[3]


def test_the_command_writes_tables_and_figures(tmp_path, capsys, monkeypatch, ablation):
    monkeypatch.setattr("evals.ablation.ablating.ablate", lambda *_, **__: [ablation])
    monkeypatch.setattr("evals.ablation.ablating.load_embedder", lambda: None)
    questions = str(ROOT / "evals" / "sets" / "samples.yaml")
    (tmp_path / "documents").mkdir()
    arguments = [questions, "--documents", str(tmp_path / "documents"), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    assert capsys.readouterr().out == (tmp_path / "out" / "ablation.md").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "out" / "ablation.json").read_text(encoding="utf-8"))
    [measured] = data["ablations"]
    assert [variant["off"] for variant in measured["variants"]] == ["nothing", "follow-up expansion"]
    assert measured["variants"][1]["differences"]["pass"]["cases"] == 3
    assert data["resamples"] == 2_000


@pytest.mark.parametrize("missing", ["questions", "documents"])
def test_a_missing_path_is_one_line_and_exit_code_2(tmp_path, capsys, missing):
    questions = tmp_path / "set.yaml" if missing == "questions" else ROOT / "evals" / "sets" / "samples.yaml"
    assert main([str(questions), "--documents", str(tmp_path / "none")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
