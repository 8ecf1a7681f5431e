"""Running other programs on a file."""

import os
import sys
import time
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.external import find_program, run_program

needs_groups = pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups")
needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="there is no limit on address space")


def run(code: str, seconds: float = 20, **options) -> bytes:
    return run_program([sys.executable, "-S", "-c", code], seconds=seconds, **options)


def test_a_program_gets_the_data_and_gives_its_output(tmp_path: Path) -> None:
    code = "import os, sys; print(os.getcwd()); sys.stdout.write(sys.stdin.read().upper())"
    lines = run(code, data=b"jurist", folder=tmp_path).decode().split("\n")
    assert lines == [str(tmp_path.resolve()), "JURIST"]


def test_a_program_that_reads_nothing_of_much_data() -> None:
    assert run("print('klaar')", data=b"x" * 1_000_000).strip() == b"klaar"


def test_a_program_that_fails_is_one_line() -> None:
    with pytest.raises(IngestError, match=r"^het programma \S+ kan het bestand niet verwerken$"):
        run("raise SystemExit(3)")


def test_a_program_that_is_not_there() -> None:
    with pytest.raises(IngestError, match="het programma bestaat-niet is niet geïnstalleerd"):
        run_program(["bestaat-niet"], seconds=5)
    assert find_program("bestaat-niet") is None


def test_a_program_that_is_there_is_found() -> None:
    found = find_program("soffice" if find_program("soffice") else "sh")
    assert found is None or found.is_file()


@needs_groups
def test_a_program_that_takes_too_long_is_killed_with_what_it_started(tmp_path: Path) -> None:
    note = tmp_path / "kind"
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)"
    )
    with pytest.raises(IngestError, match="had meer dan 1 seconden nodig"):
        run(code, seconds=1)
    assert ends(int(note.read_text()))


@needs_limits
def test_a_program_is_held_to_its_memory() -> None:
    code = "x = bytearray(600_000_000); print(len(x))"
    assert run(code).strip() == b"600000000"
    with pytest.raises(IngestError, match="kan het bestand niet verwerken"):
        run(code, memory_bytes=300_000_000)


def ends(process: int) -> bool:
    """Whether a process is gone, or dead and waiting to be taken note of, within a few seconds."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        stat = Path(f"/proc/{process}/stat")
        if stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False
