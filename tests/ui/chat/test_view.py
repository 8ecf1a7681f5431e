"""Messages as HTML."""

import pytest

from assistant import Answer, Mode, Status
from ui.chat.conversation import Conversation, Turn
from ui.chat.starters import Starters
from ui.chat.view import render_messages, render_question, render_turn, render_welcome
from ui.languages import DUTCH, ENGLISH
from ui.texts.chat import DUTCH as TEXTS
from ui.texts.chat import ENGLISH as ENGLISH_TEXTS


def render(answer: Answer, number: int = 1, documents=None) -> str:
    return render_turn(Turn(answer.question, answer), number, documents or {}, DUTCH)


def test_question_is_shown_as_typed():
    assert "&lt;b&gt;**x**<br>[1]" in render_question(Turn("<b>**x**\n[1]", problem="x"), 1, DUTCH)


def test_a_question_can_be_edited_once_it_is_answered():
    assert "#wijzig" not in render_question(Turn("Wie?"), 3, DUTCH)
    assert 'href="#wijzig-3-0"' in render_question(Turn("Wie?", problem="Stuk."), 3, DUTCH)


def test_messages_stand_on_one_line_each(assistant):
    conversation = Conversation((Turn("Welk diploma?", assistant.ask("Welk diploma?")), Turn("Wie?")))
    messages = render_messages(conversation, assistant.documents, DUTCH)
    assert [message["role"] for message in messages] == ["user", "assistant"] * 2
    assert not any("\n" in message["content"] for message in messages)
    assert TEXTS.searching in messages[-1]["content"]


def test_answer_shows_what_was_understood(assistant):
    html = render(assistant.ask("Welk diploma?"), 2)
    assert f"{TEXTS.understood_as} Welk diploma? (Testdorp)" in html
    assert f"{TEXTS.about} Testdorp" in html
    assert "papieren → diploma" in html
    assert 'href="#vraag-2-1"' in html
    assert 'href="#goed-2-0"' in html
    assert 'href="#slecht-2-0"' in html


def test_answer_still_being_worded_says_so_and_cannot_be_judged_yet(assistant):
    html = render_turn(Turn("v", assistant.ask("Welk diploma?"), is_final=False), 1, {}, DUTCH)
    assert TEXTS.wording in html
    assert "#goed" not in html


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ANSWERED])
def test_refusals_are_named(status):
    html = render(Answer("v", "v", status, "Tekst."))
    assert TEXTS.statuses[status] in html
    assert TEXTS.understood_as not in html


def test_refusal_shows_what_was_searched_and_what_comes_nearest(assistant, document):
    passages = assistant.ask("Welk diploma?").retrieved
    answer = Answer(
        "v", "v", Status.NOT_IN_DOCUMENTS, "Nee.", retrieved=passages, searched=(document.name, "weg.txt")
    )
    html = render(answer, 4, assistant.documents)
    assert f"{TEXTS.searched_in} {document.title}; en nog 1 andere" in html
    assert html.count('href="#gelezen-4-') == 3


def test_generated_answers_say_so():
    assert TEXTS.generative in render(Answer("v", "v", Status.ANSWERED, "Tekst.", mode=Mode.GENERATIVE))


def test_welcome_offers_questions_by_kind_of_user(assistant):
    starters = Starters(assistant.starters())
    html = render_welcome(starters, DUTCH)
    for audience, (question,) in starters.by_audience.items():
        assert TEXTS.audiences[audience] in html
        assert f'href="#vraag-0-{starters.number(question)}">{question}</a>' in html
    assert ENGLISH_TEXTS.welcome in render_welcome(starters, ENGLISH)
