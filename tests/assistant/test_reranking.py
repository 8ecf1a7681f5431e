"""The reranker in the assistant: it changes the order, and nothing else."""

import logging

import numpy as np
import pytest

from assistant import Assistant
from assistant.concepts import load_lexicon
from assistant.reranking import Reranking, chosen_reranking, fused
from assistant.signals import signals_of
from tests.vectorstore.tiny_models import make_cross_encoder
from vectorstore.reranker import Reranker

QUESTION = "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?"


def reranking(score, weight=1.0, budget=60.0):
    def scored(pairs):
        return np.array([score(passage) for _, passage in pairs], dtype=np.float32)

    return Reranking(Reranker("klein", budget, scored), weight)


def assistant_with(index, ranking):
    return Assistant(index, load_lexicon(), reranking=ranking)


@pytest.fixture
def candidates(sample_assistant):
    return list(sample_assistant.find(QUESTION).candidates)


def test_without_weight_or_scores_the_order_stays(candidates):
    keys = [candidate.key for candidate in candidates]
    assert [c.key for c in fused(candidates, np.linspace(0, 1, 10).tolist(), 0.0)] == keys
    assert fused(candidates, [], 1.0) is candidates
    assert [c.key for c in fused(candidates, [0.5] * 10, 0.7)] == keys


def test_what_is_scored_is_ordered_within_its_scores_and_the_rest_keeps_its_place(candidates):
    found = fused(candidates, [0.0, 0.2, 0.9, 0.1], 1.0)
    assert [c.key for c in found[:4]] == [candidates[at].key for at in (2, 1, 3, 0)]
    assert found[4:] == candidates[4:]
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert candidates[3].score <= found[3].score <= found[0].score <= candidates[0].score


def test_a_share_weighs_both(candidates):
    first, second = candidates[0].score, candidates[1].score
    even = fused(candidates, [0.0, 1.0], 0.5)
    assert [c.score for c in even[:2]] == pytest.approx([(first + second) / 2] * 2)
    assert even[0].key == candidates[0].key  # of equals the first stays first
    assert fused(candidates, [0.0, 1.0], 0.51)[0].key == candidates[1].key


def test_the_judgement_is_the_same_whatever_the_order(sample_index, sample_assistant):
    upside_down = assistant_with(sample_index, reranking(lambda passage: 1 / len(passage)))
    for question in (QUESTION, "Welke competenties vraagt Elzerode?", "Hoeveel inwoners telt Hazelbeke?"):
        plain, other = sample_assistant.find(question), upside_down.find(question)
        assert [c.key for c in plain.candidates] != [c.key for c in other.candidates]
        assert signals_of(
            plain.question, sample_assistant.evidence, plain.candidates, plain.documents
        ) == signals_of(other.question, upside_down.evidence, other.candidates, other.documents)
        before, after = sample_assistant.ask(question), upside_down.ask(question)
        assert before.confidence == after.confidence
        assert before.status.is_answer == after.status.is_answer


def test_it_brings_up_what_it_finds_best_and_its_time_is_told(sample_index, sample_assistant):
    plain = sample_assistant.ask(QUESTION)
    wanted = plain.retrieved[4]
    favouring = reranking(lambda passage: float(passage.endswith(wanted.text)))
    answer = assistant_with(sample_index, favouring).ask(QUESTION)
    assert answer.retrieved[0].passage == wanted.passage
    assert "rerank" in answer.timings_ms
    assert "rerank" not in plain.timings_ms


def test_one_that_fails_is_done_without_and_told_once(sample_index, sample_assistant, caplog):
    def fails(passage):
        raise RuntimeError("kapot")

    broken = assistant_with(sample_index, reranking(fails))
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert broken.ask(QUESTION).text == sample_assistant.ask(QUESTION).text
    assert [record.message for record in caplog.records] == [
        "er wordt verder niet herschikt: klein faalt (kapot)"
    ]


def test_the_setting_chooses_a_real_model_and_one_that_is_not_there_is_told(sample_index, tmp_path, caplog):
    folder = make_cross_encoder(tmp_path)
    chosen = chosen_reranking(folder, 60_000)
    assert chosen is chosen_reranking(folder, 60_000)
    assert chosen.reranker.budget == 60
    answer = assistant_with(sample_index, chosen).ask(QUESTION)
    assert answer.citations
    assert not chosen.failed
    with caplog.at_level(logging.WARNING):
        assert chosen_reranking(str(tmp_path / "nergens"), 300) is None
    assert "er wordt niet herschikt" in caplog.text
