"""The embedding models."""

import math
import subprocess
import sys
import time

import numpy as np
import pytest

from vectorstore import EmbedderUnavailable, load_embedder
from vectorstore.hashed_ngrams import hashed_ngrams


def test_vectors_are_float32_of_length_one(embedder):
    vectors = embedder.embed_passages(["de burgemeester", "???", "•", "x" * 10_000])
    assert vectors.shape == (4, embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


def test_inflection_and_typing_errors_stay_near(embedder):
    query = embedder.embed_query("beroepservaringen")
    near, typo, far = embedder.embed_passages(["beroepservaring", "beroepsevaring", "tuchtsanctie"])
    assert query @ near > 0.7
    assert query @ typo > 0.4
    assert abs(query @ far) < 0.3


def test_accents_in_either_unicode_form_and_capitals_do_not_matter(embedder):
    one, other, plain = embedder.embed_passages(["Coördinatie", "coo\u0308rdinatie", "coordinatie"])
    assert np.allclose(one, other)
    assert not np.allclose(one, plain)


def test_a_text_has_the_same_vector_in_another_process(embedder):
    code = (
        "from vectorstore import load_embedder;"
        "print(load_embedder().embed_query('financieel beheer')[:200].tobytes().hex())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == embedder.embed_query("financieel beheer")[:200].tobytes().hex()


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_blank_texts_are_refused(embedder, text):
    with pytest.raises(ValueError, match="blank"):
        embedder.embed_query(text)
    with pytest.raises(ValueError, match="blank"):
        embedder.embed_passages(["goed", text])


def test_a_query_is_embedded_quickly(embedder):
    embedder.embed_query("hoeveel jaar ervaring")
    start = time.perf_counter()
    for number in range(50):
        embedder.embed_query(f"hoeveel jaar ervaring vraagt bestuur {number}")
    assert (time.perf_counter() - start) / 50 < 0.02  # a tenth of a millisecond when undisturbed


def test_the_default_model_loads_no_library():
    code = (
        "import sys; from vectorstore import load_embedder; load_embedder().embed_query('financieel beheer');"
        "print([name for name in ('torch', 'sentence_transformers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_as_a_sentence_transformer_the_default_model_gives_the_same_vectors(embedder):
    texts = ["De raad beslist.", "•", "taken taken taken"]
    assert np.allclose(embedder.model().encode(texts), embedder.embed_passages(texts), atol=1e-6)


def test_the_default_model_can_be_saved_and_loaded_as_a_module(tmp_path):
    from vectorstore.hashed_ngrams_module import HashedNgrams

    HashedNgrams(dimension=64, shortest=2, longest=4).save(str(tmp_path))
    loaded = HashedNgrams.load(str(tmp_path))
    assert (loaded.dimension, loaded.shortest, loaded.longest) == (64, 2, 4)


def test_the_vector_of_a_text_is_the_same_on_every_machine():
    # "<uit>" has six n-grams of 3 to 5 characters; each stands here twice.
    [vector] = hashed_ngrams(["uit Uit"])
    places = np.flatnonzero(vector)
    assert places.tolist() == [166, 233, 264, 338, 349, 373]
    signs = np.array([1, -1, 1, 1, 1, -1])
    assert vector[places] == pytest.approx(signs * (1 + math.log(2)), abs=1e-6)


@pytest.mark.parametrize("name", ["intfloat/multilingual-e5-small", "/no/such/folder", "een naam"])
def test_a_model_that_is_not_here_fails_at_once_in_dutch(name, tmp_path, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    start = time.perf_counter()
    with pytest.raises(EmbedderUnavailable, match="staat niet op deze computer") as caught:
        load_embedder(name)
    assert time.perf_counter() - start < 5
    assert "\n" not in str(caught.value)


def test_weights_that_can_run_code_are_refused(tmp_path):
    (tmp_path / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(EmbedderUnavailable, match="safetensors"):
        load_embedder(str(tmp_path))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "model.safetensors").write_bytes(b"")
    with pytest.raises(EmbedderUnavailable, match="safetensors"):
        load_embedder(str(tmp_path))


def test_a_broken_local_model_is_reported_in_dutch(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(EmbedderUnavailable, match="kan niet geladen worden"):
        load_embedder(str(tmp_path))
