"""What is known of the server of a chat model, beforehand and from asking it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from assistant.chat.address import Reach, reach_of
from assistant.chat.failures import status_of
from assistant.chat.structure import Structure

_CHARACTERS_PER_TOKEN = 12
"""More than any token of a reply has on average: what is longer never ends."""
_NOT_TAKEN = frozenset({400, 422})
"""Statuses of a server that does not know what it is asked."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a model's server beforehand."""

    provider: str = ""
    """As LangChain calls it; empty for a model that was handed over ready-made."""
    url: str = field(default="", repr=False)
    """The address of its server; may hold a password."""
    structures: tuple[Structure, ...] = (Structure.TEXT,)
    """How it may be told what form a reply has: the best first."""
    without: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Parameters that it may not take, with what LangChain's model is changed to without each."""
    tokens: int = 4000
    """Most tokens of a reply."""
    is_traced: bool = False
    """What goes to and from it may go to LangSmith as well."""
    marks_end: bool = False
    """It says when a reply is whole."""

    @property
    def most_characters(self) -> int:
        """Longest reply, in characters."""
        return self.tokens * _CHARACTERS_PER_TOKEN

    def reach(self, name: str) -> Reach | None:
        """Return how far a question travels; None when that is not known. ``name``: of the model."""
        if self.provider == "ollama" and re.search(r"[:-]cloud$", name):
            return Reach.ELSEWHERE  # the server here only passes it on
        return reach_of(self.url) if self.url else None


@dataclass(frozen=True, slots=True)
class Form:
    """How a question is put to the server."""

    structure: Structure
    """How it is told what form the reply has."""
    without: frozenset[str] = frozenset()
    """Parameters that are left out."""
    starts_thinking: bool = False
    """The reply begins with thinking, of which only the end is marked."""


class Habits:
    """What a server has turned out to take. Safe to use from several threads."""

    def __init__(self, traits: Traits) -> None:
        self._traits = traits
        self._lock = Lock()
        self._form = Form(traits.structures[0])

    @property
    def form(self) -> Form:
        """How a question with a form for its reply is put to it."""
        with self._lock:
            return self._form

    def took(self, form: Form, *, has_schema: bool) -> None:
        """The server took a question put like this."""
        with self._lock:
            structure = form.structure if has_schema else self._form.structure
            self._form = replace(self._form, structure=structure, without=self._form.without | form.without)

    def thinks_first(self) -> None:
        """A reply began with thinking that had no beginning mark."""
        with self._lock:
            self._form = replace(self._form, starts_thinking=True)

    def after(self, form: Form, error: BaseException) -> Form | None:
        """Return how to put the question after the server did not take it; None when that is not why."""
        if status_of(error) not in _NOT_TAKEN:
            return None
        said = str(error).lower()
        for name in self._traits.without:
            if name not in form.without and re.search(rf"\b{name}\b", said):
                return replace(form, without=form.without | {name})
        structures = self._traits.structures
        if form.structure in structures[:-1]:
            return replace(form, structure=structures[structures.index(form.structure) + 1])
        return None
