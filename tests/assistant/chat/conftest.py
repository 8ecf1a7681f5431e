"""Chat models that ask a scripted server on this machine."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.chat.environment import ProviderEnvironment
from assistant.chat.loading import ChatOptions, load_chat_model
from assistant.chat.model import ChatModel
from tests.assistant.chat.chat_server import served


@pytest.fixture
def server():
    with served() as server:
        yield server


@pytest.fixture
def load(server, monkeypatch, tmp_path) -> Callable[..., ChatModel]:
    """Return a maker of models of a provider that ask the server."""
    monkeypatch.chdir(tmp_path)

    def make(provider: str = "openai", seconds: float = 10, **options: Any) -> ChatModel:
        url = server.url if provider in ("ollama", "azure_openai", "anthropic") else f"{server.url}/v1"
        chosen = ChatOptions(**{"url": url, **options})
        environment = ProviderEnvironment(
            azure_openai_api_key="x", openai_api_version="2024-10-21", _env_file=None
        )
        return load_chat_model(f"{provider}:klein", seconds, chosen, environment)

    return make
