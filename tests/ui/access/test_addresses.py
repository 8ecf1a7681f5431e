"""Where a request comes from, with and without a proxy that is trusted."""

import pytest
from starlette.datastructures import Headers

from ui.access.addresses import (
    client_address,
    counted_address,
    host_name,
    is_loopback,
    is_secure,
    read_proxies,
)
from ui.access.errors import AccessError

PROXIES = read_proxies(("127.0.0.1", "10.1.0.0/16", "fd00::/8"))


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("localhost", True),
        ("LOCALHOST", True),
        ("0.0.0.0", False),  # noqa: S104 - what is not loopback
        ("::", False),
        ("", False),
        ("192.168.1.4", False),
        ("localhost.evil.example", False),
    ],
)
def test_loopback(host, answer):
    assert is_loopback(host) is answer


@pytest.mark.parametrize(
    ("peer", "lines", "found"),
    [
        ("203.0.113.9", [], "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
        ("127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["192.0.2.66, 198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["192.0.2.66, 198.51.100.1, 10.1.2.3"], "198.51.100.1"),
        ("127.0.0.1", ["192.0.2.66", "198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["onzin"], "127.0.0.1"),
        ("127.0.0.1", ["192.0.2.66, onzin"], "127.0.0.1"),
        ("::ffff:10.1.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("fd12::1", ["2001:db8::1"], "2001:db8::1"),
        ("", ["198.51.100.1"], ""),
        ("testclient", ["198.51.100.1"], "testclient"),
    ],
)
def test_the_address_of_the_visitor(peer, lines, found):
    headers = Headers(raw=[(b"x-forwarded-for", line.encode()) for line in lines])
    assert client_address(peer, headers, PROXIES) == found


def test_limits_count_a_household_as_one():
    assert counted_address("2001:db8:1:2:aaaa::1") == counted_address("2001:db8:1:2:bbbb::2")
    assert counted_address("2001:db8:1:3::1") != counted_address("2001:db8:1:2::1")
    assert counted_address("::ffff:192.0.2.1") == counted_address("192.0.2.1") != counted_address("192.0.2.2")


@pytest.mark.parametrize(
    ("scheme", "peer", "said", "answer"),
    [
        ("https", "203.0.113.9", "", True),
        ("http", "203.0.113.9", "https", False),
        ("http", "127.0.0.1", "https", True),
        ("http", "127.0.0.1", "http", False),
        ("http", "127.0.0.1", "https, http", False),
        ("http", "127.0.0.1", "", False),
    ],
)
def test_https_here_or_at_the_trusted_proxy(scheme, peer, said, answer):
    scope = {"type": "http", "scheme": scheme, "client": (peer, 1)}
    assert is_secure(scope, Headers({"x-forwarded-proto": said}), PROXIES) is answer


def test_a_proxy_that_is_no_address_is_one_line():
    with pytest.raises(AccessError, match="FUNCTIEWIJZER_PROXY_ADDRESSES"):
        read_proxies(("proxy.voorbeeld",))


@pytest.mark.parametrize(
    ("host", "name"),
    [("Localhost:7860", "localhost"), ("[::1]:80", "::1"), ("a.example.", "a.example"), ("", "")],
)
def test_the_name_in_a_host_header(host, name):
    assert host_name(host) == name
