"""What the chat page does on each event, without a browser."""

from dataclasses import replace

import gradio as gr
import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel

from assistant import ChatModel, Mode
from tests.ui.conftest import SLOW
from ui.api import question_problem
from ui.chat.conversation import Conversation, Turn
from ui.chat.handlers import Change, Choices, Handlers
from ui.languages import DUTCH
from ui.site import Site
from ui.texts.chat import DUTCH as TEXTS
from ui.texts.modes import DUTCH as MODES

EVERYWHERE = Choices()


@pytest.fixture
def handlers(assistant) -> Handlers:
    return Handlers(Site(assistant), DUTCH)


def ask(handlers: Handlers, *questions: str, choices: Choices = EVERYWHERE) -> Conversation:
    conversation = Conversation()
    for question in questions:
        *_, change = handlers.ask(question, conversation, choices)
        conversation = change.conversation
    return conversation


@pytest.mark.parametrize("question", ["", "  ", "x" * 2001, 5, None, {"a": 1}, "a\ud800"])
def test_question_problem(question):
    assert question_problem(question)


def test_history_leaves_out_what_failed(handlers, assistant):
    conversation = ask(handlers, "Welk diploma?", "stuk", "taken?", choices=Choices(("Testdorp",)))
    assert assistant.calls[-1] == ("taken?", ("Welk diploma?",), ("Testdorp",), ())
    assert [turn.problem for turn in conversation.turns] == ["", TEXTS.failed, ""]


def begun(handlers, question, earlier, count=lambda: 0):
    """Return the changes that an address makes, and the conversation that it comes to."""
    changes = list(handlers.begin(question, earlier, EVERYWHERE, count))
    return changes, next((c.conversation for c in changes[::-1] if c.conversation), Conversation())


def test_an_address_asks_what_was_asked_earlier_first(handlers, assistant):
    changes, conversation = begun(handlers, "taken?", ["Welk diploma?", "", "En let op?"])
    assert [turn.question for turn in conversation.turns] == ["Welk diploma?", "En let op?", "taken?"]
    assert all(turn.answer for turn in conversation.turns)
    assert assistant.calls[-1][:2] == ("taken?", ("Welk diploma?", "En let op?"))
    assert len({change.conversation.identifier for change in changes}) == 1


def test_an_address_asks_ten_earlier_questions_at_most(handlers, assistant):
    _, conversation = begun(handlers, "taken?", [f"diploma {number}?" for number in range(40)])
    assert [turn.question for turn in conversation.turns[:2]] == ["diploma 30?", "diploma 31?"]
    assert len(conversation.turns) == len(assistant.calls) == 11


@pytest.mark.parametrize("earlier", [None, "Welk diploma?", 7, {"0": "Welk diploma?"}, []])
def test_what_is_no_list_of_earlier_questions_counts_as_none(handlers, assistant, earlier):
    _, conversation = begun(handlers, "taken?", earlier)
    assert [turn.question for turn in conversation.turns] == ["taken?"]


@pytest.mark.parametrize("wrong", ["x" * 2001, 5, None, ["Welk diploma?"], "a\ud800", "  "])
def test_after_an_earlier_question_that_cannot_be_asked_nothing_is(handlers, assistant, wrong):
    changes, conversation = begun(handlers, "taken?", ["Welk diploma?", wrong, "En let op?"])
    assert [turn.question for turn in conversation.turns] == ["Welk diploma?"]
    assert changes[-1].notice
    assert len(assistant.calls) == 1


def test_after_an_earlier_question_that_failed_nothing_is_asked(handlers, assistant):
    changes, conversation = begun(handlers, "taken?", ["stuk"])
    assert conversation.turns[-1].problem == TEXTS.failed
    assert changes[-1].question == "stuk"
    assert len(assistant.calls) == 1


def test_every_question_of_an_address_is_counted(handlers, assistant):
    seconds = iter([0, 0, 30])
    changes, conversation = begun(handlers, "taken?", ["diploma?", "let op"], lambda: next(seconds))
    assert len(conversation.turns) == 2
    assert "30" in changes[-1].notice
    assert changes[-1].question == "taken?"


def test_filters_reach_the_assistant(handlers, assistant):
    ask(handlers, "taken?", choices=Choices(("Testdorp",), ("jurist",)))
    assert assistant.calls == [("taken?", (), ("Testdorp",), ("jurist",))]


