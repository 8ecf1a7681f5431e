"""The sample question set: that it fits, and that no answer cites another organisation.

How good the answers must be is said by its thresholds; tests/ui/commands/test_evaluating_samples.py
holds them.
"""

from pathlib import Path

import pytest

from evals import load_question_set, summarise
from evals.matching import normalise

WORDINGS = Path(__file__).parents[2] / "evals" / "sets" / "wordings.yaml"
WORDINGS_FOUND = 0.88


@pytest.fixture(scope="module")
def summary(sample_set, sample_results, sample_assistant):
    return summarise(sample_set, sample_results, sample_assistant.documents)


def test_the_set_fits_the_documents_and_every_question_has_a_result(summary):
    assert not summary.warnings
    assert not summary.unscored
    assert summary.cases >= 100


def test_everyday_wordings_lead_to_their_evidence(sample_assistant):
    """Any piece of evidence will do; every fourth wording, to stay quick."""
    cases = load_question_set(WORDINGS).cases[::4]
    found = [
        any(
            item["document"] == evidence.document and normalise(evidence.quote) in normalise(item["text"])
            for item in sample_assistant.ask(case.question, case.history).to_dict()["retrieved"][:10]
            for evidence in case.evidence
        )
        for case in cases
    ]
    assert len(found) >= 90
    assert sum(found) >= WORDINGS_FOUND * len(found)


def test_no_answer_cites_another_organisation_than_the_one_named(
    sample_set, sample_results, sample_assistant
):
    names = {name.removeprefix("Welzijnsvereniging De "): name for name in sample_assistant.organisations}
    checked = 0
    for case, result in zip(sample_set.cases, sample_results, strict=True):
        named = {names[word] for word in names if word.lower() in case.question.lower()}
        if len(named) != 1:
            continue
        checked += 1
        cited = {citation["organisation"] for citation in result["citations"]}
        assert cited <= named, case.id
        retrieved = {
            sample_assistant.documents[item["document"]].organisation for item in result["retrieved"]
        }
        assert retrieved <= named, case.id
    assert checked >= 60


def test_ten_passages_at_least_wherever_the_documents_were_searched(sample_results):
    searched = {"answered", "partial", "not_in_documents"}
    assert all(len(r["retrieved"]) >= 10 for r in sample_results if r["status"] in searched)


def test_only_answers_have_citations(sample_results):
    for result in sample_results:
        assert (result["status"] in {"answered", "partial"}) == bool(result["citations"]), result["id"]
