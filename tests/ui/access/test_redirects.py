"""After signing in nobody is sent to another site."""

import pytest

from ui.access.redirects import local_path


@pytest.mark.parametrize(
    "path", ["/", "/inwerken", "/bron/a%20b.txt/3?v=12#citaat", "/en/", "/?naar=https://a.example"]
)
def test_a_page_of_this_site(path):
    assert local_path(path, "/elders") == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "inwerken",
        "https://evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "/a\r\nSet-Cookie: a=b",
        "/\u2028",
        "//[bad",
        "/" + "a" * 3000,
        "/aanmelden",
        "/en/aanmelden?naar=/",
        "/afmelden/",
    ],
)
def test_anything_else(path):
    assert local_path(path, "/elders") == "/elders"
