"""A statement that copies its quote but for some words: what stands in the place of what."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from assistant import texts
from assistant.verification.bodies import SELF, mentions_of, resolved
from assistant.verification.jumbled import is_jumbled
from assistant.verification.quantities import quantities_of
from assistant.verification.segments import Segment, one_segment
from assistant.verification.source import Source
from assistant.verification.vocabulary import data, phrases, same_party

_COPIED = 0.75
"""Share of a statement's words that stand in the quote in the same order, for it to be a copy."""
_SHORTEST = 5
"""Words that a statement must have to be a copy of anything."""
_TURNING = ("modality", "bounds", "quantifiers", "negations", "acts", "contrasts")
"""Parts of the phrases of which one must not stand in the place of another."""

_NAMED = ("party", "number")
"""Kinds of mark that a copy names as often as its quote."""

_Marks = tuple[tuple[int, int, str, str], ...]


def is_verbatim(text: str, source: Source) -> bool:
    """Tell whether a statement is its quotes, whole and in their order, after headings at most."""
    quoted = tuple(word for quote in source.quoted for word in one_segment(quote).words)
    return bool(quoted) and one_segment(_without_heading(text, source)).words == quoted


def _without_heading(text: str, source: Source) -> str:
    """Return a statement without the heading or organisation that it begins with, before a colon."""
    label, colon, rest = text.partition(": ")
    around = {word for segment in source.around for word in segment.words}
    return rest if colon and around.issuperset(one_segment(label).words) else text


def wrong_copy(text: str, source: Source) -> str:
    """Check that a copy has no other body, number, act or turning word where its quote has one.

    Nor may it have the quotes' words in another order. Returns a reason in Dutch, "" where nothing is wrong
    or the statement is no copy.
    """
    if is_jumbled(text, source):
        return texts.UNSUPPORTED_JUMBLED
    said = one_segment(_without_heading(text, source))
    if len(said.words) < _SHORTEST:
        return ""
    for quote in source.quoted:
        written = one_segment(quote)
        steps = Levenshtein.opcodes(written.words, said.words)
        copied = sum(step.dest_end - step.dest_start for step in steps if step.tag == "equal")
        if copied < _COPIED * len(said.words):
            continue
        if _repeats(written, said, source.roles):
            return texts.UNSUPPORTED_COPY
        for step in steps:
            if step.tag == "replace" and _differs(
                _marks(written, source.roles, step.src_start, step.src_end),
                _marks(said, source.roles, step.dest_start, step.dest_end),
            ):
                return texts.UNSUPPORTED_COPY
    return ""


def _repeats(written: Segment, said: Segment, roles: tuple[str, ...]) -> bool:
    """Tell whether a copy names a body or number more often than its quote, in the place of another."""
    there, here = (
        Counter((kind, label) for _, _, kind, label in _all_marks(segment, roles) if kind in _NAMED)
        for segment in (written, said)
    )
    lost = {kind for (kind, _), count in (there - here).items() if count}
    return any(mark in there and mark[0] in lost for mark in here - there)


def _differs(written: Sequence[tuple[str, str]], said: Sequence[tuple[str, str]]) -> bool:
    """Tell whether marks of one kind stand on both sides, and none of the statement's is the source's."""
    for kind in {kind for kind, _ in written} & {kind for kind, _ in said}:
        there = {label for own, label in written if own == kind}
        here = {label for own, label in said if own == kind}
        same = (
            any(same_party(one, other) for one in here for other in there)
            if kind == "party"
            else here & there
        )
        if not same:
            return True
    return False


def _marks(segment: Segment, roles: tuple[str, ...], start: int, end: int) -> list[tuple[str, str]]:
    return [
        (kind, label) for at, stop, kind, label in _all_marks(segment, roles) if at < end and stop > start
    ]


@lru_cache(maxsize=1_000)
def _all_marks(segment: Segment, roles: tuple[str, ...]) -> _Marks:
    """Return the places in a text of what must not stand in each other's place: start, end, kind, label."""
    return tuple(_each_mark(segment, roles))


def _each_mark(segment: Segment, roles: tuple[str, ...]) -> Iterator[tuple[int, int, str, str]]:
    for mention in resolved(mentions_of(segment), roles):
        if mention.party != SELF:
            yield mention.at, mention.end, "party", mention.party
    for quantity in quantities_of(segment):
        yield quantity.at, quantity.end, "number", "/".join(quantity.sign)
    for part in _TURNING:
        for found in phrases(part).longest(segment.words):
            yield found.start, found.end, part, found.label
    for at, word in enumerate(segment.words):
        if word in data()["against"]:
            yield at, at + 1, "order", word
