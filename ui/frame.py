"""The frame of every page: header, content, footer. Templates escape all that they are given."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from ui.access.account import NO_ACCOUNT, account_of
from ui.languages import DUTCH, LANGUAGES, Language, language_of, without_prefix
from ui.texts import access as access_texts
from ui.texts.site import NAME, TEXTS

_ENVIRONMENT = Environment(
    loader=PackageLoader("ui", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals["name"] = NAME


@dataclass(frozen=True, slots=True)
class _Tab:
    """A page in the header."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class _Version:
    """The page in a language."""

    language: Language
    address: str
    is_current: bool


def render_page(template: str, request: Request, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
    """Return a page: a template that extends base.html, with what it needs, in the address's language.

    Every template has ``site`` (the frame's texts), ``language``, ``tabs``, ``versions`` and ``name``.
    """
    path = request.url.path
    found = _ENVIRONMENT.get_template(template)
    frame = {**_frame(path, request.url.query), "account": account_of(request)}
    return HTMLResponse(found.render(**frame, **values), status_code=status)


def render_fragment(template: str, path: str, **values: Any) -> str:  # noqa: ANN401
    """Return a part of a page at a path, as HTML."""
    return _ENVIRONMENT.get_template(template).render(**{**_frame(path), **values})


def page_title(language: Language) -> str:
    """Return the title of the chat page, which Gradio sets again from its script."""
    return f"{language.choose(TEXTS).questions} – {NAME}"


def refused(request: Request, status: int, line: str) -> HTMLResponse:
    """Return the page that says why a request is refused."""
    return render_page("refused.html", request, status, line=line)


def not_found(request: Request, line: str = "") -> HTMLResponse:
    """Return the page that says that there is nothing at this address, and why."""
    texts = language_of(request.url.path).choose(TEXTS)
    return render_page("not_found.html", request, 404, line=line or texts.no_such_address)


def _frame(path: str, query: str = "") -> dict[str, Any]:
    language = language_of(path)
    texts = language.choose(TEXTS)
    plain = without_prefix(path)
    tabs = (
        (texts.questions, "/"),
        (texts.briefing, "/inwerken"),
        (texts.comparison, "/vergelijken"),
        (texts.documents, "/documenten"),
        (texts.evaluation, "/evaluatie"),
    )
    after = f"?{query}" if query else ""
    return {
        "site": texts,
        "language": language,
        "dutch": DUTCH,
        "tabs": [_Tab(label, language.address(at), _is_at(plain, at)) for label, at in tabs],
        "account": NO_ACCOUNT,
        "account_texts": language.choose(access_texts.TEXTS),
        "versions": [
            _Version(other, f"{other.address(plain)}{after}", other is language) for other in LANGUAGES
        ],
    }


def _is_at(path: str, tab: str) -> bool:
    return path == tab or (tab != "/" and path.startswith(f"{tab}/"))
