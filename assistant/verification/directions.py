"""Who leads, replaces, serves or does what: parties that a statement puts in each other's place."""

from collections.abc import Iterator, Sequence

from assistant import texts
from assistant.verification.alignment import Aligned
from assistant.verification.bodies import (
    AGENT,
    FROM,
    OBJECT,
    SELF,
    TO,
    Mention,
    actors_of,
    are_inverted,
    is_converse,
)
from assistant.verification.exchanges import swaps_nouns
from assistant.verification.operators import operators_of
from assistant.verification.segments import Segment, one_segment
from assistant.verification.source import Source
from assistant.verification.verb_forms import is_finite
from assistant.verification.vocabulary import data, phrases

_ENTRY = 12
"""Most words of a table row or an entry "Directe chef: ..." that tells who someone is to the holder."""
_BEHIND = 3
"""Words behind a denial up to which someone is who it denies ("niet door de raad")."""
_IDLE = frozenset("wordt worden werd werden is zijn was waren ben bent".split())
"""Verbs with which who comes first does nothing."""
_Relation = tuple[str, str, str]
"""What one is of another, who is above, who is below."""


def wrong_direction(aligned: Aligned) -> str:
    """Check that nobody leads, replaces or serves whom the source says to do so to them."""
    roles = aligned.source.roles
    said = actors_of(aligned.said, roles)
    if len({mention.party for mention in said}) < 2:
        if any(_acts_instead(said, aligned, place) for place in aligned.best[:1]):
            return texts.UNSUPPORTED_ROLE
        return texts.UNSUPPORTED_CROSSED if swaps_nouns(aligned) else ""
    own = set(_relations(aligned.said, said, is_clause=True))
    if own:
        written = {
            relation
            for place in (*aligned.source.segments, *_entries(aligned.source))
            for relation in _relations(place, actors_of(place, roles), any(map(is_finite, place.words)))
        }
        turned = any((kind, below, above) in written for kind, above, below in own - written)
        return texts.UNSUPPORTED_ROLE if turned else ""
    for place in aligned.best[:1]:
        if is_converse(aligned.said) or is_converse(place):
            continue
        if are_inverted(said, _with_self(actors_of(place, roles)), turned=False):
            return texts.UNSUPPORTED_ROLE
        if _acts_instead(said, aligned, place):
            return texts.UNSUPPORTED_ROLE
    return texts.UNSUPPORTED_CROSSED if swaps_nouns(aligned) else ""


def _acts_instead(said: Sequence[Mention], aligned: Aligned, place: Segment) -> bool:
    """Tell whether one does in the statement what the source says to be done to or for him."""
    roles = aligned.source.roles
    acting = {m.party for m in said if m.role == AGENT} - {SELF}
    words = aligned.said.words
    if not acting or is_converse(aligned.said) or _IDLE & set(words) or words[0] == "er":
        return False
    written = [m for m in actors_of(place, roles) if m.party in acting]
    holder = any(m.party == SELF for segment in aligned.sentence for m in actors_of(segment, roles))
    himself = "zelf" in words and not holder and not any("zelf" in p.words for p in aligned.source.segments)
    undergoes = bool(written) and not is_converse(place) and all(m.role in (OBJECT, TO) for m in written)
    return undergoes or himself


def _with_self(written: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return mentions with the holder of the role, where nobody else acts."""
    acts = any(mention.role == AGENT for mention in written)
    return written if acts else (*written, Mention(SELF, AGENT, 0, 0))


def _entries(source: Source) -> list[Segment]:
    whole = [one_segment(text) for text in source.quoted]
    return [entry for entry in whole if len(entry.words) <= _ENTRY]


def _relations(segment: Segment, actors: Sequence[Mention], is_clause: bool) -> Iterator[_Relation]:
    """Yield who is above or in the place of whom in a segment. ``is_clause``: it has a finite verb."""
    words = segment.words
    parties = list(dict.fromkeys(mention.party for mention in actors))
    others = [party for party in parties if party != SELF]
    for kind, sides in data()["relations"].items():
        named = {side for side in sides if phrases(f"{kind}-{side}").all(words)}
        if len(parties) == 1 and others and not is_clause and "title" in named:
            yield kind, others[0], SELF
        elif len(parties) == 1 and others and named == {"over"} and actors[0].role in (TO, FROM, OBJECT):
            yield kind, SELF, others[0]
        elif len(parties) > 1 and is_clause and named & {"over", "under"}:
            by = [m.party for m in actors if "door" in words[max(0, m.at - 3) : m.at]]
            first = by[0] if by else parties[0]
            for second in dict.fromkeys(party for party in parties if party != first):
                yield (kind, second, first) if "under" in named and not by else (kind, first, second)


def tells_relation(at: int, said: Segment, places: Sequence[Segment]) -> bool:
    """Tell whether the word at a place says who leads or replaces whom, as the source says in other words."""
    for kind, sides in data()["relations"].items():
        indexes = [phrases(f"{kind}-{side}") for side in sides]
        within = any(found.start <= at < found.end for index in indexes for found in index.all(said.words))
        if within and any(index.all(place.words) for index in indexes for place in places):
            return True
    return False


def wrong_doer(statement: Sequence[Segment], source: Source) -> bool:
    """Tell whether of two parties the statement says the one to do it, the source the other."""
    said, written = _doing(statement, source.roles), _doing(source.segments, source.roles)
    doing = {
        party for party, does in said if does and (party, False) in written and (party, True) not in written
    }
    not_doing = {
        party
        for party, does in said
        if not does and (party, True) in written and (party, False) not in written
    }
    return bool(doing and not_doing)


def _doing(segments: Sequence[Segment], roles: tuple[str, ...]) -> frozenset[tuple[str, bool]]:
    """Return the parties of segments, each with whether nothing is denied of it."""
    found: set[tuple[str, bool]] = set()
    for segment in segments:
        denials = operators_of(segment).denials
        actors = actors_of(segment, roles)
        behind = {m for m in actors for at in denials if 0 < m.at - at <= _BEHIND}
        for mention in actors:
            denied = mention in behind if behind else bool(denials)
            found.add((mention.party, not denied))
    return frozenset(found)
