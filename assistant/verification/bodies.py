"""Who does what to whom: the bodies and roles of a segment, and what each is in its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.verification.segments import Segment
from assistant.verification.verb_forms import AUXILIARIES, is_finite, lemma
from assistant.verification.vocabulary import data, phrases, word_list
from assistant.words import fold
from ingest.model import PassageKind

SELF = "self"
"""The holder of the role that a document is about."""
AGENT, THEME, PATIENT, OBJECT, TO, WITH, FROM, UNDER, OTHER = (
    "agent", "theme", "patient", "object", "to", "with", "from", "under", "other",
)  # fmt: skip
_NOBODY = "nobody"
"""Words that hold the name of a body or role and name none ("aan het hoofd van")."""
_PASSIVE = frozenset("wordt worden werd werden".split())
_BY_OTHERS = _PASSIVE | {"laten", "laat"}
_JOINS = frozenset("en of".split())
_COPULAS = frozenset("is zijn was waren ben bent blijft blijven".split())
_SUBJECTS = frozenset("je jij u hij zij".split())
_POSSESSIVES = frozenset("zijn haar hun uw je jouw".split())
_BEFORE = 4
"""Words before a body in which its preposition stands."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A body or role in a segment."""

    party: str
    """Which one, as in assistant/data/verification.yaml."""
    role: str
    """In the sentence: agent, theme (of a state), patient (of a passive), object, to, with, from, under."""
    at: int
    """Place of its first word."""
    end: int
    """Place after its last word."""


@lru_cache(maxsize=4_000)
def mentions_of(segment: Segment) -> tuple[Mention, ...]:
    """Return the bodies and roles of a segment in order, the holder of the role among them."""
    words = segment.words
    is_item = segment.form is PassageKind.ITEM
    finite = not is_item or words[0] in word_list("opens") or any(map(is_finite, words))
    is_passive = bool(_BY_OTHERS & set(words)) or any(map(_is_participle, words))
    made: list[Mention] = []
    bare = 0
    for found in phrases("parties").longest(words):
        if found.label == _NOBODY:
            continue
        before = made[-1] if made else None
        role = _by_preposition(words, found.start, finite, is_passive)
        if role is None and before is not None and _is_joined(segment, before.end, found.start):
            role = before.role
        elif role is None:
            role = _bare_role(segment, found.start, found.end, bare, finite)
            bare += 1
        made.append(Mention(found.label, role, found.start, found.end))
    return tuple(made)


def _by_preposition(words: Sequence[str], start: int, finite: bool, is_passive: bool) -> str | None:
    """Return what the preposition before a body makes it; None where none stands there."""
    prepositions, skipped = data()["prepositions"], data()["articles"]
    for at in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        word = words[at]
        if word in prepositions:
            begins_clause = at == 0 and word == "voor" and finite and is_finite(words[-1])
            roles = {"to": TO, "by": AGENT, "from": FROM, "with": WITH, "under": UNDER}
            if word == "door" and not is_passive:
                return FROM  # "na delegatie door het college"
            return None if begins_clause else roles.get(prepositions[word], OTHER)
        if word not in skipped and not word.endswith(("e", "en")):
            return None
        if word in _JOINS:
            return None
    return None


def _is_joined(segment: Segment, end: int, start: int) -> bool:
    """Tell whether a body follows the one before it in an enumeration: "het college en de raad"."""
    between = segment.words[end:start]
    joined = bool(_JOINS & set(between)) or any(end <= at <= start for at in segment.commas)
    return joined and all(word in _JOINS or word in data()["articles"] for word in between)


def _bare_role(segment: Segment, start: int, end: int, bare: int, finite: bool) -> str:
    """Return what a body without a preposition is: who acts comes first in a Dutch sentence."""
    words = segment.words
    if segment.form is PassageKind.ROW or (start and words[start - 1] in _POSSESSIVES):
        return OTHER
    if _PASSIVE & set(words):
        return PATIENT
    if bare:
        return OBJECT
    if words[start] in _SUBJECTS:
        return AGENT
    if _follows_subject(words, start):
        return OBJECT
    if finite:
        is_told = phrases("states").all(words) or all(word in _COPULAS for word in words if is_finite(word))
        return THEME if is_told and not phrases("acts").all(words) else AGENT
    follows = words[end] if end < len(words) else ""
    is_plural = words[end - 1].endswith(("en", "s"))
    if follows.endswith("en") and is_plural:
        return AGENT
    # "De directeur bijstaan": without a finite verb it is what is done to the body.
    verbs = (word for word in segment.written[end:] if word.islower() and word.endswith(("en", "aan", "ien")))
    return OBJECT if any(verbs) else OTHER


def _is_participle(word: str) -> bool:
    return "ge" in word and word.endswith(("d", "t", "en")) and lemma(word) != word


def _follows_subject(words: Sequence[str], start: int) -> bool:
    """Tell whether others stand before the verb that a body follows: "het bestuur waarschuwt u"."""
    at = start - 1
    while at >= 0 and words[at] in data()["articles"]:
        at -= 1
    if at < 1 or not is_finite(words[at]) or words[at] in AUXILIARIES or words[0] in data()["prepositions"]:
        return False
    return any(word in word_list("collectives") for word in words[:at])


@lru_cache(maxsize=4_000)
def resolved(mentions: tuple[Mention, ...], roles: tuple[str, ...]) -> tuple[Mention, ...]:
    """Return the mentions with the holder of the role under one name, whatever the text calls it."""
    own = {found.label for role in roles for found in phrases("parties").longest(_words(role))}
    return tuple(replace(m, party=SELF) if m.party in own else m for m in mentions)


def _words(role: str) -> tuple[str, ...]:
    return tuple(fold(role).replace("-", " ").split())


def agents(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return who acts."""
    return frozenset(mention.party for mention in mentions if mention.role == AGENT)


_CLASHING = {
    AGENT: frozenset({TO, OBJECT, PATIENT}),
    TO: frozenset({AGENT}),
    OBJECT: frozenset({AGENT}),
    PATIENT: frozenset({AGENT}),
    FROM: frozenset({TO}),
    UNDER: frozenset({TO}),
}


def clash(said: str, written: frozenset[str]) -> bool:
    """Tell whether what a body is in a statement cannot be what it is in all of its places in the source."""
    return bool(written) and written <= _CLASHING.get(said, frozenset())


_FIRST = (AGENT, THEME)
_SECOND = (TO, FROM, UNDER, OBJECT)


def is_converse(segment: Segment) -> bool:
    """Tell whether who comes first undergoes: "krijgt leiding van", "staat onder toezicht van"."""
    if phrases("converse").all(segment.words):
        return True
    words = segment.words
    return any(
        m.role == UNDER or (m.role == FROM and _governed_by_under(words, m.at)) for m in mentions_of(segment)
    )


def _governed_by_under(words: Sequence[str], at: int) -> bool:
    return "onder" in words[max(0, at - 2 * _BEFORE) : at]


def are_inverted(said: Sequence[Mention], written: Sequence[Mention], *, turned: bool) -> bool:
    """Tell whether two bodies stand the other way round: A of B in the statement, B of A in the source.

    ``turned``: one of both tells it from the side of who undergoes; then the same order is the wrong one.
    """
    first = {mention.party for mention in said if mention.role in _FIRST}
    second = {m.party for m in said if m.role in _SECOND or (turned and m.role == OTHER)}
    leading = {mention.party for mention in written if mention.role in _FIRST}
    led = {mention.party for mention in written if mention.role in _SECOND}
    if turned:
        leading, led = led, leading
    return any(one != other and one in led and other in leading for one in first for other in second)
