"""How questions are put, and the entrants whose libraries the development tools hold."""

import subprocess
import sys
from dataclasses import replace

import pytest

from evals.matching import normalise
from evals.peers import lexical, ours, pieces
from evals.peers.catalogue import CANDIDATES, Asked, Home, named, names_of, query_of
from evals.peers.exchange import Materials, Query, Text, read_materials, read_outcome, write_json
from evals.peers.program import run
from evals.peers.running import texts_of
from evals.peers.with_raglite import SentenceEnds
from evals.questions import load_question_set
from ingest.model import UNKNOWN_ORGANISATION
from tests.evals.conftest import ROOT, SAMPLE

PACKAGES = {"assistant", "evals", "ingest", "prompts", "ui", "vectorstore"}
QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"
TEXTS = (
    Text("a.txt", "Gent", "De raad beslist over het loon.", ("Gent", "Groep Gent")),
    Text(
        "b.txt",
        "Hazelbeke",
        "De raad beslist over de auto.",
        ("Hazelbeke",),
        (("Vervoer\nDe raad", "De raad"),),
    ),
    Text("c.txt", "Sint-Truiden", "Het college.", ("Sint-Truiden",)),
)


@pytest.fixture(scope="module")
def materials(samples) -> Materials:
    queries = (
        Query("minstens vijf jaar ervaring in een leidinggevende functie"),
        Query("ervaring", ("Elzerode",)),
    )
    return Materials(texts_of(list(samples.values())), queries, str(ROOT / "documents"), "")


def test_an_organisation_is_named_by_whole_words():
    assert named("Wat vraagt hazelbeke, en Gent?", TEXTS) == ("Gent", "Hazelbeke")
    assert named("De Gentse regent van Sint-Truiden", TEXTS) == ("Sint-Truiden",)
    assert named("Wie beslist?", TEXTS) == ()


def test_an_organisation_is_also_named_without_its_type(samples):
    document = samples["heidekring-directeur.docx"]
    assert names_of(document) == ("Welzijnsvereniging De Heidekring", "De Heidekring", "Heidekring")
    assert names_of(samples[SAMPLE]) == ("Hazelbeke",)
    assert names_of(replace(document, organisation=UNKNOWN_ORGANISATION)) == ()


def test_each_way_of_asking(make_case):
    case = make_case(question="En het loon?", history=["Wat vraagt Gent?", "Welke auto?"])
    joined = "Wat vraagt Gent? Welke auto? En het loon?"
    assert query_of(case, Asked.ALONE, TEXTS) == Query("En het loon?")
    assert query_of(case, Asked.JOINED, TEXTS) == Query(joined)
    assert query_of(case, Asked.NAMED, TEXTS) == Query(joined, ("Gent",))
    assert query_of(case, Asked.WHOLE, TEXTS) == Query(case.question, history=case.history)


def test_the_organisation_of_the_question_goes_before_that_of_the_history(make_case):
    case = make_case(question="En in Hazelbeke?", history=["Wat vraagt Gent?"])
    assert query_of(case, Asked.NAMED, TEXTS).organisations == ("Hazelbeke",)
    assert query_of(make_case(question="Wie?"), Asked.NAMED, TEXTS).organisations == ()


def test_everyone_has_a_name_of_its_own_and_ours_comes_first():
    assert CANDIDATES[0].name == "ours"
    assert len({candidate.name for candidate in CANDIDATES}) == len(CANDIDATES)
    assert {candidate.home for candidate in CANDIDATES} == set(Home)


def test_materials_and_outcomes_survive_their_file(tmp_path, materials):
    write_json(tmp_path / "materials.json", materials)
    assert read_materials(tmp_path / "materials.json") == materials
    outcome = run("evals.peers.lexical:by_bm25s", {}, materials, tmp_path)
    write_json(tmp_path / "outcome.json", outcome)
    assert read_outcome(tmp_path / "outcome.json") == outcome


