"""The samples' set, run by the real command, killed on its way: CI's gate on how good the answers are."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest

SET = Path(__file__).parents[3] / "evals" / "sets" / "samples.yaml"
_ENOUGH = 5


class Ended(NamedTuple):
    """How the two halves of the run went."""

    folder: Path
    kept: int
    code: int
    out: str
    err: str


def answered(folder: Path) -> list[bytes]:
    path = folder / "results.jsonl"
    return path.read_bytes().splitlines(keepends=True) if path.exists() else []


@pytest.fixture(scope="module")
def ended(sample_index_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """Return how the run ended that was killed after some answers, and was then asked for again."""
    work = tmp_path_factory.mktemp("samples-run")
    folder = work / "run"
    command = [sys.executable, "-m", "ui.command_line", "eval", str(SET)]
    command += ["--index", str(sample_index_folder), "--out", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(6_000):
            if len(answered(folder)) >= _ENOUGH or process.poll() is not None:
                break
            threading.Event().wait(0.01)
        process.kill()
    lines = answered(folder)
    assert json.loads((folder / "config.json").read_text("utf-8"))["finished"] is None
    with (folder / "results.jsonl").open("ab") as stream:
        stream.write(lines[0][:50])  # as a kill in the middle of a line leaves it
    whole = sum(line.endswith(b"\n") for line in lines)
    again = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return Ended(folder, whole, again.returncode, again.stdout, again.stderr)


def test_the_samples_reach_their_thresholds(ended: Ended) -> None:
    assert "Elke drempel is gehaald" in ended.out
    assert ended.code == 0, ended.out


def test_killed_run_keeps_its_answers_and_goes_on(ended: Ended) -> None:
    summary = json.loads((ended.folder / "summary.json").read_text("utf-8"))
    assert ended.kept >= _ENOUGH
    assert f"hervat: {ended.kept} van " in ended.err
    assert summary["unscored"] == {}
    ids = [json.loads(line)["id"] for line in answered(ended.folder)]
    assert len(ids) == len(set(ids))
    assert ids[: summary["cases"]] == [
        line.split()[-1] for line in SET.read_text("utf-8").splitlines() if line.startswith("- id:")
    ]
