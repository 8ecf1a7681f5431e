"""How far a statement reaches: all or some, only or also, oneself or by others, afterwards or at once."""

from assistant import texts
from assistant.verification.alignment import Aligned
from assistant.verification.operators import operators_of
from assistant.verification.quantities import quantities_of
from assistant.verification.segments import Segment
from assistant.words import FUNCTION_WORDS, stem

_EACH = frozenset("elk elke ieder iedere".split())
_BEFORE = frozenset({"voor", "voordat", "alvorens"})
_SELF = frozenset({"zelf", "persoonlijk"})
_LATE = frozenset(
    "pas na nadat daarna nadien vanaf zodra eerst als wanneer enkel alleen slechts uitsluitend".split()
)
_LETS = frozenset({"laat", "laten"})
"""So begins that others do something, with "door" whom."""


def wrong_reach(aligned: Aligned) -> str:
    """Check that the statement reaches no further than the source: not all for some, not only for also."""
    said = operators_of(aligned.said).reach
    written = frozenset[str]().union(*(operators_of(place).reach for place in aligned.source.segments))
    if "each" in written or any(_EACH & set(place.words) for place in aligned.source.segments):
        written |= {"all"}
    if _overreaches(aligned) or _delays(aligned) or _joins_choice(aligned) or _changes_hands(aligned):
        return texts.UNSUPPORTED_REACH
    if said & {"only", "all", "some", "others", "whole"} - written or _narrows(aligned):
        return texts.UNSUPPORTED_REACH
    return ""


def _delays(aligned: Aligned) -> bool:
    """Tell whether the statement says that something is done only after what the source says nothing of."""
    if "pas" not in aligned.said.words:
        return False
    said, places = aligned.said.stems(), aligned.whole(aligned.best)
    return not any(_LATE & set(place.words) or said & _stems_after(place, _BEFORE) for place in places)


def _stems_after(place: Segment, words: frozenset[str]) -> frozenset[str]:
    """Return the stems of what comes behind the last of some words in a segment."""
    at = max((at for at, word in enumerate(place.words) if word in words), default=len(place.words))
    return frozenset(stem(word) for word in place.words[at + 1 :] if word not in FUNCTION_WORDS)


def _joins_choice(aligned: Aligned) -> bool:
    """Tell whether the statement says "zowel A als B", or "A én B", of what the source gives a choice of."""
    said, places = aligned.said, aligned.best[:1]
    both = "zowel" in said.words or "én" in said.written
    return both and any("of" in place.words and "en" not in place.words for place in places)


def _overreaches(aligned: Aligned) -> bool:
    """Tell whether the statement says of each what the source says of those above or below a number."""
    universal = "all" in operators_of(aligned.said).reach or _EACH & set(aligned.said.words[:2])
    if not universal or not aligned.best or any(quantities_of(segment) for segment in aligned.sentence):
        return False
    place = aligned.best[0]
    limited = any(q.bound and q.dimension in ("money", "share", "count") for q in quantities_of(place))
    return limited and not (_EACH & set(place.words) or "all" in operators_of(place).reach)


def _changes_hands(aligned: Aligned) -> bool:
    """Tell whether one does oneself what one has done by others in the source, or the reverse."""
    if not aligned.best or operators_of(aligned.said).denials:
        return False
    said, written = (
        set(aligned.said.words),
        {word for p in aligned.whole(aligned.best[:1]) for word in p.words},
    )
    if any(operators_of(place).denials for place in aligned.best[:1]):
        return False
    to_self = bool(_SELF & said) and not _SELF & written and bool(_LETS & written) and "door" in written
    to_others = bool(_LETS & said) and "door" in said and bool(_SELF & written) and not _LETS & written
    return to_self or to_others


def _narrows(aligned: Aligned) -> bool:
    """Tell whether the statement is of all what the source is of one of several."""
    best = frozenset[str]().union(*(operators_of(place).reach for place in aligned.best[:1]))
    own = operators_of(aligned.said)
    return (
        "one-of" in best and "een" not in aligned.said.words and "one-of" not in own.reach and not own.denials
    )
