"""The scripted server speaks as real ones do: it is asked by the clients that users have."""

import json

import httpx
import pytest
from langchain_ollama import ChatOllama
from langchain_openai import ChatOpenAI
from openai import OpenAIError

from evals.models.replies import Ending, Pause, Reply, Told, fail, say
from evals.models.server import serve

BEHAVIOURS = {
    "echo": lambda request: say(request.prompt),
    "half": lambda _: say("half weg en dan", ending=Ending.CUT),
    "unfinished": lambda _: say("half weg en dan", ending=Ending.UNFINISHED),
    "length": lambda _: say("half weg en dan", ending=Ending.LENGTH),
    "busy": lambda _: fail(429, "Rate limit reached", {"Retry-After": "7"}),
    "hesitating": lambda _: Reply(("eerst", Pause(0.01), " dan"), wait_seconds=0.01),
    "stating": lambda _: say("waar", [Told("waar", ("p1",), True)]),
}


@pytest.fixture(scope="module")
def server():
    with serve(BEHAVIOURS) as running:
        yield running


def openai(server, name, **options):
    return ChatOpenAI(model=name, base_url=server.url, api_key="geheim", max_retries=0, **options)


def ollama(server, name):
    return ChatOllama(model=name, base_url=server.host)


@pytest.mark.parametrize("make", [openai, ollama])
def test_a_reply_streams_and_says_that_it_is_finished(server, make):
    chunks = list(make(server, "echo").stream([("system", "wees kort"), ("human", "één vraag")]))
    assert "".join(chunk.text for chunk in chunks) == "wees kort\néén vraag"
    assert len([chunk for chunk in chunks if chunk.text]) > 2
    ends = [chunk.response_metadata for chunk in chunks if chunk.response_metadata]
    assert any("stop" in (end.get("finish_reason"), end.get("done_reason")) for end in ends)


def test_a_reply_that_is_not_streamed_comes_whole(server):
    reply = openai(server, "hesitating").invoke("vraag")
    assert (reply.text, reply.response_metadata["finish_reason"]) == ("eerst dan", "stop")


def test_a_form_that_is_wished_for_is_taken(server):
    schema = {"title": "antwoord", "type": "object", "properties": {"a": {"type": "string"}}}
    bound = openai(server, "echo").with_structured_output(schema, method="json_schema", include_raw=True)
    assert bound.invoke('{"a": "b"}')["parsed"] == {"a": "b"}
    assert server.exchanges[-1].request.body["response_format"]["type"] == "json_schema"


def test_a_tool_that_must_be_called_is_called(server):
    schema = {"title": "antwoord", "type": "object", "properties": {"a": {"type": "string"}}}
    bound = openai(server, "echo").with_structured_output(schema, method="function_calling")
    assert bound.invoke('{"a": "b"}') == {"a": "b"}
    *_, last = bound.stream('{"a": "b"}')
    assert last == {"a": "b"}


def test_a_connection_that_breaks_is_no_end(server):
    heard = []
    with pytest.raises((httpx.HTTPError, OpenAIError)):
        heard.extend(chunk.text for chunk in openai(server, "half").stream("vraag"))
    assert "half" in "".join(heard)
    with pytest.raises(httpx.HTTPError):
        list(ollama(server, "half").stream("vraag"))


def test_an_end_tells_why(server):
    ends = {}
    for name in ("unfinished", "length"):
        ends[name] = [c.response_metadata.get("finish_reason") for c in openai(server, name).stream("vraag")]
    assert not any(ends["unfinished"])
    assert "length" in ends["length"]


def test_an_error_has_its_status_and_headers(server):
    asked = httpx.post(f"{server.url}/chat/completions", json={"model": "busy", "messages": []})
    assert (asked.status_code, asked.headers["Retry-After"]) == (429, "7")
    assert asked.json()["error"]["message"] == "Rate limit reached"


def test_models_are_listed_and_others_not_known(server):
    assert {one["id"] for one in httpx.get(f"{server.url}/models").json()["data"]} == set(BEHAVIOURS)
    assert httpx.post(f"{server.url}/chat/completions", json={"model": "geen"}).status_code == 404
    assert httpx.post(f"{server.url}/chat/completions", content=b"[").status_code == 400
    assert httpx.get(f"{server.url}/elders").status_code == 404


def test_what_was_told_is_kept(tmp_path):
    with serve(BEHAVIOURS, log=tmp_path / "log.jsonl") as server:
        openai(server, "stating").invoke("vraag")
        assert server.exchanges[-1].reply.told[0].text == "waar"
    kept = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines()]
    assert kept == [
        {
            "model": "stating",
            "status": 200,
            "told": [{"text": "waar", "sources": ["p1"], "is_true": True, "how": ""}],
        }
    ]


def test_a_server_that_stops_breaks_silence_off():
    with serve({"silent": lambda _: Reply(wait_seconds=60)}) as server:
        model = openai(server, "silent", timeout=0.2)
        with pytest.raises(OpenAIError):
            model.invoke("vraag")
    with pytest.raises(httpx.HTTPError):
        httpx.get(f"{server.url}/models")
