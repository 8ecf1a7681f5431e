"""Composing with a chat model: tokens and replies."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.chat import ChatModel
from assistant.compose.generative import compose_generative, parse_reply, token
from assistant.errors import ChatModelError
from assistant.evidence import Evidence
from vectorstore import Hit


@pytest.fixture
def candidates(document, make_question, make_facet):
    evidence = Evidence({document.name: document})
    hits = [Hit(document.name, passage.number, 0.5, 0.0, 0.0) for passage in document.passages]
    return evidence.weigh(make_question("Diploma?", make_facet("masterdiploma")), hits)


def reply_of(*claims):
    return json.dumps({"beweringen": [{"tekst": text, "bronnen": codes} for text, codes in claims]})


def compose(question, candidates, reply):
    model = GenericFakeChatModel(messages=iter([AIMessage(content=reply)]))
    return compose_generative(ChatModel("test", model, 5), question, candidates)


def test_tokens_are_opaque_and_differ(candidates):
    tokens = {token(candidate) for candidate in candidates}
    assert len(tokens) == len(candidates)
    assert not any("testdorp" in code for code in tokens)


def test_a_statement_comes_with_the_whole_passage(candidates, make_question):
    code = token(candidates[0])
    parts, dropped = compose(make_question(), candidates, reply_of(("Een  masterdiploma\nis nodig.", [code])))
    assert [part.text for part in parts] == ["Een masterdiploma is nodig."]
    assert parts[0].quotes[0].text == candidates[0].passage.text
    assert dropped == ()


def test_tokens_that_were_not_handed_out_are_dropped_and_told(candidates, make_question):
    code = token(candidates[0])
    parts, dropped = compose(make_question(), candidates, reply_of(("Een diploma.", [code, "p0000000"])))
    assert len(parts) == 1
    assert dropped == ("onbekende broncode: p0000000",)


def test_a_statement_without_a_source_is_dropped_and_told(candidates, make_question):
    parts, dropped = compose(make_question(), candidates, reply_of(("Iedereen wordt benoemd.", [])))
    assert parts == []
    assert dropped == ("bewering zonder bron: Iedereen wordt benoemd.",)


def test_a_token_twice_is_one_quote(candidates, make_question):
    code = token(candidates[0])
    (part,), _ = compose(make_question(), candidates, reply_of(("Een masterdiploma.", [code, code])))
    assert len(part.quotes) == 1


def test_markdown_of_the_model_is_not_active(candidates, make_question):
    code = token(candidates[0])
    (part,), _ = compose(make_question(), candidates, reply_of(("[klik](http://evil.example) [9]", [code])))
    assert part.text.startswith("\\[klik\\]")
    assert "\\[9\\]" in part.text


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "Ik weet het niet.",
        "{",
        "{}",
        "[]",
        "null",
        '{"beweringen": "geen lijst"}',
        '{"beweringen": [{"bronnen": []}]}',
        '{"beweringen": [7]}',
        '{"beweringen": []}',
        '{"beweringen": [{"tekst": null, "bronnen": ["p1"]}]}',
    ],
)
def test_a_reply_of_another_form_has_no_statements(reply):
    assert parse_reply(reply) == []


def test_json_among_other_words_is_found():
    reply = f"Natuurlijk!\n```json\n{reply_of(('Een diploma.', ['p1']))}\n```"
    assert [claim.tekst for claim in parse_reply(reply)] == ["Een diploma."]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200) | st.text('{}[]":,beweringntkso0 ', max_size=80))
def test_no_reply_breaks_the_reader(reply):
    assert isinstance(parse_reply(reply), list)


def test_a_failing_model_raises_our_own_error(candidates, make_question):
    model = GenericFakeChatModel(messages=iter([]))
    with pytest.raises(ChatModelError):
        compose_generative(ChatModel("test", model, 5), make_question(), candidates)
