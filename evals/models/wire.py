"""The two forms in which chat models are asked over HTTP: OpenAI's and Ollama's.

Sources: platform.openai.com/docs/api-reference/chat (chat completions, their chunks and errors) and
github.com/ollama/ollama/blob/main/docs/api.md (``/api/chat``, one JSON object to a line).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from evals.models.replies import Ending, Message, Pause, Reply, Request

_IDENTIFIER = "chatcmpl-scripted"
_CREATED = 1_767_225_600
_STAMP = "2026-01-01T00:00:00Z"
_MOST_WHOLE = 4_000_000
"""Characters after which a reply that is not streamed ends at the limit of tokens."""
_TYPES = {401: "authentication_error", 404: "not_found_error", 429: "rate_limit_error"}


def read_request(body: Mapping[str, Any]) -> Request:
    """Return what was asked, in either form."""
    messages = tuple(
        Message(str(message.get("role", "")), _text(message.get("content")))
        for message in body.get("messages") or ()
    )
    return Request(str(body.get("model", "")), messages, body)


def _text(content: object) -> str:
    if isinstance(content, list):
        return "\n".join(str(block.get("text", "")) for block in content if isinstance(block, dict))
    return "" if content is None else str(content)


def error_body(status: int, message: str) -> dict[str, Any]:
    """Return an error as OpenAI words it."""
    kind = _TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    return {"error": {"message": message, "type": kind, "param": None, "code": None}}


def openai_stream(request: Request, reply: Reply) -> Iterator[str | Pause]:
    """Yield the events of a streamed chat completion, and the pauses between them."""
    tool = _tool(request)
    yield _event(request, {"role": "assistant", "content": None if tool else ""})
    if tool:
        opened = {"index": 0, "id": "call_1", "type": "function", "function": {"name": tool, "arguments": ""}}
        yield _event(request, {"tool_calls": [opened]})
    for piece in reply.pieces:
        if isinstance(piece, Pause):
            yield piece
        elif tool:
            yield _event(request, {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]})
        else:
            yield _event(request, {"content": piece})
    if reply.ending in (Ending.STOP, Ending.LENGTH):
        yield _event(request, {}, _finish(reply, tool))
        if (request.body.get("stream_options") or {}).get("include_usage"):
            yield _data({**_chunk(request), "choices": [], "usage": _USAGE})
        yield "data: [DONE]\n\n"


def openai_whole(request: Request, reply: Reply) -> Iterator[str | Pause]:
    """Yield the pauses of a reply that is not streamed, and then all of it at once."""
    text: list[str] = []
    yield from _gathered(reply, text)
    if reply.ending is Ending.CUT:
        yield '{"id": "chatcmpl'
        return
    tool, said = _tool(request), "".join(text)
    message: dict[str, Any] = {"role": "assistant", "content": None if tool else said}
    if tool:
        function = {"name": tool, "arguments": said}
        message["tool_calls"] = [{"id": "call_1", "type": "function", "function": function}]
    finish = None if reply.ending is Ending.UNFINISHED else _finish(reply, tool)
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish}
    whole = {**_chunk(request), "object": "chat.completion", "choices": [choice], "usage": _USAGE}
    yield json.dumps(whole)


def ollama_stream(request: Request, reply: Reply) -> Iterator[str | Pause]:
    """Yield the lines of Ollama's reply, and the pauses between them."""
    for piece in reply.pieces:
        yield piece if isinstance(piece, Pause) else _ollama(request, piece)
    if reply.ending in (Ending.STOP, Ending.LENGTH):
        yield _ollama(request, "", reply.ending)


def ollama_whole(request: Request, reply: Reply) -> Iterator[str | Pause]:
    """Yield the pauses of Ollama's reply that is not streamed, and then all of it at once."""
    text: list[str] = []
    yield from _gathered(reply, text)
    if reply.ending is Ending.CUT:
        yield '{"model": '
    else:
        yield _ollama(request, "".join(text), reply.ending)


_USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}


def _gathered(reply: Reply, text: list[str]) -> Iterator[Pause]:
    length = 0
    for piece in reply.pieces:
        if isinstance(piece, Pause):
            yield piece
            continue
        text.append(piece)
        length += len(piece)
        if length > _MOST_WHOLE:
            return


def _tool(request: Request) -> str | None:
    """Return the tool that must be called, None where the model is to speak."""
    choice, tools = request.body.get("tool_choice"), request.body.get("tools")
    if not tools or choice in (None, "none", "auto"):
        return None
    return str(tools[0]["function"]["name"])


def _finish(reply: Reply, tool: str | None) -> str:
    return "tool_calls" if tool and reply.ending is Ending.STOP else reply.ending.value


def _chunk(request: Request) -> dict[str, Any]:
    return {"id": _IDENTIFIER, "object": "chat.completion.chunk", "created": _CREATED, "model": request.model}


def _event(request: Request, delta: Mapping[str, Any], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return _data({**_chunk(request), "choices": [choice]})


def _data(chunk: Mapping[str, Any]) -> str:
    return f"data: {json.dumps(chunk)}\n\n"


def _ollama(request: Request, text: str, ending: Ending | None = None) -> str:
    line: dict[str, Any] = {
        "model": request.model,
        "created_at": _STAMP,
        "message": {"role": "assistant", "content": text},
        "done": ending in (Ending.STOP, Ending.LENGTH),
    }
    if line["done"] and ending is not None:
        line |= {"done_reason": ending.value, "total_duration": 1, "prompt_eval_count": 1, "eval_count": 1}
    return json.dumps(line) + "\n"
