"""The scripted models behind a server, and the assistant that puts questions to them over HTTP."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import Assistant, load_chat_model
from assistant.concepts import load_lexicon
from evals import QuestionSet, load_question_set
from evals.models.catalogue import behaviours
from evals.models.handed import Knowledge
from evals.models.knowledge import known_of
from evals.models.server import ScriptedServer, serve

Open = Callable[..., Assistant]


SAMPLE_SET = Path(__file__).parents[3] / "evals" / "sets" / "samples.yaml"


@pytest.fixture(scope="package")
def sample_set_of_models() -> QuestionSet:
    return load_question_set(SAMPLE_SET)


@pytest.fixture(scope="package")
def scripted(sample_assistant, sample_set_of_models) -> Iterator[ScriptedServer]:
    """Play all scripted models; they know the sample questions."""
    with serve(behaviours(Knowledge(known_of(sample_set_of_models, sample_assistant)))) as server:
        yield server
    for thread in threading.enumerate():  # clients that still wait for a silent model
        if thread.name.startswith("taalmodel"):
            thread.join(5)


@pytest.fixture
def open_with(scripted, sample_index, monkeypatch) -> Open:
    """Return a function that opens the assistant on the samples with a scripted model, by its name."""

    def open_with_model(name: str, budget_seconds: float = 10.0, provider: str = "openai") -> Assistant:
        monkeypatch.setenv("OPENAI_BASE_URL", scripted.url)
        monkeypatch.setenv("OPENAI_API_KEY", "geheim")
        monkeypatch.setenv("OLLAMA_HOST", scripted.host)
        chat = load_chat_model(f"{provider}:{name}", budget_seconds)
        return Assistant(sample_index, load_lexicon(), chat)

    return open_with_model
