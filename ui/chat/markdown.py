"""Turn answers, which quote documents of others, into HTML that cannot do anything but be read."""

from collections.abc import Collection

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from ui.chat.references import citation_reference
from ui.restricted_markdown import restricted_parser


def render_markdown(markdown: str, turn: int, numbers: Collection[int], title: str) -> Markup:
    """Return untrusted Markdown as HTML on one line.

    Raw HTML stands there as text, images and links are not made, and a [n] becomes a link to its
    citation when n is one of the numbers; ``title`` tells what it is ("Bron {number}").
    """
    environment = {"turn": turn, "numbers": frozenset(numbers), "title": title}
    rendered = _parser().render(markdown, environment)
    return Markup(" ".join(rendered.split()))  # noqa: S704 - raw HTML was escaped by the parser


def _parser() -> MarkdownIt:
    rendering = restricted_parser()
    rendering.add_render_rule("citation", _render_citation)
    return rendering


def _render_citation(
    _renderer: object,
    tokens: list[Token],
    index: int,
    _options: object,
    environment: dict[str, object],
) -> str:
    number = int(tokens[index].content)
    reference = citation_reference(int(str(environment["turn"])), number)
    title = escape(str(environment["title"]).format(number=number))
    return f'<a class="fw-verwijzing" href="{reference}" title="{title}">[{number}]</a>'
