"""The commands that check, make and convert question sets."""

import shutil
from pathlib import Path

import pytest

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
    small.write_text(SMALL.replace("vijf jaar, 5 jaar", "vijf jaar, 5"), "utf-8")
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
