"""The Markdown of answers, which quote documents of others: it can do nothing but be read.

Text, bold, lists, tables, [n] and PARTLY; nothing in it loads, and nothing but a [n] links.
"""

from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from assistant.answer import Answer, Verdict
from assistant.texts import PARTLY_SUPPORTED

_INTERNAL = "\ufdd0"
"""No character: Unicode keeps it for what programs tell themselves, so no document means anything by it."""
PARTLY = f"[{_INTERNAL}]"
"""Stands in Markdown behind a statement that its quotes support in part."""
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
_NOTHING = Markup()


def mark_partly(answer: Answer) -> str:
    """Return the text of an answer with PARTLY behind each statement that its quotes support in part.

    It takes the place of the words that say so.
    """
    text, end = answer.text.replace(_INTERNAL, ""), 0
    for statement in answer.statements:
        written = statement.written.replace(_INTERNAL, "")
        start = text.find(written, end)
        if start < 0:
            continue
        end = start + len(written)
        if statement.verdict is Verdict.PARTLY:
            text = f"{text[:end]}{PARTLY}{text[end:].removeprefix(PARTLY_SUPPORTED)}"
            end += len(PARTLY)
    return text


def restricted_parser() -> MarkdownIt:
    """Return a parser of the Markdown of answers.

    Raw HTML, images and links stay text. Its environment holds ``numbers``, those of the citations: a
    [n] with one of them becomes a token "citation" with the number as its content. PARTLY becomes a
    token "partly".
    """
    restricted = MarkdownIt("commonmark", {"html": False, "breaks": True})
    restricted.enable("table").disable(_UNSAFE_RULES)
    restricted.inline.ruler.before("emphasis", "citation", _citation_rule)
    restricted.inline.ruler.before("emphasis", "partly", _partly_rule)
    return restricted


def render_markdown(
    markdown: str, references: Mapping[int, str], title: str, partly: Markup = _NOTHING
) -> Markup:
    """Return untrusted Markdown as HTML on one line.

    Raw HTML stands there as text, images and links are not made, and a [n] becomes a link of class
    "fw-verwijzing" to its reference when there is one; ``title`` tells what it is ("Bron {number}").
    ``partly``: what stands for PARTLY.
    """
    rendering = restricted_parser()
    rendering.add_render_rule("citation", _render_citation)
    rendering.add_render_rule("partly", _render_partly)
    environment = {
        "numbers": references.keys(),
        "references": references,
        "title": title,
        "partly": partly,
    }
    rendered = rendering.render(markdown, environment)
    return Markup(" ".join(rendered.split()))  # noqa: S704 - raw HTML was escaped by the parser


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


def _partly_rule(state: StateInline, silent: bool) -> bool:
    """Read PARTLY."""
    if not state.src.startswith(PARTLY, state.pos):
        return False
    if not silent:
        state.push("partly", "span", 0)
    state.pos += len(PARTLY)
    return True


def _render_partly(
    _renderer: object,
    _tokens: list[Token],
    _index: int,
    _options: object,
    environment: Mapping[str, Markup],
) -> str:
    return f" {environment['partly']}"


def _render_citation(
    _renderer: object,
    tokens: list[Token],
    index: int,
    _options: object,
    environment: Mapping[str, Mapping[int, str]],
) -> str:
    number = int(tokens[index].content)
    title = str(environment["title"]).format(number=number)
    reference = environment["references"][number]
    return f'<a class="fw-verwijzing" href="{escape(reference)}" title="{escape(title)}">[{number}]</a>'
