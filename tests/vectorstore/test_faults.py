"""An index survives what can happen to it: the old or the new state answers, and it can be mended."""

import errno
import json
import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectorstore.small_files import ingest_small, small_model, write_generation
from vectorstore import (
    IndexMismatch,
    IndexNotWritten,
    WeightedQuery,
    examine,
    open_index,
    repair_index,
)
from vectorstore import index as index_module
from vectorstore.checking import Problem

KILLS = 50
SECONDS = 60
QUESTION = [WeightedQuery("taak van generatie")]


class Ingests:
    """Runs ingests in processes of their own."""

    def __init__(self, errors: Path) -> None:
        self.errors = errors
        with errors.open("w") as stream:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.vectorstore.small_files"],
                cwd=Path(__file__).parents[2],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stream,
                text=True,
            )
        self._line()

    def run_all(self, *orders: dict[str, object]) -> list[int]:
        """Do ingests at the same time; return their exit codes."""
        self._process.stdin.write(json.dumps([{k: str(v) for k, v in o.items()} for o in orders]) + "\n")
        self._process.stdin.flush()
        return self._line()

    def run(self, folder: Path, directory: Path, **options: object) -> int:
        """Do one ingest and return its exit code."""
        return self.run_all({"folder": folder, "directory": directory, **options})[0]

    def close(self) -> None:
        """End the process that starts them."""
        self._process.stdin.close()
        self._process.wait(SECONDS)
        self._process.stdout.close()

    def _line(self):
        line = self._process.stdout.readline()
        assert line, self.errors.read_text()
        return json.loads(line)


@pytest.fixture(scope="module")
def ingests(tmp_path_factory) -> Iterator[Ingests]:
    running = Ingests(tmp_path_factory.mktemp("fouten") / "errors.txt")
    yield running
    running.close()


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "bronnen"
    write_generation(found, 0)
    return found


@pytest.fixture
def directory(tmp_path, folder):
    found = tmp_path / "index"
    ingest_small(folder, found)
    return found


@pytest.fixture(autouse=True)
def always_through_chroma(monkeypatch):
    """Let a search of these few passages go by way of Chroma as one of many does."""
    monkeypatch.setattr(index_module, "CANDIDATES", 10)


def generation_of(index):
    """Return which generation answers; fail on a mixture."""
    names = sorted(name for name in index.documents if name.startswith("komt-"))
    assert len(names) == 1
    generation = int(names[0].removeprefix("komt-").removesuffix(".txt"))
    assert index.documents.keys() == {"blijft.txt", "wisselt.txt", names[0]}
    hits = index.search(QUESTION, limit=10)
    assert len(hits) == 10
    texts = [index.passage(hit).text for hit in hits]
    said = {text for text in texts if "generatie" in text}
    assert said
    assert all(f"generatie {generation}." in text for text in said), texts
    return generation


def answering(directory):
    with open_index(directory, small_model().load()) as index:
        return generation_of(index)


def problems(directory):
    return {finding.problem for finding in examine(directory, find=lambda name: small_model()).findings}


def live(directory):
    return directory / "versions" / (directory / "current").read_text().strip()


def mend(directory):
    assert repair_index(directory, lambda name: small_model()).lost == ()
    assert problems(directory) == set()


def test_an_ingest_may_be_killed_at_any_moment(ingests, tmp_path, folder, directory, caplog):
    write_generation(folder, 1)
    started = time.monotonic()
    assert ingests.run(folder, directory) == 0
    usual = time.monotonic() - started
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    old, killed = 1, 0
    for generation in range(2, 2 + KILLS):
        write_generation(folder, generation)
        moment = chance.uniform(0, 1.1 * usual)
        code = ingests.run(folder, directory, kill_after=moment)
        usual = min(usual, moment) if code == 0 else usual  # the machine may have been busy before
        killed += code == -signal.SIGKILL
        assert code in (0, -signal.SIGKILL)
        caplog.clear()
        now = answering(directory)
        assert "zonder Chroma" not in caplog.text
        assert now in (old, generation)
        assert now == generation or code != 0
        old = now
    assert killed > KILLS / 3
    write_generation(folder, 99)
    assert ingests.run(folder, directory) == 0
    assert answering(directory) == 99
    assert problems(directory) == set()
    assert len(list((directory / "versions").iterdir())) <= 2


