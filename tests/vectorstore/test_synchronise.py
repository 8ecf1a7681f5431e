"""Synchronising an index with files: only what changed is done, and every file is accounted for."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.blocks import Identification
from ingest.sources import Source
from tests.vectorstore.small_files import ingest_small, read_small, small_model
from vectorstore import Embedder, IndexBusy, NothingToIndex, WeightedQuery, open_index
from vectorstore.layout import writer_lock
from vectorstore.search_text import search_text
from vectorstore.synchronise import State, synchronise

A = "De directeur leidt de diensten.\nHij bereidt het budget voor."
B = "De deskundige helpt burgers.\nZij werkt aan het onthaal."


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "bronnen"
    found.mkdir()
    (found / "a.txt").write_text(A)
    (found / "b.txt").write_text(B)
    return found


@pytest.fixture
def directory(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def read_names():
    """Return a reader that remembers what it read."""

    def read(sources):
        read.names += [source.name for source in sources]
        return read_small(sources)

    read.names = []
    return read


@pytest.fixture
def embedded(monkeypatch):
    """Return the texts that a model was given, in order."""
    texts = []
    embed = Embedder.embed_passages

    def counting(self, given):
        texts.extend(given)
        return embed(self, given)

    monkeypatch.setattr(Embedder, "embed_passages", counting)
    return texts


def states(report):
    return {file.name: file.state for file in report.files}


def reasons(report):
    return {file.name: file.reason for file in report.files if file.reason}


def contents(directory):
    return {path: path.stat().st_mtime_ns for path in directory.rglob("*") if path.name != "lock"}


def test_only_what_is_new_or_changed_is_read_and_embedded(folder, directory, read_names, embedded):
    model = small_model()
    report = ingest_small(folder, directory, model, read=read_names)
    assert states(report) == {"a.txt": State.NEW, "b.txt": State.NEW}
    read_names.names.clear()
    embedded.clear()
    (folder / "a.txt").write_text(A + "\nEn nog iets.")
    (folder / "c.txt").write_text("Dit is nieuw.")
    report = ingest_small(folder, directory, model, read=read_names)
    assert states(report) == {"a.txt": State.CHANGED, "b.txt": State.UNCHANGED, "c.txt": State.NEW}
    assert read_names.names == ["a.txt", "c.txt"]
    assert len(embedded) == 2
    with open_index(directory, model.load()) as index:
        assert index.passage(index.search([WeightedQuery("onthaal")])[0]).text == "Zij werkt aan het onthaal."
        assert [len(d.passages) for d in index.documents.values()] == [3, 2, 1]


def test_without_a_change_nothing_is_written_nor_loaded(folder, directory, read_names):
    ingest_small(folder, directory)
    before = contents(directory)

    def unneeded():
        raise AssertionError("loaded")

    model = small_model()
    report = ingest_small(
        folder, directory, type(model)(model.name, model.revision, unneeded), read=read_names
    )
    assert not report.written
    assert states(report) == {"a.txt": State.UNCHANGED, "b.txt": State.UNCHANGED}
    assert read_names.names == []
    assert contents(directory) == before


def test_without_a_change_no_large_library_is_imported(tmp_path):
    folder = Path(__file__).parents[2] / "documents"
    code = (
        "import sys; from ui.command_line import main; sys.argv = ['functiewijzer', *sys.argv[1:]]\n"
        "try: main()\nexcept SystemExit as ended: assert not ended.code\n"
        "large = {'chromadb', 'torch', 'sentence_transformers', 'bm25s', 'numpy', 'langchain_core', 'docx'}\n"
        "print('imported:', *sorted(large & sys.modules.keys()))"
    )
    source = folder / "hazelbeke-algemeen-directeur.txt"
    command = [sys.executable, "-c", code, "ingest", str(source), "--index", str(tmp_path / "index")]
    for _ in range(2):
        ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert ended.stdout.splitlines()[0].startswith("ongewijzigd: hazelbeke")
    assert ended.stdout.splitlines()[-1] == "imported:"


def test_what_is_gone_vanishes(folder, directory):
    ingest_small(folder, directory)
    (folder / "a.txt").unlink()
    report = ingest_small(folder, directory)
    assert states(report) == {"a.txt": State.REMOVED, "b.txt": State.UNCHANGED}
    with open_index(directory, small_model().load()) as index:
        assert {hit.document for hit in index.search([WeightedQuery("directeur budget")])} == {"b.txt"}


def test_an_empty_folder_removes_nothing_unless_forced(folder, directory):
    ingest_small(folder, directory)
    before = contents(directory)
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(NothingToIndex, match="--force"):
        ingest_small(folder, directory)
    assert contents(directory) == before
    report = ingest_small(folder, directory, force=True)
    assert states(report) == {"a.txt": State.REMOVED, "b.txt": State.REMOVED}
    assert not ingest_small(folder, directory, force=True).written


def test_files_that_cannot_be_read_remove_nothing_and_say_why(folder, directory):
    (folder / "a.txt").write_text("kapot")
    (folder / "b.txt").unlink()
    with pytest.raises(NothingToIndex) as caught:
        ingest_small(folder, directory)
    assert caught.value.reasons == {"a.txt": "het bestand is beschadigd"}
    assert not (directory / "current").exists()


def test_a_file_that_has_changed_and_cannot_be_read_answers_no_more(folder, directory):
    ingest_small(folder, directory)
    (folder / "a.txt").write_text("kapot")
    (folder / "c.txt").write_text("ook kapot")
    report = ingest_small(folder, directory)
    assert states(report) == {"a.txt": State.REMOVED, "b.txt": State.UNCHANGED, "c.txt": State.SKIPPED}
    assert reasons(report) == {
        "a.txt": "kon niet meer gelezen worden: het bestand is beschadigd",
        "c.txt": "het bestand is beschadigd",
    }
    before = contents(directory)
    report = ingest_small(folder, directory)  # what is skipped is tried again, and no reason to write
    assert not report.written
    assert states(report) == {"a.txt": State.SKIPPED, "b.txt": State.UNCHANGED, "c.txt": State.SKIPPED}
    assert contents(directory) == before


def test_an_unchanged_file_that_a_new_reader_cannot_read_keeps_its_reading(
    folder, directory, read_names, monkeypatch
):
    ingest_small(folder, directory)
    monkeypatch.setattr("vectorstore.synchronise.reader_fingerprint", lambda: "nieuw")

    def read(sources):
        for outcome in read_names(sources):
            failed = outcome.source.name == "a.txt"
            yield type(outcome)(outcome.source, None, "te traag") if failed else outcome

    report = ingest_small(folder, directory, read=read)
    assert states(report) == {"a.txt": State.UNCHANGED, "b.txt": State.UNCHANGED}
    assert reasons(report) == {"a.txt": "kon niet opnieuw gelezen worden (te traag); de vorige lezing blijft"}
    read_names.names.clear()
    ingest_small(folder, directory, read=read_names)
    assert read_names.names == ["a.txt"]


def test_a_new_reader_or_declaration_reads_again_and_embeds_only_new_text(
    folder, directory, read_names, embedded, monkeypatch
):
    model = small_model()
    ingest_small(folder, directory, model)
    embedded.clear()
    sources = [Source.at(folder / "a.txt"), Source(folder / "b.txt", "b.txt", Identification(role="jurist"))]
    synchronise(sources, directory, model, read=read_names)
    assert read_names.names == ["b.txt"]
    monkeypatch.setattr("vectorstore.synchronise.reader_fingerprint", lambda: "nieuw")
    report = synchronise(sources, directory, model, read=read_names)
    assert read_names.names == ["b.txt", "a.txt", "b.txt"]
    assert set(states(report).values()) == {State.UNCHANGED}
    assert embedded == []


def test_of_files_with_the_same_bytes_one_is_in_the_index(folder, directory, read_names):
    (folder / "kopie.txt").write_text(A)
    report = ingest_small(folder, directory, read=read_names)
    assert states(report)["kopie.txt"] == State.SKIPPED
    assert reasons(report) == {"kopie.txt": "zelfde inhoud als a.txt"}
    assert read_names.names == ["a.txt", "b.txt"]
    (folder / "a.txt").unlink()
    report = ingest_small(folder, directory)
    assert states(report) == {"a.txt": State.REMOVED, "b.txt": State.UNCHANGED, "kopie.txt": State.NEW}


def test_a_file_known_to_hold_the_same_is_not_read_again(folder, directory, read_names):
    (folder / "c.txt").write_text(A.upper())

    def left_out(entries):
        first = {entry.content: name for name, entry in sorted(entries.items(), reverse=True)}
        return {name: first[e.content] for name, e in entries.items() if first[e.content] != name}

    def ingest():
        read_names.names.clear()
        return ingest_small(
            folder,
            directory,
            read=read_names,
            content_of=lambda document: document.text.lower(),
            left_out=left_out,
        )

    assert reasons(ingest()) == {"c.txt": "zelfde inhoud als a.txt"}
    assert len(list((directory / "documents").iterdir())) == 2
    again = ingest()
    assert (again.written, read_names.names) == (False, [])
    assert reasons(again) == {"c.txt": "zelfde inhoud als a.txt"}
    (folder / "A.txt").write_text(A.swapcase())  # it comes before the one that was in the index
    assert reasons(ingest()) == {"a.txt": "zelfde inhoud als A.txt", "c.txt": "zelfde inhoud als A.txt"}
    assert read_names.names == ["A.txt"]
    assert not ingest().written
    (folder / "A.txt").unlink()
    (folder / "a.txt").unlink()
    assert states(ingest())["c.txt"] == State.NEW


def test_adding_one_at_a_time_keeps_the_files_of_vectors_few(folder, directory):
    for number in range(12):
        (folder / f"n{number}.txt").write_text(f"Taak {number}.\nNog een taak {number}.")
        ingest_small(folder, directory)
    assert len(list((directory / "vectors").iterdir())) < 8
    with open_index(directory, small_model().load()) as index:
        for number in range(12):
            document = index.documents[f"n{number}.txt"]
            hit = index.search([WeightedQuery(search_text(document, document.passages[1]))])[0]
            assert (hit.document, hit.passage) == (f"n{number}.txt", 1)
            assert hit.dense == pytest.approx(1, abs=1e-5)


def test_a_second_ingest_is_told_to_wait(folder, directory, monkeypatch):
    monkeypatch.setattr("vectorstore.layout.LOCK_SECONDS", 0.1)
    ingest_small(folder, directory)
    with writer_lock(directory):
        assert not ingest_small(folder, directory).written  # nothing to change: nothing to wait for
        (folder / "c.txt").write_text("Nieuw.")
        with pytest.raises(IndexBusy):
            ingest_small(folder, directory)


def test_another_model_is_announced_with_an_estimate_and_told_how_far_it_is(folder, directory, read_names):
    ingest_small(folder, directory)
    announced, told = [], []
    ingest_small(
        folder,
        directory,
        small_model("2"),
        read=read_names,
        announce=announced.append,
        embedded=lambda done, of: told.append((done, of)),
    )
    [again] = announced
    assert (again.passages, again.before, again.now) == (4, "klein", "klein")
    assert again.seconds >= 0
    assert told == [(2, 4), (4, 4)]
    assert read_names.names == []
    ingest_small(folder, directory, small_model("2"), announce=announced.append)
    assert len(announced) == 1


def test_new_documents_are_embedded_a_few_at_a_time_and_told(folder, directory, embedded):
    (folder / "groot.txt").write_text("\n".join(f"Taak {number} staat hier." for number in range(70)))
    told = []
    ingest_small(folder, directory, embedded=lambda done, of: told.append((done, of)), announce=told.append)
    assert told == [(2, 0), (4, 0), (36, 0), (68, 0), (74, 0)]


def test_stopped_halfway_through_another_model_the_old_index_answers(folder, directory):
    ingest_small(folder, directory)
    before = contents(directory)

    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest_small(folder, directory, small_model("2"), embedded=stop)
    assert contents(directory).keys() == before.keys()
    with open_index(directory, small_model().load()) as index:
        assert index.search([WeightedQuery("budget")])
