"""The Markdown of answers: text, bold, lists, tables and [n]; nothing in it loads or links."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

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


def restricted_parser() -> MarkdownIt:
    """Return a parser of the Markdown of answers.

    Raw HTML, images and links stay text. Its environment holds ``numbers``, those of the citations: a
    [n] with one of them becomes a token "citation" with the number as its content.
    """
    restricted = MarkdownIt("commonmark", {"html": False, "breaks": True})
    restricted.enable("table").disable(_UNSAFE_RULES)
    restricted.inline.ruler.before("emphasis", "citation", _citation_rule)
    return restricted


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
