"""How far the cited words are the gold words, letter by letter.

Source: F1 between an answer's span and the gold one, Rajpurkar et al. (2016), "SQuAD: 100,000+ questions
for machine comprehension of text", on characters instead of words, so that half a compound counts half.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from evals.matching import normalise
from evals.metrics.matches import Result, citations_of
from evals.questions import Case
from evals.spans import Letters


@dataclass(frozen=True, slots=True)
class SpanMatch:
    """Cited words beside gold words, in letters and digits."""

    shared: int
    """Letters that are both cited and gold."""
    cited: int
    """Letters that are cited."""
    gold: int
    """Letters that are gold, at least 1."""

    @property
    def precision(self) -> float | None:
        """Share (0..1) of what is cited that is gold; None where nothing is cited."""
        return self.shared / self.cited if self.cited else None

    @property
    def recall(self) -> float:
        """Share (0..1) of what is gold that is cited."""
        return self.shared / self.gold

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, 0..1; 0 where nothing is cited."""
        return 2 * self.shared / (self.cited + self.gold)


def span_match(result: Result, case: Case, letters: Mapping[str, Letters]) -> SpanMatch | None:
    """Return how the cited spans and the spans of the evidence overlap; a letter counts once.

    ``letters``: of the canonical texts, by file name. A quote stands where its offsets say, or else at the
    place of the same words that is nearest; one that stands nowhere counts as cited and not as gold.
    Evidence that stands at several places is meant where most of it is cited, or else nearest to a
    citation. None when unanswerable, or when no evidence stands in its document.
    """
    if not case.answerable:
        return None
    cited: dict[str, set[int]] = {}
    astray = 0
    for citation in citations_of(result):
        place = _cited(citation, letters.get(citation["document"]))
        cited.setdefault(citation["document"], set()).update(place)
        astray += 0 if place else len(normalise(citation.get("quote")))
    gold: dict[str, set[int]] = {}
    for evidence in case.evidence:
        of_document = letters.get(evidence.document)
        places = of_document.find(evidence.quote) if of_document else []
        if places:
            gold.setdefault(evidence.document, set()).update(
                _meant(places, cited.get(evidence.document, set()))
            )
    if not gold:
        return None
    shared = sum(len(places & cited.get(name, set())) for name, places in gold.items())
    return SpanMatch(shared, astray + _count(cited.values()), _count(gold.values()))


def _cited(citation: Mapping[str, Any], letters: Letters | None) -> range:
    """Return which letters a citation quotes; none where its words do not stand in the document."""
    quote = citation.get("quote") or ""
    places = letters.find(quote) if letters else []
    if letters is None or not places:
        return range(0)
    start = letters.between(citation.get("start") or 0, citation.get("start") or 0).start
    return min(places, key=lambda place: abs(place.start - start))


def _meant(places: list[range], cited: set[int]) -> range:
    """Return the place of some evidence that an answer has most of, or else is nearest to."""
    if not cited:
        return places[0]

    def likeness(place: range) -> tuple[int, int]:
        distance = min(abs(letter - place.start) for letter in cited)
        return len(cited.intersection(place)), -distance

    return max(places, key=likeness)


def _count(places: Iterable[set[int]]) -> int:
    return sum(map(len, places))
