"""Turn answers, which quote documents of others, into HTML that cannot do anything but be read."""

from collections.abc import Collection, Iterable
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from assistant import Answer, Mode
from ui import texts

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


def citation_reference(turn: int, number: int) -> str:
    """Return the fragment that names a citation of one answer in the conversation."""
    return f"#bron-{turn}-{number}"


def read_reference(turn: int, rank: int) -> str:
    """Return the fragment that names a passage that was read but not cited; rank counts from 1."""
    return f"#gelezen-{turn}-{rank}"


def question_reference(turn: int, number: int) -> str:
    """Return the fragment that names a suggested question, from 1; turn 0 has the examples."""
    return f"#vraag-{turn}-{number}"


def render_markdown(markdown: str, turn: int, numbers: Collection[int]) -> str:
    """Return untrusted Markdown as HTML on one line.

    Raw HTML stands there as text, images and links are not made, and a [n] becomes a link to its
    citation when n is one of the numbers.
    """
    parser = _parser()
    environment = {"turn": turn, "numbers": frozenset(numbers)}
    return " ".join(parser.render(markdown, environment).split())


def render_question(question: str) -> str:
    """Return the user's question as HTML on one line, every sign as typed."""
    lines = "<br>".join(escape(line.strip()) for line in question.strip().splitlines())
    spoken = f'<span class="fw-verborgen">{texts.YOU_ASKED}</span>'
    return f'<div class="fw-gevraagd">{spoken} {lines}</div>'


def render_answer(answer: Answer, turn: int) -> str:
    """Return an answer with what was understood and what can be asked next, as HTML on one line."""
    numbers = [citation.number for citation in answer.citations]
    parts = [
        f'<span class="fw-verborgen">{texts.ANSWER}</span>',
        _status(answer),
        f'<div class="fw-tekst">{render_markdown(answer.text, turn, numbers)}</div>',
        _understanding(answer),
        _suggestions(answer.suggestions, turn),
    ]
    return f'<div class="fw-antwoord">{"".join(parts)}</div>'


def _status(answer: Answer) -> str:
    label = texts.STATUS_LABELS.get(answer.status)
    return f'<p class="fw-status">{escape(label)}</p>' if label else ""


def _understanding(answer: Answer) -> str:
    lines: list[str] = []
    if answer.standalone_question.strip().casefold() != answer.question.strip().casefold():
        lines.append(f"{texts.UNDERSTOOD_AS} {_text(answer.standalone_question)}")
    if answer.organisations:
        lines.append(f"{texts.ABOUT} {_text(', '.join(answer.organisations))}")
    if answer.terms:
        pairs = "; ".join(f"{_text(match.word)} → {_text(match.term)}" for match in answer.terms)
        lines.append(f"{texts.TERMS} {pairs}")
    if answer.mode is Mode.GENERATIVE:
        lines.append(texts.GENERATIVE)
    return _list("fw-begrepen", lines)


def _suggestions(suggestions: Iterable[str], turn: int) -> str:
    links = [
        f'<a class="fw-vraaglink" href="{question_reference(turn, number)}">{_text(suggestion)}</a>'
        for number, suggestion in enumerate(suggestions, start=1)
    ]
    return f'<p class="fw-tussenkop">{texts.SUGGESTIONS}</p>{_list("fw-suggesties", links)}' if links else ""


def _list(name: str, items: list[str]) -> str:
    return f'<ul class="{name}">{"".join(f"<li>{item}</li>" for item in items)}</ul>' if items else ""


def _text(text: str) -> str:
    return " ".join(escape(text).split())


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
    environment: dict[str, int],
) -> str:
    number = int(tokens[index].content)
    reference = citation_reference(environment["turn"], number)
    title = texts.SOURCE.format(number=number)
    return f'<a class="fw-verwijzing" href="{reference}" title="{title}">[{number}]</a>'
