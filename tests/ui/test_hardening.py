"""What strangers may send: closed addresses, security headers everywhere, garbage to every endpoint."""

import json
import re

import httpx
import pytest

from tests.ui.addresses import CHAT, MISSING, PAGES, SIGN_IN, in_all_languages
from ui.languages import LANGUAGES

PREFIXES = [language.prefix for language in LANGUAGES]
CLOSED = (
    "/gradio_api/file=http://127.0.0.1:1/x",
    "/gradio_api/file=https://example.org/x",
    "/gradio_api/file=/etc/passwd",
    "/gradio_api/file/etc/passwd",
    "/gradio_api/proxy=https://example.org/x",
    "/gradio_api/upload",
    "/gradio_api/upload_progress?upload_id=x",
    "/gradio_api/stream/x/x/1/playlist.m3u8",
    "/gradio_api/component_server",
    "/gradio_api/run/predict",
    "/gradio_api/call/predict",
    "/gradio_api/deep_link",
    "/gradio_api/run-history/records",
    "/gradio_api/vibe-code",
    "/monitoring",
    "/monitoring/summary",
)
GARBAGE = (
    None,
    1,
    -(10**30),
    1.5,
    True,
    "x" * 5_000,
    [],
    ["x"],
    {},
    {"path": "/etc/passwd"},
    [[{"a": [None]}]],
)


@pytest.fixture(scope="module")
def client(site):
    with httpx.Client(base_url=site.address, timeout=30) as running:
        yield running


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", CLOSED)
def test_closed_addresses(client, prefix, path):
    for method in ("GET", "HEAD", "POST"):
        assert client.request(method, prefix + path).status_code == 403


ADDRESSES = [
    *in_all_languages(CHAT, *PAGES, SIGN_IN, MISSING, "/config", "/theme.css", "/gradio_api/file=x"),
    "/docs",
    "/health",
    "/api/documents",
    "/api/nee",
    "/openapi.json",
    "/functiewijzer/site.css",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_security_headers_everywhere(client, address):
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "'unsafe-inline'" not in re.search("script-src[^;]*", policy)[0]
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    if address not in in_all_languages(CHAT):
        assert "unsafe" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers.get_list("content-security-policy") == [policy]
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("address", in_all_languages(CHAT))
def test_a_nonce_serves_one_response(client, address):
    nonces = []
    for _ in range(2):
        page = client.get(address)
        (nonce,) = re.findall(r"'nonce-([^']+)'", page.headers["content-security-policy"])
        inline = [tag for tag in re.findall(r"<script[^>]*>", page.text) if " src=" not in tag]
        assert inline
        assert all(f'nonce="{nonce}"' in tag for tag in inline)
        nonces.append(nonce)
    assert nonces[0] != nonces[1]
    assert len(nonces[0]) >= 22


def run(client, prefix, number, data):
    """Return what Gradio's queue says of one event, from its beginning to its end."""
    session = f"s{number}"
    body = {"data": data, "fn_index": number, "session_hash": session, "event_data": data[:1] and data[0]}
    joined = client.post(f"{prefix}/gradio_api/queue/join", json=body)
    if joined.status_code != 200:
        return joined.status_code, joined.text
    with client.stream("GET", f"{prefix}/gradio_api/queue/data", params={"session_hash": session}) as stream:
        lines = []
        for line in stream.iter_lines():
            lines.append(line)
            if "process_completed" in line or "close_stream" in line:
                break
    return stream.status_code, "\n".join(lines)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_garbage_to_every_endpoint(client, prefix):
    endpoints = client.get(f"{prefix}/config").json()["dependencies"]
    assert len(endpoints) >= 4
    for number, endpoint in enumerate(endpoints):
        for value in GARBAGE:
            for data in ([value] * len(endpoint["inputs"]), [value]):
                status, text = run(client, prefix, number, data)
                assert status < 500, (number, value, text[:300])
                for inside in ("Traceback", "site-packages", 'File "', "/ui/"):
                    assert inside not in text, (number, value)
    assert client.get("/health").status_code == 200


def test_too_much_to_an_endpoint(client):
    body = json.dumps({"data": ["x" * 5_000_000], "fn_index": 0, "session_hash": "x"})
    for path in ("/gradio_api/queue/join", "/en/gradio_api/queue/join", "/api/ask"):
        answer = client.post(path, content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 413
        assert list(answer.json()) == ["fout"]


def test_a_question_beyond_the_limit_is_refused_in_the_queue(client, site):
    before = len(site.assistant.calls)
    status, text = run(client, "", 0, ["x" * 5_000, None, [], []])
    assert status == 200
    assert len(site.assistant.calls) == before
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"data": 1}', b'{"fn_index": 10000, "data": []}']
)
def test_no_event_at_all(client, body):
    answer = client.post("/gradio_api/queue/join", content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500, answer.text
    assert "Traceback" not in answer.text
