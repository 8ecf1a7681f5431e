"""The bench of peers: programs of their own, those that cannot run, its tables, its command."""

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from evals.bench.measuring import Cost, ProgramFailed, run_fresh
from evals.intervals import Interval
from evals.peers import __main__ as command
from evals.peers.catalogue import OURS, Asked, Candidate, Home
from evals.peers.exchange import Outcome
from evals.peers.running import Run, Task, Way, run_all, texts_of
from evals.peers.tables import chart, compared, format_report, to_dict
from evals.questions import load_question_set
from tests.evals.conftest import ROOT, SAMPLE, build_case

LEXICAL = "evals.peers.lexical:by_bm25s"
BM25S = Candidate("bm25s", Home.PRODUCT, LEXICAL, distributions=("bm25s",))
ABSENT = Candidate("absent", Home.PEERS, LEXICAL)
BROKEN = Candidate("broken", Home.PRODUCT, "evals.peers.absent:opened")
NEEDY = Candidate("needy", Home.PRODUCT, LEXICAL, uses_model=True)
PYTHONS = {Home.PRODUCT: Path(sys.executable), Home.PEERS: Path("/nowhere/.venv-peers/bin/python")}
SET = ROOT / "evals" / "sets" / "samples.yaml"
CASES = (build_case(), build_case(id="c-2", kind="list"), build_case(id="c-3", kind="table"))
TITLE = "Gevonden <& meer>"


def way(asked: Asked, *found: float) -> Way:
    """Return a way of asking in which everything found has the same value, case by case."""
    names = ("any@1500", "any@4000", "recall@1500", "recall@4000", "mrr")
    return Way(asked, [dict.fromkeys(names, value) for value in found], (1.0, 2.0, 9.0), (1.0, 1.0, 1.0))


def ran(candidate: Candidate, *ways: Way) -> Run:
    outcome = Outcome(61, 0.5, 1.5, 2.5, (), (), ())
    return Run(candidate, outcome=outcome, cost=Cost(4.0, 3.0, 200.0, 210.0), ways=ways)


RUNS = (
    ran(Candidate(OURS, Home.PRODUCT, "", ways=(Asked.WHOLE,)), way(Asked.WHOLE, 1, 0, 1)),
    ran(BM25S, way(Asked.ALONE, 0, 0, 0), way(Asked.NAMED, 0, 1, 1)),
    Run(ABSENT, failure="there is no environment"),
)


@pytest.fixture(scope="module")
def task(samples) -> Task:
    cases = tuple(
        case for case in load_question_set(SET).cases if any(e.document == SAMPLE for e in case.evidence)
    )
    return Task(cases[:4], texts_of([samples[SAMPLE]]), ROOT / "documents", None)


def test_who_cannot_run_is_told_and_the_others_go_on(task):
    told = []
    runs = run_all([ABSENT, BROKEN, NEEDY, BM25S], task, PYTHONS, told.append)
    assert [run.failure for run in runs] == [
        "there is no environment .venv-peers",
        "ModuleNotFoundError: No module named 'evals.peers.absent'",
        "there is no model for it",
        "",
    ]
    assert told == [ABSENT, BROKEN, NEEDY, BM25S]
    measured = runs[-1]
    assert measured.outcome.pieces > 5
    assert measured.cost.together_mb > 10
    assert [way.asked for way in measured.ways] == [Asked.ALONE, Asked.JOINED, Asked.NAMED]
    assert all(len(way.scores) == len(way.milliseconds) == 4 for way in measured.ways)
    assert any(scores["any@4000"] for scores in measured.ways[0].scores)
    assert measured.installed[0].name == "bm25s"
    assert "numpy" in {one.name for one in measured.installed}


def test_a_program_that_hangs_is_ended(tmp_path):
    (tmp_path / "program.py").write_text("import time\ntime.sleep(600)\n")
    with pytest.raises(ProgramFailed, match="not done in 1 s"):
        run_fresh(["program"], tmp_path, at_most_seconds=1)


def test_a_program_gets_its_environment(tmp_path):
    (tmp_path / "program.py").write_text("import os, sys\nsys.exit(os.environ['WORD'])\n")
    with pytest.raises(ProgramFailed, match="hallo"):
        run_fresh(["program"], tmp_path, python=sys.executable, environment={"WORD": "hallo"})


