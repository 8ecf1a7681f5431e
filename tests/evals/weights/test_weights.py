"""Measuring how much a model is to count."""

from pathlib import Path

import numpy as np
import pytest

from evals.questions import load_question_set
from evals.weights import __main__ as command
from evals.weights.fitting import fit
from evals.weights.measuring import SHARES, by_dense_share, by_rerank_weight, remembering
from evals.weights.weights_file import file_text, pattern_for, with_entry
from ingest.yaml_data import package_data
from tests.vectorstore.tiny_models import make_cross_encoder
from vectorstore import Embedder
from vectorstore.fusion import dense_weight, rerank_weight
from vectorstore.reranker import Reranker

ROOT = Path(__file__).parents[3]


def test_the_best_weight_is_taken_and_told_on_cases_held_out():
    values = np.array([[0.2] * 20, [0.6] * 20, [0.4] * 20])
    found = fit((0.0, 0.5, 1.0), values)
    assert found.weight == 0.5
    assert set(found.by_fold) == {0.5}
    assert found.held_out.mean == pytest.approx(0.6)
    assert found.gain.mean == pytest.approx(0.4)
    assert [gain.mean for gain in found.gains] == pytest.approx([0, 0.4, 0.2])


def test_of_equals_it_is_the_lowest_and_one_lucky_case_is_not_held_out_for_it():
    assert fit((0.0, 0.5), np.ones((2, 5))).weight == 0
    lucky = np.zeros((2, 10))
    lucky[0, 1:] = 0.05
    lucky[1, 0] = 1.0  # alone it makes the mean of the second weight the higher one
    found = fit((0.0, 0.5), lucky)
    assert found.weight == 0.5
    assert found.held_out.mean < lucky[1].mean()
    with pytest.raises(ValueError, match="no cases"):
        fit((0.0, 0.5), np.empty((2, 0)))


def test_what_is_measured_replaces_only_what_was_measured_of_the_same_model():
    weights = package_data("vectorstore", "weights.yaml")
    assert file_text(weights) == (ROOT / "vectorstore/data/weights.yaml").read_text()
    pattern = pattern_for("BAAI/bge-m3@main")
    once = with_entry(weights, "embedder", pattern, 0.6, "toen")
    assert "share: 0.6" in once
    assert once.count("bge-m3") == 1
    assert "functiewijzer-ngrams" in once


def test_the_default_model_keeps_its_share_and_an_unknown_one_has_the_other():
    weights = package_data("vectorstore", "weights.yaml")
    assert dense_weight("functiewijzer-ngrams") == 0.2
    assert dense_weight("sentence-transformers/all-MiniLM-L6-v2") == 0.15
    assert dense_weight("iets/anders") == weights["other_embedder"]
    assert rerank_weight("iets/anders") == weights["other_reranker"]


def test_each_share_is_measured_on_the_search_and_put_back(sample_assistant, sample_index):
    cases = [c for c in load_question_set(ROOT / "evals/sets/samples.yaml").cases if c.answerable][:6]
    search, whole = by_dense_share(sample_assistant, sample_index, cases, (0.0, 1.0))
    assert search.shape == whole.shape == (2, 6)
    assert ((search >= 0) & (search <= 1)).all()
    assert not np.allclose(search[0], search[1])
    assert sample_index.dense_share == 0.2


def test_a_reranker_that_knows_the_answers_is_worth_its_weight(sample_assistant):
    cases = [c for c in load_question_set(ROOT / "evals/sets/samples.yaml").cases if c.answerable][-25:]
    quotes = [evidence.quote for case in cases for evidence in case.evidence]

    def knows(pairs):
        return np.array([any(quote in passage for quote in quotes) for _, passage in pairs], dtype=np.float32)

    values = by_rerank_weight(sample_assistant, Reranker("wijs", 60, knows), cases, (0.0, 0.9))
    assert values[1].mean() > values[0].mean()


def test_a_query_is_worked_out_once(embedder_calls):
    embedder, calls = embedder_calls
    kept = remembering(embedder)
    assert np.array_equal(kept.embed_query("raad"), kept.embed_query("raad"))
    kept.embed_passages(["raad", "taak"])
    kept.embed_passages(["raad", "taak"])
    assert calls == [["raad"], ["raad", "taak"], ["raad", "taak"]]


@pytest.fixture
def embedder_calls():
    calls = []

    def encode(texts, prompt):
        calls.append(list(texts))
        return np.ones((len(texts), 1), dtype=np.float32)

    return Embedder("klein", "1", 1, "", "", encode, lambda: None), calls


def test_the_command_prints_a_table_and_writes_the_weight(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "DATA", tmp_path / "weights.yaml")
    options = [str(ROOT / "evals/sets/samples.yaml"), "--documents", str(ROOT / "documents")]
    reranker = make_cross_encoder(tmp_path / "herschikker")
    monkeypatch.setattr(command, "_cases", few)
    assert command.main([*options, "--reranker", reranker, "--as", "eigen/herschikker"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("\n| ") == len(SHARES) + 2
    assert "On questions held out" in printed
    assert "(^|[/-])herschikker($|[@/])" in (tmp_path / "weights.yaml").read_text()
    (tmp_path / "weights.yaml").unlink()
    monkeypatch.setattr(command, "SHARES", (0.0, 1.0))
    assert command.main([*options, "--embedder", "geen/model"]) == 2
    assert "functiewijzer model pull geen/model" in capsys.readouterr().err
    assert not (tmp_path / "weights.yaml").exists()


def few(paths):
    return [case for path in paths for case in load_question_set(path).cases if case.answerable][:4]
