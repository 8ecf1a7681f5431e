"""Untrusted Markdown as HTML."""

import pytest

from ui.chat.markdown import render_markdown

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "[klik](javascript:alert(1))",
    '<a href="javascript:alert(1)">klik</a>',
    "[klik](data:text/html,x)",
    '<iframe src="http://evil.example">',
    '<object data="http://evil.example">',
    "![beeld](http://evil.example/x.png)",
    '<form action="http://evil.example"><input></form>',
    '<div style="position:fixed">',
    '<meta http-equiv="refresh" content="0;url=http://evil.example">',
    '<base href="http://evil.example">',
    "<http://evil.example>",
    "[1]: http://evil.example\n\n[1]",
    "![1]",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("around", ["{}", "**{}**", "- {}", "| a |\n|---|\n| {} |", "\t{}"])
def test_hostile_markdown_is_only_text(payload, around):
    html = render_markdown(around.format(payload), 1, [1], "Bron {number}")
    bare = html.replace('<a class="fw-verwijzing" href="#bron-1-1" title="Bron 1">', "")
    for tag in ("script", "img", "svg", "iframe", "object", "form", "div", "meta", "base", "a"):
        assert f"<{tag}" not in bare.replace("</a", "")
    assert "href=" not in bare.replace("href=&quot;", "")


def test_markers_become_links_of_their_message():
    html = render_markdown("Ja [1][2], en [3] en [ 1 ] en \\[1\\] en `[1]`.", 7, [1, 2], "Bron {number}")
    assert html.count("<a ") == 2
    assert 'href="#bron-7-1"' in html
    assert 'href="#bron-7-2"' in html
    assert "[3]" in html


def test_lists_tables_and_bold_are_kept():
    html = render_markdown(
        "**Vet**\n\n- een [1]\n- twee\n\n| a | b |\n|---|---|\n| 1 | 2 |", 1, [1], "Bron {number}"
    )
    assert "<strong>Vet</strong>" in html
    assert html.count("<li>") == 2
    assert "<table>" in html
    assert "\n" not in html
