"""Reading in worker processes: their limits, and what happens when they break."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import ingest.isolation as isolation
from ingest.blocks import Identification
from ingest.codec import encode_document
from ingest.errors import IngestError
from ingest.isolation import Limits, Outcome, read_isolated
from ingest.reading import read_document
from ingest.sources import Source, find_sources
from ingest.worker import DOCUMENT, REASON

NOTICE = """Gemeente Varenhout
Functiebeschrijving jurist

Doel van de functie
De jurist adviseert het college over alle contracten van de gemeente.
"""
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps and shows this")


def sources(folder: Path, *names: str) -> list[Source]:
    for name in names:
        (folder / name).write_text(f"{NOTICE}\nDit is {name}.\n", encoding="utf-8")
    return find_sources([folder])


def read(found: Sequence[Source], limits: Limits | None = None, workers: int = 1) -> list[Outcome]:
    return list(read_isolated(found, limits, workers))


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """Return a text that takes seconds of computing, and needs much memory."""
    path = tmp_path / "b-traag.txt"
    path.write_text(
        "".join(f"De jurist {n} werkt.\n\nTaken\n- x{n}\n" for n in range(60_000)), encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("workers", [1, 3])
def test_files_are_read_as_in_this_process_and_in_order(tmp_path: Path, workers: int) -> None:
    found = sources(tmp_path, *(f"{letter}.txt" for letter in "abcdefgh"))
    outcomes = read(found, workers=workers)
    assert outcomes == [Outcome(source, read_document(source)) for source in found]


def test_what_is_declared_and_the_name_go_along(tmp_path: Path) -> None:
    (source,) = sources(tmp_path, "a.txt")
    source = replace(source, name="varenhout/a 'é'.txt", declared=Identification(organisation="Varenhout"))
    (outcome,) = read([source])
    assert outcome.document is not None
    assert outcome.document.name == source.name
    assert outcome.document == read_document(source)


def test_no_files_take_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_Worker", None)
    assert read([]) == []
    refused = Source(tmp_path / "a.txt", "a.txt", refused="de koppeling leidt nergens heen")
    assert read([refused]) == [Outcome(refused, None, "de koppeling leidt nergens heen")]


def test_a_file_that_cannot_be_read_has_a_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = sources(tmp_path, "a.txt", "c.txt", "d.xlsx")
    (tmp_path / "b.txt").write_bytes(b"")
    outcomes = read([*found, Source.at(tmp_path / "b.txt"), Source.at(tmp_path / "weg.txt")])
    reasons = {outcome.source.name: outcome.reason for outcome in outcomes}
    assert reasons.pop("d.xlsx").startswith("bestandstype .xlsx wordt niet gelezen (wel: ")
    assert reasons == {
        "a.txt": "",
        "b.txt": "het bestand is leeg",
        "c.txt": "",
        "weg.txt": "het bestand is niet leesbaar",
    }
    assert all((outcome.document is None) == bool(outcome.reason) for outcome in outcomes)


@pytest.mark.skipif(sys.platform == "win32", reason="computing time is not limited there")
def test_a_file_that_takes_too_long_is_skipped(tmp_path: Path, slow: Path) -> None:
    outcomes = read(sources(tmp_path, "a.txt", "c.txt"), Limits(seconds=1.5))
    assert [outcome.reason for outcome in outcomes] == ["", "het lezen duurde langer dan 2 seconden", ""]


def test_a_file_that_takes_too_long_by_the_clock_is_skipped(tmp_path: Path, slow: Path) -> None:
    outcomes = read(sources(tmp_path, "a.txt"), Limits(seconds=600, total_seconds=0.01))
    reason = "het lezen duurde langer dan 0 seconden"
    assert [outcome.reason for outcome in outcomes] == [reason, reason]


@linux_only
def test_a_file_that_takes_too_much_memory_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "b-groot.txt").write_text("De jurist werkt.\n" * 2_500_000, encoding="utf-8")
    outcomes = read(sources(tmp_path, "a.txt", "c.txt"), Limits(memory_bytes=200_000_000))
    assert [outcome.reason for outcome in outcomes] == ["", "het lezen vraagt te veel geheugen", ""]


@linux_only
def test_a_worker_that_is_killed_costs_its_file(tmp_path: Path, slow: Path) -> None:
    found = sorted(sources(tmp_path, "a.txt", "c.txt"), key=lambda source: source.name != slow.name)
    threading.Thread(target=kill_when_there, args=(str(slow),), daemon=True).start()
    outcomes = read(found)
    assert [outcome.source.name for outcome in outcomes] == ["b-traag.txt", "a.txt", "c.txt"]
    assert [outcome.reason for outcome in outcomes] == ["het lezen is vastgelopen", "", ""]


@linux_only
def test_a_worker_that_died_between_files_costs_nothing(tmp_path: Path) -> None:
    outcomes = read_isolated(sources(tmp_path, *(f"{n:02}.txt" for n in range(30))), workers=1)
    first = next(outcomes)
    for worker in children():
        os.kill(worker, signal.SIGKILL)
    assert all(outcome.document for outcome in (first, *outcomes))


@linux_only
def test_workers_end_with_the_reading_also_when_it_is_given_up(tmp_path: Path, slow: Path) -> None:
    before = children()
    outcomes = read_isolated(sources(tmp_path, "a.txt", "c.txt"), workers=2)
    next(outcomes)
    started = children() - before
    assert len(started) == 2
    outcomes.close()
    assert not any(Path(f"/proc/{worker}").exists() for worker in started)


@linux_only
def test_a_worker_ends_when_the_process_that_asks_dies(tmp_path: Path, slow: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom ingest.isolation import read_isolated\n"
        "from ingest.sources import Source\nprint('begin', flush=True)\n"
        "list(read_isolated([Source.at(Path(sys.argv[1]))]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(isolation.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(slow)], stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        worker = wait_for(lambda: next(iter(children(process.pid)), 0))
        process.kill()
    assert wait_for(lambda: not Path(f"/proc/{worker}").exists() or state(worker) == "Z")


@linux_only
@pytest.mark.parametrize("ending", ["input", "signal"])
def test_a_worker_that_ends_takes_the_program_along_that_it_waits_for(tmp_path: Path, ending: str) -> None:
    note = tmp_path / "programma"
    waiting = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    code = (
        "import sys\nfrom ingest import worker\nfrom ingest.external import run_program\n"
        f"program = [sys.executable, '-S', '-c', {waiting!r}]\n"
        "worker.read_document = lambda source: run_program(program, seconds=60)\n"
        "worker.main(1_500_000_000)"
    )
    request = {"path": "a.doc", "name": "a.doc", "declared": {}, "seconds": 60}
    environment = {**os.environ, "PYTHONPATH": str(Path(isolation.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        program = int(wait_for(lambda: note.exists() and note.read_text()))
        if ending == "signal":
            process.terminate()
        else:
            process.stdin.close()
        process.wait(10)
    assert wait_for(lambda: not Path(f"/proc/{program}").exists() or state(program) == "Z")


def test_modules_among_the_documents_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("open('uitgevoerd', 'w').close()", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [outcome.reason[:12] for outcome in read(sources(tmp_path, "a.txt"))] == ["", "bestandstype"]
    assert not (tmp_path / "uitgevoerd").exists()


def test_a_worker_that_does_not_start_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = sources(tmp_path, "a.txt")
    for program in (str(tmp_path / "weg"), os.devnull, "/bin/false"):
        monkeypatch.setattr(sys, "executable", program)
        with pytest.raises(IngestError, match=r"^documenten lezen lukt niet: het leesproces start niet$"):
            read(found)


# A worker that was broken into answers whatever it likes: it is played by a script.


def answering(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: bytes) -> None:
    """Have every worker give this answer."""
    package = tmp_path / "nep" / "ingest"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "antwoord").write_bytes(answer)
    (package / "worker.py").write_text(
        "import sys\nfrom pathlib import Path\nsys.stdout.write('ready\\n')\nsys.stdout.flush()\n"
        "for line in sys.stdin:\n"
        "    sys.stdout.buffer.write(Path(__file__).with_name('antwoord').read_bytes())\n"
        "    sys.stdout.flush()\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(isolation.ingest, "__file__", str(package / "__init__.py"))


def rubbish(source: Source) -> dict[str, bytes]:
    document = read_document(source)
    passage = document.passages[0]
    shifted = replace(passage, start=passage.start + 1)
    outside = replace(passage, section=99)
    wrong = {
        "other name": replace(document, name="anders.txt"),
        "shifted": replace(document, passages=(shifted, *document.passages[1:])),
        "outside": replace(document, passages=(outside, *document.passages[1:])),
        "no passages": replace(document, passages=()),
        "half signs": replace(document, title="\ud800", text=document.text + "\ud800"),
    }
    return {
        **{name: DOCUMENT + encode_document(value).encode() + b"\n" for name, value in wrong.items()},
        "no line": b"onzin\n",
        "no JSON": DOCUMENT + b"{\n",
        "deep": DOCUMENT + b"[" * 200_000 + b"\n",
        "no document": DOCUMENT + b'{"name": "a.txt"}\n',
        "no text": REASON + b"17\n",
        "two lines": REASON + b'"a\\nb"\n',
        "long": REASON + b'"' + b"a" * 10_000 + b'"\n',
        "too long": b"x" * 3_000_000 + b"\n",
    }


@pytest.mark.parametrize(
    "kind",
    [
        *("other name", "shifted", "outside", "no passages", "half signs", "no line", "no JSON", "deep"),
        *("no document", "no text", "two lines", "long", "too long"),
    ],
)
def test_an_answer_that_is_not_sound_costs_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    (source,) = sources(tmp_path, "a.txt")
    answering(monkeypatch, tmp_path, rubbish(source)[kind])
    monkeypatch.setattr(isolation, "_MAX_LINE", 2_000_000)
    (outcome,) = read([source])
    assert (outcome.document, outcome.reason) == (None, "het lezen gaf een onbruikbaar resultaat")


def children(parent: int | None = None) -> set[int]:
    """Return the processes that a process started: this one, unless another is named."""
    listed = Path(f"/proc/{parent or os.getpid()}/task").glob("*/children")
    return {int(child) for task in listed for child in task.read_text().split()}


def state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


def kill_when_there(path: str) -> None:
    """Kill the worker of this process once it has had a moment for the file."""
    (worker,) = wait_for(children)
    time.sleep(1.5)
    os.kill(worker, signal.SIGKILL)


def wait_for(found):
    """Return what the function gives once that is true; false when it takes too long."""
    for _ in range(400):
        if value := found():
            return value
        time.sleep(0.05)
    return False
