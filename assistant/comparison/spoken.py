"""Competencies in running text: named in a row after a label, or spoken of in a sentence."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.comparison.aspects import phrase_pattern
from assistant.competencies import Competency
from assistant.concepts import Concept, Lexicon
from assistant.draft import Quote
from assistant.words import fold_letters
from ingest.model import SectionKind

_ENUMERATION = re.compile(r"^[^:]*(?:competenties|vaardigheden|kwaliteiten)\s*:\s*(?P<names>.+)$")
_BETWEEN = re.compile(r"\s*(?:,|;|\ben\b)\s*")
_MOST_WORDS = 4
_FAMILIES = frozenset({"gedragscompetenties", "leidinggevende-competenties"})
"""Concepts under these are competencies; others only say how one shows."""


def spoken_competencies(quotes: Iterable[Quote], lexicon: Lexicon) -> Iterator[Competency]:
    """Yield the competencies in sentences of sections about competencies that have no names of their own.

    The quote is the whole sentence; the name is as the enumeration has it, or the lexicon's term.
    """
    said = _said_by(tuple(c for c in lexicon.concepts.values() if _is_competency(c)))
    for quote in quotes:
        folded = fold_letters(quote.text)
        listed = _ENUMERATION.match(folded)
        if listed:
            start, end = listed.span("names")
            names = [name.strip(" .") for name in _BETWEEN.split(quote.text[start:end])]
            yield from (Competency(name, quote) for name in names if 0 < len(name.split()) <= _MOST_WORDS)
        else:
            yield from (Competency(term, quote) for term, signs in said if signs.search(folded))


def _is_competency(concept: Concept) -> bool:
    return concept.broader in _FAMILIES and SectionKind.COMPETENCIES in concept.kinds


@lru_cache(maxsize=4)
def _said_by(concepts: tuple[Concept, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return for each concept its term and what matches it in folded text."""
    return tuple((c.term, re.compile("|".join(map(phrase_pattern, c.phrases)))) for c in concepts)
