"""What goes to and from a model goes nowhere else, unless the user chose that."""

import pytest
from langchain_core.messages import AIMessage
from langsmith.utils import get_env_var, tracing_is_enabled

from assistant.chat.model import ChatModel
from assistant.chat.traits import Traits
from tests.assistant.chat.chat_server import Reply


@pytest.fixture
def switched_on(monkeypatch):
    """Have the environment say that everything of LangChain goes to LangSmith."""
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    get_env_var.cache_clear()
    yield
    get_env_var.cache_clear()


class Watching:
    """Notes whether it would be traced."""

    def stream(self, messages):
        """Reply."""
        self.is_traced = tracing_is_enabled()
        yield AIMessage(content="x")


@pytest.mark.parametrize("is_traced", [False, True])
def test_only_the_users_own_choice_switches_it_on(switched_on, is_traced):
    model = Watching()
    ChatModel("test", model, 5, Traits(is_traced=is_traced)).reply("", "vraag")
    assert model.is_traced is is_traced


def test_that_choice_does_nothing_without_the_settings_of_langsmith(monkeypatch):
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING"):
        monkeypatch.delenv(name, raising=False)
    get_env_var.cache_clear()
    model = Watching()
    ChatModel("test", model, 5, Traits(is_traced=True)).reply("", "vraag")
    assert model.is_traced is False


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_nothing_but_the_question_goes_out(server, load, switched_on, monkeypatch, provider):
    monkeypatch.setenv("LANGSMITH_ENDPOINT", server.url)
    monkeypatch.setenv("LANGSMITH_API_KEY", "x")
    server.script = [Reply()]
    load(provider).reply("s", "v")
    from langchain_core.tracers.langchain import wait_for_all_tracers

    wait_for_all_tracers()
    assert len(server.paths) == 1
