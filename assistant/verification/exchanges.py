"""Who and what a statement puts in each other's place: parties, and what the source says of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

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
from assistant.verification.operators import operators_of
from assistant.verification.quantities import quantities_of
from assistant.verification.segments import Segment, one_segment
from assistant.verification.source import Source
from assistant.verification.verb_forms import is_finite
from assistant.verification.vocabulary import data, phrases, word_list
from assistant.words import FUNCTION_WORDS, stem

_JOINS = frozenset("en of maar terwijl".split())
"""Words between two things that are said of one, or of each its own."""
_DEGREES = frozenset("zeer erg heel uiterst matig".split())
"""Words that make one thing with the next: "zeer sterk" is not "sterk"."""
_WIDE = 3
"""Cells above which the first two of a row tell what it is about."""
_RESETTING = frozenset("tegen rond tijdens na volgens zonder".split())
_LABEL = 5
"""Most words of a label before a colon."""
_TURNING = frozenset({"van", "aan", "tegen"})
"""Prepositions about which two nouns say something else the other way round."""
_ENTRY = 12
"""Most words of a table row or an entry "Directe chef: ..." that tells who someone is to the holder."""
_BEHIND = 3
"""Words behind a denial up to which someone is who it denies ("niet door de raad")."""
_IDLE = frozenset("wordt worden werd werden is zijn was waren ben bent".split())
"""Verbs with which who comes first does nothing."""
_NUMBER, _ACTOR, _SIGN = "number", "actor", "sign"
_Relation = tuple[str, str, str]
"""What one is of another, who is above, who is below."""
_Marked = tuple[str, str]
"""A word or number, and what kind it is: number, actor, sign, or "" for any other."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that go together: of a statement or source between commas and "en", or a whole table row."""

    marks: frozenset[_Marked]
    place: int
    """Which segment or row it is of."""


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
    """Tell whether one does in the statement what is done to, for or with him in the source, or does it himself."""
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
    """Tell whether the statement says of one that he does and of another that he does not, the source the reverse."""
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
        denials = [at for at in operators_of(segment).denials]
        actors = actors_of(segment, roles)
        behind = {m for m in actors for at in denials if 0 < m.at - at <= _BEHIND}
        for mention in actors:
            denied = mention in behind if behind else bool(denials)
            found.add((mention.party, not denied))
    return frozenset(found)


def are_exchanged(statement: Sequence[Segment], source: Source) -> bool:
    """Tell whether two pieces of a statement each mix what the source says of the one with the other."""
    pieces = _pieces_of(tuple(statement), source.roles)
    if len(pieces) < 2:
        return False
    rows = {text for text in source.quoted if " | " in text}
    kept = tuple(dict.fromkeys(place for text, place in source.places if text not in rows))
    parts = _pieces_of(kept, source.roles)
    wholes = [
        _Piece(frozenset[_Marked]().union(*(part.marks for part in parts if part.place == place)), place)
        for place in range(len(kept))
        if sum(part.place == place for part in parts) > 1
    ]
    places = [*parts, *wholes, *_rows_of(tuple(rows), source.roles)]
    said = frozenset[_Marked]().union(*(piece.marks for piece in pieces))
    places = [place for place in places if len(place.marks & said) > 1]
    for first, second in combinations(places, 2):
        if first.place == second.place and (first in wholes or second in wholes):
            continue
        only_first, only_second = first.marks - second.marks, second.marks - first.marks
        mixed = [piece.marks for piece in pieces if piece.marks & only_first and piece.marks & only_second]
        for one, other in combinations(mixed, 2):
            there, back = (one & only_second) - other, (other & only_first) - one
            stays = (one & only_first) - other and (other & only_second) - one
            if stays and there and back and (first.place != second.place or _same_kind(there, back)):
                return True
            there, back = (one & only_first) - other, (other & only_second) - one
            stays = (one & only_second) - other and (other & only_first) - one
            if stays and _same_kind(there, back):
                return True
    return False


def mixes_rows(statement: Sequence[Segment], source: Source) -> bool:
    """Tell whether a sentence says of what one row or entry is about what only another one says."""
    rows = _keyed_rows(source.quoted, source.roles)
    if len(rows) < 2:
        return False
    said = [mark for segment in statement for _, mark in _marks(segment, source.roles)]
    is_wide = all(text.count(" | ") > 1 for text in source.quoted)
    for key, rest in rows:
        beside = [other for other in rows if other != (key, rest)]
        own = rest - frozenset[_Marked]().union(*(other | more for other, more in beside))
        told = {mark for mark in said if mark in own}
        enough = len(told) > 1 or any(kind == _NUMBER for _, kind in told)
        if not enough or key.intersection(said):
            continue
        named = [(other, more) for other, more in beside if other.intersection(said)]
        if any(is_wide or not (more - rest).intersection(said) for _, more in named):
            return True
    return False


