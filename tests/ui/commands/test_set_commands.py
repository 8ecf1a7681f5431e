"""The commands that check, make and convert question sets."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evals import load_question_set

ROOT = Path(__file__).parents[3]
SETS = ROOT / "evals" / "sets"
NAME = "hazelbeke-algemeen-directeur.txt"
QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"
SMALL = f"""\
# Een opmerking die blijft staan.
name: klein
cases:
- id: ervaring-001
  kind: fact
  question: Hoe lang moet een kandidaat in Hazelbeke al leiding geven?
  answerable: true
  evidence:
  - document: {NAME}
    quote: {QUOTE}
  facts:
  - [vijf jaar, 5 jaar]
"""


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "documenten"
    folder.mkdir()
    shutil.copy(ROOT / "documents" / NAME, folder / NAME)
    return folder


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "klein.yaml"
    path.write_text(SMALL, "utf-8")
    return path


def test_check_tells_what_is_wrong_and_fails(run, documents, small):
    small.write_text(SMALL.replace("vijf jaar ervaring", "vier jaar ervaring"), "utf-8")
    code, out, err = run("eval", "check", small, "--documents", documents)
    assert code == 2
    assert err == []
    assert out.splitlines() == [
        f"fout, regel 10, vraag ervaring-001: „{QUOTE.replace('vijf', 'vier')}” staat niet in {NAME}; "
        f"bedoelt u „{QUOTE}”?",
        "1 vraag: 1 fout, 0 opmerkingen",
    ]


def test_check_of_a_good_set_says_so(run, documents, small):
    assert run("eval", "check", small, "--documents", documents) == (
        0,
        "1 vraag: 0 fouten, 0 opmerkingen\n",
        [],
    )


@pytest.mark.parametrize(("options", "expected"), [([], 0), (["--strict"], 1)])
def test_check_fails_for_remarks_only_when_told(run, sample_index_folder, small, options, expected):
    small.write_text(SMALL.replace("vijf jaar, 5 jaar", "vijf jaar, '5'"), "utf-8")
    code, out, _ = run("eval", "check", small, "--index", sample_index_folder, *options)
    assert code == expected
    assert "opmerking, regel 12" in out


def test_check_without_documents_says_so(run, small):
    code, out, err = run("eval", "check", small)
    assert code == 0
    assert out == "1 vraag: 0 fouten, 0 opmerkingen\n"
    assert err == ["let op: nagekeken zonder documenten: geef ze met --documents of --index"]


def test_check_of_no_file_or_no_folder_is_one_line(run, small, tmp_path):
    for arguments in (["niets.yaml"], [small, "--documents", tmp_path / "nergens"], [small, "--index", "x"]):
        code, out, err = run("eval", "check", *arguments)
        assert (code, out, len(err)) == (2, "", 1)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_set_goes_to_a_spreadsheet_and_back(run, small, tmp_path, suffix):
    sheet, again = tmp_path / f"blad{suffix}", tmp_path / "terug.yaml"
    assert run("eval", "export", small, sheet) == (0, "", [f"1 vraag in {sheet}."])
    assert run("eval", "import", sheet, again) == (0, "", [f"1 vraag in {again}."])
    assert load_question_set(again) == load_question_set(small)
    assert run("eval", "import", sheet, again, "--name", "anders", "--replace")[0] == 0
    assert load_question_set(again).name == "anders"


def test_file_that_is_there_is_replaced_only_when_told(run, small, tmp_path):
    sheet = tmp_path / "blad.csv"
    run("eval", "export", small, sheet)
    before = small.read_bytes()
    for arguments in (["export", small, sheet], ["import", sheet, small]):
        code, _, (line,) = run("eval", *arguments)
        assert code == 2
        assert "bestaat al" in line
    assert small.read_bytes() == before


def test_bad_rows_are_all_told_and_nothing_is_written(run, tmp_path):
    sheet, target = tmp_path / "blad.csv", tmp_path / "set.yaml"
    sheet.write_bytes(b"vraag;soort\r\nWat?;raadsel\r\n?;feit\r\n")
    code, out, err = run("eval", "import", sheet, target)
    assert (code, out) == (2, "")
    assert err[0].startswith(f"{sheet}: rij 2: kolom soort: „raadsel” is geen soort vraag")
    assert err[1].startswith(f"{sheet}: rij 3: kolom vraag: bevat geen letters")
    assert err[2] == f"fout: 2 fouten in {sheet}; er is niets geschreven"
    assert len(err) == 3
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "niets.yaml", "x.csv"], "niet gevonden"),
        (["export", "klein.yaml", "x.ods"], "geen rekenblad"),
        (["import", "niets.csv", "x.yaml"], "niet gevonden"),
        (["import", "klein.yaml", "x.yaml"], "geen rekenblad"),
        (["drafts", "niets.jsonl", "x.yaml"], "niet gevonden"),
        (["drafts", "klein.yaml", "x.yaml"], "geen oordelen"),
        (["export", "klein.yaml", "nergens/x.csv"], "nergens"),
    ],
)
def test_what_cannot_be_converted_is_one_line(run, small, tmp_path, arguments, words):
    code, out, err = run("eval", *arguments)
    assert (code, out) == (2, "")
    assert words in err[-1]
    assert not (tmp_path / "x.yaml").exists()


def test_bad_judgements_become_drafts_that_check_points_at(run, tmp_path, documents):
    judgements, drafts = tmp_path / "oordelen.jsonl", tmp_path / "ontwerp.yaml"
    common = {
        "standalone_question": "",
        "answer": "Zo.",
        "status": "answered",
        "date": "2027-01-02T03:04:05Z",
    }
    quote = {"document": NAME, "start": 0, "end": 9, "quote": QUOTE}
    lines = [
        {**common, "question": "Hoe lang?", "verdict": "bad", "reason": "wrong", "citations": [quote]},
        {**common, "question": "Hoe kort?", "verdict": "good", "citations": [quote]},
    ]
    judgements.write_text("".join(json.dumps(line) + "\n" for line in lines) + "los\n", "utf-8")
    code, out, err = run("eval", "drafts", judgements, drafts)
    assert (code, out) == (0, "")
    assert [line.split(" ", 2)[:2] for line in err] == [["1", "regel"], ["1", "vraag"], ["Vul", "aan"]]
    assert [case.question for case in load_question_set(drafts).cases] == ["Hoe lang?"]
    code, out, _ = run("eval", "check", drafts, "--documents", documents)
    assert code == 2
    assert "vraag oordeel-001: hier staat nog IN TE VULLEN" in out
    assert run("eval", "drafts", judgements, drafts, "--all", "--replace")[0] == 0
    assert len(load_question_set(drafts).cases) == 2


def interviewed(arguments, *lines):
    """Run the interview in a process of its own, with lines typed beforehand."""
    return subprocess.run(
        [sys.executable, "-m", "ui.command_line", "eval", "new", *map(str, arguments)],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )


def test_interview_adds_a_case_to_a_set_and_keeps_what_is_there(small, sample_index_folder):
    ended = interviewed(
        [small, "--index", sample_index_folder],
        *("Wie tekent in Elzerode de identiteitskaarten?", "n", "misschien", "n", "", "99", "1", "1", "j"),
        *("Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?", "", "", "1", QUOTE, ""),
        *("1", "", "", "1", "1", "n"),
    )
    assert (ended.returncode, ended.stderr) == (0, f"2 vragen bewaard in {small}.\n")
    assert "Dat is geen van de keuzes." in ended.stdout
    assert small.read_text("utf-8").startswith(SMALL)
    added = load_question_set(small).cases[1:]
    assert [case.id for case in added] == ["unanswerable-001", "fact-001"]
    assert added[1].evidence[0].quote == QUOTE
    assert added[1].facts == (("vijf jaar", "5 jaar"),)


def test_interview_that_is_cut_off_leaves_a_draft_and_says_where(small, sample_index_folder):
    for number in (1, 2):
        ended = interviewed([small, "--index", sample_index_folder], "Hoeveel jaar ervaring?", "n", "j")
        draft = small.with_name("klein.ontwerp.yaml")
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert ended.stderr.splitlines() == [
            "Geen vraag bewaard.",
            f"fout: afgebroken: de vraag waar u mee bezig was, staat als ontwerp in {draft}",
        ]
        assert len(load_question_set(draft).cases) == number
    assert small.read_text("utf-8") == SMALL


def test_interview_without_anyone_changes_nothing(small, tmp_path, sample_index_folder):
    ended = interviewed([tmp_path / "nieuw.yaml", "--index", sample_index_folder])
    assert (ended.returncode, ended.stderr) == (0, "Geen vraag bewaard.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["klein.yaml"]


@pytest.mark.parametrize(
    ("name", "words"), [("stuk.yaml", "geen geldige YAML"), ("er/niet.yaml", "er bestaat niet")]
)
def test_interview_over_what_is_no_set_is_one_line(run, tmp_path, name, words):
    (tmp_path / "stuk.yaml").write_text("name: [", "utf-8")
    code, out, (line,) = run("eval", "new", tmp_path / name)
    assert (code, out) == (2, "")
    assert words in line