def test_a_first_ingest_may_be_killed(ingests, tmp_path, folder):
    directory = tmp_path / "nieuw"
    for seconds in (0.02, 0.1, 0.2):
        ingests.run(folder, directory, kill_after=seconds)
    # It may have been done before the last kill, and an ingest without any change sweeps nothing.
    write_generation(folder, 1)
    assert ingests.run(folder, directory) == 0
    assert answering(directory) == 1
    assert problems(directory) == set()


def test_of_ingests_at_the_same_time_each_is_done_whole_or_told_to_wait(ingests, tmp_path, directory):
    orders = []
    for generation in (1, 2, 3):
        write_generation(tmp_path / str(generation), generation)
        orders.append({"folder": tmp_path / str(generation), "directory": directory})
    codes = ingests.run_all(*orders)
    assert 0 in codes
    assert set(codes) <= {0, 3}
    assert answering(directory) in (1, 2, 3)
    assert problems(directory) == set()


def test_questions_are_answered_while_ingests_run(ingests, folder, directory):
    seen, done = [], threading.Event()

    def ask():
        while not done.is_set():
            with open_index(directory, small_model().load()) as index:
                mine = generation_of(index)
                seen.append(mine)
                while index.is_current() and not done.is_set():
                    assert generation_of(index) == mine

    failures = []

    def asking():
        try:
            ask()
        except BaseException as error:
            failures.append(error)

    reader = threading.Thread(target=asking)
    reader.start()
    for generation in range(1, 7):
        write_generation(folder, generation)
        assert ingests.run(folder, directory) == 0
    done.set()
    reader.join(SECONDS)
    assert not failures
    assert seen == sorted(seen)
    assert answering(directory) == 6


def test_a_reader_keeps_its_version_while_three_others_come(folder, directory):
    with open_index(directory, small_model().load()) as index:
        before = index.search(QUESTION, limit=10)
        own = live(directory)
        for generation in (1, 2, 3):
            write_generation(folder, generation)
            ingest_small(folder, directory)
        assert not own.exists()
        assert not index.is_current()
        assert index.search(QUESTION, limit=10) == before
        assert generation_of(index) == 0
    assert answering(directory) == 3


@pytest.mark.parametrize("size", [100, 2_000, 30_000, 150_000])
def test_a_full_disk_leaves_the_old_index(ingests, folder, directory, size):
    # A limit to the size of a file fails a write as a full disk does, without a disk to fill.
    write_generation(folder, 1)
    assert ingests.run(folder, directory, bytes=size) == 3
    assert "IndexNotWritten: de nieuwe index kon niet geschreven worden" in ingests.errors.read_text()
    assert answering(directory) == 0
    assert problems(directory) <= {Problem.LEFTOVERS}
    assert ingests.run(folder, directory) == 0
    assert answering(directory) == 1
    assert problems(directory) == set()


def test_a_disk_that_is_full_at_any_step_leaves_the_old_index(folder, directory, monkeypatch):
    write_generation(folder, 1)
    sync, lines = os.fsync, []
    for step in range(100):
        calls = iter(range(1000))

        def full(descriptor, calls=calls, step=step):
            if next(calls) == step:
                raise OSError(errno.ENOSPC, "No space left on device")
            return sync(descriptor)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            try:
                ingest_small(folder, directory)
            except IndexNotWritten as error:
                lines.append(str(error))
            else:
                break
        if answering(directory) == 1:  # the very last step: the switch was made, but is not yet on the disk
            break
    assert step > 10
    assert all("is de schijf vol?" in line for line in lines)
    assert answering(directory) == 1
    assert problems(directory) == set()


