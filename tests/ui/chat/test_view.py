"""Messages as HTML."""

from dataclasses import replace

import pytest

from assistant import Answer, Mode, Statement, Status, Verdict
from ui.chat.conversation import Conversation, Turn
from ui.chat.starters import Starters
from ui.chat.view import render_below, render_messages, render_question, render_turn, render_welcome
from ui.languages import DUTCH, ENGLISH
from ui.texts.chat import DUTCH as TEXTS
from ui.texts.chat import ENGLISH as ENGLISH_TEXTS
from ui.texts.modes import DUTCH as MODES
from ui.texts.modes import summed_up


def render(answer: Answer, number: int = 1, documents=None, has_model: bool = False) -> str:
    """Return an answer with what stands below it."""
    return render_whole(Turn(answer.question, answer), number, documents, has_model)


def render_whole(turn: Turn, number: int = 1, documents=None, has_model: bool = True) -> str:
    below = render_below(turn, number, documents or {}, DUTCH, has_model)
    return render_turn(turn, number, documents or {}, DUTCH) + below


def test_question_is_shown_as_typed():
    assert "&lt;b&gt;**x**<br>[1]" in render_question(Turn("<b>**x**\n[1]", problem="x"), 1, DUTCH)


def test_a_question_can_be_edited_once_it_is_answered():
    assert "#wijzig" not in render_question(Turn("Wie?"), 3, DUTCH)
    assert 'href="#wijzig-3-0"' in render_question(Turn("Wie?", problem="Stuk."), 3, DUTCH)


def test_messages_stand_on_one_line_each(assistant):
    conversation = Conversation((Turn("Welk diploma?", assistant.ask("Welk diploma?")), Turn("Wie?")))
    messages = render_messages(conversation, assistant.documents, DUTCH)
    assert [message["role"] for message in messages] == [
        *("user", "assistant", "assistant"),
        *("user", "assistant"),
    ]
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


WORDED = Answer(
    "v",
    "v",
    Status.ANSWERED,
    "- Eén zin. [1]\n- Nog een zin. [1] [2]\n",
    statements=(Statement("Eén zin.", (1,)), Statement("Nog een zin.", (1, 2), Verdict.PARTLY)),
    mode=Mode.GENERATIVE,
    model="ollama:<b>x",
    dropped=("getal klopt niet: 45 <script>", "getal klopt niet: 46", "onbekende broncode: p1"),
)


def test_answer_being_worded_stays_and_its_wording_grows_below(assistant):
    turn = Turn("v", assistant.ask("Welk diploma?"), is_final=False)
    html = render_whole(turn)
    assert MODES.growing in html
    assert "#goed" not in html
    grown = replace(turn, growing=WORDED)
    assert render_turn(grown, 1, {}, DUTCH) == render_turn(turn, 1, {}, DUTCH)
    below = render_below(grown, 1, {}, DUTCH, True)
    assert MODES.grown in below
    assert "Eén zin. [1]" in below
    assert "#bron" not in below  # those numbers lead to the sources of the answer above


def test_worded_answer_says_by_whom_and_how_it_was_checked():
    html = render(WORDED)
    assert MODES.worded_by.format(model="&lt;b&gt;x") in html
    assert summed_up(MODES, 1, 1, 3) in html
    assert MODES.supported[0] in html
    assert MODES.partly_supported[0] in html
    assert MODES.removed[1].format(count=3) in html
    assert "<li>getal klopt niet (2×)</li> <li>onbekende broncode</li>" in html


def test_what_was_left_out_is_not_shown():
    html = render(WORDED)
    assert "45" not in html
    assert "p1" not in html


def test_statement_supported_in_part_is_marked_in_words():
    html = render_turn(Turn("v", WORDED), 1, {}, DUTCH)
    assert html.count(MODES.partly) == 1
    assert f'[2] <span class="fw-deels" lang="nl">{MODES.partly}</span></li>' in html


def test_answer_that_no_model_worded_says_why(assistant):
    answer = assistant.ask("Welk diploma?")
    assert f"<span>{MODES.literal}.</span>" in render(answer)
    line = "het taalmodel antwoordt niet op tijd: laat het meer tijd geven (FUNCTIEWIJZER_CHAT_TIMEOUT)"
    failed = render(replace(answer, model_failure=line))
    assert "FUNCTIEWIJZER" not in failed  # what to do about it is for who runs the service
    assert f'{MODES.literal}: <span lang="nl">het taalmodel antwoordt niet op tijd</span>.' in failed


def test_refusal_has_no_mode():
    assert MODES.literal not in render(Answer("v", "v", Status.NOT_IN_DOCUMENTS, "Nee."), has_model=True)


def test_answer_in_the_other_mode_is_a_link_away(assistant):
    answer = assistant.ask("Welk diploma?")
    assert f'<a href="#formuleer-1-0">{MODES.word_it}</a>' in render(answer, has_model=True)
    assert "#formuleer" not in render(answer, has_model=False)
    worded = Turn("v", WORDED, other=answer)
    assert f'<a href="#wissel-1-0">{MODES.show_literal}</a>' in render_whole(worded)
    assert f'<a href="#wissel-1-0">{MODES.show_worded}</a>' in render_whole(worded.swapped())
    assert "#wissel" not in render(WORDED, has_model=True)


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


def test_welcome_offers_questions_by_kind_of_user(assistant):
    starters = Starters(assistant.starters())
    html = render_welcome(starters, DUTCH)
    for audience, (question,) in starters.by_audience.items():
        assert TEXTS.audiences[audience] in html
        assert f'href="#vraag-0-{starters.number(question)}">{question}</a>' in html
    assert ENGLISH_TEXTS.welcome in render_welcome(starters, ENGLISH)
