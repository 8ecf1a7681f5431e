"""What a statement puts in each other's place: words and numbers of which the source says each apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from assistant.verification.alignment import Aligned
from assistant.verification.bodies import SELF, actors_of
from assistant.verification.quantities import quantities_of
from assistant.verification.segments import Segment, one_segment
from assistant.verification.source import Source
from assistant.verification.verb_forms import is_finite
from assistant.verification.vocabulary import data, word_list
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
_NUMBER, _ACTOR, _SIGN = "number", "actor", "sign"
_Marked = tuple[str, str]
"""A word or number, and what kind it is: number, actor, sign, or "" for any other."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that go together: of a statement or source between commas and "en", or a whole table row."""

    marks: frozenset[_Marked]
    place: int
    """Which segment or row it is of."""


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
    """Tell whether two nouns stand the other way round about a preposition, A of B and B of A."""
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
    """Yield the numbers, persons, signs and other words of a segment, with their places."""
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
