"""Getting models from a hub: one on loopback, with real small models."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from huggingface_hub import constants

from tests.vectorstore.scripted_hub import hub_with
from tests.vectorstore.tiny_models import add_code, make_cross_encoder, make_embedder
from vectorstore import EmbedderUnavailable, load_embedder
from vectorstore.errors import ModelNotPulled, NoModelName
from vectorstore.installed import installed_models
from vectorstore.kinds import ModelKind
from vectorstore.models import model_folder
from vectorstore.pulling import look_up, pull

NAME = "intfloat/multilingual-e5-tiny"


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    """Return the folder of a small model with files beside it that nobody needs."""
    folder = Path(make_embedder(tmp_path_factory.mktemp("hub")))
    (folder / "pytorch_model.bin").write_bytes(b"x" * 1000)
    (folder / "modeling.py").write_text("raise SystemExit")
    (folder / "README.md").write_text("# Model")
    (folder / "onnx").mkdir()
    (folder / "onnx" / "config.json").write_text("{}")
    return folder


@pytest.fixture
def hub(model, tmp_path, monkeypatch):
    with hub_with(NAME, model, tmp_path, monkeypatch) as running:
        yield running


def refused(name=NAME, revision="", to=None):
    with pytest.raises(ModelNotPulled) as caught:
        pull(look_up(name, revision), to)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_model_is_got_whole_and_found_by_its_name_without_the_hub(hub):
    offer = look_up(NAME)
    assert (offer.licence, offer.commit) == ("mit", hub.commit(NAME))
    heard = []
    pulled = pull(offer, progress=lambda done, of: heard.append((done, of)))
    assert (pulled.called, pulled.kind) == (NAME, ModelKind.EMBEDDER)
    assert heard[-1] == (offer.size, offer.size)
    assert not any(file.endswith((".bin", ".py", ".md")) or "onnx" in file for file in hub.fetched())
    hub.asked.clear()
    embedder = load_embedder(NAME)
    assert (embedder.query_prompt, embedder.dimension) == ("query: ", 8)
    assert [(one.name, one.kind, one.problem) for one in installed_models()] == [
        (NAME, ModelKind.EMBEDDER, "")
    ]
    assert hub.asked == []


def test_a_connection_that_is_cut_is_taken_up_where_it_was(hub, monkeypatch):
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 500)
    hub.cuts["model.safetensors"] = [1000]
    pull(look_up(NAME))
    ranges = [asked for method, file, asked in hub.asked if (method, file) == ("GET", "model.safetensors")]
    assert ranges == ["", "bytes=1000-"]
    load_embedder(NAME)


def test_a_pull_that_is_given_up_leaves_nothing_that_looks_whole_and_goes_on_later(hub):
    hub.cuts["model.safetensors"] = [0] * 20
    assert "probeer het opnieuw" in refused()
    with pytest.raises(EmbedderUnavailable, match="functiewijzer model pull intfloat/multilingual-e5-tiny"):
        load_embedder(NAME)
    assert installed_models() == []
    hub.cuts.clear()
    hub.asked.clear()
    pull(look_up(NAME))
    assert hub.fetched() == ["model.safetensors"]  # the rest was here
    load_embedder(NAME)


def test_while_a_newer_version_is_not_here_whole_the_older_one_is_found(hub):
    before = pull(look_up(NAME)).folder
    (hub.folders[NAME] / "model.safetensors").write_bytes(b"broken")
    assert "kan niet geladen worden" in refused()
    assert model_folder(NAME) == before
    load_embedder(NAME)


@pytest.mark.parametrize("version", ["v1", "refs/pr/3"])
def test_a_version_that_is_asked_for_is_found_by_that(hub, version):
    pulled = pull(look_up(NAME, version))
    assert pulled.called == f"{NAME}@{version}"
    assert load_embedder(pulled.called).query_prompt == "query: "
    assert [one.name for one in installed_models()] == [pulled.called]
    with pytest.raises(EmbedderUnavailable, match=r"model pull intfloat/multilingual-e5-tiny`"):
        load_embedder(NAME)
    assert refused(revision="v9") == f"het model {NAME} heeft geen versie v9"


def test_into_a_folder_that_knows_where_it_came_from(hub, tmp_path):
    target = tmp_path / "mee" / "zoekmodel"
    target.parent.mkdir()
    hub.cuts["model.safetensors"] = [0] * 20
    refused(to=target)
    assert not target.exists()
    hub.cuts.clear()
    hub.asked.clear()
    pulled = pull(look_up(NAME), target)
    assert hub.fetched() == ["model.safetensors"]
    assert pulled.called == str(target)
    assert [path.name for path in target.parent.iterdir()] == ["zoekmodel"]
    assert not (target / ".cache").exists()
    embedder = load_embedder(str(target))
    assert embedder.query_prompt == "query: "  # by the name it was pulled under
    assert embedder.revision == load_embedder(str(target)).revision


def test_a_reranker_is_known_as_one(hub, tmp_path):
    name = "BAAI/bge-reranker-tiny"
    make_cross_encoder(tmp_path / "herschikker")
    hub.folders[name] = tmp_path / "herschikker"
    assert look_up(name).licence == ""
    assert pull(look_up(name)).kind is ModelKind.RERANKER


@pytest.mark.parametrize(
    ("status", "code", "line"),
    [
        (404, "RepoNotFound", "heeft geen openbaar model"),
        (403, "GatedRepo", "vraagt toestemming"),
        (401, "", "weigert de toegang"),
        (500, "", "status 500"),
    ],
)
def test_what_the_hub_refuses_is_told(hub, status, code, line):
    hub.refuses[NAME] = (status, code)
    assert line in refused()


def test_names_disks_and_networks_that_will_not_do_are_told(hub, monkeypatch):
    with pytest.raises(NoModelName, match="is geen naam van een model"):
        look_up("een naam")
    assert "heeft geen openbaar model x/y" in refused("x/y")
    with monkeypatch.context() as here:
        usage = namedtuple("usage", "total used free")(10, 9, 1)
        here.setattr(shutil, "disk_usage", lambda path: usage)
        assert "te weinig plaats op de schijf" in refused()
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    assert "kijk de verbinding na" in refused()


def test_models_that_will_not_do_are_refused_before_the_weights_are_got(hub):
    folder = hub.folders[NAME]
    add_code(str(folder))
    assert "programmacode" in refused()
    assert "model.safetensors" not in hub.fetched()
    (folder / "model.safetensors").unlink()
    assert "safetensors-vorm" in refused()
    (folder / "model.safetensors").write_bytes(b"")
    (folder / "config.json").unlink()
    (folder / "modules.json").unlink()
    assert "config.json ontbreekt" in refused()
