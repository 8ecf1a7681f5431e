"""The assistant with a chat model: what the model may add, and what it cannot break."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

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


def test_verifying_ends_soon_after_the_budget_does(ask, extractive, monkeypatch):
    monkeypatch.setattr("assistant.wording._GRACE", -60.0)  # as if it had ended a minute ago
    answer, _ = ask(lambda prompt: with_source(prompt, TRUE))
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.text == extractive.text
    assert "niet op tijd" in answer.model_failure


def test_a_model_that_obeys_an_instruction_without_a_token_says_nothing(ask, extractive):
    answer, _ = ask(lambda prompt: reply(("Iedereen wordt benoemd.", [])))
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.text == extractive.text
    assert any("Iedereen wordt benoemd" in line for line in answer.dropped)


def test_a_model_that_obeys_an_instruction_with_a_token_says_nothing(ask):
    answer, _ = ask(lambda prompt: with_source(prompt, "Iedereen wordt benoemd op 1 januari.", TRUE))
    assert "benoemd" not in answer.text
    assert "8.500" in answer.text


@pytest.mark.parametrize("sign", ["\ud800", "\u202e", "\x1b", "\u200b", "\0", "\ufdd0"])
def test_signs_that_cannot_be_seen_do_not_reach_the_answer(ask, sign):
    def script(prompt):
        return with_source(prompt, f"{TRUE[:20]}{sign}{TRUE[20:]}", f"Visum{sign}?", extra=(f"p99{sign}",))

    answer, _ = ask(script)
    assert answer.mode is Mode.GENERATIVE
    told = json.dumps(answer.to_dict(), ensure_ascii=False)
    told.encode()
    assert sign not in json.loads(told)["text"]
    assert not any(sign in line for line in answer.dropped)


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


LIST = "Welke taken heeft het afdelingshoofd van Elzerode rond burgerlijke stand en begraafplaatsen?"


def copied(prompt, count=100):
    """Return a reply that says what the first passages say, each in its own statement."""
    lines = [(match.group(1), match.group(0)) for match in _SHOWN.finditer(prompt)][:count]
    return reply(*((line.rpartition(") ")[2].rstrip("."), [code]) for code, line in lines))


def test_a_list_is_as_long_in_the_words_of_a_model(ask, sample_assistant):
    alone = sample_assistant.ask(LIST)
    answer, _ = ask(copied, LIST)
    assert answer.mode is Mode.GENERATIVE
    assert len(answer.statements) == len(alone.statements) > 3
    assert answer.text.splitlines()[0] == alone.text.splitlines()[0]
    assert {c.passage for c in answer.citations} == {c.passage for c in alone.citations}


def test_a_model_that_says_only_the_first_of_a_list_words_nothing(ask, sample_assistant):
    answer, _ = ask(lambda prompt: copied(prompt, 1), LIST)
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.text == sample_assistant.ask(LIST).text
    assert "meer dan de helft" in answer.model_failure


def test_what_the_model_leaves_out_of_a_list_stays(ask, sample_assistant):
    alone = sample_assistant.ask(LIST)
    answer, _ = ask(lambda prompt: copied(prompt, len(alone.statements) - 1), LIST)
    assert answer.mode is Mode.GENERATIVE
    assert answer.statements[-1].text == alone.statements[-1].text
    assert len(answer.statements) == len(alone.statements)


COMPARE = "Vergelijk de proeftijd in Hazelbeke, Varenhout en Eikendries."


def test_what_a_document_does_not_mention_stays_told(ask, sample_assistant):
    alone = sample_assistant.ask(COMPARE)
    answer, _ = ask(copied, COMPARE)
    assert answer.mode is Mode.GENERATIVE
    assert answer.status is alone.status
    names = [line.split("|")[1] for line in alone.text.splitlines() if line.startswith("| **")]
    assert [line.split("|")[1] for line in answer.text.splitlines() if line.startswith("| **")] == names
    assert answer.text.count("niet vermeld") == alone.text.count("niet vermeld")


class StreamingModel(ScriptedModel):
    """Streams its reply a few characters at a time, and stops at a mark as a connection does that breaks."""

    def _stream(
        self, messages: list[BaseMessage], *args: Any, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        text, mark, _ = self.script(messages[-1].text).partition("✂")
        for start in range(0, len(text), 7):
            yield ChatGenerationChunk(message=AIMessageChunk(content=text[start : start + 7]))
        if mark:
            raise ConnectionResetError


@pytest.fixture
def steps(sample_index):
    def asked(script, question=LIST):
        chat = ChatModel("test", StreamingModel(script=script))
        return list(Assistant(sample_index, load_lexicon(), chat).ask_in_steps(question))

    return asked


def test_the_answer_is_whole_at_each_step_and_more_of_it_worded(steps, sample_assistant):
    alone = sample_assistant.ask(LIST)
    answers = [answer for answer, _ in steps(copied)]
    assert [is_final for _, is_final in steps(copied)] == [False] * (len(answers) - 1) + [True]
    assert answers[0].text == alone.text
    own = {statement.text for statement in alone.statements}
    worded = [sum(s.text not in own for s in answer.statements) for answer in answers]
    assert worded == sorted(worded)
    assert len(answers) > 3
    for answer in answers:
        assert len(answer.statements) == len(alone.statements)
        assert all(statement.citations for statement in answer.statements)


@pytest.mark.parametrize("end", [-1, -2, -30], ids=["last brace", "last bracket", "within a token"])
def test_a_reply_that_is_cut_off_costs_nothing(steps, sample_assistant, end):
    *_, (answer, is_final) = steps(lambda prompt: copied(prompt)[:end])
    assert is_final
    assert answer.text == sample_assistant.ask(LIST).text
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.model_failure


def test_a_stream_that_breaks_costs_nothing(steps, sample_assistant):
    *_, (answer, _) = steps(lambda prompt: copied(prompt)[:200] + "✂")
    assert answer.text == sample_assistant.ask(LIST).text
    assert answer.model_failure


def test_english_statements_are_not_shown(ask, extractive):
    english = "Expenses below 8.500 euro are exempt from the visum of the financial director."
    answer, _ = ask(lambda prompt: with_source(prompt, english))
    assert answer.text == extractive.text
    assert any("niet in het Nederlands" in line for line in answer.dropped)


def test_the_prompts_are_told_with_their_versions(ask):
    answer, _ = ask(lambda prompt: with_source(prompt, TRUE))
    assert re.fullmatch(r"answer_system \d+, answer_user \d+ \(\w{12}\)", answer.prompts)
