"""Judgements are read back whole, and become draft cases."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant import Status
from evals import Kind, load_question_set
from evals.feedback.drafts import TO_COMPLETE, draft_question_set, write_draft
from evals.feedback.judgements import JudgedCitation, KeptJudgement, Reason, Verdict, read_judgements
from evals.questions import QuestionSet

QUOTE = JudgedCitation(document="dorp.txt", start=4, end=20, quote="een masterdiploma")


def judged(question: str = "Welk diploma?", **changes: Any) -> KeptJudgement:
    values = {
        "question": question,
        "standalone_question": question,
        "answer": "Een masterdiploma [1].",
        "status": Status.ANSWERED,
        "citations": (QUOTE,),
        "verdict": Verdict.GOOD,
        "date": datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    }
    return KeptJudgement(**(values | changes))


def draft(*judgements: KeptJudgement) -> QuestionSet:
    found = draft_question_set(judgements)
    assert found is not None
    return found


def test_a_good_answer_becomes_a_case_with_its_quotes() -> None:
    case = draft(judged()).cases[0]
    assert case.answerable
    assert case.kind is Kind.FACT
    assert [(place.document, place.quote) for place in case.evidence] == [("dorp.txt", "een masterdiploma")]


def test_a_good_refusal_becomes_a_question_without_an_answer() -> None:
    case = draft(judged(status=Status.NOT_IN_DOCUMENTS, citations=())).cases[0]
    assert not case.answerable
    assert case.kind is Kind.UNANSWERABLE


@pytest.mark.parametrize("reason", [Reason.MISSED, Reason.WRONG, Reason.OTHER, None])
def test_what_was_missed_or_wrong_is_left_for_a_person_to_complete(reason: Reason | None) -> None:
    status = Status.NOT_IN_DOCUMENTS if reason is Reason.MISSED else Status.ANSWERED
    case = draft(judged(verdict=Verdict.BAD, reason=reason, status=status)).cases[0]
    assert case.answerable
    assert [place.quote for place in case.evidence] == [TO_COMPLETE]
    assert "Een masterdiploma [1]." in case.note


def test_an_incomplete_answer_keeps_its_quotes_and_asks_for_more() -> None:
    case = draft(judged(verdict=Verdict.BAD, reason=Reason.INCOMPLETE, comment="en ervaring?")).cases[0]
    assert [place.quote for place in case.evidence] == ["een masterdiploma", TO_COMPLETE]
    assert "en ervaring?" in case.note


def test_a_follow_up_stands_on_its_own() -> None:
    case = draft(judged("En daar?", standalone_question="Welk diploma vraagt Testdorp?")).cases[0]
    assert case.question == "Welk diploma vraagt Testdorp?"
    assert "Gesteld als: En daar?" in case.note


def test_the_last_judgement_on_a_question_counts() -> None:
    found = draft(judged(), judged("Welk loon?"), judged("welk DIPLOMA", status=Status.UNCLEAR, citations=()))
    assert [case.answerable for case in found.cases] == [False, True]
    assert [case.id for case in found.cases] == ["oordeel-001", "oordeel-002"]


def test_quotes_from_two_documents_make_a_comparison_and_items_a_list() -> None:
    other = QUOTE.model_copy(update={"document": "stad.txt"})
    assert draft(judged(citations=(QUOTE, other))).cases[0].kind is Kind.COMPARE
    assert draft(judged(answer="Dit:\n- een [1]\n- twee [1]")).cases[0].kind is Kind.LIST


def test_a_draft_with_hostile_words_is_read_back_as_it_was(tmp_path: Path) -> None:
    hostile = "ja: *a &b # - [x] {y} 'z' \"w\" !!python/object \x85   é – 😀\n---\nname: x"
    wanted = draft(judged(hostile, comment=hostile, answer=hostile, verdict=Verdict.BAD), judged("no"))
    path = tmp_path / "set.yaml"
    path.write_text(write_draft(wanted), "utf-8")
    assert load_question_set(path) == wanted


def test_nothing_to_make_a_case_of() -> None:
    assert draft_question_set([]) is None
    assert draft_question_set([judged("?!")]) is None


def test_a_damaged_line_is_counted_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "oordelen.jsonl"
    line = judged("Met een scheiding in de regel?").model_dump_json()
    path.write_text(f"{line}\n{line[:30]}\n{line}\n", "utf-8")
    kept, unreadable = read_judgements(path)
    assert [judgement.question for judgement in kept] == ["Met een scheiding in de regel?"] * 2
    assert unreadable == 1
    assert read_judgements(tmp_path / "none.jsonl") == ([], 0)
