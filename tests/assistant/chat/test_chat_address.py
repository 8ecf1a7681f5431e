"""Telling how far a model is."""

import socket

import pytest

from assistant.chat.address import Reach, is_loopback, is_web_address, reach_of, without_password
from assistant.chat.traits import Traits


@pytest.mark.parametrize(
    ("url", "reach"),
    [
        ("http://localhost:8000/v1", Reach.THIS_MACHINE),
        ("http://model.localhost", Reach.THIS_MACHINE),
        ("http://127.8.9.10", Reach.THIS_MACHINE),
        ("http://[::1]:11434", Reach.THIS_MACHINE),
        ("http://[::ffff:127.0.0.1]", Reach.THIS_MACHINE),
        ("http://10.1.2.3/v1", Reach.OWN_NETWORK),
        ("http://192.168.1.5:8000", Reach.OWN_NETWORK),
        ("http://100.64.0.9", Reach.OWN_NETWORK),
        ("http://[fd00::1]", Reach.OWN_NETWORK),
        ("http://reken-pc:8000", Reach.OWN_NETWORK),
        ("http://model.intranet", Reach.OWN_NETWORK),
        ("https://8.8.8.8", Reach.ELSEWHERE),
        ("https://naar.binnen.example", Reach.OWN_NETWORK),
        ("https://naar.buiten.example", Reach.ELSEWHERE),
        ("https://naar.hier.example", Reach.THIS_MACHINE),
        ("https://half.binnen.example", Reach.ELSEWHERE),
        ("https://onbekend.example", Reach.ELSEWHERE),
    ],
)
def test_an_address_is_here_near_or_elsewhere(monkeypatch, url, reach):
    known = {
        "naar.binnen.example": ["10.0.0.1", "fd00::2"],
        "naar.buiten.example": ["8.8.8.8"],
        "naar.hier.example": ["127.0.0.1"],
        "half.binnen.example": ["10.0.0.1", "8.8.8.8"],
    }

    def look_up(host, *rest, **named):
        if host not in known:
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert reach_of(url) is reach


def test_a_model_that_ollama_passes_on_is_elsewhere():
    traits = Traits(provider="ollama", url="http://127.0.0.1:11434")
    assert traits.reach("ollama:gpt-oss:120b-cloud") is Reach.ELSEWHERE
    assert traits.reach("ollama:kimi:cloud") is Reach.ELSEWHERE
    assert traits.reach("ollama:cloudy:7b") is Reach.THIS_MACHINE
    assert Traits().reach("test") is None


@pytest.mark.parametrize("url", ["", "localhost", "file:///x", "http://", "http://a:99999", "http://[x"])
def test_what_is_no_web_address(url):
    assert not is_web_address(url)


def test_an_address_is_shown_without_what_is_secret_in_it():
    assert without_password("http://jan:pas@a.example:8/v1?key=x") == "http://***@a.example:8/v1"
    assert without_password("http://a.example/v1") == "http://a.example/v1"
    assert without_password("jan:pas@a.example") == "***"
    assert is_loopback("http://jan:pas@localhost:8")
