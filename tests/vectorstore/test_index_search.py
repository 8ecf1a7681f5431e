"""Searching an index."""

from dataclasses import replace

import numpy as np
import pytest

from ingest.model import Cell, PassageKind
from vectorstore import WeightedQuery, build_index, open_index
from vectorstore import index as index_module
from vectorstore.fusion import fuse
from vectorstore.search_text import search_text

WORDS = ("beleid", "personeel", "raad", "college", "begroting", "advies", "burger", "wijk", "sport")


@pytest.fixture
def index(tmp_path, embedder, genk, kortrijk):
    build_index([genk, kortrijk], tmp_path, embedder)
    with open_index(tmp_path, embedder) as opened:
        yield opened


def many_documents(make_document, count=6, passages=60):
    generator = np.random.default_rng(1)
    return [
        make_document(
            f"doc{number}.txt",
            tuple(" ".join(generator.choice(WORDS, 6)) + f" {row}." for row in range(passages)),
        )
        for number in range(count)
    ]


def test_the_passage_that_answers_comes_first(index):
    hits = index.search([WeightedQuery("krijg ik een bedrijfswagen")])
    assert (hits[0].document, hits[0].passage) == ("kortrijk.txt", 2)
    assert "bedrijfswagen" in index.passage(hits[0]).text
    assert 0.99 < hits[0].score <= 1
    assert hits[0].lexical > 0
    assert hits[0].dense > 0
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_typing_errors_and_inflection_still_find_it(index):
    for text in ("beroepservarring 6", "bedrijfswagens", "tuchtoverheden"):
        assert index.search([WeightedQuery(text)])[0].lexical > 0
    assert index.search([WeightedQuery("bedrijfswaagen")])[0].passage == 2


def test_the_filter_is_hard(index):
    for text in ("bedrijfswagen Kortrijk", "beroepservaring", "xyz"):
        hits = index.search([WeightedQuery(text)], documents={"genk.txt"})
        assert {hit.document for hit in hits} == {"genk.txt"}
    assert index.search([WeightedQuery("bedrijfswagen")], documents=[]) == []
    assert index.search([WeightedQuery("bedrijfswagen")], documents=["nergens.txt"]) == []
    assert {
        hit.document for hit in index.search([WeightedQuery("x")], documents=["genk.txt", "nergens.txt"])
    } == {"genk.txt"}


def test_the_filter_is_hard_in_chroma_too(tmp_path, embedder, make_document, monkeypatch):
    monkeypatch.setattr(index_module, "CANDIDATES", 10)
    build_index(many_documents(make_document), tmp_path, embedder)
    chosen = {"doc1.txt", "doc4.txt"}
    with open_index(tmp_path, embedder) as index:
        for word in WORDS:
            hits = index.search([WeightedQuery(word)], documents=chosen, limit=10)
            assert len(hits) == 10
            assert {hit.document for hit in hits} <= chosen


def test_without_chroma_the_answers_are_the_same(tmp_path, embedder, make_document, monkeypatch):
    monkeypatch.setattr(index_module, "CANDIDATES", 50)
    build_index(many_documents(make_document), tmp_path, embedder)
    queries = [WeightedQuery("advies over de begroting"), WeightedQuery("sport in de wijk", 0.5)]
    with open_index(tmp_path, embedder) as index:
        with_chroma = index.search(queries, limit=10)
        assert index._collection is not None
        index.close()
        assert index.search(queries, limit=10) == pytest.approx(with_chroma)


def test_a_broken_chroma_is_reported_and_done_without(tmp_path, embedder, make_document, monkeypatch, caplog):
    monkeypatch.setattr(index_module, "CANDIDATES", 10)
    build_index(many_documents(make_document), tmp_path, embedder)
    version = tmp_path / "versions" / (tmp_path / "current").read_text().strip()
    for path in (version / "chroma").rglob("*.sqlite3"):
        path.write_bytes(b"not a database")
    with open_index(tmp_path, embedder) as index:
        assert len(index.search([WeightedQuery("begroting")], limit=10)) == 10
    assert "zonder Chroma" in caplog.text


def test_the_same_question_gives_the_same_list(index):
    queries = [WeightedQuery("algemeen directeur"), WeightedQuery("leiding", 0.5)]
    assert index.search(queries) == index.search(queries)
    assert index.search(queries, limit=2) == index.search(queries)[:2]


def test_ties_stand_in_document_and_passage_order(tmp_path, embedder, make_document):
    same = ("De raad beslist.", "De raad beslist.")
    documents = [make_document("b.txt", same), make_document("a.txt", same)]
    build_index(documents, tmp_path, embedder)
    with open_index(tmp_path, embedder) as index:
        hits = index.search([WeightedQuery("raad")])
    places = [(hit.document, hit.passage) for hit in hits]
    assert places == [("a.txt", 0), ("a.txt", 1), ("b.txt", 0), ("b.txt", 1)]


def test_weights_decide_between_wordings(index):
    def first(car: float, discipline: float):
        queries = [
            WeightedQuery("bedrijfswagen", car),
            WeightedQuery("tuchtoverheid sancties", discipline),
        ]
        return index.passage(index.search(queries)[0]).text

    assert "bedrijfswagen" in first(1, 0.2)
    assert "tuchtoverheid" in first(0.2, 1)


def test_blank_queries_count_for_nothing(index):
    assert index.search([]) == []
    assert index.search([WeightedQuery(" "), WeightedQuery("raad", 0)]) == []
    assert index.search([WeightedQuery("raad")], limit=0) == []
    asked = [WeightedQuery("bedrijfswagen")]
    assert index.search([*asked, WeightedQuery("")]) == index.search(asked)


@pytest.mark.parametrize("text", ["???", "🙂", "\x00", "a" * 50_000, "<script>", "\ud800"])
def test_odd_queries_do_no_harm(index, text):
    assert all(0 <= hit.score <= 1 for hit in index.search([WeightedQuery(text)]))


def test_search_text_has_headings_lead_in_headers_and_carried_cells(genk):
    passage = replace(
        genk.passages[0],
        kind=PassageKind.ROW,
        text="Budget | 2",
        headings=("Weg", "Functie", "Competenties", "Niveaus"),
        lead_in="De niveaus zijn:",
        cells=(Cell("Domein", "Financiën", carried=True), Cell("Gradatie", "2")),
    )
    lines = search_text(genk, passage).split("\n")
    assert lines == [
        "Functie",
        "Competenties",
        "Niveaus",
        "De niveaus zijn:",
        "Domein",
        "Gradatie",
        "Financiën",
        "Budget | 2",
    ]


def test_search_text_is_never_blank(genk):
    bare = replace(genk.passages[0], text=" ", headings=())
    assert search_text(genk, bare) == genk.title


def test_fusion_stays_between_0_and_1_and_weighs():
    lexical = np.array([4, 2, 0], dtype=np.float32)
    dense = np.array([0.8, 0.9, 0.7], dtype=np.float32)
    assert fuse(lexical, dense, 0).tolist() == [1, 0.5, 0]
    assert fuse(lexical, dense, 1) == pytest.approx([0.5, 1, 0], abs=1e-6)
    assert fuse(np.zeros(3, np.float32), np.full(3, 0.5, np.float32), 0.5).tolist() == [0, 0, 0]
