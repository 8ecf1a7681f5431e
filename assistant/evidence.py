"""Weigh passages: how much of what a question asks about stands in each, and where."""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.question import Expects, Facet, Phrase, Question
from assistant.words import core, stem, tokens
from ingest.model import Document, Passage, PassageKind, SectionKind
from vectorstore import Hit

_CONTEXT_SHARE = 0.6
"""A word in the heading or lead-in right above counts for this much of one in the passage."""
_OUTER_SHARE = 0.35
"""A word in an outer heading."""
_COMPOUND = 5
"""Letters that a word must have to be found inside a compound."""

_MONTHS = r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NUMBER_WORDS = r"een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|zestig"
VALUES: Mapping[Expects, re.Pattern[str]] = {
    Expects.PERCENTAGE: re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|procent|percent)|\b(?:helft|derde|punten op \d+)\b", re.IGNORECASE),
    Expects.AMOUNT: re.compile(r"(?:€\s*\d[\d.,]*|\d[\d.,]*\s*(?:euro|eur|€))", re.IGNORECASE),
    Expects.DATE: re.compile(
        rf"\b\d{{1,2}}\s*(?:{_MONTHS})\b(?:\s*\d{{4}})?|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b"
        rf"|\b(?:begin|midden|half|eind|einde|vanaf|tweede helft|2e helft|eerste helft)?\s*(?:{_MONTHS})\b(?:\s*\d{{4}})?",
        re.IGNORECASE,
    ),
    Expects.NUMBER: re.compile(rf"\b\d[\d.,]*\b|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE),
    Expects.LEVEL: re.compile(r"niveau|gradatie|graad|\b[IVX]{1,4}\b|\b[ABCD]\d?[a-z]?\b|basis|gevorderd|expert|\|", re.IGNORECASE),
}
"""What a value of each kind looks like in a document."""
REQUIRED_VALUES = frozenset({Expects.AMOUNT, Expects.DATE, Expects.PERCENTAGE})
"""Values that must stand in the document: a passage without one is no answer."""
_VALUE_BONUS = {Expects.NUMBER: 0.06}


@dataclass(frozen=True, slots=True)
class PassageWords:
    """The words of a passage and of what stands above it, ready to be matched."""

    stems: frozenset[str]
    """Stems of its own words."""
    text: str
    """Its own words, folded, with spaces around each."""
    context_stems: frozenset[str]
    """Stems of the innermost heading, the lead-in, column headers and carried cells."""
    context: str
    """The same words, folded."""
    outer_stems: frozenset[str]
    """Stems of the outer headings."""
    outer: str
    """The same words, folded."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with what speaks for it."""

    document: Document
    """Where it stands."""
    passage: Passage
    """What it is."""
    coverage: float
    """Share of what the question asks about that stands in or right above it, 0 to 1."""
    own: float
    """Share that stands in the passage itself, 0 to 1."""
    relevance: float
    """Fused score of the search, 0 to 1."""
    score: float
    """All signals together."""
    has_value: bool
    """A value of the kind asked for stands in it."""

    @property
    def key(self) -> tuple[str, int]:
        """Document name and passage number."""
        return self.document.name, self.passage.number


