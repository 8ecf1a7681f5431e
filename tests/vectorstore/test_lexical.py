"""The lexical index: scores of BM25, and passages that come and go."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vectorstore.lexical import BATCH, LexicalIndex, tokens

TEXTS = [
    "De raad beslist over het meerjarenplan.",
    "Het college bereidt de raad voor en voert uit.",
    "•",
    "de de de raad raad",
    "Een masterdiploma is vereist.",
]
QUERIES = ["de raad", "masterdiploma's", "meerjarenplan van het college", "•", "onbekend"]


def files_of(index, folder):
    index.save(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_tokens_are_word_internal_four_grams():
    assert tokens("De raad, éénmaal") == [
        "de", "<raa", "raad", "aad>", "<één", "éénm", "énma", "nmaa", "maal", "aal>",
    ]  # fmt: skip


def test_scores_are_those_of_the_library_bm25s():
    bm25s = pytest.importorskip("bm25s")
    numbers = {"": 0}
    corpus = [[numbers.setdefault(token, len(numbers)) for token in tokens(text)] or [0] for text in TEXTS]
    reference = bm25s.BM25(method="lucene")
    reference.index((corpus, numbers), create_empty_token=False, show_progress=False)
    index = LexicalIndex.build(TEXTS)
    for query in QUERIES:
        expected = reference.get_scores_from_ids(reference.get_tokens_ids(tokens(query)))
        assert index.scores(query) == pytest.approx(expected, abs=1e-5)


def test_more_texts_than_are_counted_at_once():
    texts = [TEXTS[number % 2] for number in range(BATCH + 3)]
    scores = LexicalIndex.build(texts).scores("meerjarenplan")
    assert len(scores) == len(texts)
    assert (scores[::2] > 0).all()
    assert not scores[1::2].any()


def test_a_text_without_words_scores_nothing_and_counts():
    index = LexicalIndex.build(["•", "de raad"])
    assert len(index) == 2
    assert index.scores("de raad")[0] == 0 < index.scores("de raad")[1]
    assert LexicalIndex.build(["•"]).scores("raad").tolist() == [0]


def test_saved_and_loaded_it_scores_the_same(tmp_path):
    built = LexicalIndex.build(TEXTS)
    built.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical")
    for query in QUERIES:
        assert np.array_equal(loaded.scores(query), built.scores(query))


def test_parts_that_do_not_fit_together_are_refused(tmp_path):
    LexicalIndex.build(TEXTS).save(tmp_path / "one")
    LexicalIndex.build(TEXTS[:2]).save(tmp_path / "other")
    (tmp_path / "other" / "postings.npz").replace(tmp_path / "one" / "postings.npz")
    with pytest.raises(ValueError, match="do not fit"):
        LexicalIndex.load(tmp_path / "one")


def test_passages_come_go_and_move_as_if_all_were_indexed_anew(tmp_path):
    index = LexicalIndex.build(TEXTS)
    new = ["De raad kiest een voorzitter.", "nieuw"]
    updated = index.updated(np.array([4, -1, 0, 1, -1]), new)
    anew = LexicalIndex.build([TEXTS[4], new[0], TEXTS[0], TEXTS[1], new[1]])
    assert files_of(updated, tmp_path / "updated") == files_of(anew, tmp_path / "anew")
    for query in [*QUERIES, "nieuw", "voorzitter"]:
        assert np.array_equal(updated.scores(query), anew.scores(query))


@given(
    before=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8),
    after=st.lists(st.one_of(st.integers(0, 7), st.sampled_from([*TEXTS, "iets anders"])), min_size=1),
)
@settings(max_examples=60, deadline=None)
def test_any_chain_of_updates_ends_where_a_full_build_does(before, after):
    used = set()
    sources, texts, all_texts = [], [], []
    for item in after:
        if isinstance(item, int):
            if item >= len(before) or item in used:
                continue
            used.add(item)
            sources.append(item)
            all_texts.append(before[item])
        else:
            sources.append(-1)
            texts.append(item)
            all_texts.append(item)
    if not sources:
        return
    updated = LexicalIndex.build(before).updated(np.array(sources), texts)
    anew = LexicalIndex.build(all_texts)
    for query in QUERIES:
        assert np.array_equal(updated.scores(query), anew.scores(query))
