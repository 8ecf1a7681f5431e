"""The figures agree with the independent scorer, where it is at hand."""

import importlib.util
import json
import random
import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from evals import Case, QuestionSet, load_question_set, summarise
from ingest.model import Document

ROOT = Path(__file__).parents[2]
SAMPLE = "hazelbeke-algemeen-directeur.txt"
SCORER = ROOT.parent / "shared" / "tools" / "score.py"
STATUSES = ("answered", "answered", "answered", "partial", "not_in_documents", "out_of_scope")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not SCORER.exists():
        pytest.skip(f"the independent scorer is not on this machine: {SCORER}")
    spec = importlib.util.spec_from_file_location("independent_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)  # its folder is not ours
        spec.loader.exec_module(module)
    return module


def over_the_sample(path: Path) -> QuestionSet:
    """Return the cases that need no other document than the plain text sample."""
    cases = [
        case
        for case in load_question_set(path).cases
        if {evidence.document for evidence in case.evidence} <= {SAMPLE}
    ]
    return QuestionSet(name="hazelbeke", cases=tuple(cases))


def make_up(case: Case, document: Document, chance: random.Random) -> dict[str, Any]:
    """Return a result that is partly right: right, halved, misplaced and made-up parts mixed."""
    quotes = [evidence.quote for evidence in case.evidence] or ["niets hiervan"]
    passages = [passage.text for passage in document.passages]
    said = [wording for fact in case.facts for wording in fact if chance.random() < 0.8]
    said += [words for words in case.forbidden if chance.random() < 0.2]
    text = f"**{'**, '.join(said)}** [1]" + " en zo meer" * chance.choice((0, 1, 70, 300))
    citations = [
        {"document": chance.choice((SAMPLE, SAMPLE, SAMPLE, "gent.txt")), "quote": quote}
        for whole in quotes
        for quote in (
            whole.upper(),
            whole[: chance.randint(0, len(whole))],
            chance.choice(passages),
            "verzonnen " + whole,
        )
        if chance.random() < 0.5
    ]
    retrieved = chance.sample(passages, 12)
    for quote in quotes:
        retrieved[chance.randrange(12)] = f"– {quote}."
    return {
        "id": case.id,
        "status": chance.choice(STATUSES),
        "text": chance.choice((text, text, text, text, None)),
        "citations": [{"start": 0, "end": 1, **citation} for citation in citations],
        "retrieved": [{"document": SAMPLE, "text": passage} for passage in retrieved],
        "timings_ms": chance.choice(({"total": chance.uniform(1, 100)}, {}, None)),
    }


@pytest.mark.parametrize("seed", range(8))
def test_the_figures_agree_with_the_independent_scorer(seed, scorer, samples, tmp_path):
    question_set = over_the_sample(ROOT / "evals" / "sets" / "samples.yaml")
    chance = random.Random(seed)  # noqa: S311 - no secret
    results = [make_up(case, samples[SAMPLE], chance) for case in question_set.cases]
    results = [result for result in results if chance.random() < 0.95]
    questions, answers = tmp_path / "vragen.yaml", tmp_path / "answers.jsonl"
    questions.write_text(yaml.safe_dump(question_set.model_dump(mode="json")), encoding="utf-8")
    answers.write_text("\n".join(map(json.dumps, results)), encoding="utf-8")
    (tmp_path / SAMPLE).write_text(samples[SAMPLE].text, encoding="utf-8")

    with warnings.catch_warnings():  # the scorer leaves closing its files to the interpreter
        warnings.simplefilter("ignore", ResourceWarning)
        theirs = scorer.main(questions, answers, tmp_path, False)

    summary = summarise(question_set, results, {SAMPLE: samples[SAMPLE]})
    ours = dict(summary.figures)
    ours |= {f"pass_{score.kind.value}": score.pass_rate for score in summary.kinds}
    assert theirs.keys() <= ours.keys()
    assert {name: ours[name] for name in theirs} == pytest.approx(theirs)
    assert 0 < ours["pass"] < 1
    assert 0 < ours["quote_valid"] < 1
    assert len(theirs) > 20
