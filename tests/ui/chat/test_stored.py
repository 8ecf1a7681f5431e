"""Conversations as the browser keeps them."""

import json
from dataclasses import replace

import pytest

from assistant import Answer, Mode, Statement, Status, Verdict
from ui.chat.conversation import Conversation, Turn
from ui.chat.stored import MAX_STORED, InvalidConversation, from_json, to_json

IDENTIFIER = "0123456789abcdef" * 2


@pytest.fixture
def conversation(assistant) -> Conversation:
    questions = ("Welk diploma?", "Wie is de buurman?")
    turns = tuple(Turn(question, assistant.ask(question)) for question in questions)
    return Conversation((*turns, Turn("stuk", problem="Er ging iets mis.")), IDENTIFIER)


def changed(conversation: Conversation, change) -> str:
    data = json.loads(to_json(conversation))
    change(data)
    return json.dumps(data)


def test_what_is_kept_comes_back(conversation):
    found = from_json(to_json(conversation))
    assert found.identifier == IDENTIFIER
    assert [turn.question for turn in found.turns] == [turn.question for turn in conversation.turns]
    assert found.turns[2].problem == "Er ging iets mis."
    before, after = conversation.answer(1), found.answer(1)
    assert after.citations == before.citations
    assert (after.text, after.status, after.terms) == (before.text, before.status, before.terms)
    assert after.suggestions == before.suggestions
    assert found.answer(2).searched == conversation.answer(2).searched


def test_who_worded_an_answer_and_how_it_was_checked_comes_back(assistant):
    said = replace(assistant.ask("Welk diploma?"), model_failure="het taalmodel antwoordt niet")
    worded = replace(
        said,
        mode=Mode.GENERATIVE,
        model="ollama:x",
        prompts="abc",
        model_failure="",
        statements=(Statement("Eén zin.", (1,), Verdict.PARTLY),),
        dropped=("getal klopt niet: 45 directeurs",),
    )
    turns = (Turn("v", worded, other=said), Turn("v", said))
    kept = to_json(Conversation(turns, IDENTIFIER))
    assert "45 directeurs" not in kept
    first, second = from_json(kept).turns
    assert (first.answer.mode, first.answer.model, first.answer.prompts) == (
        Mode.GENERATIVE,
        "ollama:x",
        "abc",
    )
    assert first.answer.statements == worded.statements
    assert first.answer.dropped == ("getal klopt niet",)
    assert (first.other.text, first.other.citations) == (said.text, said.citations)
    assert first.other.retrieved == first.answer.retrieved
    assert second.answer.model_failure == said.model_failure
    assert from_json(to_json(from_json(kept))).turns == from_json(kept).turns


def test_passages_beyond_those_listed_are_not_kept(conversation, document):
    assert len(conversation.answer(1).retrieved) == len(document.passages)
    cited = conversation.answer(1).citations[0].passage
    kept = [item.passage for item in from_json(to_json(conversation)).answer(1).retrieved]
    assert cited not in kept
    assert 5 <= len(kept) <= 8


def test_question_without_an_answer_is_not_waited_for():
    waiting = Conversation((Turn("Wie?"),), IDENTIFIER)
    assert not from_json(to_json(waiting)).is_waiting


@pytest.mark.parametrize("text", [None, 5, "", "{", "[]", "{}", '{"identifier": "x", "turns": []}', {"a": 1}])
def test_what_is_no_conversation_is_refused(text):
    with pytest.raises(InvalidConversation):
        from_json(text)


def test_too_long_is_refused(conversation):
    with pytest.raises(InvalidConversation):
        from_json(to_json(conversation) + " " * MAX_STORED)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(identifier="../../etc"),
        lambda data: data.update(extra=1),
        lambda data: data["turns"][0].update(question="x" * 2001),
        lambda data: data["turns"][0].update(question=""),
        lambda data: data["turns"][0]["answer"].update(status="gehackt"),
        lambda data: data["turns"][0]["answer"]["citations"][0].update(start=-5),
        lambda data: data["turns"][0]["answer"]["citations"][0].update(end=10**12),
        lambda data: data["turns"][0]["answer"]["citations"][0].update(passage="x"),
        lambda data: data["turns"].extend(data["turns"] * 80),
    ],
)
def test_changed_conversations_are_refused(conversation, change):
    with pytest.raises(InvalidConversation):
        from_json(changed(conversation, change))


def test_an_empty_answer_is_kept_too():
    answer = Answer("v", "v", Status.UNCLEAR, "Wat?")
    kept = from_json(to_json(Conversation((Turn("v", answer),), IDENTIFIER)))
    assert kept.answer(1) == answer
