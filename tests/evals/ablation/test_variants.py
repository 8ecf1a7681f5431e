"""Variants: what is off is really off, the rest stays, and nothing is left replaced afterwards."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assistant
from assistant.concepts import load_lexicon
from assistant.matching import Texts
from assistant.question import Facet, Phrase
from assistant.words import stem
from evals.ablation.variants import (
    ALL_ON,
    COMPONENTS,
    CONTROLS,
    PIECE,
    Variant,
    in_pieces,
    lexicon_without_kinds,
    opened,
    stemming_modules,
    without_kinds,
)
from evals.runs.asking import Answering
from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Document, SectionKind
from ingest.reading import document_from
from vectorstore import Embedder, WeightedQuery, index, lexical, load_embedder

BY_NAME = {variant.component: variant for variant in (*COMPONENTS, *CONTROLS)}
SAMPLE = "hazelbeke-algemeen-directeur.txt"
DIPLOMA = "Welk diploma is vereist in Hazelbeke?"
BROAD = "Hoeveel jaar leidinggevende ervaring en welke diploma's zijn vereist?"
EVERYDAY = "Wat is het maandloon in Hazelbeke?"


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the index of one variant after the other; vectors are kept between them."""
    return tmp_path_factory.mktemp("variants")


@pytest.fixture
def open_variant(samples, folder, embedder):
    @contextmanager
    def open_on_sample(variant: Variant) -> Iterator[Answering]:
        with opened(variant, [samples[SAMPLE]], folder, embedder) as found:
            yield found

    return open_on_sample


@pytest.fixture(scope="module")
def rankings(samples, folder, embedder) -> dict[str, list[tuple[int, float]]]:
    """Return how each variant ranks the broad question; "after": everything on, when all have been closed."""
    found = {}
    after = replace(ALL_ON, component="after")
    for variant in (ALL_ON, *BY_NAME.values(), after):
        with opened(variant, [samples[SAMPLE]], folder, embedder) as answering:
            found[variant.component] = ranking(answering, BROAD)
    return found


def ranking(found: Answering, question: str) -> list[tuple[int, float]]:
    """Return passage number and score of what was retrieved."""
    return [(r.passage, round(r.score, 6)) for r in found.ask(question).retrieved]


def assert_exact(document: Document) -> None:
    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.text
        assert 0 < len(passage.text) <= PIECE
        for start, end in passage.sentences:
            assert passage.start <= start < end <= passage.end
    covered = "".join(passage.text for passage in document.passages)
    assert "".join(covered.split()) == "".join(document.text.split())


def test_pieces_slice_to_their_text_and_leave_nothing_out(samples):
    for document in samples.values():
        assert_exact(in_pieces(document))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab .,\n•é", min_size=1, max_size=900).filter(str.strip), min_size=1, max_size=4))
def test_pieces_slice_to_their_text_where_words_recur(paragraphs):
    blocks = [Block(BlockKind.PARAGRAPH, text.strip()) for text in paragraphs]
    assert_exact(in_pieces(document_from(Reading(tuple(blocks)), "a.txt", "0" * 64)))


def test_pieces_know_nothing_of_the_structure(samples):
    document = in_pieces(samples[SAMPLE])
    assert [(s.heading, s.headings, s.kind) for s in document.sections] == [("", (), SectionKind.GENERAL)]
    assert {(p.section, p.headings, p.lead_in, p.cells, p.kind) for p in document.passages} == {
        (0, (), "", (), "text")
    }
    assert document.organisation == "Hazelbeke"
    assert document.text == samples[SAMPLE].text


def test_without_structure_every_quote_is_still_exact(open_variant):
    with open_variant(BY_NAME["structure"]) as found:
        text = found.documents[SAMPLE].text
        for question in (DIPLOMA, "Welke taken heeft de directeur?", "Welke competenties vraagt Hazelbeke?"):
            answer = found.ask(question)
            assert answer.citations
            assert all(text[c.start : c.end] == c.quote for c in answer.citations)


def test_without_lexicon_an_everyday_word_loses_its_term(open_variant):
    with open_variant(ALL_ON) as found:
        assert [(term.word, term.term) for term in found.ask(EVERYDAY).terms] == [("maandloon", "salaris")]
        with_term = ranking(found, EVERYDAY)
    with open_variant(BY_NAME["lexicon"]) as found:
        assert found.ask(EVERYDAY).terms == ()
        assert ranking(found, EVERYDAY) != with_term


