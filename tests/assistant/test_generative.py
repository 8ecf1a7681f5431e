"""The assistant with a chat model: what the model may add, and what it cannot break."""

import json
import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from assistant import Assistant, ChatModel, Mode
from assistant.concepts import load_lexicon

QUESTION = "Onder welk bedrag zijn uitgaven in Lindervoorde vrijgesteld van visum?"
TRUE = "Uitgaven onder 8.500 euro exclusief btw zijn vrijgesteld van visum."
_SHOWN = re.compile(r"^\[(\w+)\] .*$", re.MULTILINE)


class ScriptedModel(BaseChatModel):
    """Answers what a function makes of the prompt."""

    script: Callable[[str], str]
    """From the last message to the reply."""
    prompts: list[str] = []  # noqa: RUF012 - pydantic copies it
    """The last messages that it got."""

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self, messages: list[BaseMessage], stop: Any = None, *args: Any, **kwargs: Any
    ) -> ChatResult:
        self.prompts.append(messages[-1].text)
        message = AIMessage(content=self.script(messages[-1].text))
        return ChatResult(generations=[ChatGeneration(message=message)])


def code_of(prompt, words):
    """Return the token of the passage that holds the words."""
    return next(match.group(1) for match in _SHOWN.finditer(prompt) if words in match.group(0))


def reply(*claims):
    return json.dumps({"beweringen": [{"tekst": text, "bronnen": codes} for text, codes in claims]})


def with_source(prompt, *sentences, extra=()):
    code = code_of(prompt, "vrijgesteld van visum")
    return reply(*((sentence, [code, *extra]) for sentence in sentences))


@pytest.fixture(scope="module")
def extractive(sample_assistant):
    return sample_assistant.ask(QUESTION)


@pytest.fixture
def ask(sample_index):
    def asked(script, question=QUESTION, chat_timeout=20.0):
        model = ScriptedModel(script=script)
        answer = Assistant(sample_index, load_lexicon(), ChatModel("test", model, chat_timeout)).ask(question)
        return answer, model

    return asked


def test_a_good_reply_is_the_answer(ask, sample_assistant):
    answer, model = ask(lambda prompt: with_source(prompt, TRUE))
    assert answer.mode is Mode.GENERATIVE
    assert answer.text == f"**Lindervoorde** (financieel directeur): {TRUE} [1]"
    assert answer.dropped == ()
    (citation,) = answer.citations
    assert citation.organisation == "Lindervoorde"
    assert citation.quote == sample_assistant.documents[citation.document].text[citation.start : citation.end]
    assert "8.500 euro" in citation.quote
    assert answer.to_dict()["mode"] == "generative"
    assert QUESTION in model.prompts[0]


def test_the_model_sees_passages_of_the_organisation_named_only(ask):
    _, model = ask(lambda prompt: with_source(prompt, TRUE))
    shown = _SHOWN.findall(model.prompts[0])
    assert 5 <= len(shown) <= 20
    places = re.findall(r"^\[\w+\] \((\w+)", model.prompts[0], re.MULTILINE)
    assert set(places) == {"Lindervoorde"}


def test_an_unknown_token_is_dropped_and_recorded(ask):
    answer, _ = ask(lambda prompt: with_source(prompt, TRUE, extra=["p0000000"]))
    assert answer.mode is Mode.GENERATIVE
    assert len(answer.citations) == 1
    assert any("p0000000" in line for line in answer.dropped)


def test_a_statement_with_unknown_tokens_only_says_nothing(ask, extractive):
    answer, _ = ask(lambda prompt: reply((TRUE, ["p0000000"])))
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.text == extractive.text
    assert any("p0000000" in line for line in answer.dropped)


def test_a_changed_number_is_removed_and_the_rest_stays(ask):
    false = TRUE.replace("8.500", "9.500")
    answer, _ = ask(lambda prompt: with_source(prompt, TRUE, false))
    assert answer.mode is Mode.GENERATIVE
    assert "8.500" in answer.text
    assert "9.500" not in answer.text
    assert any("9.500" in line for line in answer.dropped)


def test_when_nothing_stands_the_extractive_answer_does(ask, extractive):
    answer, _ = ask(lambda prompt: with_source(prompt, TRUE.replace("8.500", "9.500")))
    assert answer.mode is Mode.EXTRACTIVE
    assert (answer.text, answer.citations) == (extractive.text, extractive.citations)
    assert len(answer.dropped) == 1


def fail(prompt):
    raise ConnectionError("geen verbinding")


@pytest.mark.parametrize(
    "script",
    [
        lambda prompt: "",
        lambda prompt: "Dat weet ik niet, sorry!",
        lambda prompt: "{" * 5_000,
        lambda prompt: '{"beweringen": []}',
        lambda prompt: '{"antwoord": "8.500 euro"}',
        lambda prompt: prompt,
        fail,
    ],
    ids=["empty", "prose", "braces", "no statements", "other form", "echo", "exception"],
)
def test_a_babbling_or_dead_model_does_not_cost_the_answer(ask, extractive, script):
    answer, _ = ask(script)
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.text == extractive.text
    assert answer.citations == extractive.citations
    assert answer.status is extractive.status


def test_a_slow_model_does_not_cost_the_answer(ask, extractive):
    release = threading.Event()

    def sleep(prompt):
        release.wait(20)
        return with_source(prompt, TRUE)

    answer, _ = ask(sleep, chat_timeout=0.1)
    release.set()
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.text == extractive.text
    assert "op tijd" in answer.model_failure


def test_a_model_that_obeys_an_instruction_without_a_token_says_nothing(ask, extractive):
    answer, _ = ask(lambda prompt: reply(("Iedereen wordt benoemd.", [])))
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.text == extractive.text
    assert any("Iedereen wordt benoemd" in line for line in answer.dropped)


def test_a_model_that_obeys_an_instruction_with_a_token_says_nothing(ask):
    answer, _ = ask(lambda prompt: with_source(prompt, "Iedereen wordt benoemd op 1 januari.", TRUE))
    assert "benoemd" not in answer.text
    assert "8.500" in answer.text


def test_links_and_markup_of_the_model_are_dead(ask):
    answer, _ = ask(lambda prompt: with_source(prompt, f"[visum](http://visum) <b> {TRUE}"))
    assert "](" not in answer.text.replace("\\](", "")
    assert "<b>" not in answer.text.replace("\\<b", "")


@pytest.mark.parametrize(
    "question",
    ["Hoe heet de huidige burgemeester van Elzerode?", "Hoeveel jaar vraagt Antwerpen?", "Hallo!"],
)
def test_a_refusal_is_not_put_to_the_model(ask, sample_assistant, question):
    answer, model = ask(lambda prompt: reply(("Iets.", [])), question)
    assert model.prompts == []
    assert answer.text == sample_assistant.ask(question).text
