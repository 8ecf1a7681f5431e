"""A summary: every figure with its interval, in all and for parts, and what is given to it from elsewhere."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals import QuestionSet, format_summary, summarise
from evals.figures import FIGURES, PAIRED_KINDS, Group
from evals.labels import AMOUNT_LABELS, GROUP_LABELS, SHARE_LABELS
from evals.questions import plain_id
from evals.summary import Part
from tests.evals.conftest import build_case, build_result
from ui.texts.evaluation_reports import ENGLISH

GENT = {"document": "gent.txt", "quote": "minimaal 6 jaar ervaring"}
KORTRIJK = {"document": "kortrijk.txt", "quote": "minimaal 6 jaar ervaring"}


def document(organisation: str) -> Any:
    return SimpleNamespace(
        text="U hebt minimaal 6 jaar ervaring.", organisation=organisation, role="", passages=(), sections=()
    )


DOCUMENTS = {"kortrijk.txt": document("Kortrijk"), "gent.txt": document("Gent")}


def make_set(*cases: dict[str, Any]) -> QuestionSet:
    return QuestionSet(name="klein", cases=tuple(build_case(**case) for case in cases))


def test_a_case_counts_in_every_document_and_organisation_of_its_evidence():
    question_set = make_set(
        {"id": "a"},
        {"id": "b", "kind": "compare", "evidence": [KORTRIJK, GENT]},
        {"id": "c", "kind": "unanswerable", "answerable": False, "evidence": []},
    )
    results = [build_result(id="a"), build_result(id="b"), build_result(id="c", status="unclear")]
    summary = summarise(question_set, results, DOCUMENTS)
    cases = {
        part: {name: found["pass"].cases for name, found in parts.items()}
        for part, parts in summary.parts.items()
    }
    assert cases == {
        Part.KIND: {"compare": 1, "fact": 1, "unanswerable": 1},
        Part.DOCUMENT: {"gent.txt": 1, "kortrijk.txt": 2},
        Part.ORGANISATION: {"Gent": 1, "Kortrijk": 2},
    }
    assert summary.parts[Part.DOCUMENT]["kortrijk.txt"]["evidence_recall@10"].mean == 0.75
    assert summary.statuses == {"answerable": {"answered": 2}, "unanswerable": {"unclear": 1}}
    assert [name for name in FIGURES if name in summary.measured] == list(summary.measured)


def test_the_way_of_asking_is_set_beside_the_plain_form():
    plain = "Hoeveel jaar ervaring vraagt Kortrijk?"
    question_set = make_set(
        *({"id": f"t-{number}", "kind": "typo", "plain": plain} for number in range(4)),
        {"id": "f-1", "plain": plain},  # a fact: there is nothing to set beside
    )
    wrong = {"text": "Niets [1]."}
    results = [
        build_result(id="t-0", **wrong),
        build_result(id=plain_id("t-0")),
        build_result(id="t-1", **wrong),
        build_result(id=plain_id("t-1")),
        build_result(id="t-2"),
        build_result(id=plain_id("t-2"), **wrong),
        build_result(id="t-3"),
        {"id": plain_id("t-3"), "error": "kapot"},
        build_result(id="f-1"),
        build_result(id=plain_id("f-1"), **wrong),
    ]
    summary = summarise(question_set, results, DOCUMENTS)
    assert summary.figures["typo_effect"] == pytest.approx(-1 / 3)
    assert summary.measured["typo_effect"].cases == 3
    assert not {f"{kind}_effect" for kind in PAIRED_KINDS if kind != "typo"} & summary.measured.keys()
    assert summary.unscored == {}
    assert summary.cases == summary.measured["pass"].cases == 5


def test_what_a_model_thinks_counts_only_where_it_was_asked():
    question_set = make_set({"id": "a"}, {"id": "b"}, {"id": "c"})
    results = [build_result(id=name) for name in "abc"]
    judgements = {"a": {"judge_faithfulness": 1.0, "pass": 0.0}, "b": {"judge_faithfulness": 0.5}}
    summary = summarise(question_set, results, DOCUMENTS, judgements=judgements, memory_mb=212.5)
    assert summary.measured["judge_faithfulness"].mean == 0.75
    assert summary.measured["judge_faithfulness"].cases == 2
    assert "judge_completeness" not in summary.measured
    assert summary.figures["pass"] == 1
    memory = summary.measured["memory_mb"]
    assert (memory.mean, memory.low, memory.high, memory.cases) == (212.5, 212.5, 212.5, 1)
    assert "memory_mb" not in summarise(question_set, results, DOCUMENTS).measured


def test_confidence_tells_how_much_may_be_answered():
    unanswerable = {"kind": "unanswerable", "answerable": False, "evidence": []}
    question_set = make_set(
        {"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d", **unanswerable}, {"id": "e", **unanswerable}
    )
    results = [
        build_result(id="a", confidence=0.9),
        build_result(id="b", confidence=0.8),
        build_result(id="c", confidence=0.4),
        build_result(id="d", confidence=0.6),
        build_result(id="e", confidence=None),
    ]
    summary = summarise(question_set, results, DOCUMENTS)
    assert summary.measured["auroc"].cases == summary.measured["coverage@95"].cases == 4
    assert summary.figures["auroc"] == pytest.approx(2 / 3)
    assert summary.figures["coverage@95"] == 0.5
    without = [{**result, "confidence": None} for result in results]
    assert not {"auroc", "coverage@95"} & summarise(question_set, without, DOCUMENTS).measured.keys()


def test_what_a_chat_model_worded_and_why_not_the_rest_is_told():
    question_set = make_set({"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"})
    verdicts = [{"verdict": "supported"}, {"verdict": "partly"}, {"verdict": "supported"}]
    results = [
        build_result(id="a", mode="generative", model="x:y", model_failure="", statements=verdicts),
        build_result(id="b", mode="extractive", model_failure="het zwijgt: stel de vraag straks opnieuw"),
        build_result(id="c", mode="extractive", model_failure="het zwijgt: later opnieuw"),
        build_result(id="d", mode="extractive", model_failure="", statements=verdicts),
    ]
    summary = summarise(question_set, results, DOCUMENTS)
    assert summary.figures["worded"] == pytest.approx(1 / 3)
    assert summary.figures["partly"] == pytest.approx(1 / 3)
    told = "Niet geformuleerd door het taalmodel: 2 van de 3 antwoorden, omdat: het zwijgt (2)."
    assert summary.warnings == (told,)
    assert f"Let op: {told}" in format_summary(summary)
    without = summarise(question_set, results[3:], DOCUMENTS)
    assert not {"worded", "partly"} & without.measured.keys()
    assert without.warnings == ()


def test_entailment_may_be_another_than_by_words():
    question_set = make_set({"id": "a"})
    summary = summarise(question_set, [build_result(id="a")], DOCUMENTS, entails=lambda *_: False)
    assert summary.figures["statement_recall"] == 0


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["answered", "partial", "not_in_documents"]),
            st.sampled_from(["**6 jaar** [1].", "Niets.", "6 jaar [2]. En 4 jaar [1].", None]),
            st.floats(0, 1),
            st.integers(0, 1),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_figure_lies_in_its_interval_and_an_interval_in_what_is_possible(made):
    cases = [{"id": f"c-{number}", "forbidden": ["4 jaar"]} for number in range(len(made))]
    cases.append({"id": "u", "kind": "unanswerable", "answerable": False, "evidence": []})
    results = [
        build_result(id=f"c-{number}", status=status, text=text, confidence=sure)
        | {"retrieved": build_result()["retrieved"] * retrieved, "timings_ms": {"total": sure, "verify": 1}}
        for number, (status, text, sure, retrieved) in enumerate(made)
    ]
    results.append(build_result(id="u", confidence=0.5))
    summary = summarise(make_set(*cases), results, DOCUMENTS)
    for name, one in summary.measured.items():
        assert one.low - 1e-9 <= one.mean <= one.high + 1e-9, name
        if name not in AMOUNT_LABELS:
            assert -1 - 1e-9 <= one.low <= one.high <= 1 + 1e-9, name
        assert 1 <= one.cases <= len(cases)


def test_a_summary_is_plain_data():
    question_set = make_set({"id": "a"}, {"id": "b", "kind": "compare", "evidence": [KORTRIJK, GENT]})
    results = [{"question": "?"} | build_result(id=name, confidence=0.5) for name in "ab"]
    summary = summarise(question_set, results, DOCUMENTS, memory_mb=99.5)
    plain = json.loads(json.dumps(summary.to_dict()))
    assert set(plain["intervals"]) == set(summary.measured)
    assert plain["parts"]["organisation"]["Gent"]["pass"]["cases"] == 1


def test_every_figure_has_a_label_in_both_languages():
    assert SHARE_LABELS.keys() | AMOUNT_LABELS.keys() == set(FIGURES)
    assert not SHARE_LABELS.keys() & AMOUNT_LABELS.keys()
    assert (ENGLISH.shares.keys(), ENGLISH.amounts.keys()) == (SHARE_LABELS.keys(), AMOUNT_LABELS.keys())
    assert set(GROUP_LABELS) == set(Group)


def test_the_terminal_shows_each_group_with_intervals_within_the_screen():
    question_set = make_set({"id": "a"}, {"id": "b", "kind": "typo", "plain": "Hoeveel jaar?"})
    results = [build_result(id=name) for name in ("a", "b", plain_id("b"))]
    lines = format_summary(summarise(question_set, results, DOCUMENTS, memory_mb=212.5)).splitlines()
    assert max(map(len, lines)) <= 100
    assert any(line.split() == ["geslaagd", "100,0", "%", "[100–100]", "n=2"] for line in lines)
    assert any(line.split()[2:] == ["typfouten", *"0,0 %-punt [0 … 0] n=1".split()] for line in lines)
    assert "geheugen, hoogstens: 212,5 MB" in lines
