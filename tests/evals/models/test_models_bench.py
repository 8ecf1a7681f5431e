"""Measuring what becomes of answers: what is required, and the command."""

import json
import math
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from evals import load_question_set
from evals.bench.markdown import write_section
from evals.intervals import Interval
from evals.models import tables
from evals.models.__main__ import main
from evals.models.catalogue import scripts
from evals.models.labels import Label, Labelled
from evals.models.measuring import Measured, Spread
from evals.models.tables import format_tables, shortfalls, to_dict

ROOT = Path(__file__).parents[3]


@pytest.fixture
def measured():
    return Measured(
        script=scripts()["lying"],
        budget_seconds=20,
        cases=10,
        passed=0.9,
        change=Interval(-0.02, -0.1, 0.1, 10),
        shown=(Labelled("waar", Label.TRUE, ""), Labelled("eigen", Label.OWN, "")),
        quote_valid=1.0,
        worded=4,
        partly=1,
        dropped=3,
        requests=10,
        verify_ms=Spread(2, 30, 90),
        first=Spread(0.02, 0.03, 20),
        last=Spread(0.05, 0.1, 21),
        failures={f"het wordt over {seconds} seconden geprobeerd": seconds for seconds in (2, 3)},
    )


def test_what_is_just_good_enough_is_good(measured):
    assert shortfalls(measured) == ()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"shown": (Labelled("leugen", Label.FALSE, "number"),)}, "1 unsupported"),
        ({"shown": (Labelled("vanwaar?", Label.UNKNOWN, ""),)}, "1 unsupported"),
        ({"quote_valid": 0.999}, "quote_valid"),
        ({"change": Interval(-0.03, -0.1, 0.1, 10)}, "pass -0.030"),
        ({"verify_ms": Spread(2, 31, 31)}, "31 ms"),
        ({"first": Spread(1, 1, 20.1)}, "first answer"),
        ({"last": Spread(1, 1, 21.5)}, "last answer"),
    ],
)
def test_each_requirement_is_held_to(measured, change, line):
    [told] = shortfalls(replace(measured, **change))
    assert line in told


def test_tables_and_data_tell_all(measured):
    told = format_tables([measured])
    assert "| lying | every statement is made false in one of eight ways | 10 | 0.900" in told
    assert "- “het wordt over … seconden geprobeerd”: lying 5" in told
    lie = replace(measured, shown=(Labelled("leugen", Label.FALSE, "number"),))
    data = json.loads(json.dumps(to_dict(lie)))
    assert (data["unsupported"], data["extractive"], data["generative"]) == (1, 6, 4)
    assert data["unsupported_examples"] == [{"text": "leugen", "label": "false", "how": "number"}]
    assert data["shortfalls"] == ["1 unsupported statements shown"]


def test_a_section_is_written_anew(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Kop\n\ntekst\n", "utf-8")
    write_section(page, "één", "eerste")
    write_section(page, "twee", "tweede")
    write_section(page, "één", "derde")
    text = page.read_text("utf-8")
    assert text.startswith("# Kop\n\ntekst\n\n<!-- één -->\n\nderde\n\n<!-- /één -->")
    assert ("eerste" in text, "tweede" in text, text.count("<!-- één -->")) == (False, True, 1)


def test_the_command_measures_over_http(tmp_path, capsys, monkeypatch):
    """A few questions about one document, to a model that knows the answers and to one that is not there."""
    name = "hazelbeke-algemeen-directeur.txt"
    (tmp_path / "documents").mkdir()
    shutil.copy(ROOT / "documents" / name, tmp_path / "documents")
    samples = load_question_set(ROOT / "evals" / "sets" / "samples.yaml").model_dump(mode="json")
    about = [case for case in samples["cases"] if {one["document"] for one in case["evidence"]} == {name}]
    few = {"name": "few", "cases": [case for case in about if case["kind"] == "fact"][:3]}
    (tmp_path / "set.yaml").write_text(yaml.safe_dump(few, allow_unicode=True), "utf-8")
    given = ["--documents", str(tmp_path / "documents"), "--questions", str(tmp_path / "set.yaml")]
    monkeypatch.setattr(tables, "LONGEST_VERIFYING", math.inf)  # the machine may be busy
    code = main([*given, "--out", str(tmp_path / "out"), "perfect", "404"])
    assert code == 0, capsys.readouterr().err
    perfect, missing = json.loads((tmp_path / "out" / "models.json").read_text("utf-8"))["models"]
    assert (perfect["generative"], perfect["questions"], perfect["requests"]) == (3, 3, 3)
    assert (missing["generative"], missing["extractive"]) == (0, 3)
    assert missing["failures"]
    assert (tmp_path / "out" / "models.md").read_text("utf-8").count("| perfect |") == 1


def test_the_command_knows_its_models(tmp_path, capsys):
    assert main(["--out", str(tmp_path / "out"), "bestaat-niet"]) == 2
    assert "bestaat-niet" in capsys.readouterr().err
