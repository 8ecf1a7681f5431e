"""A hub on loopback that serves folders as repositories, and fails when it is told to."""

import hashlib
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from huggingface_hub import constants

_API = re.compile(r"/api/models/(?P<name>[^/]+/[^/?]+)(/revision/(?P<revision>[^/?]+))?")
_TREE = re.compile(r"/api/models/(?P<name>[^/]+/[^/?]+)/tree/(?P<commit>[0-9a-f]{40})")
_FILE = re.compile(r"/(?P<name>[^/]+/[^/?]+)/resolve/(?P<commit>[0-9a-f]{40})/(?P<file>.+)")


class ScriptedHub:
    """What is on the hub, what went wrong on purpose, and what was asked of it."""

    def __init__(self) -> None:
        self.folders: dict[str, Path] = {}
        """Folder of each repository, by name."""
        self.licences: dict[str, str] = {}
        """What its card says of its licence, by name."""
        self.refuses: dict[str, tuple[int, str]] = {}
        """Status and error code for a repository, by name."""
        self.cuts: dict[str, list[int]] = {}
        """For a file, after how many bytes the connection is cut: one number for each time."""
        self.asked: list[tuple[str, str, str]] = []
        """Method, file or path, and range of every request."""
        self.url = ""

    def commit(self, name: str) -> str:
        """Return the hash of what a repository holds now."""
        held = [(path, (self.folders[name] / path).read_bytes()) for path in self.files(name)]
        return hashlib.sha1(repr(held).encode()).hexdigest()  # noqa: S324 - as git does

    def files(self, name: str) -> list[str]:
        """Return the paths of the files in a repository."""
        folder = self.folders[name]
        return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())

    def fetched(self) -> list[str]:
        """Return the files that were sent, in part or whole, in order."""
        return [path for method, path, _ in self.asked if method == "GET" and not path.startswith("/api")]


class _Handler(BaseHTTPRequestHandler):
    hub: ScriptedHub
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._serve()

    def do_GET(self) -> None:
        self._serve()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def _serve(self) -> None:
        found = _FILE.match(self.path) or _TREE.match(self.path) or _API.match(self.path)
        if found is None:
            self._send(404, b"{}", {})
            return
        name = found["name"]
        file = found.groupdict().get("file")
        self.hub.asked.append((self.command, file or self.path, self.headers.get("Range", "")))
        status, code = self.hub.refuses.get(name, (404, "RepoNotFound"))
        if name in self.hub.refuses or name not in self.hub.folders:
            self._send(status, b"{}", {"X-Error-Code": code} if code else {})
        elif file:
            self._send_file(name, file)
        elif _TREE.match(self.path):
            self._send_json(
                [{"type": "file", "path": path, **self._told(name, path)} for path in self._all(name)]
            )
        elif unquote(found["revision"] or "main") not in ("main", "v1", "refs/pr/3", self.hub.commit(name)):
            self._send(404, b"{}", {"X-Error-Code": "RevisionNotFound"})
        else:
            siblings = [{"rfilename": path, **self._told(name, path)} for path in self._all(name)]
            card = {"license": self.hub.licences.get(name)} if name in self.hub.licences else {}
            self._send_json(
                {"id": name, "sha": self.hub.commit(name), "siblings": siblings, "cardData": card}
            )

    def _all(self, name: str) -> list[str]:
        return self.hub.files(name)

    def _told(self, name: str, path: str) -> dict[str, object]:
        data = (self.hub.folders[name] / path).read_bytes()
        return {"size": len(data), "oid": hashlib.sha1(data).hexdigest()}  # noqa: S324 - as git does

    def _send_file(self, name: str, file: str) -> None:
        path = self.hub.folders[name] / file
        if not path.is_file():
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        data = path.read_bytes()
        tag = hashlib.sha1(data).hexdigest()  # noqa: S324 - as git does
        more = {"X-Repo-Commit": self.hub.commit(name), "ETag": f'"{tag}"', "Accept-Ranges": "bytes"}
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(asked[1]) if asked else 0
        if asked:
            more["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        cuts = self.hub.cuts.get(file, [])
        most = cuts.pop(0) if cuts and self.command == "GET" else None
        self._send(206 if asked else 200, data[start:], more, most)

    def _send_json(self, value: object) -> None:
        self._send(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, data: bytes, more: dict[str, str], most: int | None = None) -> None:
        self.send_response(status)
        for key, value in more.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data if most is None else data[:most])
        if most is not None:
            self.close_connection = True


@contextmanager
def scripted_hub() -> Iterator[ScriptedHub]:
    """Run a hub; its address is in ``url``."""
    hub = ScriptedHub()
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def hub_with(
    name: str, model: Path | str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ScriptedHub]:
    """Run a hub that has a copy of the model, and let everything here go to it.

    The copy stands in ``folder``, and so does what is got from the hub.
    """
    monkeypatch.setattr("time.sleep", lambda seconds: None)  # between two tries of the library
    with scripted_hub() as running:
        running.folders[name] = folder / "hub"
        shutil.copytree(model, running.folders[name])
        running.licences[name] = "mit"
        files = running.url + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "ENDPOINT", running.url)
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", files)
        monkeypatch.setattr(constants, "HF_HUB_CACHE", str(folder / "cache"))
        yield running