def test_bm25s_finds_within_the_filter(tmp_path, materials, samples):
    outcome = run("evals.peers.lexical:by_bm25s", {"over": "pieces"}, materials, tmp_path)
    everywhere, of_one = outcome.found
    assert any(normalise(QUOTE) in normalise(piece.text) for piece in everywhere[:3])
    assert len({piece.document for piece in everywhere}) > 1
    assert {piece.document for piece in of_one} == {"elzerode-afdelingshoofd-burgerzaken.html"}
    assert all(piece.text in samples[piece.document].text for piece in everywhere)
    assert outcome.pieces == sum(len(pieces.cut([(n, d.text)])) for n, d in samples.items())
    assert len(outcome.milliseconds) == len(outcome.cpu_milliseconds) == 2


def test_bm25s_over_our_passages_searches_their_headings_and_returns_their_words():
    entrant = lexical.by_bm25s(Materials(TEXTS, (), "", ""), over="passages")
    assert entrant.ingest(TEXTS, ROOT) == 1
    assert [piece.text for piece in entrant.search(Query("vervoer"))] == ["De raad"]


def test_a_question_without_known_words_still_has_an_answer():
    entrant = lexical.by_bm25s(Materials(TEXTS, (), "", ""))
    entrant.ingest(TEXTS, ROOT)
    assert len(entrant.search(Query("the"))) == 3
    assert [piece.document for piece in entrant.search(Query("xyzzy", ("Gent",)))] == ["a.txt"]


def test_without_a_search_the_documents_come_from_their_start():
    entrant = lexical.unsearched(Materials(TEXTS, (), "", ""))
    entrant.ingest(TEXTS, ROOT)
    assert [piece.text for piece in entrant.search(Query("auto"))] == [text.text for text in TEXTS]
    assert [piece.document for piece in entrant.search(Query("auto", ("Hazelbeke",)))] == ["b.txt"]


def test_pieces_are_those_of_the_tutorial():
    text = " ".join(f"woord{number}" for number in range(1_000))
    cut = [piece for _, piece in pieces.cut([("a.txt", text)])]
    assert all(len(piece) <= 1_000 for piece in cut)
    shared = cut[1].split(" ")[0]
    assert 0 < len(cut[0]) - cut[0].index(shared) <= 200


def test_ours_finds_what_the_answer_used_first_and_goes_on(tmp_path, materials):
    entrant = ours.by_component(materials)
    assert entrant.ingest(materials.texts, tmp_path) == sum(len(text.passages) for text in materials.texts)
    found = entrant.search(Query("Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?"))
    assert found[0].document == SAMPLE
    assert normalise(QUOTE) in normalise(found[0].text)
    assert sum(len(piece.text) for piece in found) > 4_000
    follow_up = entrant.search(Query("En welk diploma?", history=("Wat vraagt Hazelbeke?",)))
    assert follow_up[0].document == SAMPLE


@pytest.mark.parametrize("name", [c.name for c in CANDIDATES if c.home is Home.PRODUCT and not c.uses_model])
def test_every_variant_of_ours_can_be_opened(materials, name):
    [candidate] = [candidate for candidate in CANDIDATES if candidate.name == name]
    ours.by_component(materials, **candidate.options)


def test_sentences_end_at_line_ends_and_full_stops():
    text = "Loon: 3.500 euro. Auto\nnee"
    likely = SentenceEnds().predict_proba(text, stride=1)
    assert [text[: at + 1] for at in likely.nonzero()[0]] == ["Loon: 3.500 euro.", "Loon: 3.500 euro. Auto\n"]


def test_the_sample_questions_name_organisations_that_have_documents(samples):
    cases = load_question_set(ROOT / "evals" / "sets" / "samples.yaml").cases
    texts = texts_of(list(samples.values()))
    filtered = [query_of(case, Asked.NAMED, texts).organisations for case in cases]
    assert sum(map(bool, filtered)) > len(cases) / 2


def test_programs_in_other_environments_load_nothing_of_the_product():
    modules = "evals.peers.program, evals.peers.lexical, evals.peers.tutorial, evals.peers.with_raglite"
    program = f"import sys, {modules}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ours_loaded = {name for name in done.stdout.split() if name.split(".")[0] in PACKAGES}
    assert {name for name in ours_loaded if not name.startswith("evals.peers")} == {
        "evals",
        "ingest",
        "ingest.lazy",
    }