@lru_cache(maxsize=500)
def _keyed_rows(
    quoted: tuple[str, ...], roles: tuple[str, ...]
) -> tuple[tuple[frozenset[_Marked], frozenset[_Marked]], ...]:
    """Return the rows and entries among quotes: the words of what each is about, and its other words."""
    made = []
    for text in quoted:
        cells = text.split(" | ")
        keys = cells[: 2 if len(cells) > _WIDE else 1]
        if len(cells) == 1:
            label, colon, rest = text.partition(": ")
            if not colon or len(label.split()) > _LABEL:
                continue
            keys, cells = [label], [label, rest]
        key, every = (
            frozenset(mark for cell in some for _, mark in _marks(one_segment(cell), roles))
            for some in (keys, cells)
        )
        made.append((key, every - key))
    return tuple(made)


def swaps_nouns(aligned: Aligned) -> bool:
    """Tell whether two nouns stand the other way round about a preposition: A of B, and B of A in the source."""
    said = _governed(aligned.said)
    for place in aligned.best[:1]:
        written = _governed(place)
        both = [word for word in said if word in written and said[word] != written[word]]
        for one, other in combinations(both, 2):
            if (
                {said[one], written[one]} & _TURNING
                and said[one] == written[other]
                and said[other] == written[one]
            ):
                return True
    return False


@lru_cache(maxsize=2_000)
def _governed(segment: Segment) -> dict[str, str]:
    """Return the stems of the nouns of a segment, each with the preposition of its phrase, "" without one."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    preposition = ""
    for at, word in enumerate(segment.words):
        if word in data()["prepositions"] or word in _RESETTING:
            preposition = word
        elif at in segment.commas or is_finite(word):
            preposition = ""
        elif word in FUNCTION_WORDS or (word.endswith("e") and _is_before_noun(segment, at)):
            continue
        else:
            name = stem(word)
            twice |= {name} & set(found)
            found[name] = preposition
            preposition = ""
    return {name: before for name, before in found.items() if name not in twice}


def _is_before_noun(segment: Segment, at: int) -> bool:
    """Tell whether a word in "-e" goes with the next one, as an adjective does."""
    after = segment.words[at + 1] if at + 1 < len(segment.words) else ""
    return bool(after) and after not in FUNCTION_WORDS and at + 1 not in segment.commas


def _same_kind(some: frozenset[_Marked], others: frozenset[_Marked]) -> bool:
    """Tell whether a number stands in the place of a number, or a person in that of a person."""
    return bool({kind for _, kind in some if kind} & {kind for _, kind in others if kind})


@lru_cache(maxsize=500)
def _rows_of(texts_of_rows: tuple[str, ...], roles: tuple[str, ...]) -> tuple[_Piece, ...]:
    rows = enumerate(map(one_segment, texts_of_rows), 1)
    return tuple(_Piece(frozenset(mark for _, mark in _marks(row, roles)), -at) for at, row in rows)


@lru_cache(maxsize=1_000)
def _pieces_of(segments: tuple[Segment, ...], roles: tuple[str, ...]) -> tuple[_Piece, ...]:
    """Return the parts of segments between commas and "en", as they are compared."""
    made: list[_Piece] = []
    for place, segment in enumerate(segments):
        breaks = {at for at, word in enumerate(segment.words) if word in _JOINS} | segment.commas
        parts: dict[int, set[_Marked]] = {}
        for at, mark in _marks(segment, roles):
            parts.setdefault(sum(cut <= at for cut in breaks), set()).add(mark)
        made += [_Piece(frozenset(marks), place) for marks in parts.values()]
    return tuple(made)


def _marks(segment: Segment, roles: tuple[str, ...]) -> Iterator[tuple[int, _Marked]]:
    """Yield the numbers, persons, signs and other words of a segment that say something, with their places."""
    taken: set[int] = set()
    for quantity in quantities_of(segment):
        taken.update(range(quantity.at, quantity.end))
        yield quantity.at, ("/".join(quantity.sign), _NUMBER)
    for mention in actors_of(segment, roles):
        if mention.at not in taken and mention.party != SELF:
            yield mention.at, (mention.party, _ACTOR)
        taken.update(range(mention.at, mention.end))
    for at, word in enumerate(segment.words):
        if at in taken:
            continue
        if word in word_list("order"):
            yield at, (word, _NUMBER)
        elif len(word) == 1 and segment.written[at].isupper():
            yield at, (word, _SIGN)
        elif at and segment.words[at - 1] in _DEGREES:
            yield at, (f"{segment.words[at - 1]} {stem(word)}", "")
        elif word not in FUNCTION_WORDS and word not in _DEGREES and len(word) > 1:
            yield at, (stem(word), "")
