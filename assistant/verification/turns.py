"""What turns a statement must turn its source: denial, permission, duty and wish, company, order."""

from collections.abc import Iterable, Sequence

from assistant import texts
from assistant.verification.alignment import Aligned
from assistant.verification.bodies import WITH, mentions_of, resolved
from assistant.verification.coverage import Item, items_of, joint_vocabulary, vocabulary_of
from assistant.verification.numerals import known_unit
from assistant.verification.operators import Operators, operators_of, target_of
from assistant.verification.quantities import quantities_of
from assistant.verification.segments import Segment
from assistant.verification.vocabulary import data, phrases
from assistant.words import FUNCTION_WORDS, stem
from ingest.model import SectionKind

_MOSTLY = 0.5
"""Share of a source's segment that a statement must say to be held to what turns it."""
_CONDITIONS = frozenset("wie zonder als indien wanneer hoewel zolang".split())
_LETS = frozenset({"laat", "laten"})
"""So begins that others do something, with "door" whom."""
_NEARLY_ALL = 0.9
"""Share of another segment that it must say for that."""
_OFFERED = frozenset({SectionKind.OFFER})
"""Kinds of section where what is said is given, no duty."""
_ABLE = frozenset({SectionKind.KNOWLEDGE, SectionKind.COMPETENCIES})
"""Kinds of section where "kunnen" is an ability."""
_ASKED = _ABLE | {SectionKind.CONDITIONS}
"""Kinds of section where "u kunt voorleggen" is a requirement."""
_ALLOWED = frozenset({"mag", "mogen"})
"""Verbs that say that something is allowed, not that it is left to choice."""
_COMPETENCES = frozenset({"benoemen", "ontslaan", "goedkeuren", "ondertekenen", "delegeren", "beslissen"})
"""Acts that whoever does them may do."""


def wrong_denial(aligned: Aligned) -> str:
    """Check that the statement denies what the source denies, and nothing else."""
    said, written = operators_of(aligned.said), [operators_of(place) for place in aligned.used]
    implied = frozenset[str]().union(*(ops.implied for ops in written))
    denied = sum(_denials_met(aligned, place, ops) for place, ops in zip(aligned.used, written, strict=True))
    denied += max(
        0, _denials_left_out(aligned) - sum(len(operators_of(o).denials) for o in aligned.statement)
    )
    own, others = _denials_of_source(aligned, said), _denials_beside(aligned)
    if own != denied and (_turned_by_order(aligned) or _says_what_else(aligned)):
        return ""
    if "wish" in _modality(aligned.used) and "must" in said.modality:
        denied += own  # what is only wished for is not required
    if own > denied:
        turned = implied - _same(implied, said.implied)
        denied += _denied_elsewhere(aligned)
        if own <= denied:
            return ""
        doubled = own + others - denied == 2 and any("only" in ops.reach for ops in written)
        return "" if turned or doubled else texts.UNSUPPORTED_DENIAL
    if own < denied:
        turned = said.implied - _same(said.implied, implied)
        return "" if turned or others >= denied - own else texts.UNSUPPORTED_DENIAL
    return ""


def _says_what_else(aligned: Aligned) -> bool:
    """Tell whether "wie geen X heeft" leads to the other of two things that the source gives a choice of."""
    said = aligned.said
    conditional = bool(said.words) and (said.words[0] in _CONDITIONS or "zonder" in said.words)
    offers = any("of" in place.words for place in aligned.whole(aligned.used))
    return conditional and offers and bool(operators_of(said).denials)


def _denied_elsewhere(aligned: Aligned) -> int:
    """Return how many denials of the statement deny what another segment of the source denies as well."""
    places = [place for place in aligned.source.segments if place not in aligned.used]
    denying = [(place, at) for place in places for at in operators_of(place).denials]
    targets = {stem(target_of(aligned.said, at)) for at in operators_of(aligned.said).denials}
    return sum(bool(targets & place.stems()) for place, _ in denying)


