"""Turn answers, which quote documents of others, into HTML that cannot do anything but be read."""

from collections.abc import Collection

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from ui.chat.references import citation_reference

_UNSAFE_RULES = (
    "html_block",
    "html_inline",
    "image",
    "link",
    "autolink",
    "reference",
    "code",
    "fence",
)
"""Markdown that could load, link or hide something, or that an indented quote sets off."""


def render_markdown(markdown: str, turn: int, numbers: Collection[int], title: str) -> Markup:
    """Return untrusted Markdown as HTML on one line.

    Raw HTML stands there as text, images and links are not made, and a [n] becomes a link to its
    citation when n is one of the numbers; ``title`` tells what it is ("Bron {number}").
    """
    environment = {"turn": turn, "numbers": frozenset(numbers), "title": title}
    rendered = _parser().render(markdown, environment)
    return Markup(" ".join(rendered.split()))  # noqa: S704 - raw HTML was escaped by the parser


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable("table").disable(_UNSAFE_RULES)
    parser.inline.ruler.before("emphasis", "citation", _citation_rule)
    parser.add_render_rule("citation", _render_citation)
    return parser


def _citation_rule(state: StateInline, silent: bool) -> bool:
    """Read a [n] whose n is the number of a citation."""
    end = state.src.find("]", state.pos, state.pos + 6)
    digits = state.src[state.pos + 1 : end]
    if state.src[state.pos] != "[" or end < 0 or not (digits.isascii() and digits.isdigit()):
        return False
    if int(digits) not in state.env["numbers"]:
        return False
    if not silent:
        token = state.push("citation", "a", 0)
        token.content = str(int(digits))
    state.pos = end + 1
    return True


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