def test_an_index_that_cannot_be_written_answers_and_says_so(ingests, folder, directory):
    # Outside of pytest's own folder, which only its owner may enter.
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        shutil.copytree(folder, place / "bronnen")
        shutil.copytree(directory, place / "index")
        write_generation(place / "bronnen", 1)
        parts = [place, *place.rglob("*")]
        for path in parts:
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            code = ingests.run(place / "bronnen", place / "index", unprivileged=1)
            assert code == 3, ingests.errors.read_text()
            assert "PermissionError" in ingests.errors.read_text()
            assert answering(place / "index") == 0
        finally:
            for path in parts:
                path.chmod(stat.S_IRWXU)


def cut(path: Path, share: float = 0.5) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


def graph(version: Path) -> Path:
    [found] = (version / "chroma").rglob("header.bin")
    return found.parent


def wedge(version: Path) -> None:
    """Do to Chroma what a kill did in 3 of 120 cases: it opens, and cannot find what is in it."""
    with sqlite3.connect(version / "chroma" / "chroma.sqlite3") as database:
        database.execute(
            "INSERT INTO embeddings_queue (operation, topic, id, vector, encoding, metadata) "
            "SELECT operation, topic, 'stuk', x'000000', encoding, metadata FROM embeddings_queue LIMIT 1"
        )
    database.close()


def of_another_version(version: Path) -> None:
    other = next(path for path in version.parent.iterdir() if path != version)
    shutil.rmtree(version / "chroma")
    shutil.copytree(other / "chroma", version / "chroma")


@pytest.mark.parametrize(
    "harm",
    [
        lambda version: shutil.rmtree(version / "chroma"),
        lambda version: (version / "chroma" / "chroma.sqlite3").unlink(),
        lambda version: cut(version / "chroma" / "chroma.sqlite3"),
        lambda version: shutil.rmtree(graph(version)),
        lambda version: (graph(version) / "index_metadata.pickle").unlink(),
        lambda version: cut(graph(version) / "header.bin"),  # Chroma would crash on it
        lambda version: cut(graph(version) / "data_level0.bin"),
        of_another_version,
        wedge,
    ],
    ids=["gone", "no-sqlite", "cut-sqlite", "no-graph", "unwritten", "cut-header", "cut", "other", "wedged"],
)
def test_a_broken_chroma_is_done_without_named_and_mended(folder, directory, harm, caplog):
    write_generation(folder, 1)
    ingest_small(folder, directory)
    with open_index(directory, small_model().load()) as index:
        before = index.search(QUESTION, limit=5)
    harm(live(directory))
    with open_index(directory, small_model().load()) as index:
        assert "zonder Chroma" in caplog.text
        assert index.search(QUESTION, limit=5) == pytest.approx(before)
    assert problems(directory) == {Problem.CHROMA}
    mend(directory)
    caplog.clear()
    assert answering(directory) == 1
    assert not caplog.text


def test_what_remains_of_a_broken_chroma_is_not_built_upon(folder, directory):
    wedge(live(directory))
    write_generation(folder, 1)
    ingest_small(folder, directory)
    assert answering(directory) == 1
    assert problems(directory) == set()


def change_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [("vectors/*.f32", Problem.VECTORS), ("versions/*/lexical/*.json", Problem.LEXICAL)],
)
def test_a_changed_byte_is_named_and_mended(directory, pattern, problem):
    change_byte(next(iter(directory.glob(pattern))))
    assert problems(directory) == {problem}
    mend(directory)
    assert answering(directory) == 0


