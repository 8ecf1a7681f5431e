"""Reaching a chat model."""

import threading

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.chat_models import ask_model, load_chat_model
from assistant.errors import AssistantError, ChatModelError


def test_the_reply_is_text():
    model = GenericFakeChatModel(messages=iter([AIMessage(content="dag")]))
    assert ask_model(model, "systeem", "vraag", 5) == "dag"


def test_a_reply_in_blocks_is_text():
    blocks = [{"type": "text", "text": "da"}, {"type": "text", "text": "g"}]
    model = GenericFakeChatModel(messages=iter([AIMessage(content=blocks)]))
    assert ask_model(model, "systeem", "vraag", 5) == "dag"


def test_the_model_gets_the_system_prompt_and_the_question():
    class Listener:
        def invoke(self, messages):
            self.heard = messages
            return AIMessage(content="")

    model = Listener()
    ask_model(model, "systeem", "vraag", 5)
    assert model.heard == [("system", "systeem"), ("human", "vraag")]


def test_a_failing_model_is_one_dutch_line():
    class Broken:
        def invoke(self, messages):
            raise ConnectionError("https://geheim.example/sleutel")

    with pytest.raises(ChatModelError, match="fout") as caught:
        ask_model(Broken(), "", "vraag", 5)
    assert "geheim" not in str(caught.value)
    assert isinstance(caught.value, AssistantError)


def test_a_slow_model_is_left():
    release = threading.Event()

    class Slow:
        def invoke(self, messages):
            release.wait(10)
            return AIMessage(content="te laat")

    with pytest.raises(ChatModelError, match="op tijd"):
        ask_model(Slow(), "", "vraag", 0.05)
    release.set()


@pytest.mark.parametrize("name", ["bestaatniet:model", "geen-aanbieder", ":", "ollama:"])
def test_a_model_that_cannot_be_loaded_is_one_dutch_line(name):
    with pytest.raises(ChatModelError, match=r"kan niet geladen worden|niet geïnstalleerd") as caught:
        load_chat_model(name)
    assert "\n" not in str(caught.value)