@pytest.mark.parametrize("component", ["structure", "lexicon", "4-grams", "lemma", "fusion", "section kinds"])
def test_what_is_off_changes_the_ranking(rankings, component):
    assert rankings[component] != rankings["nothing"]


def test_afterwards_everything_is_as_it_was(rankings):
    assert rankings["after"] == rankings["nothing"]


@pytest.mark.parametrize("variant", BY_NAME.values(), ids=BY_NAME)
def test_nothing_stays_replaced(variant):
    modules, tokens, scores = stemming_modules(), lexical.tokens, lexical.LexicalIndex.scores
    share = index.dense_weight
    with pytest.raises(ZeroDivisionError), variant.replaced():
        raise ZeroDivisionError
    assert stemming_modules() == modules
    assert (lexical.tokens, lexical.LexicalIndex.scores, index.dense_weight) == (tokens, scores, share)


def test_without_lemma_no_module_of_the_assistant_stems():
    facet = Facet("taken", (Phrase(("taken",), 1.0),), 1.0)
    assert Texts(["één taak"]).scores(facet)[0] == 1.0
    with BY_NAME["lemma"].replaced():
        assert Texts(["één taak"]).scores(facet)[0] == 0.0
        assert stemming_modules() == []  # none holds the real one any more


def test_every_module_that_imports_the_stem_is_reached():
    package = Path(assistant.__file__).parent
    importing = {
        path.stem
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "assistant.words"
        and any(alias.name == "stem" for alias in node.names)
    }
    assert {module.__name__.rpartition(".")[2] for module in stemming_modules()} == importing | {"words"}


def test_without_lemma_the_lexicon_is_made_anew():
    variant = BY_NAME["lemma"]
    with variant.replaced():
        triggers = variant.lexicon()
        assert triggers is not load_lexicon()
        assert [m.concept.id for m in triggers.recognise(["salarissen"], ["salarissen"])] == []
    assert [m.concept.id for m in load_lexicon().recognise(["salarissen"], ["salarissen"])] == ["salaris"]


def test_without_4_grams_whole_stemmed_words_are_searched():
    with BY_NAME["4-grams"].replaced():
        words = lexical.tokens("De taken: één masterdiploma")
        assert words == ["de", stem("taken"), "een", stem("masterdiploma")]
        found = lexical.LexicalIndex.build(["masterdiploma", "diploma's", "ervaring"])
        assert [bool(score) for score in found.scores("diploma")] == [False, True, False]
    found = lexical.LexicalIndex.build(["masterdiploma", "diploma's", "ervaring"])
    assert [bool(score) for score in found.scores("diploma")] == [True, True, False]


def test_whole_words_at_scale_keep_the_order_of_a_search(open_variant):
    with BY_NAME["4-grams"].replaced():
        found = lexical.LexicalIndex.build(["een diploma", "een diploma en ervaring", "ervaring"])
        plain = found.scores("diploma en ervaring")
    with BY_NAME["4-grams, same scale"].replaced():
        scaled = found.scores("diploma en ervaring")
    factors = {round(float(b / a), 3) for a, b in zip(plain, scaled, strict=True)}
    assert len(factors) == 1
    assert factors.pop() > 2


def test_without_fusion_the_score_is_the_lexical_one(open_variant):
    with open_variant(BY_NAME["fusion"]) as found:
        hits = found._index.search([WeightedQuery("diploma")], limit=5)
        assert [hit.score for hit in hits] == pytest.approx([hit.lexical / hits[0].lexical for hit in hits])


def test_without_follow_up_a_question_stands_alone(open_variant):
    question, history = "En hoeveel jaar ervaring?", ["Wie leidt de administratie in Hazelbeke?"]
    with open_variant(ALL_ON) as found:
        assert found.ask(question, history=history).organisations == ("Hazelbeke",)
    with open_variant(BY_NAME["follow-up expansion"]) as found:
        alone = found.ask(question, history=history)
        assert (alone.organisations, alone.standalone_question) == ((), question)


def test_without_kinds_no_section_and_no_concept_has_one(samples):
    document = without_kinds(samples[SAMPLE])
    assert {section.kind for section in document.sections} == {SectionKind.GENERAL}
    assert document.passages == samples[SAMPLE].passages
    concepts = lexicon_without_kinds().concepts
    assert {(concept.kinds, concept.section) for concept in concepts.values()} == {((), None)}
    assert any(concept.section for concept in load_lexicon().concepts.values())
