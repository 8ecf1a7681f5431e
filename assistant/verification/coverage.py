"""Which words of a statement its source says: the same, of the same family, concept or compound."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.concepts import standard_lexicon
from assistant.verification.bodies import is_governed_person
from assistant.verification.phrases import PhraseIndex, Phrases
from assistant.verification.quantities import quantities_of
from assistant.verification.segments import Segment
from assistant.verification.thesaurus import meanings, meant_by
from assistant.verification.verb_forms import PARTICLES, lemma, verbs_apart
from assistant.verification.vocabulary import (
    frame_stems,
    phrases,
    word_list,
)
from assistant.words import FUNCTION_WORDS, core, specificity, stem

_PART = 5
"""Letters that a part of a compound has at least."""
_SHORT_PART = 4
"""Letters that each of two parts of a compound has at least."""
_ENOUGH = 0.6
"""Share of a word that must be the same for two words to be of one origin."""
_SHARED = 6
"""Letters that two words of one origin begin with."""


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a statement that states something."""

    at: int
    """Place in its segment."""
    word: str
    """Folded; of a separable verb its infinitive."""
    weight: float
    """How much it says, 0.3 for common words to 1 for rare ones."""


@lru_cache(maxsize=4_000)
def items_of(segment: Segment) -> tuple[Item, ...]:
    """Return the words of a segment that state something.

    No function words, words that only dress a sentence, limits, denials, numbers, bodies and roles: what
    those say is checked apart.
    """
    skipped = {
        at
        for index in map(phrases, ("parties", "bounds", "modality", "quantifiers", "negations", "idioms"))
        for found in index.longest(segment.words)
        for at in range(found.start, found.end)
    }
    for quantity in quantities_of(segment):
        skipped.update(range(quantity.at, quantity.end))
    frame, framing = word_list("frame"), frame_stems()
    items = []
    for at, (word, base) in enumerate(zip(segment.words, segment.lemmas, strict=True)):
        is_apart = base not in (word, lemma(word))
        if at in skipped or len(word) < 2 or word[0].isdigit() or word in PARTICLES:
            continue
        framed = word in frame or base in frame or stem(word) in framing or stem(base) in framing
        if not is_apart and (word in FUNCTION_WORDS or (framed and not is_governed_person(segment, at))):
            continue
        items.append(Item(at, base, specificity(base)))
    return tuple(items)


def long_words(segment: Segment) -> tuple[Item, ...]:
    """Return all longer words of a segment, also those that only dress it."""
    return tuple(Item(at, word, 1.0) for at, word in enumerate(segment.words) if len(word) >= _PART)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a stretch of a source, as they are compared."""

    stems: frozenset[str]
    """Stems of its words, of separable verbs as a whole as well."""
    words: tuple[str, ...]
    """Its longer words, with separable verbs as infinitives as well."""
    all_words: frozenset[str]
    """All of its words and stems."""
    families: frozenset[str]
    """Families that its words belong to."""
    meant: frozenset[str]
    """Groups of the thesaurus that its words and phrases belong to."""
    segments: tuple[Segment, ...]
    """The segments that it is of."""

    def covers(self, item: Item, segment: Segment) -> bool:
        """Tell whether it says a word of a statement's segment, in these or other words."""
        forms = dict.fromkeys((item.word, segment.words[item.at]))
        if any(stem(word) in self.stems for word in forms):
            return True
        if any(_families_of(word) & self.families for word in forms):
            return True
        if meanings(segment).get(item.at, frozenset()) & self.meant:
            return True
        if any(_related(word, own) for word in forms for own in self.words):
            return True
        if any(self._in_parts(word) for word in forms):
            return True
        concepts = _concepts_at(segment, item.at)
        return bool(concepts) and any(concepts & _concept_labels(own) for own in self.segments)

    def _in_parts(self, word: str) -> bool:
        """Tell whether it says both parts of a compound: "basisniveau" where "niveau" and "basis" stand."""
        for cut in range(_SHORT_PART, len(word) - _SHORT_PART + 1):
            first, second = word[:cut], word[cut:]
            if self._knows(second) and (self._knows(first) or (first[-1] == "s" and self._knows(first[:-1]))):
                return True
        return False

    def _knows(self, part: str) -> bool:
        return len(part) >= _SHORT_PART and (part in self.all_words or part in word_list("frame"))


