"""The known municipalities: names, former names, adjectives and inhabitants."""

from dataclasses import dataclass
from functools import cache

from ingest.yaml_data import package_data


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality of Flanders, or a known one outside it."""

    name: str
    """Official Dutch name."""
    city: bool
    """It bears the title of city ("stad")."""
    adjectives: tuple[str, ...]
    """"Gents", "Gentse"."""
    inhabitants: tuple[str, ...]
    """"Gentenaar", "Gentenaars"."""
    aliases: tuple[str, ...]
    """Other spellings and languages."""
    common_word: bool
    """In lower case the name is an ordinary word ("peer"): only its capital tells."""


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all known municipalities, as kept in ``data/municipalities.yaml``."""
    entries = package_data("ingest", "municipalities.yaml")
    return tuple(
        Municipality(
            name=entry["name"],
            city=bool(entry.get("city")),
            adjectives=tuple(entry.get("adjective", ())),
            inhabitants=tuple(entry.get("inhabitants", ())),
            aliases=tuple(entry.get("aliases", ())),
            common_word=bool(entry.get("common_word")),
        )
        for entry in entries
    )
