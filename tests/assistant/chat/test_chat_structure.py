"""Asking for a form by each provider's own means, and doing without where it has none."""

import json

import pytest
from langchain_core.messages import AIMessageChunk

from assistant.chat.reading import ReplyReader
from assistant.chat.structure import Structure, as_openai
from assistant.chat.thinking import WithoutThinking
from tests.assistant.chat.chat_server import Reply

SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "string"}},
    "required": ["a"],
    "additionalProperties": False,
}
JSON = ('{"a":', ' "b"}')


def sent(asked):
    """Return how the form was asked for."""
    return {name for name in ("response_format", "format", "tools") if asked.get(name)}


@pytest.mark.parametrize(
    ("provider", "means"),
    [
        ("openai", {"response_format"}),
        ("azure_openai", {"response_format"}),
        ("ollama", {"format"}),
        ("mistralai", {"tools"}),
        ("anthropic", {"tools"}),
    ],
)
def test_each_provider_is_asked_by_its_own_means(server, load, provider, means):
    server.script = [Reply(JSON)]
    chat = load(provider)
    assert json.loads(chat.reply("s", "v", schema=SCHEMA)) == {"a": "b"}
    assert sent(server.asked[0]) == means
    chat.reply("s", "v")
    assert sent(server.asked[1]) == set(), "without a form nothing is asked for"


@pytest.mark.parametrize("provider", ["openai", "mistralai", "anthropic"])
def test_the_arguments_of_a_tool_are_the_reply(server, load, provider):
    server.script = [Reply(JSON, tool="antwoord")]
    chat = load(provider, structure=Structure.TOOL)
    assert "".join(chat.stream("s", "v", schema=SCHEMA)) == '{"a": "b"}'


@pytest.mark.parametrize("provider", ["openai", "azure_openai", "ollama", "mistralai", "anthropic"])
@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_does_not_take_it_costs_one_call_only(server, load, provider, status):
    server.script = [Reply(status=status, error="Unknown argument"), Reply(JSON)]
    chat = load(provider)
    for _ in range(2):
        assert chat.reply("s", "v", schema=SCHEMA) == '{"a": "b"}'
    assert [bool(sent(asked)) for asked in server.asked] == [True, False, False]
    assert chat.structure is Structure.TEXT


@pytest.mark.parametrize(
    ("provider", "name"), [("openai", "temperature"), ("azure_openai", "seed"), ("mistralai", "temperature")]
)
def test_a_parameter_that_is_not_taken_is_left_out_from_then_on(server, load, provider, name):
    server.script = [Reply(status=400, error=f"Unsupported value: '{name}' does not support 0"), Reply(JSON)]
    chat = load(provider)
    for _ in range(2):
        assert chat.reply("s", "v", schema=SCHEMA) == '{"a": "b"}'
    assert [name in asked for asked in server.asked] == [True, False, False]
    assert all(sent(asked) for asked in server.asked), "the form is still asked for"


def test_what_is_refused_for_another_reason_changes_nothing(server, load):
    server.script = [Reply(status=400), Reply(status=400), Reply(JSON)]
    chat = load()
    with pytest.raises(Exception, match="aanvaardt deze vraag niet"):
        chat.reply("s", "v", schema=SCHEMA)
    chat.reply("s", "v", schema=SCHEMA)
    assert [bool(sent(asked)) for asked in server.asked] == [True, False, True]


@pytest.mark.parametrize(
    ("structure", "means"),
    [(Structure.SCHEMA, "response_format"), (Structure.JSON, "response_format"), (Structure.TEXT, None)],
)
def test_the_user_can_choose_the_means(server, load, structure, means):
    server.script = [Reply(JSON)]
    load(structure=structure).reply("s", "v", schema=SCHEMA)
    assert sent(server.asked[0]) == ({means} if means else set())


def test_only_a_closed_form_is_asked_for_strictly():
    def strict(schema):
        return as_openai(Structure.SCHEMA, schema, None)["extra_body"]["response_format"]["json_schema"][
            "strict"
        ]

    assert strict(SCHEMA)
    assert not strict({**SCHEMA, "required": []})
    assert not strict({"type": "array", "items": [{"type": "object", "properties": {}}]})
    assert as_openai(Structure.SCHEMA, SCHEMA, {"max_tokens": 5})["extra_body"]["max_tokens"] == 5


@pytest.mark.parametrize("provider", ["openai", "ollama", "mistralai"])
def test_what_a_model_thinks_aloud_stays_out(server, load, provider):
    server.script = [Reply(("<th", "ink>stil", "</think>", '{"a": "b"}'))]
    assert load(provider).reply("s", "v", schema=SCHEMA) == '{"a": "b"}'


def test_thinking_of_which_only_the_end_is_marked_fails_once(server, load):
    server.script = [Reply(("Even denken.", "</think>", '{"a": 1}'))]
    chat = load()
    with pytest.raises(Exception, match="niet te lezen"):
        chat.reply("s", "v")
    assert chat.reply("s", "v") == '{"a": 1}'
    server.script = [Reply(("zonder", " denken"))]
    assert chat.reply("s", "v") == "zonder denken"


def test_a_call_whose_name_is_repeated_with_each_piece_is_one_call():
    def chunk(index, arguments):
        part = {"name": "antwoord", "args": arguments, "id": "t", "index": index, "type": "tool_call_chunk"}
        return AIMessageChunk(content="", tool_call_chunks=[part])

    def read(*chunks):
        reader = ReplyReader(WithoutThinking(), in_tool=True, marks_end=False, most_characters=100)
        return "".join(reader.read(chunks))

    assert read(chunk(0, '{"a":'), chunk(0, ' "b"}')) == '{"a": "b"}'
    assert read(chunk(0, '{"a": "b"}'), chunk(1, '{"a": "c"}')) == '{"a": "b"}'
    assert read(chunk(None, '{"a": "b"}'), chunk(None, '{"a": "c"}')) == '{"a": "b"}'