def test_a_peer_is_compared_with_ours_case_by_case():
    ours, alone, named = compared(RUNS, CASES)
    assert ours.differences == {}
    assert alone.figures["any@4000"] == Interval(0.0, 0.0, 0.0, 3)
    assert alone.differences["any@4000"].mean == pytest.approx(-2 / 3)
    assert named.differences["any@4000"].mean == 0
    assert {kind.value: one.mean for kind, one in named.kind_differences.items()} == {
        "fact": -1,
        "list": 1,
        "table": 0,
    }


def test_the_report_says_where_a_peer_wins_and_who_did_not_run():
    report = format_report(RUNS, compared(RUNS, CASES))
    assert "- list (n 1): bm25s, with history and filter 1.000 [1.00, 1.00], minus ours **1.000" in report
    assert "- table" not in report
    assert "- absent: not run: there is no environment" in report
    assert "| bm25s | 61 | 0.5 s | 1.50 s | 2.50 s | 2.0 ms | 9.0 ms | 1.0 ms | 210 MB |" in report
    for block in report.split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({row.count("|") for row in rows}) <= 1


def test_the_report_says_so_when_no_peer_wins():
    report = format_report(RUNS[:1], compared(RUNS[:1], CASES))
    assert "In no kind of question has a peer a higher any@4000." in report


def test_nothing_is_compared_when_ours_did_not_run():
    lines = compared(RUNS[1:], CASES)
    assert [line.differences for line in lines] == [{}, {}]
    assert "### Not run" in format_report(RUNS[1:], lines)


def test_the_chart_has_a_mark_for_each_budget_of_each_line():
    drawing = chart(compared(RUNS, CASES), TITLE)
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own
    svg = "{http://www.w3.org/2000/svg}"
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    circles = [(float(c.get("cx")), float(c.get("cy"))) for c in root.iter(f"{svg}circle")]
    assert len(circles) == 2 + 2 * 3
    assert all(0 < x < width and 0 < y < height for x, y in circles)
    ours, alone = circles[3], circles[5]
    assert alone[0] < ours[0]
    assert {TITLE, "bm25s, question alone"} <= {text.text for text in root.iter(f"{svg}text")}


def test_the_plain_data_hold_every_case():
    data = json.loads(json.dumps(to_dict(RUNS, compared(RUNS, CASES), CASES)))
    assert data["lines"][2]["minus_ours"]["any@4000"]["cases"] == 3
    assert data["entrants"][1]["cases"]["question alone"]["c-2"]["mrr"] == 0
    assert data["entrants"][1]["query_ms"]["question alone"] == {"p50": 2.0, "p95": 9.0}
    assert data["entrants"][2]["failure"]


def test_the_command_writes_tables_drawing_and_figures(tmp_path, capsys, monkeypatch, samples):
    monkeypatch.setattr(command, "CANDIDATES", (BM25S, ABSENT))
    monkeypatch.setattr(command, "read_folder", lambda folder: [samples[SAMPLE]])
    nowhere = str(tmp_path / "nowhere" / "bin" / "python")
    arguments = ["--out", str(tmp_path / "out"), "--peers-python", nowhere, "--raglite-python", nowhere]
    assert command.main(arguments) == 0
    report = (tmp_path / "out" / "peers.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == report
    assert "Model of the peers: none." in report
    assert "- absent: not run: there is no environment nowhere" in report
    assert ElementTree.parse(tmp_path / "out" / "peers.svg") is not None  # noqa: S314 - our own
    data = json.loads((tmp_path / "out" / "peers.json").read_text(encoding="utf-8"))
    assert [entrant["name"] for entrant in data["entrants"]] == ["bm25s", "absent"]


@pytest.mark.parametrize(
    "arguments", [["--questions", "geen.yaml"], ["--documents", "geen"], ["--embedder", "geen/model"]]
)
def test_bad_input_is_one_line_and_exit_code_2(capsys, monkeypatch, arguments):
    monkeypatch.setattr(command, "CANDIDATES", ())
    monkeypatch.setattr(command, "check_quotes", lambda *_: [])
    assert command.main(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