def test_a_damaged_document_is_named_and_read_again(folder, directory):
    key = examine(directory, find=lambda name: small_model()).manifest.documents["wisselt.txt"].key
    change_byte(directory / "documents" / f"{key}.json")
    assert problems(directory) == {Problem.DOCUMENT}
    assert repair_index(directory, lambda name: small_model()).lost == ("wisselt.txt",)
    with open_index(directory, small_model().load()) as index:
        assert index.documents.keys() == {"blijft.txt", "komt-0.txt"}
    ingest_small(folder, directory)
    assert answering(directory) == 0


def test_an_ingest_that_finds_no_change_sees_damage_all_the_same(folder, directory):
    key = examine(directory, find=lambda name: small_model()).manifest.documents["wisselt.txt"].key
    change_byte(directory / "documents" / f"{key}.json")
    assert ingest_small(folder, directory).written
    shutil.rmtree(live(directory) / "chroma")
    assert ingest_small(folder, directory).written
    [path] = (directory / "vectors").iterdir()
    cut(path)
    assert ingest_small(folder, directory).written
    assert not ingest_small(folder, directory).written
    assert problems(directory) == set()


@pytest.mark.parametrize("name", ["current", "manifest.json"])
def test_a_lost_overview_is_named_and_mended_from_the_version_before(folder, directory, name):
    write_generation(folder, 1)
    ingest_small(folder, directory)
    path = directory / name if name == "current" else live(directory) / name
    path.unlink()
    assert problems(directory) == {Problem.CURRENT}
    mend(directory)
    assert answering(directory) == (1 if name == "current" else 0)


def test_a_clock_that_goes_back_does_no_harm(folder, directory, monkeypatch):
    class Earlier:
        @staticmethod
        def now(zone):
            import datetime

            return datetime.datetime(1999, 1, 1, tzinfo=zone)

    monkeypatch.setattr("vectorstore.layout.datetime", Earlier)
    monkeypatch.setattr("vectorstore.build.datetime", Earlier)
    for generation in (1, 2, 3):
        write_generation(folder, generation)
        ingest_small(folder, directory)
        assert answering(directory) == generation
        assert live(directory).name.startswith("1999")
        assert problems(directory) == set()
    assert len(list((directory / "versions").iterdir())) == 2


def test_an_index_of_another_schema_is_named_and_made_anew(folder, directory):
    path = live(directory) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema_version": 1}))
    with pytest.raises(IndexMismatch, match="schema 1, nu 2"):
        answering(directory)
    with pytest.raises(IndexMismatch):
        repair_index(directory, lambda name: small_model())
    assert problems(directory) == {Problem.SCHEMA}
    ingest_small(folder, directory)
    assert answering(directory) == 0
    assert problems(directory) == set()


def test_an_index_of_another_model_is_named_and_made_anew_without_reading(folder, directory):
    examined = examine(directory, "groot", find=lambda name: small_model("2"))
    assert [finding.problem for finding in examined.faults] == [Problem.EMBEDDER, Problem.EMBEDDER]

    def read(sources):
        assert not sources
        return iter(())

    ingest_small(folder, directory, small_model("2"), read=read)
    assert not examine(directory, find=lambda name: small_model("2")).faults


def test_what_broken_off_ingests_leave_is_named_and_removed(directory):
    half = directory / "versions" / "20990101T000000-dead"
    half.mkdir()
    (directory / "vectors" / "x.part").write_bytes(b"half")
    (directory / "documents" / f"{'0' * 64}.json").write_bytes(b"{}")
    [line] = [f.line for f in examine(directory, find=lambda name: small_model()).faults]
    assert line.startswith("3 resten van afgebroken opnames")
    mend(directory)
    assert not half.exists()


def test_an_ingest_that_is_going_on_is_no_fault(directory):
    from vectorstore.layout import writer_lock

    with writer_lock(directory):
        (directory / "versions" / "20990101T000000-busy").mkdir()
        found = examine(directory, find=lambda name: small_model())
    assert [finding.problem for finding in found.findings] == [Problem.BUSY]
    assert found.faults == ()
