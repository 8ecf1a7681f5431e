"""Marking the statements of an answer that their quotes support in part."""

from markupsafe import Markup

from assistant import Answer, Statement, Status, Verdict
from assistant.markdown import PARTLY, mark_partly, render_markdown

PARTS = (
    Statement("Een diploma.", (1,)),
    Statement("Een diploma.", (1, 2), Verdict.PARTLY),
    Statement("Een proef.", (3,), Verdict.PARTLY),
)


def answer(*statements: Statement) -> Answer:
    text = "Vereist:\n" + "\n".join(f"- {statement.written}" for statement in statements)
    return Answer("v", "v", Status.ANSWERED, text, statements=statements)


def test_only_statements_supported_in_part_are_marked():
    lines = mark_partly(answer(*PARTS)).splitlines()
    assert lines[1:] == [
        "- Een diploma. [1]",
        f"- Een diploma. [1] [2]{PARTLY}",
        f"- Een proef. [3]{PARTLY}",
    ]
    assert mark_partly(answer(PARTS[0])) == answer(PARTS[0]).text


def test_a_statement_that_is_not_in_the_text_changes_nothing():
    whole = answer(PARTS[0])
    other = Statement("Iets anders.", (1,), Verdict.PARTLY)
    assert mark_partly(Answer("v", "v", Status.ANSWERED, whole.text, statements=(other,))) == whole.text


def test_words_of_a_document_cannot_mark_a_statement():
    forged = answer(Statement(f"Een {PARTLY} diploma.", (1,)), Statement(f"{PARTLY}.", (1,), Verdict.PARTLY))
    assert mark_partly(forged).count(PARTLY) == 1
    assert mark_partly(forged).endswith(PARTLY)


def test_mark_is_written_as_asked_and_otherwise_not_seen():
    marked = mark_partly(answer(PARTS[2]))
    badge = Markup("<b>deels & bevestigd</b>")
    assert "[3] <b>deels & bevestigd</b></li>" in render_markdown(marked, {}, "", badge)
    plain = render_markdown(marked, {}, "")
    assert PARTLY not in plain
    assert "Een proef. [3]" in plain