@lru_cache(maxsize=4_000)
def vocabulary_of(segment: Segment) -> Vocabulary:
    """Return the words of a segment as they are compared."""
    apart = verbs_apart(segment.words)
    every = dict.fromkeys((*segment.words, *segment.lemmas, *apart))
    stems = segment.stems() | frozenset(map(stem, apart))
    return Vocabulary(
        stems,
        tuple(word for word in every if len(word) >= _PART),
        frozenset(every) | stems,
        frozenset().union(*map(_family_labels, (segment.words, segment.lemmas, tuple(apart)))),
        meant_by(segment),
        (segment,),
    )


@lru_cache(maxsize=500)
def joint_vocabulary(segments: tuple[Segment, ...]) -> Vocabulary:
    """Return the words of several segments together."""
    each = [vocabulary_of(segment) for segment in segments]
    return Vocabulary(
        frozenset().union(*(own.stems for own in each)),
        tuple(dict.fromkeys(word for own in each for word in own.words)),
        frozenset().union(*(own.all_words for own in each)),
        frozenset().union(*(own.families for own in each)),
        frozenset().union(*(own.meant for own in each)),
        segments,
    )


@lru_cache(maxsize=50_000)
def _families_of(word: str) -> frozenset[str]:
    return _family_labels((word,))


def _family_labels(words: tuple[str, ...]) -> frozenset[str]:
    """Return the families, acts and kinds that words belong to."""
    return (
        phrases("families").labels(words) | phrases("acts").labels(words) | phrases("contrasts").labels(words)
    )


@lru_cache(maxsize=200_000)
def _related(said: str, written: str) -> bool:
    """Tell whether two words share their origin: "visum" and "visumbevoegdheid", "evaluatie", "evalueren"."""
    if len(said) < _PART or len(written) < _PART or opposes(said, written):
        return False
    one, other = core(said), core(written)
    if len(one) >= _PART and (other.startswith(one) or other.endswith(one)):
        return True  # the statement says it in a wider word
    if len(other) >= _PART and one.startswith(other) and len(other) >= _ENOUGH * len(one):
        return True
    shared = 0
    for left, right in zip(said, written, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= _SHARED and shared >= _ENOUGH * min(len(said), len(written))


def opposes(one: str, other: str) -> bool:
    """Tell whether one of two words is the other with a denial before it: "betwist", "onbetwist"."""
    short, long = sorted((core(one), core(other)), key=len)
    return any(long == prefix + short for prefix in ("on", "niet"))


@cache
def concept_phrases() -> Phrases:
    """Return the lexicon's words as stems, by the identifier of their concept."""
    found: dict[str, list[str]] = {}
    for trigger in standard_lexicon().triggers:
        if trigger.english or trigger.case or not trigger.stems:
            continue
        words = [stem(word) if trigger.exact else word for word in trigger.stems]
        found.setdefault(trigger.concept, []).append(" ".join(words))
    return Phrases(PhraseIndex({"concepts": found}), "concepts")


def _concepts_at(segment: Segment, at: int) -> frozenset[str]:
    found = concept_phrases().all(tuple(map(stem, segment.lemmas)))
    return frozenset(each.label for each in found if each.start <= at < each.end)


def _concept_labels(segment: Segment) -> frozenset[str]:
    return concept_phrases().labels(tuple(map(stem, segment.lemmas)))


def weight(items: Sequence[Item]) -> float:
    """Return how much words say together."""
    return sum(item.weight for item in items)
