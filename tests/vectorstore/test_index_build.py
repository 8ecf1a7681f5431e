"""Building an index, and what is wrong with one."""

import json
import os
import threading
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from vectorstore import (
    EmbedderUnavailable,
    IndexBusy,
    IndexDamaged,
    IndexEmpty,
    IndexMismatch,
    IndexMissing,
    IndexNotWritten,
    WeightedQuery,
    build_index,
    layout,
    open_index,
    read_manifest,
    repair_index,
)
from vectorstore import build as build_module
from vectorstore.stored import read_vectors

QUESTION = [WeightedQuery("hoeveel jaar beroepservaring")]


def live(directory):
    return directory / "versions" / (directory / "current").read_text().strip()


def vectors_of(directory):
    return read_vectors(directory, read_manifest(directory))[:]


def kept_files(directory):
    return {path.relative_to(directory) for path in directory.rglob("*") if path.is_file()}


def count_embedded(embedder, monkeypatch):
    """Count the texts that are embedded."""
    seen = Counter()
    encode = type(embedder)._encode

    def counting(self, texts, prompt):
        seen.update(texts)
        return encode(self, texts, prompt)

    monkeypatch.setattr(type(embedder), "_encode", counting)
    return seen


def test_the_manifest_says_what_is_in_it(tmp_path, embedder, genk, kortrijk):
    manifest = build_index([kortrijk, genk], tmp_path, embedder)
    assert read_manifest(tmp_path) == manifest
    assert list(manifest.documents) == ["genk.txt", "kortrijk.txt"]
    entry = manifest.documents["genk.txt"]
    assert (entry.sha256, entry.passages, entry.organisation) == (genk.sha256, 3, "Genk")
    assert (manifest.embedder, manifest.dimension) == (embedder.name, embedder.dimension)
    with open_index(tmp_path, embedder) as index:
        assert index.documents == {"genk.txt": genk, "kortrijk.txt": kortrijk}


def test_unchanged_passages_keep_their_vectors(tmp_path, embedder, genk, kortrijk, monkeypatch):
    build_index([genk], tmp_path, embedder)
    before = vectors_of(tmp_path)
    seen = count_embedded(embedder, monkeypatch)
    build_index([genk], tmp_path, embedder)
    assert not seen
    build_index([genk, kortrijk], tmp_path, embedder)
    assert sum(seen.values()) == 3
    assert np.array_equal(vectors_of(tmp_path)[:3], before)


def test_a_changed_document_keeps_the_vectors_of_its_other_passages(
    tmp_path, embedder, make_document, monkeypatch
):
    build_index([make_document("a.txt", ("Een zin.", "Nog een zin.", "Een derde."))], tmp_path, embedder)
    seen = count_embedded(embedder, monkeypatch)
    build_index([make_document("a.txt", ("Een zin.", "Een vierde.", "Een derde."))], tmp_path, embedder)
    assert [text.split("\n")[-1] for text in seen] == ["Een vierde."]
    renamed = make_document("b.txt", ("Een zin.", "Een vierde.", "Een derde."))
    build_index([replace(renamed, title="Profiel a.txt")], tmp_path, embedder)
    assert sum(seen.values()) == 1  # the same file under another name


def test_another_model_embeds_everything_anew(tmp_path, embedder, genk, monkeypatch):
    build_index([genk], tmp_path, embedder)
    seen = count_embedded(embedder, monkeypatch)
    build_index([genk], tmp_path, replace(embedder, revision="other"))
    assert sum(seen.values()) == 3


def test_progress_counts_to_all_passages(tmp_path, embedder, genk, kortrijk):
    steps = []
    build_index([genk, kortrijk], tmp_path, embedder, lambda *step: steps.append(step))
    assert steps[-1] == (6, 6)
    assert steps == sorted(steps)


