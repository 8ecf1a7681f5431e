"""Why a case was missed: the first stage that broke."""

import pytest

from evals.causes import Cause, cause_of
from evals.reporting import CAUSE_LABELS

QUOTE = "minimaal 6 jaar ervaring"
ELSEWHERE = {"document": "kortrijk.txt", "text": "De secretaris leidt het managementteam."}
OTHER = {"document": "gent.txt", "text": f"U hebt {QUOTE}."}
REFUSED = {"status": "not_in_documents", "text": "Dat staat er niet.", "citations": []}
WRONG = {
    "text": "De secretaris leidt het managementteam [1].",
    "citations": [{**ELSEWHERE, "quote": "leidt"}],
}
UNANSWERABLE = {"answerable": False, "evidence": [], "facts": []}
TWO = {
    "kind": "compare",
    "evidence": [
        {"document": "kortrijk.txt", "quote": QUOTE},
        {"document": "gent.txt", "quote": "vijf jaar ervaring volstaat"},
    ],
    "facts": [["6 jaar"], ["vijf jaar"]],
}
GENT = {"document": "gent.txt", "text": "Voor deze functie vijf jaar ervaring volstaat."}


def test_what_passes_has_no_cause(make_case, make_result):
    assert cause_of(make_result(), make_case()) is None
    assert cause_of(make_result(**REFUSED), make_case(**UNANSWERABLE)) is None


def test_without_a_result_it_is_a_failure(make_case):
    assert cause_of(None, make_case()) is Cause.FAILURE
    assert cause_of({"id": "c-1", "question": "x", "error": "de index is weg"}, make_case()) is Cause.FAILURE


@pytest.mark.parametrize("status", ["unclear", "out_of_scope", "unknown_organisation"])
def test_what_was_not_put_to_the_documents_was_not_understood(make_case, make_result, status):
    result = make_result(**{**REFUSED, "status": status, "retrieved": []})
    assert cause_of(result, make_case()) is Cause.UNDERSTANDING
    assert cause_of(result, make_case(**UNANSWERABLE)) is None


@pytest.mark.parametrize("fields", [REFUSED, WRONG])
def test_another_document_that_was_asked_is_misunderstanding(make_case, make_result, fields):
    result = make_result(**{**fields, "retrieved": [OTHER]})
    assert cause_of(result, make_case()) is Cause.UNDERSTANDING
    told = {**result, "searched": ["gent.txt", "kortrijk.txt"]}
    assert cause_of(told, make_case()) is Cause.RETRIEVAL


@pytest.mark.parametrize("fields", [REFUSED, WRONG])
def test_evidence_that_is_not_among_the_passages_was_not_retrieved(make_case, make_result, fields):
    assert cause_of(make_result(**{**fields, "retrieved": [ELSEWHERE]}), make_case()) is Cause.RETRIEVAL


def test_only_the_first_ten_passages_count_and_as_many_as_are_cited(make_case, make_result):
    found = make_result()["retrieved"]
    deep = [ELSEWHERE] * 10 + found
    assert cause_of(make_result(**{**REFUSED, "retrieved": deep}), make_case()) is Cause.RETRIEVAL
    assert cause_of(make_result(**{**REFUSED, "retrieved": deep[1:]}), make_case()) is Cause.JUDGING
    cited = {"citations": WRONG["citations"] * 11, "text": WRONG["text"]}
    assert cause_of(make_result(**{**cited, "retrieved": deep}), make_case()) is Cause.COMPOSITION


def test_evidence_that_was_refused_was_misjudged(make_case, make_result):
    assert cause_of(make_result(**REFUSED), make_case()) is Cause.JUDGING


def test_an_answer_to_what_has_none_was_misjudged(make_case, make_result):
    assert cause_of(make_result(), make_case(**UNANSWERABLE)) is Cause.JUDGING


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Ervaring [1]."},
        {"citations": [{"document": "kortrijk.txt", "start": 0, "end": 5, "quote": "U hebt"}]},
        {"citations": []},
        {"text": "Kortrijk vraagt 6 jaar ervaring en een rijbewijs [1]."},
        {"text": "Kortrijk vraagt 6 jaar ervaring [1]." + " Zo staat het er." * 60},
    ],
)
def test_evidence_that_was_there_and_is_not_well_said_is_composition(make_case, make_result, fields):
    assert cause_of(make_result(**fields), make_case(forbidden=["rijbewijs"])) is Cause.COMPOSITION


def test_only_the_evidence_of_what_is_lacking_counts(make_case, make_result):
    case, first = make_case(**TWO), make_result()["retrieved"]
    both = ["gent.txt", "kortrijk.txt"]
    assert cause_of(make_result(retrieved=first, searched=["kortrijk.txt"]), case) is Cause.UNDERSTANDING
    assert cause_of(make_result(retrieved=first, searched=both), case) is Cause.RETRIEVAL
    # The fact of Kortrijk is lacking, whose evidence was there: Gent has no part in it.
    lacking = make_result(text="Gent vraagt vijf jaar [1].", retrieved=first, searched=both)
    assert cause_of(lacking, case) is Cause.COMPOSITION


def test_a_document_that_is_held_silent_while_others_speak_was_misjudged(make_case, make_result):
    case, retrieved = make_case(**TWO), [*make_result()["retrieved"], GENT]
    assert cause_of(make_result(status="partial", retrieved=retrieved), case) is Cause.JUDGING
    quoted = [*make_result()["citations"], {**GENT, "quote": "vijf", "start": 0, "end": 4}]
    assert cause_of(make_result(retrieved=retrieved, citations=quoted), case) is Cause.COMPOSITION


def test_a_fact_in_words_of_its_own_may_stand_in_any_evidence_that_was_not_retrieved(make_case, make_result):
    case = make_case(**{**TWO, "facts": [["6 jaar"], ["een jaar minder"]]})
    searched = ["gent.txt", "kortrijk.txt"]
    assert cause_of(make_result(searched=searched), case) is Cause.RETRIEVAL
    retrieved = [*make_result()["retrieved"], GENT]
    assert cause_of(make_result(retrieved=retrieved), case) is Cause.COMPOSITION


def test_failure_comes_first_and_every_cause_has_a_dutch_name(make_case):
    assert cause_of(None, make_case()) is Cause.FAILURE
    assert set(CAUSE_LABELS) == set(Cause)
