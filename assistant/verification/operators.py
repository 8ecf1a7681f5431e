"""What turns a segment: denial, permission and duty, with whom, how far it reaches."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.verification.phrases import Found
from assistant.verification.segments import Segment
from assistant.verification.vocabulary import phrases
from assistant.words import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Operators:
    """What turns one segment."""

    denials: tuple[int, ...]
    """Places of its words of denial."""
    implied: frozenset[str]
    """Words that deny without such a word ("vrijgesteld")."""
    excepts: bool
    """It makes an exception."""
    modality: frozenset[str]
    """may, must, wish or unlikely."""
    modal_verb: bool
    """May is said by a verb ("kan", "mag")."""
    together: frozenset[str]
    """Together with, after or under whom it is done."""
    reach: frozenset[str]
    """only, all or some."""


_MODAL_VERBS = frozenset("kan kunt kun kunnen mag mogen".split())


@lru_cache(maxsize=4_000)
def operators_of(segment: Segment) -> Operators:
    """Return what turns a segment."""
    words, lemmas = segment.words, segment.lemmas
    harmless = _places(phrases("not_negations").all(words)) | _places(
        found for found in phrases("bounds").all(words) if found.end - found.start > 1
    )
    denials = tuple(found.start for found in phrases("negations").all(words) if found.start not in harmless)
    modality = phrases("modality").all(words)
    ability = _places(phrases("may_be_duty").all(words))
    not_only = _places(phrases("not_only").all(words))
    return Operators(
        denials=denials,
        implied=frozenset(
            lemmas[found.start] for index in (words, lemmas) for found in phrases("denials").all(index)
        ),
        excepts=bool(phrases("exceptions").all(words)),
        modality=frozenset(found.label for found in modality if found.start not in ability),
        modal_verb=any(
            found.label == "may" and words[found.start] in _MODAL_VERBS and found.start not in ability
            for found in modality
        ),
        together=phrases("together").labels(words),
        reach=frozenset(
            found.label for found in phrases("quantifiers").all(words) if found.start not in not_only
        ),
    )


def _places(found: Iterable[Found]) -> frozenset[int]:
    return frozenset(at for each in found for at in range(each.start, each.end))


def target_of(segment: Segment, at: int) -> str:
    """Return the word that a denial at a place denies: the next that says something, else the one before."""
    for word in (*segment.words[at + 1 :], *reversed(segment.words[:at])):
        if word not in FUNCTION_WORDS and len(word) > 1:
            return word
    return ""