def test_a_removed_document_answers_no_more(tmp_path, embedder, genk, kortrijk):
    build_index([genk, kortrijk], tmp_path, embedder)
    build_index([kortrijk], tmp_path, embedder)
    with open_index(tmp_path, embedder) as index:
        assert {hit.document for hit in index.search(QUESTION)} == {"kortrijk.txt"}


def test_the_new_and_the_previous_version_stay(tmp_path, embedder, genk):
    for _ in range(4):
        build_index([genk], tmp_path, embedder)
    assert len(list((tmp_path / "versions").iterdir())) == 2
    assert live(tmp_path).is_dir()


def test_a_half_written_version_leaves_the_old_one_answering(tmp_path, embedder, genk):
    build_index([genk], tmp_path, embedder)
    half = tmp_path / "versions" / "29990101T000000-dead"
    half.mkdir()
    (half / "manifest.json").write_text("{")
    (tmp_path / "current.new").write_text("29990101")
    with open_index(tmp_path, embedder) as index:
        assert index.search(QUESTION)
    build_index([genk], tmp_path, embedder)
    assert not half.exists()


@pytest.mark.parametrize(
    "step", ["place", "new_version", "write_caches", "write_through", "write_whole", "make_current"]
)
def test_a_build_that_is_broken_off_leaves_the_old_one_answering(
    tmp_path, embedder, genk, kortrijk, monkeypatch, step
):
    build_index([genk], tmp_path, embedder)
    before = kept_files(tmp_path)

    def interrupt(*_: object):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(build_module, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            build_index([kortrijk], tmp_path, embedder)
    assert kept_files(tmp_path) == before
    with open_index(tmp_path, embedder) as index:
        assert list(index.documents) == ["genk.txt"]
        assert index.search(QUESTION)


def test_an_index_that_does_not_find_itself_is_not_used(tmp_path, embedder, genk, monkeypatch):
    monkeypatch.setattr("vectorstore.chroma.SAME", -1)
    with pytest.raises(IndexNotWritten, match="vindt 3 van 3 gecontroleerde vectoren niet"):
        build_index([genk], tmp_path, embedder)
    with pytest.raises(IndexMissing):
        open_index(tmp_path, embedder)


def test_an_open_index_answers_through_a_swap_and_knows_it(tmp_path, embedder, genk, kortrijk):
    build_index([genk], tmp_path, embedder)
    with open_index(tmp_path, embedder) as index:
        assert index.is_current()
        for _ in range(3):  # its version is gone from the disk after the second
            build_index([kortrijk], tmp_path, embedder)
        assert not index.is_current()
        assert {hit.document for hit in index.search(QUESTION)} == {"genk.txt"}


def test_a_second_writer_is_told_to_wait(tmp_path, embedder, genk, monkeypatch):
    monkeypatch.setattr(layout, "LOCK_SECONDS", 0.1)
    held, done = threading.Event(), threading.Event()

    def hold():
        with FileLock(tmp_path / "lock"):
            held.set()
            done.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    try:
        with pytest.raises(IndexBusy, match="een andere opname is bezig"):
            build_index([genk], tmp_path, embedder)
    finally:
        done.set()
        holder.join()


def test_no_index_is_one_clear_line(tmp_path, embedder):
    for directory in (tmp_path, tmp_path / "nergens"):
        with pytest.raises(IndexMissing, match=r"er is nog geen index in .*functiewijzer ingest"):
            open_index(directory, embedder)


def test_an_empty_index_says_so(tmp_path, embedder, genk):
    build_index([genk], tmp_path, embedder)
    build_index([], tmp_path, embedder)
    with pytest.raises(IndexEmpty, match="leeg"):
        open_index(tmp_path, embedder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("manifest.json", b"{"),
        ("manifest.json", b"[]"),
        ("manifest.json", b'{"schema_version": 2}'),
        ("manifest.json", b"[" * 100_000),
        ("../../documents/*.json", b"{}"),
        ("../../documents/*.json", b""),
        ("../../documents/*.json", b"\xff"),
        ("../../vectors/*.f32", b""),
        ("../../vectors/*.f32", b"1234"),
        ("lexical/tokens.json", b"{"),
        ("lexical/postings.npz", b""),
    ],
)
def test_a_damaged_file_is_one_clear_line(tmp_path, embedder, genk, name, content):
    build_index([genk], tmp_path, embedder)
    [path] = live(tmp_path).glob(name)
    path.write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"is beschadigd \(.*doctor --repair") as caught:
        open_index(tmp_path, embedder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["", "nergens", "..", "../..", "/etc"])
