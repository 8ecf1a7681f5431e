"""Which segments of a source a segment of a statement draws on."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.verification.bodies import mentions_of, resolved
from assistant.verification.coverage import Item, items_of, vocabulary_of, weight
from assistant.verification.quantities import quantities_of
from assistant.verification.segments import Segment
from assistant.verification.source import Source
from assistant.verification.vocabulary import same_party

_TIED = 0.85
"""Share of the best overlap from which a segment may be meant as well."""
_GAIN = 0.3
"""Weight of words that only another segment says, from which that one is drawn on too: that of any word."""
_BODY = 0.5
"""Weight of a body that both name."""
_ACT = 0.5
"""Weight of an act that both name."""
_NUMBER = 0.5
"""Weight of a number that both hold."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A segment of a statement with what it draws on."""

    said: Segment
    """The segment of the statement."""
    statement: tuple[Segment, ...]
    """All segments of the statement."""
    sentence: tuple[Segment, ...]
    """Those of its sentence."""
    items: tuple[Item, ...]
    """Its words that state something."""
    best: tuple[Segment, ...]
    """Segments of the source that say most of it, best first; empty where none says any."""
    used: tuple[Segment, ...]
    """These, and those that say something that the best one does not."""
    source: Source
    """All that the quotes say."""

    def share_of(self, written: Segment) -> float:
        """Return which share of what a source's segment says the statement says as well, 0 to 1."""
        own = items_of(written)
        if not own:
            return 0.0
        vocabulary = vocabulary_of(self.said)
        return weight([item for item in own if vocabulary.covers(item, written)]) / weight(own)

    def whole(self, places: Sequence[Segment]) -> list[Segment]:
        """Return the segments of the source that are in one sentence with any of these."""
        keys = {(place.organisation, place.sentence) for place in places}
        return [place for place in self.source.segments if (place.organisation, place.sentence) in keys]


def align(said: Segment, items: Sequence[Item], statement: Sequence[Segment], source: Source) -> Aligned:
    """Return what a segment of a statement draws on. ``items``: its words that state something."""
    sentence = tuple(other for other in statement if other.sentence == said.sentence)
    covered = {
        number: [item for item in items if vocabulary_of(place).covers(item, said)]
        for number, place in enumerate(source.segments)
    }
    score = {
        number: weight(found) + _by_name(said, source.segments[number], source)
        for number, found in covered.items()
    }
    most = max(score.values(), default=0.0)
    if not most:
        return Aligned(said, tuple(statement), sentence, tuple(items), (), (), source)
    ranked = sorted((n for n in score if score[n] >= _TIED * most), key=lambda n: (-score[n], n))
    own = {q.sign for q in quantities_of(said)}
    numbers = {n: own & {q.sign for q in quantities_of(source.segments[n])} for n in score}
    chosen, known = list(ranked), set(covered[ranked[0]])
    counted = {key for n in ranked for key in numbers[n]}
    for number in sorted(score, key=lambda n: -score[n]):
        more = [item for item in covered[number] if item not in known]
        if number not in chosen and (weight(more) >= _GAIN or numbers[number] - counted):
            chosen.append(number)
            known.update(more)
            counted |= numbers[number]
    best, used = (tuple(source.segments[n] for n in some) for some in (ranked, chosen))
    return Aligned(said, tuple(statement), sentence, tuple(items), best, used, source)


def _by_name(said: Segment, place: Segment, source: Source) -> float:
    """Return the weight of the bodies, acts and numbers that both name."""
    own = {mention.party for mention in resolved(mentions_of(said), source.roles)}
    named = {mention.party for mention in resolved(mentions_of(place), source.roles)}
    bodies = sum(any(same_party(one, other) for other in named) for one in own)
    numbers = {q.sign for q in quantities_of(said)} & {q.sign for q in quantities_of(place)}
    same = len(said.acts() & place.acts())
    return _BODY * bodies + _ACT * same + _NUMBER * len(numbers)
