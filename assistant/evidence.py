"""Weigh passages: how much of what a question asks about stands in each, and where."""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.answer_kinds import answer_pattern, can_answer
from assistant.matching import Kinds, Texts
from assistant.question import Expects, Facet, Question
from assistant.values import REQUIRED_VALUES, VALUES, value_text
from assistant.words import stem, telling_stems, tokens
from ingest.layout import introduces
from ingest.model import Document, Passage, PassageKind
from vectorstore import Hit

_ABOVE_SHARE = 0.6
"""A word in the heading or lead-in right above counts for this much of one in the passage."""
_SECTION_SHARE = 0.7
"""Standing in the part of the document that is asked for."""
_OUTER_SHARE = 0.35
"""A word in an outer heading."""
_FOUND, _ANSWERS = 0.28, 0.2
"""Weight of the search's own score, and of being able to hold the kind of answer asked for. Measured:
docs/retrieval.md."""
_OTHER_ROLE = 0.4
"""What a passage loses that does not name the role asked about."""
_VALUE_BONUS = {Expects.NUMBER: 0.1}


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
    """Fused score of the search, 0 to 1: beside the best passage of the same search."""
    lexical: float
    """Raw score of the lexical search: not bounded, comparable between questions."""
    score: float
    """All signals together."""
    has_value: bool
    """A value of the kind asked for stands in it."""
    is_of_role: bool = True
    """It names the role that the question names, where the document is about another."""

    weighed: float | None = None
    """The score before a reranker had its say; None where it had none."""

    @property
    def key(self) -> tuple[str, int]:
        """Document name and passage number."""
        return self.document.name, self.passage.number