class Evidence:
    """The passages of an index, prepared for weighing."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self._words = {
            (document.name, passage.number): _passage_words(passage)
            for document in documents.values()
            for passage in document.passages
        }
        self._rarity: dict[str, float] = {}

    @property
    def vocabulary(self) -> frozenset[str]:
        """All folded words of the documents."""
        return frozenset(word for words in self._words.values() for word in f"{words.text} {words.context} {words.outer}".split())

    def weigh(self, question: Question, hits: Iterable[Hit]) -> list[Candidate]:
        """Return the passages of the hits with their scores, best first."""
        weights = [facet.weight * self._rarity_of(facet) for facet in question.facets]
        total = sum(weights) or 1.0
        candidates = []
        for hit in hits:
            document = self.documents[hit.document]
            passage = document.passages[hit.passage]
            candidates.append(self._candidate(question, document, passage, hit.score, weights, total))
        return sorted(candidates, key=lambda c: (-c.score, c.document.name, c.passage.number))

    def matches(self, facet: Facet, document: Document, passage: Passage) -> float:
        """Return how far the facet stands in the passage or above it, 0 to 1."""
        words = self._words[document.name, passage.number]
        return max(_best(facet, words.stems, words.text), _CONTEXT_SHARE * _best(facet, words.context_stems, words.context))

    def in_text(self, facet: Facet, text: str) -> float:
        """Return how far the facet stands in any text, 0 to 1."""
        words = tokens(text)
        return _best(facet, frozenset(map(stem, words)), f" {' '.join(words)} ")

    def weight_of(self, facet: Facet) -> float:
        """Return how much the facet counts: its own weight times how rare it is in the documents."""
        return facet.weight * self._rarity_of(facet)

    def occurs(self, facet: Facet, documents: Collection[str]) -> bool:
        """Tell whether the facet stands anywhere in the documents named, in text or headings."""
        return any(
            self.matches(facet, document, passage) > 0 or _best(facet, words.outer_stems, words.outer) > 0
            for name in documents
            for document in (self.documents[name],)
            for passage in document.passages
            for words in (self._words[name, passage.number],)
        )

    def _candidate(
        self,
        question: Question,
        document: Document,
        passage: Passage,
        relevance: float,
        weights: Sequence[float],
        total: float,
    ) -> Candidate:
        words = self._words[document.name, passage.number]
        own = covered = 0.0
        for facet, weight in zip(question.facets, weights, strict=True):
            inside = _best(facet, words.stems, words.text)
            above = _CONTEXT_SHARE * _best(facet, words.context_stems, words.context)
            outer = _OUTER_SHARE * _best(facet, words.outer_stems, words.outer)
            own += weight * inside
            covered += weight * max(inside, above, outer)
        coverage, own = covered / total, own / total
        pattern = VALUES.get(question.expects)
        has_value = pattern is not None and pattern.search(passage.text) is not None
        score = 0.55 * coverage + 0.45 * relevance
        score += 0.05 * (document.sections[passage.section].kind in question.kinds)
        score += _VALUE_BONUS.get(question.expects, 0.12) * has_value
        score -= 0.2 * (question.expects in REQUIRED_VALUES and not has_value)
        score -= 0.25 * is_formula(passage)
        if question.expects is Expects.MEANING and self._defines(question, document, passage):
            score += 0.3
        return Candidate(document, passage, coverage, own, relevance, score, has_value)

    def _defines(self, question: Question, document: Document, passage: Passage) -> bool:
        """The first words under a heading that is nothing but what the question asks about."""
        heading = passage.headings[-1] if passage.headings else ""
        first = passage.number == 0 or document.passages[passage.number - 1].section != passage.section
        if not first or not heading or passage.kind is PassageKind.ROW:
            return False
        words = {stem(word) for word in tokens(heading)}
        return any(
            facet.weight >= 0.5 and any(phrase.weight >= 0.9 and {stem(w) for w in phrase.words} == words for phrase in facet.phrases)
            for facet in question.facets
        )

    def _rarity_of(self, facet: Facet) -> float:
        """Rarity of a facet in the documents, 0.15 (everywhere) to 1 (in one passage or none)."""
        if facet.label not in self._rarity:
            found = sum(1 for words in self._words.values() if _best(facet, words.stems, words.text) >= 0.5)
            count = max(2, len(self._words))
            rarity = 1 - math.log(1 + found) / math.log(1 + count)
            self._rarity[facet.label] = max(0.15, rarity)
        return self._rarity[facet.label]


def is_formula(passage: Passage) -> bool:
    """Tell whether a passage only announces a list and says nothing itself ("Dit omvat volgende taken:")."""
    return passage.kind is PassageKind.TEXT and len(passage.text) < 70 and passage.text.endswith(":")


def kind_of(candidate: Candidate) -> SectionKind:
    """Return the kind of the section that a candidate stands in."""
    return candidate.document.sections[candidate.passage.section].kind


def _passage_words(passage: Passage) -> PassageWords:
    above = [*passage.headings[-1:], passage.lead_in]
    above += [cell.column for cell in passage.cells] + [cell.value for cell in passage.cells if cell.carried]
    own, context, outer = (tokens(text) for text in (passage.text, " ".join(above), " ".join(passage.headings[:-1])))
    return PassageWords(
        frozenset(map(stem, own)),
        f" {' '.join(own)} ",
        frozenset(map(stem, context)),
        f" {' '.join(context)} ",
        frozenset(map(stem, outer)),
        f" {' '.join(outer)} ",
    )


def _best(facet: Facet, stems: frozenset[str], text: str) -> float:
    return max((phrase.weight for phrase in facet.phrases if _holds(phrase, stems, text)), default=0.0)


def _holds(phrase: Phrase, stems: frozenset[str], text: str) -> bool:
    return all(_has_word(word, stems, text) for word in phrase.words)


def _has_word(word: str, stems: frozenset[str], text: str) -> bool:
    if stem(word) in stems:
        return True
    part = core(word)
    return len(part) >= _COMPOUND and part in text
