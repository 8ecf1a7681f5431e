"""The languages of the pages: Dutch, and English by choice at the same addresses under /en."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

Texts = TypeVar("Texts")


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which the pages can be read. What documents say stays in Dutch."""

    code: str
    """For the lang attribute: "nl", "en"."""
    name: str
    """What it calls itself."""
    prefix: str
    """What its addresses begin with: "" or "/en"."""

    def address(self, path: str) -> str:
        """Return the address in this language of a page, given its path in Dutch ("/inwerken")."""
        return f"{self.prefix}{path}"

    def choose(self, by_code: Mapping[str, Texts]) -> Texts:
        """Return what belongs to this language."""
        return by_code[self.code]


DUTCH = Language("nl", "Nederlands", "")
ENGLISH = Language("en", "English", "/en")
LANGUAGES = (DUTCH, ENGLISH)


def language_of(path: str) -> Language:
    """Return the language of an address."""
    return ENGLISH if path == ENGLISH.prefix or path.startswith(f"{ENGLISH.prefix}/") else DUTCH


def without_prefix(path: str) -> str:
    """Return the path in Dutch of an address: "/en/inwerken" -> "/inwerken"; "/en" -> "/"."""
    return path.removeprefix(language_of(path).prefix) or "/"
