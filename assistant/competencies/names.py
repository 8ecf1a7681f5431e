"""What names of competencies mean, by the lexicon and the names that role documents give to its concepts."""

import re
from functools import cache, lru_cache

from assistant.concepts import Concept, Lexicon, standard_lexicon
from assistant.words import FUNCTION_WORDS, stem, tokens
from ingest.model import SectionKind
from ingest.yaml_data import package_data

_LIGHT = frozenset(
    "tonen tonend werken handelen optreden zijn hebben kunnen gedragen zich houding zin".split()
)
"""Words that a name can do without: "resultaatgericht werken", "veerkracht tonen"."""
_ENDING = re.compile(r"(?:heid|zijn|s?vermogen|vaardigheid)$")
_PARTS = re.compile(r"\s+en\s+|[,/&+]")
_SHORTEST = 5


class CompetencyNames:
    """The concepts that names of competencies stand for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._terms: dict[frozenset[str], str] = {}
        self._heads: dict[str, str] = {}
        self._wordings: dict[str, tuple[str, ...]] = {}
        for entry in package_data("assistant", "competency_names.yaml"):
            self._terms |= {root(name): entry["concept"] for name in entry["names"]}
            self._heads |= {stem(head): entry["concept"] for head in entry.get("heads", ())}
            self._wordings[entry["concept"]] = tuple(entry["names"])
        concepts = [c for c in lexicon.concepts.values() if _is_competency(c)]
        # A term counts before a synonym, a concept with its place among the others before one without.
        for concept in concepts:
            self._terms.setdefault(root(concept.term), concept.id)
            self._wordings[concept.id] = (*concept.phrases, *self._wordings.get(concept.id, ()))
        for concept in sorted(concepts, key=lambda c: c.broader is None):
            for phrase in concept.phrases:
                self._terms.setdefault(root(phrase), concept.id)
        self._starts = {
            next(iter(stems)): concept
            for stems, concept in self._terms.items()
            if len(stems) == 1 and len(next(iter(stems))) >= _SHORTEST
        }

    def concepts(self, name: str) -> tuple[str, ...]:
        """Return the identifiers of the concepts that a name stands for; none where it is not known."""
        whole, head = self._concept(name), self._head(name)
        if whole:
            return tuple(dict.fromkeys(filter(None, (whole, head))))
        parts = [self._concept(part) or self._head(part) for part in (name, *_PARTS.split(name))]
        return tuple(dict.fromkeys(filter(None, parts)))

    def wordings(self, concept: str) -> tuple[str, ...]:
        """Return the names that documents give to a concept."""
        return self._wordings.get(concept, ())

    def _concept(self, name: str) -> str | None:
        stems = root(name)
        found = self._terms.get(stems)
        if found or len(stems) != 1:
            return found
        word = next(iter(stems))
        starts = [start for start in self._starts if word.startswith(start)]
        return self._starts[max(starts, key=len)] if starts else None

    def _head(self, name: str) -> str | None:
        """Return what the last word of a name stands for: "teamgericht leiderschap" is leadership."""
        words = tokens(name)
        return self._heads.get(stem(words[-1])) if words else None


@cache
def standard_names() -> CompetencyNames:
    """Return the names by the lexicon that ships with the product."""
    return CompetencyNames(standard_lexicon())


@lru_cache(maxsize=10_000)
def root(name: str) -> frozenset[str]:
    """Return the stems of a name without endings and words that make no other competency of it."""
    words = [word for word in tokens(name) if word not in FUNCTION_WORDS]
    kept = [word for word in words if word not in _LIGHT] or words or tokens(name)
    return frozenset(stem(_ENDING.sub("", word) if len(word) > 2 * _SHORTEST else word) for word in kept)


def _is_competency(concept: Concept) -> bool:
    return SectionKind.COMPETENCIES in concept.kinds and concept.section is None
