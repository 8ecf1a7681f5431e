"""Whatever a chat model does, over a real connection and by a real client: the answer is there, and cited."""

import pytest

from assistant.answer import Mode
from evals.models.catalogue import Group, scripts

QUESTIONS = (
    "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke van een algemeen directeur?",
    "Onder welk bedrag zijn uitgaven in Lindervoorde vrijgesteld van visum?",
)
FACTS = ("vijf", "8.500")
SCRIPTS = scripts()


def names_of(*groups):
    return [script.name for script in SCRIPTS.values() if script.group in groups]


def is_one_line(text):
    return text.startswith("het ") and "\n" not in text and len(text) < 250


def stands_without_model(assistant, question, answer):
    own = assistant.ask(question, mode=Mode.EXTRACTIVE)
    return (answer.text, answer.citations, answer.mode) == (own.text, own.citations, Mode.EXTRACTIVE)


@pytest.mark.parametrize("name", [*names_of(Group.FAILING), "cut", "unfinished", "length"])
def test_a_model_that_fails_costs_nothing_and_says_why(open_with, name):
    assistant = open_with(name, 1.0)
    for question in QUESTIONS:
        answer = assistant.ask(question)
        assert stands_without_model(assistant, question, answer)
        assert answer.citations
        assert is_one_line(answer.model_failure)
        assert "127.0.0.1" not in answer.model_failure
        assert "geheim" not in answer.model_failure


@pytest.mark.parametrize("name", names_of(Group.SLOW))
def test_a_model_that_takes_too_long_is_not_waited_for(open_with, name):
    assistant = open_with(name, 0.6)
    steps = list(assistant.ask_in_steps(QUESTIONS[0]))
    assert [is_final for _, is_final in steps] == [False] * (len(steps) - 1) + [True]
    for answer, _ in (steps[0], steps[-1]):
        assert FACTS[0] in answer.text
        assert answer.citations
    assert is_one_line(steps[-1][0].model_failure)


@pytest.mark.parametrize("name", ["401", "404", "500", "silent"])
def test_the_first_answer_does_not_wait_for_the_model(open_with, scripted, name):
    asked_before = len(scripted.exchanges)
    steps = open_with(name, 0.6).ask_in_steps(QUESTIONS[0])
    first, is_final = next(steps)
    assert (is_final, len(scripted.exchanges)) == (False, asked_before)
    assert FACTS[0] in first.text
    assert first.citations
    assert len(list(steps)) == 1


@pytest.mark.parametrize("name", names_of(Group.BABBLING))
def test_a_model_that_knows_nothing_changes_nothing_for_the_worse(open_with, name):
    assistant = open_with(name)
    for question, fact in zip(QUESTIONS, FACTS, strict=True):
        answer = assistant.ask(question)
        assert answer.status.is_answer
        assert answer.citations
        assert fact in answer.text


@pytest.mark.parametrize("provider", ["openai", "ollama"])
@pytest.mark.parametrize("name", ["perfect", "fenced", "no-structure"])
def test_a_model_that_knows_words_the_answer(open_with, provider, name):
    assistant = open_with(name, provider=provider)
    for question, fact in zip(QUESTIONS, FACTS, strict=True):
        answer = assistant.ask(question)
        assert answer.mode is Mode.GENERATIVE
        assert answer.model == f"{provider}:{name}"
        assert answer.citations
        assert fact in answer.text
        assert not answer.model_failure
