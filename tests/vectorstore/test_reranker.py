"""The reranker: a real cross-encoder made here, and its latency budget by a clock of our own."""

import threading

import numpy as np
import pytest

from tests.vectorstore.tiny_models import add_code, cut_weights, make_cross_encoder, make_embedder
from vectorstore.embedder import load_embedder
from vectorstore.errors import EmbedderUnavailable, RerankerUnavailable
from vectorstore.kinds import ModelKind, kind_of
from vectorstore.reranker import BATCH, Reranker, load_reranker

PASSAGES = ["de raad beslist", "zes jaar ervaring", "tucht", "vijf jaar"] * 5


class Machine:
    """Scores passages by their length, each in so many seconds of its own clock."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.now = 0.0
        self.batches: list[int] = []

    def score(self, pairs):
        """Score as a model does."""
        self.now += self.seconds * len(pairs)
        self.batches.append(len(pairs))
        return np.array([len(passage) / 100 for _, passage in pairs], dtype=np.float32)

    def reranker(self, budget):
        """Return a reranker on this machine."""
        return Reranker("klein", budget, self.score, clock=lambda: self.now)


def test_a_real_model_scores_between_0_and_1_in_the_order_given(tmp_path):
    reranker = load_reranker(make_cross_encoder(tmp_path), 60)
    scores = reranker.scores("vijf jaar ervaring", PASSAGES)
    assert scores.shape == (len(PASSAGES),)
    assert ((scores > 0) & (scores < 1)).all()
    assert np.allclose(scores[:4], scores[4:8], atol=1e-6)
    assert len(np.unique(scores.round(6))) > 1
    assert reranker.pace.seconds > 0


def test_with_time_enough_all_are_scored_in_batches():
    machine = Machine(0.001)
    assert len(machine.reranker(1.0).scores("vraag", PASSAGES)) == len(PASSAGES)
    assert machine.batches == [BATCH, BATCH, 4]


def test_what_does_not_fit_in_the_budget_is_not_scored():
    machine = Machine(1 / 64)
    reranker = machine.reranker(0.25)
    assert len(reranker.scores("vraag", PASSAGES)) == 16
    assert machine.now == 0.25
    machine.batches.clear()
    assert len(reranker.scores("vraag", PASSAGES, seconds=0.0625)) == 4
    assert machine.batches == [4]  # the speed is remembered


def test_a_machine_that_is_too_slow_scores_nothing_and_is_tried_again():
    machine = Machine(1.0)
    reranker = machine.reranker(0.3)
    reranker.scores("vraag", PASSAGES)  # it was not known
    machine.batches.clear()
    assert len(reranker.scores("vraag", PASSAGES)) == 0
    assert machine.batches == []
    machine.seconds = 0.001
    for _ in range(10):
        reranker.scores("vraag", PASSAGES)
    assert machine.batches
    assert len(reranker.scores("vraag", PASSAGES)) > 2


def test_a_question_waits_for_another_no_longer_than_its_budget():
    reranker = Machine(0.001).reranker(0.01)
    with reranker.pace.lock:
        found = []
        asking = threading.Thread(target=lambda: found.append(reranker.scores("vraag", PASSAGES)))
        asking.start()
        asking.join(10)
    assert [len(scores) for scores in found] == [0]


@pytest.mark.parametrize(
    ("labels", "harm", "line"),
    [
        (("a", "b", "c"), None, "geeft 3 scores"),
        (("LABEL_0",), cut_weights, "beschadigd"),
        (("LABEL_0",), add_code, "programmacode"),
    ],
)
def test_what_is_no_reranker_is_told_in_one_line(tmp_path, labels, harm, line):
    folder = make_cross_encoder(tmp_path, labels)
    if harm:
        harm(folder)
    with pytest.raises(RerankerUnavailable, match=line) as caught:
        load_reranker(folder, 0.3)
    assert "\n" not in str(caught.value)


def test_a_model_for_something_else_is_told_and_not_turned_into_one(tmp_path):
    with pytest.raises(RerankerUnavailable, match="is een zoekmodel, geen herschikmodel"):
        load_reranker(make_embedder(tmp_path / "zoekmodel"), 0.3)
    with pytest.raises(EmbedderUnavailable, match="is een herschikmodel, geen zoekmodel"):
        load_embedder(make_cross_encoder(tmp_path / "herschikker"))
    with pytest.raises(EmbedderUnavailable, match="is een NLI-model, geen zoekmodel"):
        load_embedder(make_cross_encoder(tmp_path / "nli", ("contradiction", "entailment", "neutral")))


def test_a_reranker_that_the_library_saved_is_one(tmp_path):
    from sentence_transformers import CrossEncoder

    CrossEncoder(make_cross_encoder(tmp_path / "one")).save(str(tmp_path / "saved"))
    assert kind_of(tmp_path / "saved") is ModelKind.RERANKER
    assert load_reranker(str(tmp_path / "saved"), 60).scores("vraag", ["passage", "andere"]).shape == (2,)


def test_a_reranker_that_is_not_here_says_what_to_type(tmp_path, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(RerankerUnavailable, match="functiewijzer model pull BAAI/bge-reranker-v2-m3`"):
        load_reranker("BAAI/bge-reranker-v2-m3", 0.3)
