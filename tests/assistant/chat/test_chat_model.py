"""Asking a chat model."""

import threading

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.chat import ChatCallError, Failure
from assistant.chat.model import ChatModel, as_chat_model
from assistant.errors import AssistantError, ChatModelError


def test_the_reply_is_text():
    model = GenericFakeChatModel(messages=iter([AIMessage(content="dag")]))
    assert ChatModel("test", model, 5).reply("systeem", "vraag") == "dag"


def test_a_reply_in_blocks_is_text():
    class Blocks:
        def stream(self, messages):
            yield AIMessage(content=[{"type": "text", "text": "da"}, {"type": "text", "text": "g"}])

    assert ChatModel("test", Blocks(), 5).reply("systeem", "vraag") == "dag"


def test_the_model_gets_the_system_prompt_and_the_question():
    class Listener:
        def stream(self, messages):
            self.heard = messages
            yield AIMessage(content="")

    model = Listener()
    ChatModel("test", model, 5).reply("systeem", "vraag")
    assert model.heard == [("system", "systeem"), ("human", "vraag")]


def test_a_failing_model_is_one_dutch_line():
    class Broken:
        def stream(self, messages):
            yield AIMessage(content="")
            raise RuntimeError("https://geheim.example/sleutel")

    with pytest.raises(ChatModelError, match="fout") as caught:
        ChatModel("test", Broken(), 5).reply("", "vraag")
    assert "geheim" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert isinstance(caught.value, AssistantError)


def test_a_slow_model_is_left():
    release = threading.Event()

    class Slow:
        def stream(self, messages):
            release.wait(10)
            yield AIMessage(content="te laat")

    with pytest.raises(ChatModelError, match="op tijd"):
        ChatModel("test", Slow(), 0.05).reply("", "vraag")
    release.set()


def test_calls_for_one_answer_share_its_budget():
    release = threading.Event()

    class Slow:
        def stream(self, messages):
            release.wait(0.6)
            yield AIMessage(content="klaar")

    asked = ChatModel("test", Slow(), 1.1).for_one_answer()
    assert asked.reply("", "a") == "klaar"
    with pytest.raises(ChatCallError) as caught:
        asked.reply("", "b", seconds=60)
    assert caught.value.failure is Failure.SLOW
    release.set()


def test_a_model_of_langchain_gets_a_budget_once():
    model = GenericFakeChatModel(messages=iter([]))
    chat = as_chat_model(model, 7)
    assert (chat.name, chat.budget_seconds) == ("GenericFakeChatModel", 7)
    assert as_chat_model(chat, 9) is chat


def test_no_more_questions_at_once_than_there_are_places(monkeypatch):
    monkeypatch.setattr("assistant.chat.model._QUEUE_SECONDS", 0.01)
    release, begun = threading.Event(), threading.Semaphore(0)

    class Silent:
        def stream(self, messages):
            begun.release()
            release.wait(10)
            yield AIMessage(content="laat")

    chat = ChatModel("test", Silent(), 10, parallel=2)
    replies = []
    threads = [threading.Thread(target=lambda: replies.append(chat.reply("", "x"))) for _ in range(2)]
    for thread in threads:
        thread.start()
        begun.acquire()
    asking = threading.active_count()
    for _ in range(20):
        with pytest.raises(ChatCallError, match="te druk"):
            chat.reply("", "nog een")
    assert threading.active_count() == asking
    assert chat.circuit.failure is None, "it is not the model that fails"
    release.set()
    for thread in threads:
        thread.join()
    assert replies == ["laat", "laat"]
    assert chat.reply("", "x") == "laat", "the places are free again"


def test_who_leaves_early_lets_go_of_the_reply():
    class Endless:
        closed = threading.Event()

        def stream(self, messages):
            try:
                while True:
                    yield AIMessage(content="x")
            finally:
                self.closed.set()

    model = Endless()
    stream = ChatModel("test", model, 30).stream("", "vraag")
    assert next(stream) == "x"
    stream.close()
    assert model.closed.wait(10)


def test_a_reply_without_end_is_stopped_by_its_length():
    class Endless:
        closed = threading.Event()

        def stream(self, messages):
            try:
                while True:
                    yield AIMessage(content="x" * 1000)
            finally:
                self.closed.set()

    model = Endless()
    with pytest.raises(ChatCallError) as caught:
        ChatModel("test", model, 30).reply("", "vraag")
    assert caught.value.failure is Failure.CUT_OFF
    assert model.closed.is_set()


class Silent:
    """Says nothing until it is released."""

    def __init__(self):
        self.released = threading.Event()
        self.is_asked = False

    def stream(self, messages):
        """Wait."""
        self.is_asked = True
        self.released.wait(10)
        yield AIMessage(content="laat")


def test_a_question_that_is_given_less_time_than_an_answer_does_not_blame_the_model():
    model = Silent()
    chat = ChatModel("test", model, 10)
    for _ in range(4):
        with pytest.raises(ChatCallError, match="op tijd"):
            chat.reply("", "x", seconds=0.01)
    assert chat.circuit.failure is None
    model.released.set()


def test_a_question_for_which_there_is_no_time_left_is_not_asked():
    model = Silent()
    chat = ChatModel("test", model, 10)
    with pytest.raises(ChatCallError, match="op tijd"):
        chat.for_one_answer(0).reply("", "x")
    assert chat.circuit.failure is None
    assert not model.is_asked


def test_a_machine_without_threads_costs_the_answer_only_and_no_place(monkeypatch):
    model = GenericFakeChatModel(messages=iter([AIMessage(content="dag")]))
    chat = ChatModel("test", model, 5, parallel=1)

    def start(self):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", start)
        with pytest.raises(ChatCallError, match="te druk"):
            chat.reply("", "x")
    assert chat.circuit.failure is None
    assert chat.reply("", "x") == "dag"


def test_a_trial_that_is_interrupted_leaves_room_for_another(monkeypatch):
    model = GenericFakeChatModel(messages=iter([AIMessage(content="dag")]))
    chat = ChatModel("test", model, 5)
    breaker = chat._shared.breaker
    breaker.failed(Failure.REFUSED, is_trial=False)
    breaker._opens = 0.0  # its pause is over

    def interrupted(self):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("assistant.chat.calling.Call.pieces", interrupted)
        with pytest.raises(KeyboardInterrupt):
            chat.reply("", "x")
    model.messages = iter([AIMessage(content="dag")])
    assert chat.reply("", "x") == "dag"
