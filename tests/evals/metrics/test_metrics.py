"""Metrics on small hand-made results."""

from types import SimpleNamespace
from typing import Any

import pytest

from evals import metrics

QUOTE = "minimaal 6 jaar ervaring"


def cite(quote: str, document: str = "kortrijk.txt", start: int = 0) -> dict[str, Any]:
    return {"document": document, "start": start, "end": start + len(quote), "quote": quote}


def found(*texts: str, document: str = "kortrijk.txt") -> list[dict[str, Any]]:
    return [{"document": document, "text": text} for text in texts]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Zes- tot 7,5 jaar;\n• cliënt", "zestot75jaarcliënt"),
        ("**Niveau** [1]", "niveau1"),
        ("", ""),
        (None, ""),
    ],
)
def test_normalise_keeps_letters_and_digits(text, normal):
    assert metrics.normalise(text) == normal


def test_a_right_answer_passes(make_case, make_result):
    assert metrics.passes(make_result(), make_case())
    assert metrics.passes(make_result(status="partial"), make_case())


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "not_in_documents"},
        {"text": "Kortrijk vraagt ervaring [1]."},
        {"text": None},
        {"text": "Minimaal 6 jaar, of 4 jaar."},
        {"citations": []},
        {"citations": [cite(QUOTE, "gent.txt")]},
        {"text": "6 jaar " + "x" * 700},
    ],
)
def test_a_wrong_answer_does_not_pass(make_case, make_result, wrong):
    assert not metrics.passes(make_result(**wrong), make_case(forbidden=["4 jaar"]))


@pytest.mark.parametrize(("kind", "limit"), [("fact", 700), ("english", 700), ("table", 3_000)])
def test_the_length_limit_depends_on_the_kind(make_case, make_result, kind, limit):
    case = make_case(kind=kind)
    text = "6 jaar".ljust(limit, "x")
    assert metrics.passes(make_result(text=text), case)
    assert not metrics.passes(make_result(text=text + "x"), case)


def test_an_unanswerable_question_passes_when_it_is_not_answered(make_case, make_result):
    case = make_case(kind="unanswerable", answerable=False, evidence=[], facts=[])
    refused = make_result(status="unknown_organisation", citations=[])
    assert metrics.passes(refused, case)
    assert metrics.abstention_right(refused, case) is True
    assert not metrics.passes(make_result(), case)
    assert metrics.abstention_right(make_result(), case) is False


def test_metrics_of_answers_do_not_apply_to_unanswerable_questions(make_case, make_result):
    case = make_case(answerable=False, evidence=[])
    result = make_result()
    for metric in (
        metrics.fact_recall,
        metrics.citation_recall,
        metrics.evidence_recall_at(5),
        metrics.abstention_wrong,
    ):
        assert metric(result, case) is None
    assert metrics.citation_precision(result, case) == ()
    assert metrics.abstention_right(result, make_case()) is None


def test_abstention_wrong(make_case, make_result):
    assert metrics.abstention_wrong(make_result(status="unclear"), make_case()) is True
    assert metrics.abstention_wrong(make_result(), make_case()) is False


def test_fact_recall_takes_any_wording_of_each_fact(make_case, make_result):
    case = make_case(facts=[["zes jaar", "6 jaar"], "master", "rijbewijs B"])
    result = make_result(text="ZES   JAAR en een rij-\nbewijs B")
    assert metrics.fact_recall(result, case) == pytest.approx(2 / 3)
    assert metrics.fact_recall(result, make_case(facts=[])) == 1


@pytest.mark.parametrize(
    ("quote", "covers"),
    [
        (f"U hebt {QUOTE.upper()}.", True),
        ("6 jaar ervaring", True),
        ("minimaal 6", False),
        ("ervaring van minimaal 6 jaar", False),
        ("–", False),
    ],
)
def test_a_citation_covers_evidence_with_at_least_half_of_it(make_case, make_result, quote, covers):
    assert metrics.citation_recall(make_result(citations=[cite(quote)]), make_case()) == covers


def test_citation_precision_counts_evidence_and_facts_in_the_right_document(make_case, make_result):
    citations = [
        cite(QUOTE),
        cite("na zes jaar"),
        cite("een master"),
        cite("na zes jaar", "gent.txt"),
    ]
    result = make_result(citations=citations)
    assert metrics.citation_precision(result, make_case()) == (True, True, False, False)


def test_evidence_recall_looks_at_the_first_passages_only(make_case, make_result):
    second = {"document": "gent.txt", "quote": "4 jaar ervaring"}
    case = make_case(evidence=[{"document": "kortrijk.txt", "quote": QUOTE}, second])
    result = make_result(retrieved=[*found("a", "b", f"- {QUOTE}"), *found("4 jaar ervaring")])
    assert metrics.evidence_recall_at(2)(result, case) == 0
    assert metrics.evidence_recall_at(3)(result, case) == 0.5
    assert metrics.evidence_recall_at(10)(result, case) == 0.5  # the last stands elsewhere


def test_retrieved_length_counts_the_characters_of_the_first_passages(make_case, make_result):
    result = make_result(retrieved=found("twaalf teken", "drie", "te veel"))
    assert metrics.retrieved_length_at(2)(result, make_case()) == 16
    assert metrics.retrieved_length_at(2)(make_result(retrieved=[]), make_case()) == 0
    unanswerable = make_case(answerable=False, evidence=[])
    assert metrics.retrieved_length_at(2)(result, unanswerable) is None


def test_quotes_are_checked_on_letters_and_at_their_offsets(make_result):
    document: Any = SimpleNamespace(text="Kortrijk. Minimaal 6 jaar ervaring.")
    citations = [
        cite("Minimaal 6 jaar", start=10),
        cite("Minimaal 6 jaar", start=9),
        cite("minimaal 6 jaar", start=10),
        cite("Minimaal 7 jaar", start=10),
        cite("", start=10),
        cite("Minimaal 6 jaar", "gent.txt", 10),
    ]
    result = make_result(citations=citations)
    texts = {"kortrijk.txt": metrics.normalise(document.text)}
    valid = (True, True, True, False, False, False)
    assert metrics.quote_valid(result, texts) == valid
    exact = metrics.quote_exact(result, {"kortrijk.txt": document})
    assert exact == (True, False, False, False, False, False)


def test_percentile_takes_a_value_that_was_measured():
    assert metrics.percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 3
    assert metrics.percentile([float(value) for value in range(20)], 0.95) == 19
    assert metrics.percentile([7.0], 0.95) == 7
    assert metrics.percentile([], 0.5) is None
    with pytest.raises(ValueError, match="share"):
        metrics.percentile([1.0], 1.0)
