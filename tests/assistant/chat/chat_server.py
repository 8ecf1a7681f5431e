"""A chat server on this machine that replies as it is told, over real sockets."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One reply of the server."""

    pieces: tuple[str, ...] = ("Dag", " wereld")
    status: int = 200
    error: str = "mislukt"
    headers: dict[str, str] = field(default_factory=dict)
    finish: str | None = "stop"
    """None: the stream ends without saying that it is whole."""
    is_cut: bool = False
    """The connection is closed in the middle."""
    is_reset: bool = False
    """The connection is closed before anything is said."""
    silence: float = 0.0
    """Seconds before it begins."""
    stall: float = 0.0
    """Seconds of comments that keep the connection busy, after the pieces."""
    raw: bytes | None = None
    """Sent instead of a stream."""
    tool: str = ""
    """The pieces are the arguments of a call to this tool."""
    is_endless: bool = False


class ChatServer(ThreadingHTTPServer):
    """Replies with what is scripted, the last for ever; understands OpenAI's and Ollama's form."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: list[Reply] = [Reply()]
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.left = threading.Event()
        """Somebody went away before the reply was whole."""
        self.released = threading.Event()
        """The test is over: nothing is waited for."""
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"

    def next(self, path: str, headers: dict[str, str], asked: dict[str, Any]) -> Reply:
        """Note a question and return its reply."""
        with self._lock:
            self.paths.append(path)
            self.headers.append(headers)
            self.asked.append(asked)
            return self.script.pop(0) if len(self.script) > 1 else self.script[0]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients go away."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ChatServer

    def log_message(self, *words: object) -> None:
        pass

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.next(self.path, headers, asked)
        try:
            self._reply(reply)
        except OSError:
            self.server.left.set()
            self.close_connection = True

    def _reply(self, reply: Reply) -> None:
        if reply.silence:
            self.server.released.wait(reply.silence)
        if reply.is_reset:
            self.close_connection = True
            return
        if reply.status != 200 or reply.raw is not None:
            body = reply.raw or json.dumps({"error": {"message": reply.error}}).encode()
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_response(200)
        is_ollama = self.path.endswith("/api/chat")
        self.send_header("Content-Type", "application/x-ndjson" if is_ollama else "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        speak = _ollama if is_ollama else _anthropic if self.path.endswith("/messages") else _openai
        for line in speak(reply):
            self._chunk(line)
        until = time.monotonic() + reply.stall
        while time.monotonic() < until and not self.server.released.is_set():
            self._chunk(b": nog even\n\n")
            time.sleep(0.02)
        while reply.is_endless and not self.server.released.is_set():
            for line in speak(Reply(pieces=("blabla " * 20,), is_cut=True)):
                self._chunk(line)
        if reply.is_cut:
            self.close_connection = True
        else:
            self.wfile.write(b"0\r\n\r\n")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


def _openai(reply: Reply) -> list[bytes]:
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    for number, piece in enumerate(reply.pieces):
        if reply.tool:
            named = {"name": reply.tool} if number == 0 else {}
            call = {"index": 0, "function": {**named, "arguments": piece}}
            deltas.append({"tool_calls": [{**call, "id": "t1", "type": "function"} if number == 0 else call]})
        else:
            deltas.append({"content": piece})
    choices = [{"index": 0, "delta": delta, "finish_reason": None} for delta in deltas]
    if reply.finish and not reply.is_cut:
        choices.append({"index": 0, "delta": {}, "finish_reason": reply.finish})
    kind = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "klein"}
    lines = [f"data: {json.dumps({**kind, 'choices': [choice]})}\n\n".encode() for choice in choices]
    return lines if reply.is_cut or reply.finish is None else [*lines, b"data: [DONE]\n\n"]


def _ollama(reply: Reply) -> list[bytes]:
    told: list[dict[str, Any]] = [
        {"message": {"role": "assistant", "content": piece}, "done": False} for piece in reply.pieces
    ]
    if reply.finish and not reply.is_cut:
        told.append(
            {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": reply.finish}
        )
    kind = {"model": "klein", "created_at": "2026-01-01T00:00:00Z"}
    return [json.dumps({**kind, **one}).encode() + b"\n" for one in told]


def _anthropic(reply: Reply) -> list[bytes]:
    usage = {"input_tokens": 1, "output_tokens": 1}
    message = {"id": "m", "type": "message", "role": "assistant", "model": "klein", "content": []}
    block = {"type": "tool_use", "id": "t", "name": reply.tool, "input": {}} if reply.tool else {}
    kind, key = ("input_json_delta", "partial_json") if reply.tool else ("text_delta", "text")
    events: list[dict[str, Any]] = [
        {"type": "message_start", "message": {**message, "stop_reason": None, "usage": usage}},
        {"type": "content_block_start", "index": 0, "content_block": block or {"type": "text", "text": ""}},
        *(
            {"type": "content_block_delta", "index": 0, "delta": {"type": kind, key: piece}}
            for piece in reply.pieces
        ),
    ]
    if reply.finish and not reply.is_cut:
        reason = {"stop": "end_turn", "length": "max_tokens"}[reply.finish]
        events.append({"type": "content_block_stop", "index": 0})
        events.append({"type": "message_delta", "delta": {"stop_reason": reason}, "usage": usage})
        events.append({"type": "message_stop"})
    return [f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode() for event in events]


@contextmanager
def served() -> Iterator[ChatServer]:
    """Run a server as long as the context lasts."""
    server = ChatServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
