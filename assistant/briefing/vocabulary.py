"""The words by which a briefing recognises things, from data/briefing.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.concepts import Lexicon, standard_lexicon
from assistant.signs import Signs, titles, words_of
from ingest.yaml_data import package_data


@dataclass(frozen=True, slots=True)
class Party:
    """A person or body to speak with."""

    term: str
    """What it is called."""
    circle: str
    """Whether it belongs to the board, the colleagues or the world outside."""
    signs: Signs
    """The words by which documents name it."""


@cache
def data() -> Mapping[str, Any]:
    """Return data/briefing.yaml."""
    found: Mapping[str, Any] = package_data("assistant", "briefing.yaml")
    return found


@cache
def standard_parties() -> tuple[Party, ...]:
    """Return the persons and bodies to speak with, in order of importance."""
    return parties(standard_lexicon())


def parties_in(text: str) -> tuple[Party, ...]:
    """Return the persons and bodies that a text names; of names in each other only the longest."""
    words = words_of(text)
    spans = [(span, party) for party in standard_parties() for span in party.signs.spans(words)]
    kept = {
        party.term
        for (start, end), party in spans
        if not any(s <= start and end <= e and (s, e) != (start, end) for (s, e), _ in spans)
    }
    return tuple(party for party in standard_parties() if party.term in kept)


def parties(lexicon: Lexicon) -> tuple[Party, ...]:
    """Return the persons and bodies to speak with, by the names that the lexicon gives them."""
    found = []
    for circle, entries in data()["conversations"].items():
        for entry in entries:
            concept = lexicon.concepts.get(entry.get("concept", ""))
            term = entry.get("term") or (concept.term if concept else entry["concept"])
            phrases = (*(concept.phrases if concept else ()), *entry.get("words", ()))
            found.append(Party(term, circle, titles((term, *phrases))))
    return tuple(found)