def test_second_question_waits_for_the_first(handlers, assistant):
    waiting = Conversation((Turn("Welk diploma?"),))
    (change,) = handlers.ask("taken?", waiting, EVERYWHERE)
    assert change == Change(question="taken?", notice=TEXTS.still_searching)
    assert assistant.calls == []


def test_failed_question_stays_in_the_box(handlers):
    first, last = handlers.ask("stuk", Conversation(), EVERYWHERE)
    assert first.question == ""
    assert last.question == "stuk"


@pytest.fixture
def model(assistant) -> ChatModel:
    """Let the assistant have a chat model, whose wording need not be waited for."""
    assistant.chat = ChatModel("ollama:voorbeeld", GenericFakeChatModel(messages=iter(())))
    assistant.growing.set()
    assistant.wording.set()
    return assistant.chat


def test_what_the_documents_say_stays_while_a_model_words_it(handlers, model):
    asked, said, growing, worded = handlers.ask("Welk diploma?", Conversation(), EVERYWHERE)
    assert asked.conversation.is_waiting
    assert said.conversation.answer(1).mode is Mode.EXTRACTIVE
    assert said.conversation.is_waiting
    turn = growing.conversation.turns[0]
    assert turn.answer == said.conversation.answer(1)
    assert turn.growing.mode is Mode.GENERATIVE
    assert growing.panel is None
    last = worded.conversation.turns[0]
    assert not worded.conversation.is_waiting
    assert (last.answer.mode, last.growing) == (Mode.GENERATIVE, None)
    assert last.other == turn.answer


def test_without_the_model_when_the_user_wants_the_documents_words(handlers, model, assistant):
    conversation = ask(handlers, "Welk diploma?", choices=Choices(mode=Mode.EXTRACTIVE))
    assert conversation.answer(1).mode is Mode.EXTRACTIVE
    assert assistant.modes == [Mode.EXTRACTIVE]


def test_answer_in_the_other_mode_is_shown_again_without_asking(handlers, model, assistant):
    worded = ask(handlers, "Welk diploma?", "taken?")
    (literal,) = handlers.choose("#wissel-1-0", worded, EVERYWHERE)
    assert [turn.answer.mode for turn in literal.conversation.turns] == [Mode.EXTRACTIVE, Mode.GENERATIVE]
    assert 'href="#bron-1-1"' in literal.panel
    (back,) = handlers.choose("#wissel-1-0", literal.conversation, EVERYWHERE)
    assert back.conversation == worded
    assert len(assistant.calls) == 2


def test_an_answer_is_worded_afterwards_where_it_stands(handlers, model, assistant):
    literal = ask(handlers, "Welk diploma?", "En taken?", "let op", choices=Choices(mode=Mode.EXTRACTIVE))
    first, *_, last = handlers.choose("#formuleer-2-0", literal, Choices(("Elders",), mode=Mode.EXTRACTIVE))
    assert first.conversation.turns[1].answer == literal.answer(2)
    assert first.conversation.is_waiting
    assert [turn.question for turn in last.conversation.turns] == ["Welk diploma?", "En taken?", "let op"]
    assert last.conversation.answer(2).mode is Mode.GENERATIVE
    assert last.conversation.turns[1].other == literal.answer(2)
    assert assistant.calls[-1] == ("En taken?", ("Welk diploma?",), ("Testdorp",), ())


def test_wording_afterwards_counts_as_a_question(handlers, model, assistant):
    literal = ask(handlers, "Welk diploma?", choices=Choices(mode=Mode.EXTRACTIVE))
    (change,) = handlers.choose("#formuleer-1-0", literal, EVERYWHERE, lambda: 30)
    assert "30" in change.notice
    assert len(assistant.calls) == 1


@pytest.mark.parametrize("reference", ["#formuleer-1-0", "#formuleer-7-0", "#wissel-7-0", "#wissel-0-0"])
def test_nothing_to_word_or_swap(handlers, reference):
    conversation = ask(handlers, "Welk diploma?")
    assert list(handlers.choose(reference, conversation, EVERYWHERE)) == []


@pytest.mark.parametrize("reference", ["#formuleer-1-0", "#wissel-1-0"])
def test_answers_stay_while_a_question_is_answered(handlers, model, reference):
    waiting = ask(handlers, "Welk diploma?").asking("taken?")
    (change,) = handlers.choose(reference, waiting, EVERYWHERE)
    assert change == Change(notice=TEXTS.still_searching)


