"""A chat model on loopback that follows a script: OpenAI's way of asking and Ollama's, each for real.

The name of the model that is asked for chooses the behaviour, so one server plays them all:

    with serve({"echo": lambda request: say(request.prompt)}) as server:
        os.environ["OPENAI_BASE_URL"] = server.url      # OLLAMA_HOST: server.host
        load_chat_model("openai:echo")
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR
from threading import Event, Lock, Thread
from typing import Any

from evals.models.replies import Behaviour, Ending, Pause, Reply, Request, fail
from evals.models.wire import (
    error_body,
    ollama_stream,
    ollama_whole,
    openai_stream,
    openai_whole,
    read_request,
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that the server got, and what it did."""

    request: Request
    """What was asked."""
    reply: Reply
    """What was sent back, or as much as the other side wanted of it."""

    def to_dict(self) -> dict[str, Any]:
        """Return what is kept of it: who was asked, how that began, and the statements that were made."""
        return {
            "model": self.request.model,
            "status": self.reply.status,
            "told": [asdict(told) for told in self.reply.told],
        }


class ScriptedServer:
    """A running server; ``serve`` starts and stops it."""

    def __init__(self, behaviours: Mapping[str, Behaviour], port: int = 0, log: Path | None = None) -> None:
        self.exchanges: list[Exchange] = []
        """What was asked and done, in order."""
        self._behaviours = dict(behaviours)
        self._log = log
        self._stopped = Event()
        self._lock = Lock()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.script = self
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="scripted", daemon=True)

    @property
    def host(self) -> str:
        """Its address, as OLLAMA_HOST has it."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        """Its address, as OPENAI_BASE_URL has it."""
        return f"{self.host}/v1"

    @property
    def names(self) -> tuple[str, ...]:
        """The models that it plays."""
        return tuple(self._behaviours)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Break off every reply and answer no more."""
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()

    def reply(self, request: Request) -> Reply:
        """Return what the model that is asked for does, and keep it among the exchanges."""
        behaviour = self._behaviours.get(request.model)
        if behaviour is None:
            reply = fail(404, f"The model `{request.model}` does not exist")
        else:
            reply = behaviour(request)
        exchange = Exchange(request, reply)
        with self._lock:
            self.exchanges.append(exchange)
            if self._log:
                with self._log.open("a", encoding="utf-8") as log:
                    log.write(json.dumps(exchange.to_dict(), ensure_ascii=False) + "\n")
        return reply

    def is_stopped_within(self, seconds: float) -> bool:
        """Wait; tell whether the server was stopped meanwhile."""
        return self._stopped.wait(seconds)


@contextmanager
def serve(
    behaviours: Mapping[str, Behaviour], port: int = 0, log: Path | None = None
) -> Iterator[ScriptedServer]:
    """Play models on 127.0.0.1 as long as the context lasts.

    ``behaviours``: by the name of the model; ``port``: 0 for any that is free; ``log``: a file that a line
    of JSON is added to for each exchange (``Exchange.to_dict``). Raises OSError when the port is taken.
    """
    server = ScriptedServer(behaviours, port, log)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    script: ScriptedServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever asked has gone, which is what is tried out here."""


class _Handler(BaseHTTPRequestHandler):
    # One request a connection (see the headers): clients that are thrown away would leave theirs open.
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, *_: object) -> None:
        """Say nothing; the exchanges are kept."""

    def do_GET(self) -> None:
        names = self.server.script.names
        lists: dict[str, dict[str, Any]] = {
            "/v1/models": {
                "object": "list",
                "data": [
                    {"id": name, "object": "model", "created": 0, "owned_by": "script"} for name in names
                ],
            },
            "/api/tags": {"models": [{"name": name, "model": name} for name in names]},
            "/api/version": {"version": "0.0.0"},
        }
        found = lists.get(self.path)
        self._send_json(200 if found else 404, found or error_body(404, "Not found"))

    def do_POST(self) -> None:
        try:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            request = read_request(body)
        except (ValueError, AttributeError):
            self._send_json(400, error_body(400, "The request is no JSON object"))
            return
        is_ollama = self.path == "/api/chat"
        if not is_ollama and self.path != "/v1/chat/completions":
            self._send_json(404, error_body(404, "Not found"))
            return
        reply = self.server.script.reply(request)
        if reply.wait_seconds and self.server.script.is_stopped_within(reply.wait_seconds):
            self._break_off()
        elif reply.status != 200:
            wrong = {"error": reply.error} if is_ollama else error_body(reply.status, reply.error)
            self._send_json(reply.status, wrong, reply.headers)
        elif not body.get("stream", is_ollama):
            whole = ollama_whole if is_ollama else openai_whole
            self._send(whole(request, reply), "application/json", reply)
        elif is_ollama:
            self._send(ollama_stream(request, reply), "application/x-ndjson", reply)
        else:
            self._send(openai_stream(request, reply), "text/event-stream", reply)

    def _send(self, parts: Iterator[str | Pause], kind: str, reply: Reply) -> None:
        """Send in chunks, each at once, so that a connection that breaks is not taken for an end."""
        self.send_response(200)
        sent = {"Content-Type": kind, "Transfer-Encoding": "chunked", **reply.headers}
        for name, value in {**sent, "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        for part in parts:
            if isinstance(part, Pause):
                if self.server.script.is_stopped_within(part.seconds):
                    break
                continue
            data = part.encode()
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()
        else:
            if reply.ending is not Ending.CUT:
                self.wfile.write(b"0\r\n\r\n")
                return
        self._break_off()

    def _send_json(
        self, status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None
    ) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        sent = {"Content-Type": "application/json", "Content-Length": str(len(data)), **(headers or {})}
        for name, value in {**sent, "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _break_off(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(SHUT_RDWR)
