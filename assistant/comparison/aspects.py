"""The aspects of a theme, from a data file, and what a document says about each of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from assistant.comparison.model import Cell, Theme
from assistant.comparison.quantities import quantities
from assistant.comparison.units import Unit
from assistant.concepts import Lexicon, standard_lexicon
from assistant.draft import cite
from assistant.words import core, fold_letters, tokens
from ingest.model import Document, Passage, SectionKind
from ingest.yaml_data import package_data

MOST_FURTHER = 8
"""Quotes that a cell may have beside the best one."""
_FILES = {
    Theme.TASKS: "compare_tasks.yaml",
    Theme.REPORTING: "compare_reporting.yaml",
    Theme.CONDITIONS: "compare_conditions.yaml",
    Theme.OFFER: "compare_offer.yaml",
}
_INFLECTED = 5
"""Letters from which a word of the lexicon is found with other endings too."""
_BREAK = re.compile(r";|,(?!\d)|(?<!tot )\ben\b")
"""Between two things that one sentence says."""
_GOAL = re.compile(r"^doel\b")


class AspectEntry(BaseModel):
    """One row of a data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    label: str
    english: str
    say: tuple[str, ...]
    unless: tuple[str, ...] = ()
    heading: str = ""
    concepts: tuple[str, ...] = ()
    places: tuple[tuple[SectionKind, ...], ...] = ()
    values: dict[str, str] = {}


