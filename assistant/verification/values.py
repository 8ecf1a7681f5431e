"""Numbers, dates, levels, and words that exclude each other: each must stand in the quotes, in its place."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant import texts
from assistant.verification.alignment import Aligned
from assistant.verification.bodies import mentions_of, resolved
from assistant.verification.coverage import items_of, opposes, vocabulary_of, weight
from assistant.verification.operators import operators_of
from assistant.verification.phrases import Phrases
from assistant.verification.quantities import Quantity, quantities_of, unit_of
from assistant.verification.segments import Segment
from assistant.verification.verb_forms import verbs_apart
from assistant.verification.vocabulary import is_strict, phrases, same_party
from assistant.words import FUNCTION_WORDS, stem

_BETTER = 0.5
"""Share of the best match that the place of a number needs: else it counts something else there."""
_SIMILAR = {"often": "time", "times": "count"}
"""Kinds of number that may be taken for each other."""
_WEIGHTY = frozenset(
    {"beslissen", "benoemen", "ontslaan", "goedkeuren", "ondertekenen", "veto", "schorsen", "tucht"}
)
"""Acts that a statement may name only where the source does; others where the source names none at all."""
_FEW = range(2, 11)
"""How many things a sentence may say that it lists."""
_LEGEND = re.compile(r"(?:\((?P<in>\w{1,3})\)|\b(?P<bare>[A-Z]{1,3}|\d)) (?:is |\()?(?P<word>[^\W\d_]{4,})")


def wrong_quantity(aligned: Aligned) -> str:
    """Check that each number, amount, date and level stands in the source, by the same kind of thing."""
    source = aligned.source
    levels = [q.value for q in quantities_of(aligned.said) if q.dimension == "level"]
    if len(set(levels)) < len(levels):  # "gradatie 2 en 2"
        return texts.UNSUPPORTED_NUMBER
    for said in quantities_of(aligned.said):
        if said.dimension == "within":
            continue
        plain = said.dimension in ("count", "rank")
        found = [(place, q) for place in source.segments for q in quantities_of(place) if _equal(said, q)]
        # A bare number in a heading only numbers headings ("Deel 3", "4. Procedure").
        near = [(place, q) for place in source.around for q in quantities_of(place) if not plain]
        found += [(place, q) for place, q in near if q.dimension != "count" and _equal(said, q)]
        everywhere = (*source.segments, *source.around)
        found += [(place, said) for place in everywhere if _bare_level(said, place)]
        if plain and _counted_otherwise(said, aligned, found):
            return texts.UNSUPPORTED_NUMBER
        if not found:
            if _needs_no_source(said, aligned) or (said.dimension == "count" and _is_sum(said, aligned)):
                continue
            return texts.UNSUPPORTED_NUMBER
        fitting = [place for place, q in found if _same_bound(said, q)]
        if not fitting:
            return texts.UNSUPPORTED_BOUND
        if _belongs_elsewhere(said, aligned, fitting) or _is_of_other_act(aligned, fitting):
            return texts.UNSUPPORTED_PLACE
    return _wrong_legend(aligned)


def _needs_no_source(said: Quantity, aligned: Aligned) -> bool:
    """Tell whether a number follows from the rest: how many things are listed, "twee gesprekken per jaar"."""
    if said.dimension == "rank":  # "in de eerste plaats"
        ranks = any(q.dimension == "rank" for place in aligned.source.segments for q in quantities_of(place))
        return said.value == "1" and not ranks
    if said.dimension == "count":
        return said.value == "1" or _counts_list(said, aligned) or _counts_often(said, aligned)
    if said.dimension == "often":
        counts = [q for q in quantities_of(aligned.said) if q.dimension == "count"]
        return any(_counts_often(count, aligned) for count in counts)
    if said.dimension == "level":
        return any(
            q.dimension == "level"
            and len(said.value) == 1
            and q.value.startswith(said.value)
            and len(q.value) > 1
            for place in aligned.source.segments
            for q in quantities_of(place)
        )
    return False


def _counts_often(said: Quantity, aligned: Aligned) -> bool:
    """Tell whether so many things in a period are so often as the source says."""
    periods = [float(q.value) for q in quantities_of(aligned.said) if q.dimension == "often"]
    times = {
        q.value for place in aligned.source.segments for q in quantities_of(place) if q.dimension == "often"
    }
    return said.number != "" and any(f"{round(p / float(said.number), 2):g}" in times for p in periods)


def _equal(said: Quantity, written: Quantity) -> bool:
    if said.key == written.key:
        return True
    if said.dimension == "year":
        return written.dimension == "date" and written.value.endswith(said.value)
    if said.dimension == "often" and written.dimension == "within":
        return said.value == written.value
    if "date" in (said.dimension, written.dimension):
        return said.dimension == written.dimension and _same_date(said.value, written.value)
    if "level" in (said.dimension, written.dimension):
        return {said.dimension, written.dimension} == {"level", "count"} and said.value == written.value
    one_has_unit = said.value != said.number or written.value != written.number
    both_have_units = said.value != said.number and written.value != written.number
    same = said.number != "" and said.number == written.number
    return same and one_has_unit and not both_have_units


def _counted_otherwise(said: Quantity, aligned: Aligned, found: Sequence[tuple[Segment, Quantity]]) -> bool:
    """Tell whether the source counts the same things, and another number of them."""
    head = _head(aligned.said, said)
    if said.dimension == "rank" and _is_other_unit(aligned.said, said, found):
        return True
    same = [
        (place, q)
        for place in aligned.source.segments
        for q in quantities_of(place)
        if head and q.dimension == said.dimension and _head(place, q) == head
    ]
    return bool(same) and not any(pair in same for pair in found)


def _is_other_unit(said: Segment, rank: Quantity, found: Sequence[tuple[Segment, Quantity]]) -> bool:
    """Tell whether the first month stands in the place of the first day."""
    unit = unit_of(said, rank)
    units = {unit_of(place, q) for place, q in found}
    return bool(unit) and bool(found) and "" not in units and unit not in units


def _is_sum(said: Quantity, aligned: Aligned) -> bool:
    """Tell whether a number is what several that the source counts come to, or the sentence itself."""
    told = [q for segment in aligned.statement for q in quantities_of(segment) if q != said]
    sentences: dict[int, list[Quantity]] = {}
    for place in aligned.source.segments:
        sentences.setdefault(place.sentence, []).extend(quantities_of(place))
    for some in (told, *sentences.values()):
        parts = [float(q.number) for q in some if q.dimension == "count" and q.number]
        if len(parts) > 1 and said.number and sum(parts) == float(said.number):
            return True
    return False


def _head(segment: Segment, quantity: Quantity) -> str:
    """Return the stem of the word right behind a number: what is counted."""
    following = segment.words[quantity.end : quantity.end + 1]
    return stem(following[0]) if following and following[0] not in FUNCTION_WORDS else ""


def _same_date(said: str, written: str) -> bool:
    pairs = zip(said.split("-"), written.split("-"), strict=True)
    return all(not one or one == other for one, other in pairs)


def _bare_level(said: Quantity, place: Segment) -> bool:
    """Tell whether a level stands there alone, as in a table cell or between brackets."""
    return said.dimension == "level" and any(
        word.lower() == said.value and (word[0].isupper() or len(place.words) == 1) for word in place.written
    )


def _same_bound(said: Quantity, written: Quantity) -> bool:
    """Tell whether a limit is the same; a lower one that is left out still leaves what is asked."""
    return said.bound == written.bound or (not said.bound and written.bound in ("low", "high", "after"))


def _counts_list(said: Quantity, aligned: Aligned) -> bool:
    """Tell whether a number says how many things the sentence lists, or how many places it quotes."""
    count = float(said.value.split()[0])
    if said.bound or count not in _FEW:
        return False
    return count in aligned.source.listed or count == len(aligned.source.quoted)


def _belongs_elsewhere(said: Quantity, aligned: Aligned, places: Sequence[Segment]) -> bool:
    """Tell whether another number of the kind stands by what the statement speaks of."""
    dimension = _SIMILAR.get(said.dimension, said.dimension)
    rivals = [
        place
        for place in aligned.source.segments
        if place not in places
        and any(_SIMILAR.get(q.dimension, q.dimension) == dimension for q in quantities_of(place))
    ]
    if not rivals:
        return False
    best = max(_overlap(aligned, place) for place in places)
    return best < _BETTER * max(_overlap(aligned, rival) for rival in rivals)


def _is_of_other_act(aligned: Aligned, places: Sequence[Segment]) -> bool:
    """Tell whether one quote tells the number in one sentence and what is done in another."""
    acts = aligned.said.acts()
    doing = [place for place in aligned.source.segments if acts & place.acts()]
    if not doing or len(aligned.source.quoted) > 1:
        return False
    return {place.sentence for place in doing}.isdisjoint(place.sentence for place in places)


def _overlap(aligned: Aligned, place: Segment) -> float:
    vocabulary, roles = vocabulary_of(place), aligned.source.roles
    same = weight([item for item in aligned.items if vocabulary.covers(item, aligned.said)])
    named = resolved(mentions_of(place), roles)
    bodies = {m.party for m in resolved(mentions_of(aligned.said), roles)}
    return same + sum(any(same_party(one, m.party) for m in named) for one in bodies)


def _wrong_legend(aligned: Aligned) -> str:
    """Check that a level told by its name is the one in the row, where the quotes say what the signs mean."""
    legend = {word: sign for place in aligned.source.quoted for word, sign in _legend(place).items()}
    told = {legend[word] for word in map(stem, aligned.said.words) if word in legend}
    if not told:
        return ""
    rows = [place for text, place in aligned.source.places if len(_legend(text)) < 2]
    signs = {word.lower() for place in rows for word in place.written}
    return "" if not rows or told <= signs else texts.UNSUPPORTED_NUMBER


@lru_cache(maxsize=1_000)
def _legend(text: str) -> dict[str, str]:
    """Return what signs mean: the stem of the word to the sign, of "A is beginnend" or "(t) toepassen"."""
    found = {
        stem(match["word"].lower()): (match["in"] or match["bare"]).lower()
        for match in _LEGEND.finditer(text)
    }
    return found if len(found) > 1 else {}


def wrong_word(aligned: Aligned) -> str:
    """Check that no word stands in the statement that excludes what the source says, and no other act."""
    places = (*aligned.source.segments, *aligned.source.around)
    if any(
        _contradicts(label, aligned, places) for label in _lacking(phrases("contrasts"), aligned.said, places)
    ):
        return texts.UNSUPPORTED_CONTRAST
    acts = _lacking(phrases("acts"), aligned.said, places)
    others = frozenset[str]().union(*(place.acts() for place in aligned.best))
    if any(act in _WEIGHTY or others for act in acts):
        return texts.UNSUPPORTED_ACT
    return texts.UNSUPPORTED_CONTRAST if _is_opposite(aligned) or _says_opposite(aligned) else ""


def _contradicts(label: str, aligned: Aligned, places: Sequence[Segment]) -> bool:
    """Tell whether a word of the statement that the source lacks is against it, by its kind."""
    if is_strict(label):
        return True
    group = label.partition("/")[0]
    index = phrases("contrasts")
    drawn = aligned.used or places
    written = frozenset[str]().union(*(index.labels(p.lemmas) | index.labels(p.words) for p in drawn))
    return any(other.partition("/")[0] == group for other in written)


def _lacking(index: Phrases, said: Segment, places: Sequence[Segment]) -> set[str]:
    """Return the labels of the words of a statement of which the source has none."""
    written: set[str] = set()
    for place in places:
        written |= index.labels(place.lemmas) | index.labels(place.words)
        written |= index.labels(tuple(sorted(verbs_apart(place.words))))
    limits = {at for found in phrases("bounds").longest(said.words) for at in range(found.start, found.end)}
    limits |= {at for q in quantities_of(said) if q.dimension == "time" for at in range(q.at, q.end)}
    named: dict[int, set[str]] = {}
    for found in (*index.all(said.lemmas), *index.all(said.words)):
        compared = found.end < len(said.words) and said.words[found.end] == "dan"
        if not compared and found.start not in limits:  # no "langer dan", "ten hoogste"
            named.setdefault(found.start, set()).add(found.label)
    return {label for labels in named.values() if not labels & written for label in labels}


def _is_opposite(aligned: Aligned) -> bool:
    """Tell whether the statement says "betwist" of what the source calls "onbetwist", or the reverse."""
    words = {word for place in aligned.source.segments for word in place.words}
    stems = {stem(word) for word in words}
    return any(
        stem(item.word) not in stems and any(opposes(item.word, word) for word in words)
        for item in items_of(aligned.said)
    )


def _says_opposite(aligned: Aligned) -> bool:
    """Tell whether the statement says "betalen" where the source says "gratis", and neither denies it."""
    index = phrases("antonyms")
    said = index.labels(aligned.said.words) | index.labels(aligned.said.lemmas)
    if not said:
        return False
    near = aligned.whole(aligned.used)
    everywhere = frozenset[str]().union(
        *(index.labels(place.words) | index.labels(place.lemmas) for place in aligned.source.segments)
    )
    denied = bool(operators_of(aligned.said).denials)
    for label in said - everywhere:
        number, _, side = label.partition("/")
        other = f"{number}/{1 - int(side)}"
        places = [p for p in near if other in index.labels(p.words) | index.labels(p.lemmas)]
        if other not in said and places and not any(operators_of(p).denials for p in places) and not denied:
            return True
    return False
