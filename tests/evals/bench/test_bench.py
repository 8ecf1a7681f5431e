"""The bench: what programs cost, the table, the chart, and one run at the smallest size."""

import sys
import xml.etree.ElementTree as ElementTree

import pytest

from evals.bench import speed
from evals.bench.chart import line_chart
from evals.bench.launcher import memory_of_tree
from evals.bench.measuring import ProgramFailed, milliseconds, run_fresh, size_mb, spread
from evals.bench.reference import ingest_as_the_tutorial, plain_search
from vectorstore import load_embedder

SVG = "{http://www.w3.org/2000/svg}"


def test_a_program_of_its_own_is_measured(tmp_path):
    (tmp_path / "program.py").write_text("held = bytearray(150_000_000)\nsum(range(3_000_000))\n")
    cost = run_fresh(["program"], tmp_path)
    assert 0 < cost.cpu_seconds <= cost.seconds * 4
    assert 150 < cost.peak_mb < 1_000
    assert cost.together_mb >= cost.peak_mb


def test_memory_of_this_process_is_not_counted(tmp_path):
    held = bytearray(400_000_000)
    held[::4096] = b"x" * len(held[::4096])
    (tmp_path / "program.py").write_text("")
    assert run_fresh(["program"], tmp_path).together_mb < 150 < len(held)


def test_a_program_that_fails_is_told(tmp_path):
    (tmp_path / "program.py").write_text("raise SystemExit('stuk')")
    with pytest.raises(ProgramFailed, match="stuk"):
        run_fresh(["program"], tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_counts_the_descendants():
    import os
    import subprocess

    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert memory_of_tree(os.getpid()) > memory_of_tree(child.pid) > 0
        child.communicate(b"\n")


def test_times_sizes_and_spread(tmp_path):
    asked = []
    times = milliseconds(asked.append, ["een", "twee"], rounds=2)
    assert asked == ["een", "twee", "een", "twee"]
    assert all(value >= 0 for value in times)
    assert spread([1.0, 2.0, 9.0]) == {"p50": 2.0, "p95": 9.0}
    (tmp_path / "a").write_bytes(b"x" * 500_000)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(b"x" * 500_000)
    assert size_mb(tmp_path) == 1.0


def test_the_chart_places_every_point_inside_it():
    lines = {"een & ander": [(1000.0, 0.4), (100_000.0, 60.0)], "vlak": [(1000.0, 5.0), (100_000.0, 5.0)]}
    chart = line_chart("Groei", "passages", "seconds", lines)
    root = ElementTree.fromstring(chart)  # noqa: S314 - our own
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    circles = [(float(c.get("cx")), float(c.get("cy"))) for c in root.iter(f"{SVG}circle")]
    assert len(circles) == 4
    assert all(0 < x < width and 0 < y < height for x, y in circles)
    assert circles[0][0] < circles[1][0]
    assert circles[0][1] > circles[1][1]  # more stands higher
    assert "een & ander" in [text.text for text in root.iter(f"{SVG}text")]


def test_the_reference_ingests_and_searches(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("De raad beslist. " * 100, encoding="utf-8")
    assert ingest_as_the_tutorial(tmp_path / "texts", tmp_path / "index") >= 2
    assert size_mb(tmp_path / "index") > 0
    plain_search(["de raad beslist", "het college"], load_embedder())("raad")


def test_growth_at_the_smallest_size(tmp_path, monkeypatch):
    monkeypatch.setattr(speed, "_QUESTIONS", 4)
    monkeypatch.setattr(speed, "_ANSWERED", 2)
    [figures] = speed.measure_growth(2, tmp_path)
    assert figures["documents"] == 2
    assert figures["passages"] > 150
    assert figures["ingest, nothing changed"]["cpu_seconds"] < figures["ingest, cold"]["cpu_seconds"]
    assert figures["size"]["all"] >= sum(
        figures["size"][part] for part in ("documents", "vectors", "versions") if part in figures["size"]
    )
    table = speed.table(figures, speed._MANY)
    assert "| 480 s |" in table
    assert all(line.count("|") == 6 for line in table.splitlines()[2:])
    rows = speed.growth_table([figures]).splitlines()
    assert len({row.count("|") for row in rows}) == 1
    assert ElementTree.fromstring(speed.growth_chart([figures])) is not None  # noqa: S314 - our own
    assert not list((tmp_path).glob("generated-*"))
