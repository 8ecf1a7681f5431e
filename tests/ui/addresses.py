"""The addresses of the pages, which the tests of all pages walk through; a new page adds its line here."""

from ui.languages import LANGUAGES

CHAT = "/"
PAGES = (
    "/bron/voorbeeld.txt/5",
    "/inwerken",
    "/inwerken/voorbeeld.txt",
    "/vergelijken",
    "/vergelijken?bestuur=Testdorp",
    "/documenten",
    "/evaluatie",
    "/toegankelijkheid",
    "/over",
)
"""The pages beside the chat, over the sample of conftest.py; each is there in every language."""
MISSING = "/bestaat-niet"
SIGN_IN = "/aanmelden"
"""Leads on to the chat where nobody needs to sign in; tests/ui/access looks at the page itself."""


def in_all_languages(*paths: str) -> list[str]:
    """Return the addresses of pages in Dutch and in English."""
    return [language.address(path) for language in LANGUAGES for path in paths]