class Evidence:
    """The passages of an index, prepared for weighing."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        passages = [(name, passage) for name, d in documents.items() for passage in d.passages]
        self._place = {(name, passage.number): at for at, (name, passage) in enumerate(passages)}
        self._own = Texts(passage.text for _, passage in passages)
        self._above = Texts(_above(passage) for _, passage in passages)
        self._outer = Texts(
            " ".join((documents[name].title, *passage.headings[:-1])) for name, passage in passages
        )
        self._kinds = Kinds(documents[name].sections[passage.section].kind for name, passage in passages)
        self._rarity: dict[Facet, float] = {}

    @property
    def vocabulary(self) -> frozenset[str]:
        """All folded words of the documents."""
        return self._own.vocabulary | self._above.vocabulary | self._outer.vocabulary

    def weigh(self, question: Question, hits: Iterable[Hit]) -> list[Candidate]:
        """Return the passages of the hits with their scores, best first."""
        own = np.zeros(len(self._own))
        covered = np.zeros(len(self._own))
        total = 0.0
        for facet in question.facets:
            weight = self.weight_of(facet)
            total += weight
            inside = self._own.scores(facet)
            own += weight * inside
            covered += weight * np.maximum.reduce([inside, self._around(facet), self._in_section(facet)])
        total = total or 1.0
        of_role = self._of_role(question)
        asked, kind = _asked_stems(question), answer_pattern(question)
        candidates = []
        for hit in hits:
            if not self.documents[hit.document].passages[hit.passage].text:
                continue  # nothing in it is for a reader
            at = self._place[hit.document, hit.passage]
            found = self._candidate(question, hit, covered[at] / total, own[at] / total, asked, kind)
            if not of_role[at]:
                found = replace(found, is_of_role=False, score=found.score - _OTHER_ROLE)
            candidates.append(found)
        return sorted(candidates, key=lambda c: (-c.score, c.document.name, c.passage.number))

    def places(self, passages: Iterable[tuple[str, int]]) -> list[int]:
        """Return where passages (document name, number) stand in what ``degrees`` returns."""
        return [self._place[key] for key in passages]

    def degrees(self, facet: Facet) -> NDArray[np.float64]:
        """Return for every passage how far it, or what is right above it, holds the facet, 0 to 1."""
        return np.maximum(self._own.scores(facet), _ABOVE_SHARE * self._above.scores(facet))

    def matches(self, facet: Facet, passages: Iterable[tuple[str, int]]) -> NDArray[np.float64]:
        """Return how far the facet stands in each passage (document name, number) or right above it."""
        return self.degrees(facet)[self.places(passages)]

    def weight_of(self, facet: Facet) -> float:
        """Return how much the facet counts: its own weight, how rare it is in the documents, how specific.

        Rarity runs from 0.15 (in every passage) to 1 (in one or none).
        """
        if facet not in self._rarity:
            found = int((self._own.scores(facet) >= 0.5).sum())
            rarity = 1 - math.log(1 + found) / math.log(1 + max(2, len(self._own)))
            self._rarity[facet] = max(0.15, rarity) * facet.specificity
        return facet.weight * self._rarity[facet]

    def occurs(self, facet: Facet, documents: Collection[str], degree: float = 0.0) -> bool:
        """Tell whether the facet stands anywhere in the documents named to more than the degree, 0 to 1.

        Text and headings count alike.
        """
        places = self.places((name, p.number) for name in documents for p in self.documents[name].passages)
        return bool((self._anywhere(facet)[places] > degree).any())

    def _anywhere(self, facet: Facet) -> NDArray[np.float64]:
        inside = np.maximum(self._own.scores(facet), self._above.scores(facet))
        return np.maximum(inside, self._outer.scores(facet))

    def _of_role(self, question: Question) -> NDArray[np.bool_]:
        """Tell for each passage whether it, or what stands above it, names every role that is required."""
        held = np.ones(len(self._own), dtype=bool)
        for facet in question.facets:
            if facet.required:
                held &= self._anywhere(facet) > 0
        return held

    def _in_section(self, facet: Facet) -> NDArray[np.float64]:
        """Return _SECTION_SHARE for each passage in a section that the facet is the name of."""
        return _SECTION_SHARE * self._kinds.are(facet.section)

    def _around(self, facet: Facet) -> NDArray[np.float64]:
        return np.maximum(_ABOVE_SHARE * self._above.scores(facet), _OUTER_SHARE * self._outer.scores(facet))

    def _candidate(
        self,
        question: Question,
        hit: Hit,
        coverage: float,
        own: float,
        asked: frozenset[str],
        kind: re.Pattern[str] | None,
    ) -> Candidate:
        document = self.documents[hit.document]
        passage = document.passages[hit.passage]
        pattern = VALUES.get(question.expects)
        has_value = pattern is not None and pattern.search(value_text(passage)) is not None
        score = 0.55 * coverage + _FOUND * hit.score
        score += 0.05 * (document.sections[passage.section].kind in question.kinds)
        score += _VALUE_BONUS.get(question.expects, 0.12) * has_value
        score -= 0.3 * (question.expects in REQUIRED_VALUES and not has_value)
        score += 0.14 * (bool(question.towards) and f" {question.towards} " in passage.text)
        score += _ANSWERS * can_answer(kind, passage)
        score += 0.1 * _is_headed(passage, asked)
        score -= 0.25 * is_formula(passage)
        if question.expects is Expects.MEANING and self._defines(question, document, passage):
            score += 0.3
        return Candidate(
            document, passage, float(coverage), float(own), hit.score, hit.lexical, float(score), has_value
        )

    def _defines(self, question: Question, document: Document, passage: Passage) -> bool:
        """The first words under a heading that is nothing but what the question asks about."""
        heading = passage.headings[-1] if passage.headings else ""
        first = passage.number == 0 or document.passages[passage.number - 1].section != passage.section
        if not first or not heading or passage.kind is PassageKind.ROW:
            return False
        words = {stem(word) for word in tokens(heading)}
        return any(
            facet.is_substantial
            and any(
                phrase.weight >= 0.9 and {stem(w) for w in phrase.words} == words for phrase in facet.phrases
            )
            for facet in question.facets
        )


def is_formula(passage: Passage) -> bool:
    """Tell whether a passage only announces a list and says nothing itself ("Dit omvat volgende taken:")."""
    return passage.kind is PassageKind.TEXT and len(passage.text) < 70 and introduces(passage.text)


def _asked_stems(question: Question) -> frozenset[str]:
    """Return the stems of all words under which documents may have what the question asks about."""
    return frozenset(
        stem(word)
        for facet in question.facets
        if facet.is_substantial
        for phrase in facet.phrases
        if phrase.weight >= 0.9
        for word in phrase.words
    )


def _is_headed(passage: Passage, asked: frozenset[str]) -> bool:
    """Tell whether the heading right above says nothing but what the question asks about."""
    stems = telling_stems(passage.headings[-1]) if passage.headings else frozenset()
    return bool(stems) and stems <= asked


def _above(passage: Passage) -> str:
    """What stands right above a passage: innermost heading, lead-in, column headers and carried cells."""
    parts = [*passage.headings[-1:], passage.lead_in]
    parts += [cell.column for cell in passage.cells] + [cell.value for cell in passage.cells if cell.carried]
    return " ".join(parts)