class RestEntry(BaseModel):
    """The row for what stands in the theme's own sections and belongs to no other row."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    english: str
    kinds: tuple[SectionKind, ...]


class ThemeEntry(BaseModel):
    """A data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    places: tuple[tuple[SectionKind, ...], ...]
    rows: tuple[AspectEntry, ...]
    fallback: tuple[SectionKind, ...] = ()
    rest: RestEntry | None = None
    rest_by_heading: bool = False


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something that documents say or do not say."""

    id: str
    """Identifies it within its theme."""
    label: str
    """Its name in Dutch."""
    english: str
    """Its name in English."""
    sign: re.Pattern[str]
    """Any of its signs: most units have none, and one search is quicker than many."""
    say: tuple[re.Pattern[str], ...]
    """What is written where it is spoken of, the strongest sign first; for folded text."""
    unless: tuple[re.Pattern[str], ...]
    """Where this is written, it is not about this."""
    heading: re.Pattern[str] | None
    """Headings under which everything is about it."""
    places: tuple[frozenset[SectionKind], ...]
    """Where to look; further only where the earlier say nothing."""
    values: tuple[tuple[str, re.Pattern[str]], ...]
    """Names that are compared as values, each with how it is written."""

    def strength(self, unit: Unit) -> int | None:
        """Return how surely a unit is about it, 0 is the surest; None when it is not."""
        if not self.sign.search(unit.folded) or any(sign.search(unit.folded) for sign in self.unless):
            return None
        return next(at for at, sign in enumerate(self.say) if sign.search(unit.folded))

    def is_heading_of(self, unit: Unit) -> bool:
        """Tell whether the unit stands under one of its headings."""
        return self.heading is not None and any(
            self.heading.search(fold_letters(heading)) for heading in telling_headings(unit.passage)[-2:]
        )

    def values_in(self, unit: Unit, *, shared: bool) -> frozenset[str]:
        """Return what two quotes about it are compared by.

        ``shared``: the quote is about something else too; then only the clause about this one counts.
        """
        named = {name for name, sign in self.values if sign.search(unit.folded)}
        counted = quantities(self._clause(unit) if shared else unit.text)
        return counted | {name for name in named if f"geen {name}" not in named}

    def _clause(self, unit: Unit) -> str:
        found = next(match for sign in self.say if (match := sign.search(unit.folded)))
        breaks = [match.end() for match in _BREAK.finditer(unit.folded)]
        start = max((at for at in breaks if at <= found.start()), default=0)
        end = min((at for at in breaks if at >= found.end()), default=len(unit.text))
        return unit.text[start:end]


@dataclass(frozen=True, slots=True)
class ThemeAspects:
    """All aspects of a theme."""

    aspects: tuple[Aspect, ...]
    """In the order of the data file."""
    fallback: frozenset[SectionKind]
    """Where to look in a document without any section that the theme belongs in."""
    own: frozenset[SectionKind]
    """The sections that the theme belongs in."""
    rest: RestEntry | None
    """The row for what is left."""
    rest_by_heading: bool
    """What is left stands in a row for each heading."""


def telling_headings(passage: Passage) -> tuple[str, ...]:
    """Return the headings above a passage, without one that says no more than "Doel"."""
    return tuple(filter(says_something, passage.headings))


def says_something(heading: str) -> bool:
    """Tell whether a heading says what is below it, more than "Doel"."""
    return _GOAL.search(fold_letters(heading)) is None


@cache
def theme_aspects(theme: Theme) -> ThemeAspects:
    """Return the aspects of a theme that has a data file."""
    entry = ThemeEntry.model_validate(package_data("assistant", _FILES[theme]))
    lexicon = standard_lexicon()
    return ThemeAspects(
        tuple(_aspect(row, entry, lexicon) for row in entry.rows),
        frozenset(entry.fallback),
        frozenset(entry.places[0]),
        entry.rest,
        entry.rest_by_heading,
    )


def _aspect(row: AspectEntry, theme: ThemeEntry, lexicon: Lexicon) -> Aspect:
    phrases = [phrase for name in row.concepts for phrase in lexicon.concepts[name].phrases]
    signs = (*row.say, *map(phrase_pattern, phrases))
    return Aspect(
        row.id,
        row.label,
        row.english,
        re.compile("|".join(f"(?:{sign})" for sign in signs)),
        tuple(map(re.compile, signs)),
        tuple(map(re.compile, row.unless)),
        re.compile(row.heading) if row.heading else None,
        tuple(frozenset(kinds) for kinds in row.places or theme.places),
        tuple((name, re.compile(pattern)) for name, pattern in row.values.items()),
    )


def phrase_pattern(phrase: str) -> str:
    """Return what matches a term of the lexicon, inflected too."""
    return r"\b" + r"\W+".join(_word_pattern(word) for word in tokens(phrase))


def _word_pattern(word: str) -> str:
    """A short word counts only as it is: "EER" is not the beginning of "eerste"."""
    return rf"{re.escape(core(word))}\w{{0,3}}\b" if len(word) >= _INFLECTED else rf"{re.escape(word)}\b"


def find_cell(aspect: Aspect, document: Document, units: Sequence[Unit], theme: ThemeAspects) -> Cell | None:
    """Return what a document says about an aspect, None where it says nothing.

    ``units``: all units of the document.
    """
    places = aspect.places
    if theme.fallback and not any(unit.kind in theme.own for unit in units):
        places = (*places, theme.fallback)
    for kinds in places:
        there = [unit for unit in units if unit.kind in kinds and not unit.announces]
        found = [(strength, unit) for unit in there if (strength := aspect.strength(unit)) is not None]
        if found:
            ranked = sorted(
                found, key=lambda item: (not aspect.is_heading_of(item[1]), item[0], item[1].start)
            )
            best = ranked[0][1]
            shared = any(a is not aspect and a.strength(best) is not None for a in theme.aspects)
            return make_cell([unit for _, unit in ranked], aspect.values_in(best, shared=shared))
        under = [unit for unit in there if aspect.is_heading_of(unit)]
        if under:
            return make_cell(under)
    return None


def make_cell(units: Sequence[Unit], values: frozenset[str] | None = None) -> Cell:
    """Return the cell of these units: the first is its quote, the others follow in the document's order.

    ``values``: what it is compared by; by default all quantities of the quote.
    """
    best, others = units[0], sorted(units[1:], key=lambda unit: unit.start)[:MOST_FURTHER]
    found = quantities(best.text) if values is None else values
    return Cell(
        cite(best.quote),
        tuple(cite(unit.quote) for unit in others),
        values=found,
        lead_in=best.passage.lead_in,
    )


def unused(units: Iterable[Unit], aspects: Sequence[Aspect], kinds: frozenset[SectionKind]) -> list[Unit]:
    """Return the units in sections of these kinds that no aspect speaks of.

    Items of a list that is spoken of as a whole are spoken of too.
    """
    left: list[Unit] = []
    spoken_to = -1
    for unit in units:
        if any(aspect.strength(unit) is not None or aspect.is_heading_of(unit) for aspect in aspects):
            spoken_to = max(spoken_to, unit.end)
        elif unit.kind in kinds and not unit.announces and not unit.is_list and unit.end > spoken_to:
            left.append(unit)
    return left
