"""What the page makes of answers, without a browser."""

import pytest

from assistant import Answer, Mode, Status
from ui import texts
from ui.page import Conversation, Handlers, Turn, question_problem
from ui.safe_html import render_answer, render_markdown, render_question

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "[klik](javascript:alert(1))",
    '<a href="javascript:alert(1)">klik</a>',
    "[klik](data:text/html,x)",
    '<iframe src="http://evil.example">',
    '<object data="http://evil.example">',
    "![beeld](http://evil.example/x.png)",
    '<form action="http://evil.example"><input></form>',
    '<div style="position:fixed">',
    '<meta http-equiv="refresh" content="0;url=http://evil.example">',
    '<base href="http://evil.example">',
    "<http://evil.example>",
    "[1]: http://evil.example\n\n[1]",
    "![1]",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("around", ["{}", "**{}**", "- {}", "| a |\n|---|\n| {} |", "\t{}"])
def test_hostile_markdown_is_only_text(payload, around):
    html = render_markdown(around.format(payload), 1, [1])
    bare = html.replace('<a class="fw-verwijzing" href="#bron-1-1" title="Bron 1">', "")
    for tag in ("script", "img", "svg", "iframe", "object", "form", "div", "meta", "base", "a"):
        assert f"<{tag}" not in bare.replace("</a", "")
    assert "href=" not in bare.replace("href=&quot;", "")


def test_markers_become_links_of_their_message():
    html = render_markdown("Ja [1][2], en [3] en [ 1 ] en \\[1\\] en `[1]`.", 7, [1, 2])
    assert html.count("<a ") == 2
    assert 'href="#bron-7-1"' in html
    assert 'href="#bron-7-2"' in html
    assert "[3]" in html


def test_lists_tables_and_bold_are_kept():
    html = render_markdown("**Vet**\n\n- een [1]\n- twee\n\n| a | b |\n|---|---|\n| 1 | 2 |", 1, [1])
    assert "<strong>Vet</strong>" in html
    assert html.count("<li>") == 2
    assert "<table>" in html
    assert "\n" not in html


def test_question_is_shown_as_typed():
    assert "&lt;b&gt;**x**<br>[1]" in render_question("<b>**x**\n[1]")


def test_answer_shows_what_was_understood(assistant):
    html = render_answer(assistant.ask("Welk diploma?"), 2)
    assert f"{texts.UNDERSTOOD_AS} Welk diploma? (Testdorp)" in html
    assert f"{texts.ABOUT} Testdorp" in html
    assert "papieren → diploma" in html
    assert 'href="#vraag-2-1"' in html


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ANSWERED])
def test_refusals_are_named(status):
    html = render_answer(Answer("v", "v", status, "Tekst."), 1)
    assert texts.STATUS_LABELS[status] in html
    assert texts.UNDERSTOOD_AS not in html


def test_generated_answers_say_so():
    answer = Answer("v", "v", Status.ANSWERED, "Tekst.", mode=Mode.GENERATIVE)
    assert texts.GENERATIVE in render_answer(answer, 1)


@pytest.mark.parametrize("question", ["", "  ", "x" * 2001, 5, None, {"a": 1}, "a\ud800"])
def test_question_problem(question):
    assert question_problem(question)


def test_history_leaves_out_what_failed(assistant):
    conversation = Conversation()
    for question in ("Welk diploma?", "stuk", "taken?"):
        *_, (conversation, *_) = Handlers(assistant).ask(question, conversation, ["Testdorp"])
    assert assistant.calls[-1] == ("taken?", ("Welk diploma?",), ("Testdorp",))
    assert [turn.problem for turn in conversation.turns] == ["", texts.ASK_FAILED, ""]


def test_second_question_waits_for_the_first(assistant):
    waiting = Conversation((Turn("Welk diploma?"),))
    (values,) = Handlers(assistant).ask("taken?", waiting, [])
    assert values[3] == "taken?"
    assert texts.STILL_SEARCHING in values[4]
    assert assistant.calls == []


class Event:
    """A click with what the browser says that was clicked."""

    def __init__(self, reference: object) -> None:
        self.reference = reference


@pytest.mark.parametrize(
    "reference",
    [None, 5, "", "#bron", "#bron-1", "bron-1-1", "#x-1-1", "#bron-1-1-1", ["#bron-1-1"]],
)
def test_odd_clicks_do_nothing(assistant, reference):
    assert list(Handlers(assistant).choose(Conversation(), [], Event(reference))) == []


@pytest.mark.parametrize("reference", ["#vraag-9-1", "#vraag-0-0", "#vraag-0-99", "#vraag-1-2"])
def test_clicks_on_questions_that_are_not_there(assistant, reference):
    *_, (conversation, *_) = Handlers(assistant).ask("Welk diploma?", Conversation(), [])
    assert list(Handlers(assistant).choose(conversation, [], Event(reference))) == []


def test_click_on_an_earlier_message_shows_its_own_source(assistant):
    conversation = Conversation()
    for question in ("Welk diploma?", "taken?"):
        *_, (conversation, *_) = Handlers(assistant).ask(question, conversation, [])
    (first,) = Handlers(assistant).choose(conversation, [], Event("#bron-1-1"))
    (second,) = Handlers(assistant).choose(conversation, [], Event("#bron-2-1"))
    assert '<mark id="treffer">een masterdiploma</mark>' in first[2]
    assert '<mark id="treffer">leidt het managementteam</mark>' in second[2]
    assert 'href="#bron-1-1"' in first[2]
    assert 'href="#bron-2-1"' not in first[2]