def test_model_that_fails_leaves_what_the_documents_say(handlers, model):
    conversation = ask(handlers, "Welk diploma, traag?")
    assert conversation.answer(1).mode is Mode.EXTRACTIVE
    assert conversation.answer(1).model_failure == SLOW
    assert conversation.turns[0].other is None


def test_program_error_while_wording_leaves_what_the_documents_say(handlers, model, assistant, monkeypatch):
    def broken(*_arguments, **_choices):
        yield assistant.ask("Welk diploma?"), False
        raise RuntimeError("geheim pad /etc")

    monkeypatch.setattr(assistant, "ask_in_steps", broken)
    (turn,) = ask(handlers, "Welk diploma?").turns
    assert (turn.problem, turn.is_waiting) == ("", False)
    assert turn.answer.model_failure == MODES.failed


def test_stopping_keeps_what_was_found(handlers, model):
    asked, said, growing, _ = handlers.ask("Welk diploma?", Conversation(), EVERYWHERE)
    before = handlers.stop(asked.conversation)
    assert before.conversation.turns[0].problem == TEXTS.stopped
    assert before.question == "Welk diploma?"
    for step in (said, growing):
        (turn,) = handlers.stop(step.conversation).conversation.turns
        assert turn.answer == replace(said.conversation.answer(1), model_failure=MODES.stopped)
        assert (turn.is_waiting, turn.growing) == (False, None)
    assert handlers.stop(before.conversation) == Change()


def test_edited_question_replaces_what_came_after(handlers, assistant):
    conversation = ask(handlers, "Welk diploma?", "taken?", "En let op?")
    (edit,) = handlers.choose("#wijzig-2-0", conversation, EVERYWHERE)
    assert edit.question == "taken?"
    assert edit.notice == TEXTS.editing
    *_, change = handlers.ask("Welke taken nog?", edit.conversation, EVERYWHERE)
    assert [turn.question for turn in change.conversation.turns] == ["Welk diploma?", "Welke taken nog?"]
    assert assistant.calls[-1][1] == ("Welk diploma?",)
    assert change.conversation.identifier == conversation.identifier


def test_editing_can_be_given_up(handlers):
    conversation = ask(handlers, "Welk diploma?", "taken?")
    (edit,) = handlers.choose("#wijzig-1-0", conversation, EVERYWHERE)
    (given_up,) = handlers.choose("#wijzig-0-0", edit.conversation, EVERYWHERE)
    assert given_up == Change(conversation, question="", notice="")


@pytest.mark.parametrize(
    "reference", ["", "#bron", "#bron-1", "bron-1-1", "#x-1-1", "#bron-1-1-1", "#wijzig-9-0"]
)
def test_odd_clicks_do_nothing(handlers, reference):
    assert list(handlers.choose(reference, Conversation(), EVERYWHERE)) == []


@pytest.mark.parametrize("reference", ["#vraag-9-1", "#vraag-0-0", "#vraag-0-99", "#vraag-1-2"])
def test_clicks_on_questions_that_are_not_there(handlers, reference):
    assert list(handlers.choose(reference, ask(handlers, "Welk diploma?"), EVERYWHERE)) == []


def test_click_on_an_earlier_message_shows_its_own_source(handlers):
    conversation = ask(handlers, "Welk diploma?", "taken?")
    (first,) = handlers.choose("#bron-1-1", conversation, EVERYWHERE)
    (second,) = handlers.choose("#bron-2-1", conversation, EVERYWHERE)
    assert '<mark id="treffer">een masterdiploma</mark>' in first.panel
    assert '<mark id="treffer">leidt het managementteam</mark>' in second.panel
    assert 'href="#bron-1-1"' in first.panel
    assert 'href="#bron-2-1"' not in first.panel


def test_program_that_speaks_to_gradio_gets_the_result_object(handlers, assistant):
    assert handlers.ask_by_name("Welk diploma?") == assistant.ask("Welk diploma?").to_dict()


@pytest.mark.parametrize(
    ("question", "line"), [("", "leeg"), (5, "tekst"), ({"a": 1}, "tekst"), ("stuk", "mis")]
)
def test_program_is_told_in_one_line_what_is_wrong(handlers, question, line):
    with pytest.raises(gr.Error, match=line) as error:
        handlers.ask_by_name(question)
    assert "geheim" not in str(error.value)
