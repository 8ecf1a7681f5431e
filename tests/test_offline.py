"""Nothing leaves the machine: everything works where each outside connection is forbidden."""

import subprocess
import sys
from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "documents" / "hazelbeke-algemeen-directeur.txt"
GUARDED = """
import socket, sys

tried = []

def guard(name, is_local):
    original = getattr(socket.socket, name)
    def guarded(self, address, *rest):
        if self.family != socket.AF_UNIX and not is_local(address):
            tried.append(address)
            raise OSError("no network in this test")
        return original(self, address, *rest)
    setattr(socket.socket, name, guarded)

def local(address):
    return address[0] in ("127.0.0.1", "::1", "localhost")

guard("connect", local)
guard("connect_ex", local)
resolve = socket.getaddrinfo

def guarded_resolve(host, *rest, **named):
    if host not in (None, "", "127.0.0.1", "::1", "localhost", b"localhost"):
        tried.append(host)
        raise socket.gaierror("no network in this test")
    return resolve(host, *rest, **named)

socket.getaddrinfo = guarded_resolve

from ui.command_line import main

def run(*arguments):
    sys.argv = ["functiewijzer", *arguments]
    try:
        main()
    except SystemExit as ended:
        assert not ended.code, ended.code

document, index = sys.argv[1:]
run("ingest", document, "--index", index)
run("ask", "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?", "--index", index)
run("doctor", "--index", index)

from fastapi.testclient import TestClient
from assistant import open_assistant
from ui.app import create_app
from ui.site import Site

assistant = open_assistant(index)
with TestClient(create_app(Site(assistant)), base_url="http://localhost") as client:
    assert client.get("/").status_code == 200
    asked = client.post("/api/ask", json={"question": "Welke competenties vraagt Hazelbeke?"})
    assert asked.json()["status"] == "answered", asked.text
assistant.close()

try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
except OSError:
    assert tried == [("192.0.2.1", 80)] or tried == ["192.0.2.1"], tried
else:
    raise AssertionError("the guard does not work")
"""


def test_ingest_ask_and_serve_without_a_network(tmp_path):
    command = [sys.executable, "-c", GUARDED, str(DOCUMENT), str(tmp_path / "index")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=150, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "vijf jaar ervaring" in ended.stdout
