"""Who does what to whom: the bodies and roles of a segment, and what each is in its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from assistant.verification.segments import Segment
from assistant.verification.verb_forms import is_finite
from assistant.verification.vocabulary import data, phrases, word_list
from assistant.words import fold, stem
from ingest.model import PassageKind

SELF = "self"
"""The holder of the role that a document is about."""
AGENT, THEME, PATIENT, OBJECT, TO, WITH, FROM, UNDER, OTHER = (
    "agent", "theme", "patient", "object", "to", "with", "from", "under", "other",
)  # fmt: skip
_NOBODY = "nobody"
"""Words that hold the name of a body or role and name none ("aan het hoofd van")."""
_PASSIVE = frozenset("wordt worden werd werden".split())
_SUBJECTS = frozenset("je jij u hij zij ze".split())
_JOINS = frozenset("en of".split())
_COPULAS = frozenset("is zijn was waren ben bent blijft blijven".split())
_SHORT_NAME = "directeur"
"""What a director of any kind is called for short."""
_NOUN = "noun:"
"""Begins the name of a party that the data do not name, but know as a person or group by how it ends."""
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
    found = phrases("parties").longest(segment.words)
    return _placed(segment, [(f.start, f.end, f.label) for f in found if f.label != _NOBODY])


@lru_cache(maxsize=4_000)
def actors_of(segment: Segment, roles: tuple[str, ...]) -> tuple[Mention, ...]:
    """Return the mentions of a segment, resolved, and whoever else is a person or group in it, in order."""
    spans = [(mention.at, mention.end, mention.party) for mention in mentions_of(segment)]
    taken = {at for start, end, _ in spans for at in range(start, end)}
    others = ((at, at + 1, _noun_label(word)) for at, word in enumerate(segment.words) if at not in taken)
    spans += [span for span in others if span[2]]
    return resolved(_turned_round(segment, _placed(segment, sorted(spans))), roles)


def _placed(segment: Segment, spans: Sequence[tuple[int, int, str]]) -> tuple[Mention, ...]:
    """Return mentions with what each is in the sentence. ``spans``: start, end and party, in order."""
    words = segment.words
    is_item = segment.form is PassageKind.ITEM
    finite = not is_item or words[0] in word_list("opens") or any(map(is_finite, words))
    made: list[Mention] = []
    bare = 0
    for start, end, party in spans:
        before = made[-1] if made else None
        role = _by_preposition(words, start, finite)
        if role is None and before is not None and _is_joined(segment, before.end, start):
            role = before.role
        elif role is None:
            role = _bare_role(segment, start, end, bare, finite)
            bare += 1
        made.append(Mention(party, role, start, end))
    return tuple(made)


def _turned_round(segment: Segment, made: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with the second as who acts, where the verb agrees with that one only.

    "De vakbonden ontmoet u", "de leveranciers kiest het college".
    """
    for first, second in pairwise(made):
        if first.role == AGENT and second.role == OBJECT:
            between = segment.words[first.end : second.at]
            singular = any(word.endswith("t") and is_finite(word) for word in between)
            plural = segment.words[first.end - 1].endswith(("en", "s"))
            pronoun = segment.words[second.at] in _SUBJECTS
            if pronoun or (singular and plural and not segment.words[second.end - 1].endswith(("en", "s"))):
                exchanged = {first: replace(first, role=OBJECT), second: replace(second, role=AGENT)}
                return tuple(exchanged.get(mention, mention) for mention in made)
    return tuple(made)


def is_governed_person(segment: Segment, at: int) -> bool:
    """Tell whether the word at a place is a person or group to, with or by whom something is done."""
    words = segment.words
    return (
        bool(_noun_label(words[at]))
        and at > 0
        and bool({"aan", "met", "door"} & set(words[max(0, at - 2) : at]))
    )


@cache
def _people() -> tuple[str, ...]:
    return tuple(word_list("people"))


@lru_cache(maxsize=20_000)
def _noun_label(word: str) -> str:
    """Return the name of whom a folded noun is about, "" where it is no person or group."""
    is_person = word in word_list("people_alone") or (
        word.endswith(_people()) and word not in word_list("people_not")
    )
    return _NOUN + stem(word) if is_person else ""


def _by_preposition(words: Sequence[str], start: int, finite: bool) -> str | None:
    """Return what the preposition before a body makes it; None where none stands there."""
    prepositions, skipped = data()["prepositions"], data()["articles"]
    for at in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        word = words[at]
        if word in prepositions:
            begins_clause = at == 0 and word == "voor" and finite and is_finite(words[-1])
            roles = {"to": TO, "by": AGENT, "from": FROM, "with": WITH, "under": UNDER}
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
    if bare or (segment.organisation and is_finite(words[0]) and words[0] not in _COPULAS):
        return OBJECT  # also "Waarschuwt het bestuur": who does it is unsaid
    if words[start] in _SUBJECTS:
        return AGENT
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


@lru_cache(maxsize=4_000)
def resolved(mentions: tuple[Mention, ...], roles: tuple[str, ...]) -> tuple[Mention, ...]:
    """Return the mentions with the holder of the role under one name, whatever the text calls it."""
    own = {found.label for role in roles for found in phrases("parties").longest(_words(role))}
    if not roles or any(_SHORT_NAME in role.lower() for role in roles):
        own.add(_SHORT_NAME)
    own |= {label for role in roles for label in map(_noun_label, _words(role)[:1]) if label}
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