def test_a_current_that_names_no_version_is_damage(tmp_path, embedder, genk, name):
    build_index([genk], tmp_path, embedder)
    (tmp_path / "current").write_text(name)
    with pytest.raises(IndexDamaged):
        open_index(tmp_path, embedder)


@pytest.mark.parametrize("change", [{"row": 1}, {"row": -1}, {"passages": 2}, {"segment": "weg"}])
def test_a_manifest_that_does_not_fit_its_files_is_damage(tmp_path, embedder, genk, change):
    build_index([genk], tmp_path, embedder)
    documents = json.loads((live(tmp_path) / "manifest.json").read_text())["documents"]
    change_manifest(tmp_path, documents={"genk.txt": documents["genk.txt"] | change})
    with pytest.raises(IndexDamaged):
        open_index(tmp_path, embedder)


def change_manifest(directory, **values: object):
    path = live(directory) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def test_another_schema_or_model_is_refused_clearly(tmp_path, embedder, genk):
    build_index([genk], tmp_path, embedder)
    change_manifest(tmp_path, revision="0")
    with pytest.raises(IndexMismatch, match="gewijzigd sinds de index"):
        open_index(tmp_path, embedder)
    change_manifest(tmp_path, schema_version=99, something="new")
    with pytest.raises(IndexMismatch, match="schema 99"):
        open_index(tmp_path, embedder)
    with pytest.raises(IndexMismatch):
        read_manifest(tmp_path)


def test_the_model_of_the_index_that_is_not_here_is_reported(tmp_path, embedder, genk):
    build_index([genk], tmp_path, embedder)
    change_manifest(tmp_path, embedder="/no/such/model")
    with pytest.raises(EmbedderUnavailable):
        open_index(tmp_path)


def test_a_damaged_index_is_replaced_by_a_new_ingest(tmp_path, embedder, genk):
    build_index([genk], tmp_path, embedder)
    [path] = (tmp_path / "documents").iterdir()
    path.write_text("{")
    build_index([genk], tmp_path, embedder)
    with open_index(tmp_path, embedder) as index:
        assert index.search(QUESTION)


def test_repair_rebuilds_the_caches_without_embedding(tmp_path, embedder, genk, monkeypatch):
    build_index([genk], tmp_path, embedder)
    (live(tmp_path) / "lexical" / "tokens.json").write_text("{")
    for path in (live(tmp_path) / "chroma").rglob("*.sqlite3"):
        path.unlink()
    seen = count_embedded(embedder, monkeypatch)
    assert repair_index(tmp_path).lost == ()
    assert not seen
    with open_index(tmp_path, embedder) as index:
        assert index.search(QUESTION)[0].passage == 1


def test_two_documents_of_one_name_are_refused(tmp_path, embedder, genk):
    with pytest.raises(ValueError, match="same name"):
        build_index([genk, genk], tmp_path, embedder)


def open_chroma_files(directory):
    targets = [os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()]
    return [path for path in targets if str(directory) in path and "chroma" in path]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux's /proc")
def test_closing_leaves_no_open_files(tmp_path, embedder, genk):
    build_index([genk], tmp_path, embedder)
    with open_index(tmp_path, embedder) as index:
        index.search(QUESTION)
        assert open_chroma_files(tmp_path)
    deadline = time.monotonic() + 10  # Chroma's own thread lets go a moment after close()
    while open_chroma_files(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not open_chroma_files(tmp_path)
