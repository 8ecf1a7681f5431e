"""Reaching a chat model."""

import threading

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.chat.loading import load_chat_model
from assistant.chat.model import ChatModel
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
            raise ConnectionError("https://geheim.example/sleutel")

    with pytest.raises(ChatModelError, match="fout") as caught:
        ChatModel("test", Broken(), 5).reply("", "vraag")
    assert "geheim" not in str(caught.value)
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


@pytest.mark.parametrize("name", ["bestaatniet:model", "geen-aanbieder", ":", "ollama:"])
def test_a_model_that_cannot_be_loaded_is_one_dutch_line(name):
    with pytest.raises(ChatModelError, match=r"kan niet geladen worden|niet geïnstalleerd") as caught:
        load_chat_model(name)
    assert "\n" not in str(caught.value)
