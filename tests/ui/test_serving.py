"""Listening, and stopping."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from ui.access.errors import AccessError
from ui.serving import ServeError, serve
from ui.site import Site
from ui.texts import serving


def test_port_in_use(assistant):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError) as error:
            serve(Site(assistant), "127.0.0.1", port)
    assert str(error.value) == serving.PORT_IN_USE.format(port=port, host="127.0.0.1")


@pytest.mark.parametrize(("host", "port"), [("geen.invalid", 7860), ("127.0.0.1", 99999), ("", -1)])
def test_address_that_cannot_be_used(assistant, host, port):
    with pytest.raises(ServeError) as error:
        serve(Site(assistant), host, port)
    assert "\n" not in str(error.value)


def test_serve_says_where_and_stops_quietly():
    script = (
        "from conftest import FakeAssistant, make_document; from ui.serving import serve; "
        "from ui.site import Site; "
        "serve(Site(FakeAssistant(make_document())), '127.0.0.1', 0)"
    )
    folder = Path(__file__).parent
    with subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        line = process.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
        with urllib.request.urlopen(f"{address}/health", timeout=20) as response:  # noqa: S310
            assert json.load(response)["status"] == "ok"
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=20)
    assert (rest, errors) == ("", "")
    assert process.returncode == 0


def test_nothing_is_served_to_others_that_nothing_guards(assistant):
    with pytest.raises(AccessError):
        serve(Site(assistant), "0.0.0.0", 0)  # noqa: S104 - what is refused
