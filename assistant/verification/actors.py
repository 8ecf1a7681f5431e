"""Who acts: each body of a statement must stand in the source, and do there what it does here."""

from collections.abc import Iterable, Sequence

from assistant import texts
from assistant.verification.alignment import Aligned
from assistant.verification.bodies import (
    AGENT,
    FROM,
    OTHER,
    PATIENT,
    SELF,
    UNDER,
    WITH,
    Mention,
    actors_of,
    agents,
    are_inverted,
    clash,
    is_converse,
    mentions_of,
    resolved,
)
from assistant.verification.coverage import long_words, vocabulary_of
from assistant.verification.segments import Segment
from assistant.verification.verb_forms import is_finite
from assistant.verification.vocabulary import phrases, same_party

_PASSIVE = frozenset("wordt worden werd werden".split())
_POINTING = frozenset({"die", "deze"})
"""Words that point back to whom is named last."""
_MOSTLY = 0.5
"""Share of a source's segment that a statement must say for who acts in it to be held against who does."""
_TITLE = 3
"""Words below which a segment is a title, in which nobody acts."""


def wrong_body(aligned: Aligned) -> str:
    """Check that each body of the statement stands in the source, and is there what it is here."""
    source = aligned.source
    mentions = resolved(mentions_of(aligned.said), source.roles)
    written = [m for place in source.segments for m in resolved(mentions_of(place), source.roles)]
    named = {m.party for place in source.around for m in resolved(mentions_of(place), source.roles)} | {SELF}
    drawn = [m for place in aligned.used for m in resolved(mentions_of(place), source.roles)]
    converse = is_converse(aligned.said) or any(map(is_converse, aligned.used))
    for mention in mentions:
        same = [m for m in written if same_party(mention.party, m.party)]
        if not same and not any(same_party(mention.party, party) for party in named):
            if mention.party == "voorzitter" and _is_chaired(aligned):
                continue
            return texts.UNSUPPORTED_BODY
        near = [m for m in drawn if same_party(mention.party, m.party)] or same
        clashes = clash(mention.role, frozenset(m.role for m in near))
        turned = converse and mention.role not in (FROM, UNDER)
        if mention.party != SELF and clashes and not turned:
            return texts.UNSUPPORTED_ROLE
    for place in aligned.best[:1]:
        turned = is_converse(aligned.said) != is_converse(place)
        if are_inverted(mentions, _with_self(place, aligned), turned=turned):
            return texts.UNSUPPORTED_ROLE
    if converse:
        return ""
    return _wrong_agent(mentions, aligned) or _wrong_agent_of_act(mentions, aligned)


def _is_chaired(aligned: Aligned) -> bool:
    return any("voorzitten" in place.acts() for place in aligned.source.segments)


def _with_self(place: Segment, aligned: Aligned) -> tuple[Mention, ...]:
    """Return the mentions of a source's segment, with the holder of the role who acts unsaid."""
    own = resolved(mentions_of(place), aligned.source.roles)
    return own if agents(own) else (*own, Mention(SELF, AGENT, 0, 0))


def _wrong_agent(mentions: Sequence[Mention], aligned: Aligned) -> str:
    """Check that who acts or undergoes in the statement does so in a segment that says what is done."""
    acting = agents(mentions)
    undergoing = {m.party for m in mentions if m.role == PATIENT}
    if not aligned.best:
        return ""
    is_held = acting != {SELF} or _says_the_same(aligned)
    if acting and is_held and not any(_may_act(acting, place, aligned) for place in aligned.best):
        return texts.UNSUPPORTED_ROLE
    if undergoing and not any(_may_undergo(undergoing, place, aligned) for place in aligned.best):
        return texts.UNSUPPORTED_ROLE
    return ""


def _says_the_same(aligned: Aligned) -> bool:
    """Tell whether the statement says most of a segment of the source, or an act that is named there."""
    place = aligned.best[0]
    return bool(aligned.said.acts() & place.acts()) or aligned.share_of(place) >= _MOSTLY


def _wrong_agent_of_act(mentions: Sequence[Mention], aligned: Aligned) -> str:
    """Check that who is said to decide, advise or sign does so where the source says that this is done."""
    acting = agents(mentions)
    if not acting:
        return ""
    for act in phrases("acts").labels(aligned.said.lemmas):
        places = [place for place in aligned.source.segments if act in place.acts()]
        if places and not any(_may_act(acting, place, aligned) for place in places):
            return texts.UNSUPPORTED_ROLE
    return ""


def _may_act(acting: Iterable[str], place: Segment, aligned: Aligned) -> bool:
    own = resolved(mentions_of(place), aligned.source.roles)
    if place.is_context or len(place.words) < _TITLE:
        return True
    written = agents(own) or _pointed_back(place, aligned)
    written |= _who_does(place, aligned)
    if not written:
        written = _agents_before(place, aligned) | {SELF}
        if _PASSIVE & set(place.words) and SELF not in acting:
            written |= set(acting)
    said = {m.party for m in resolved(mentions_of(aligned.said), aligned.source.roles)}
    allowed = written | {m.party for m in own if m.role in (UNDER, OTHER)}
    allowed |= {m.party for m in own if m.role == FROM and _does_what_is_of(m, place, aligned)}
    if said & written:  # who does something with another does it as the other does
        allowed |= {m.party for m in own if m.role == WITH}
    return any(same_party(one, other) for one in acting for other in allowed)


def _does_what_is_of(mention: Mention, place: Segment, aligned: Aligned) -> bool:
    """Tell whether the statement says what is of a body in the source: "advies van X", "X adviseert"."""
    before = [at for at in range(mention.at) if place.words[at] in ("van", "vanwege", "namens")]
    nouns = [item for item in long_words(place) if before and item.at == before[-1] - 1]
    vocabulary = vocabulary_of(aligned.said)
    return any(vocabulary.covers(item, place) for item in nouns)


def _who_does(place: Segment, aligned: Aligned) -> frozenset[str]:
    """Return who does what is denied of another, of "dat doet X" after it."""
    segments = aligned.source.segments
    follows = segments[segments.index(place) + 1 :][:1] if place in segments else ()
    told = follows and follows[0].words[:2] == ("dat", "doet")
    return agents(actors_of(follows[0], aligned.source.roles)) if told else frozenset()


def _pointed_back(place: Segment, aligned: Aligned) -> frozenset[str]:
    """Return whom "die" or "deze" before a verb points back to: who is named last before it."""
    if place.words[0] not in _POINTING or len(place.words) < _TITLE or not is_finite(place.words[1]):
        return frozenset()
    before: tuple[Mention, ...] = ()
    for other in aligned.source.segments:
        if other is place:
            break
        if other.organisation == place.organisation and place.sentence - other.sentence in (0, 1):
            before = actors_of(other, aligned.source.roles) or before
    return frozenset({before[-1].party}) if before else frozenset()


def _may_undergo(parties: Iterable[str], place: Segment, aligned: Aligned) -> bool:
    own = resolved(mentions_of(place), aligned.source.roles)
    if not any(m.role == PATIENT for m in own):
        return True
    return any(same_party(one, m.party) for one in parties for m in own)


def _agents_before(place: Segment, aligned: Aligned) -> frozenset[str]:
    """Return who acts in the segments of the same sentence before this one, and in what introduces it."""
    found: frozenset[str] = frozenset()
    for other in aligned.source.segments:
        if other is place:
            break
        if other.organisation == place.organisation and place.sentence - other.sentence in (0, 1):
            own = agents(resolved(mentions_of(other), aligned.source.roles))
            if own and (other.sentence == place.sentence or other.is_context):
                found = own
    return found