def _denials_of_source(aligned: Aligned, said: Operators) -> int:
    """Return how many denials of the statement are of something that the source speaks of.

    "Zonder omwegen" denies nothing that it says: whether it may be added is a matter of its words.
    """
    known = joint_vocabulary(aligned.source.segments)
    items = {stem(aligned.said.words[item.at]): item for item in items_of(aligned.said)}
    targets = [items.get(stem(target_of(aligned.said, at))) for at in said.denials]
    return sum(target is None or known.covers(target, aligned.said) for target in targets)


def _denials_left_out(aligned: Aligned) -> int:
    """Return how many denials stand in other segments of the source that the statement says nearly all of."""
    others = [place for place in aligned.source.segments if place not in aligned.used]
    return sum(len(operators_of(place).denials) for place in others if aligned.share_of(place) >= _NEARLY_ALL)


def _same(some: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    stems = {stem(word) for word in others}
    return frozenset(word for word in some if stem(word) in stems)


def _denials_beside(aligned: Aligned) -> int:
    return sum(len(operators_of(other).denials) for other in aligned.sentence if other is not aligned.said)


def _denials_met(aligned: Aligned, place: Segment, ops: Operators) -> int:
    """Return how many denials of a source's segment are about what the statement says."""
    if not ops.denials:
        return 0
    stems = aligned.said.stems()
    mostly = aligned.share_of(place) >= _MOSTLY
    counted = {q.sign for q in quantities_of(aligned.said)} & {q.sign for q in quantities_of(place)}
    return sum(
        (mostly and place.words[at] not in ("zonder", "noch"))
        or stem(target_of(place, at)) in stems
        or (bool(operators_of(aligned.said).denials) and _is_said(target_of(place, at), place, aligned.said))
        or (bool(counted) and (ops.excepts or not items_of(place)))
        for at in ops.denials
    )


def _is_said(word: str, place: Segment, said: Segment) -> bool:
    """Tell whether a statement says a word of a source's segment in other words ("vereiste", "verplicht")."""
    both = phrases("modality").labels((word,)) & phrases("modality").labels(said.words)
    at = place.words.index(word) if word in place.words else -1
    return bool(both) or (at >= 0 and vocabulary_of(said).covers(Item(at, word, 1.0), place))


def wrong_exception(aligned: Aligned) -> str:
    """Check that an exception that the source makes of what the statement says is not left out."""
    if any(operators_of(segment).excepts or operators_of(segment).denials for segment in aligned.sentence):
        return ""
    excepted = [place for place in aligned.whole(aligned.best[:1]) if operators_of(place).excepts]
    return texts.UNSUPPORTED_DENIAL if excepted and not aligned.best[0].is_context else ""


def wrong_modality(aligned: Aligned) -> str:
    """Check that what may be done is no duty and no fact, and what is wished for no requirement."""
    if not aligned.used:
        return ""
    own, said = operators_of(aligned.said), _modality(aligned.sentence)
    near = _modality((*aligned.used, *(p for p in aligned.source.segments if p.is_context)))
    whole = near | _modality(aligned.whole(aligned.used))
    offered = all(place.kind in _OFFERED for place in aligned.used)
    able = all(place.kind in _ABLE for place in aligned.used)
    only = "only" in own.reach and any("only" in operators_of(place).reach for place in aligned.used)
    competent = _ALLOWED & set(aligned.said.words) and aligned.said.acts() & _COMPETENCES
    permitted = offered or able or only or competent or "must" in own.modality or _is_limit(aligned)
    permitted = permitted or _is_possible(aligned)
    if "may" in own.modality and "may" not in whole and not permitted:
        denied = own.denials and any(operators_of(p).denials or operators_of(p).implied for p in aligned.used)
        if not denied and own.modal_verb:
            return texts.UNSUPPORTED_MODALITY
    best = [operators_of(place) for place in aligned.best]
    granted = any(phrases("granted").all(segment.words) for segment in aligned.sentence)
    asked = all(place.kind in _ASKED for place in aligned.used)
    if best and all(ops.modal_verb for ops in best) and "may" not in said and not (asked or granted):
        return texts.UNSUPPORTED_MODALITY
    if ("wish" in own.modality and "wish" not in whole) or ("wish" in near and "wish" not in said):
        return texts.UNSUPPORTED_MODALITY
    required = "must" in own.modality and "must" not in whole and not own.denials
    if required and (offered or ("may" in near and not asked)):
        return texts.UNSUPPORTED_MODALITY
    return ""


def _modality(segments: Iterable[Segment]) -> frozenset[str]:
    return frozenset[str]().union(*(operators_of(segment).modality for segment in segments))


def _is_possible(aligned: Aligned) -> bool:
    """Tell whether "kan" says what others find or get ("bezoekers kunnen terecht"): no power of who acts."""
    mentions = resolved(mentions_of(aligned.said), aligned.source.roles)
    return not mentions and not _ALLOWED & set(aligned.said.words)


def _is_limit(aligned: Aligned) -> bool:
    """Tell whether the source sets an upper limit, which permits what is below it."""
    return any(q.bound == "high" for place in aligned.used for q in quantities_of(place))


def wrong_company(aligned: Aligned) -> str:
    """Check that what is done together, on advice, after approval or under someone is told so."""
    said = frozenset[str]().union(*(operators_of(segment).together for segment in aligned.sentence))
    own = operators_of(aligned.said).together
    whole = aligned.whole(aligned.used)
    written = frozenset[str]().union(*(operators_of(place).together for place in whole))
    partners = any(m.role == WITH for place in whole for m in mentions_of(place))
    approved = any("goedkeuren" in place.acts() for place in whole)
    allowed = {"samen", "overleg"} if partners else set[str]()
    if any(
        phrases(f"leading-{side}").all(place.words) for place in whole for side in ("over", "under", "title")
    ):
        allowed.add("toezicht")
    if any(_LETS & set(place.words) for place in whole):
        allowed.add("namens")
    if own - written - allowed - ({"goedkeuring"} if approved else set()):
        return texts.UNSUPPORTED_COMPANY
    best = frozenset[str]().union(*(operators_of(place).together for place in aligned.best[:1]))
    needed = (best & {"samen", "advies", "goedkeuring"}) - said
    return texts.UNSUPPORTED_COMPANY if needed and not _names_partner(aligned) else ""


def _names_partner(aligned: Aligned) -> bool:
    roles = aligned.source.roles
    partners = {m.party for p in aligned.used for m in resolved(mentions_of(p), roles) if m.role == WITH}
    own = {m.party for m in resolved(mentions_of(aligned.said), roles)}
    return bool(partners) and partners <= own


def wrong_order(aligned: Aligned) -> str:
    """Check that what is done after something is not said to be done before it, with it not without it."""
    against = data()["against"]
    written: dict[str, set[str]] = {}
    for place in aligned.source.segments:
        for preposition, target in _governed(place.words):
            written.setdefault(target, set()).add(preposition)
    per = {target for target, prepositions in written.items() if "per" in prepositions}
    for preposition, target in _governed(aligned.said.words):
        if preposition == "per" and per and target not in per:
            return texts.UNSUPPORTED_ORDER
        there = written.get(target, set())
        if (
            preposition not in there
            and there & set(against.get(preposition, ()))
            and not _is_denied_once(aligned)
        ):
            return texts.UNSUPPORTED_ORDER
    return ""


def _is_denied_once(aligned: Aligned) -> bool:
    """Tell whether only one of statement and source denies, so that an opposite word agrees."""
    denied = bool(operators_of(aligned.said).denials)
    places = [operators_of(place) for place in aligned.best]
    return any(denied != bool(ops.denials) and (ops.denials or "only" in ops.reach) for ops in places)


def _turned_by_order(aligned: Aligned) -> bool:
    """Tell whether the statement denies of "voor" what the source says of "na" only, or the reverse."""
    against = data()["against"]
    written = {(target, preposition) for p in aligned.best for preposition, target in _governed(p.words)}
    return _is_denied_once(aligned) and any(
        (target, other) in written
        for preposition, target in _governed(aligned.said.words)
        for other in against.get(preposition, ())
    )


def _governed(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield prepositions that have an opposite, each with the stem of the next word that says something."""
    for at, word in enumerate(words):
        if word in data()["against"] or word == "per":
            for other in words[at + 1 : at + 1 + (1 if word == "per" else len(words))]:
                is_unit = word == "per" and (other[0].isdigit() or known_unit(other) != "")
                if other not in FUNCTION_WORDS and not is_unit:
                    yield word, stem(other)
                    break
