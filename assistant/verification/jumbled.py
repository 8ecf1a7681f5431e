"""A statement in the words of its quotes only: they must go together there as they do here."""

from itertools import pairwise

from assistant.verification.segments import one_segment
from assistant.verification.source import Source

_OWN = 0.05
"""Share of a statement's words that its quotes may lack for it to have no words of its own."""
_NEAR = 3
"""Places within which a word follows another in the quotes, for the two to go together."""
_TOGETHER = 0.6
"""Share of the pairs of words, one after the other, that must go together in the quotes."""
_SHORTEST = 6
"""Words from which there is an order to speak of."""


def is_jumbled(text: str, source: Source) -> bool:
    """Tell whether a statement takes the words of its quotes and puts them in another order.

    Who says a thing in other words may order them as he likes: then the other checks must tell. Who uses
    those of the quotes only moves parts of a sentence as a whole, so that most words keep their neighbours.
    """
    said = one_segment(text).words
    if len(said) < _SHORTEST:
        return False
    stretches = [one_segment(quote).words for quote in source.quoted]
    stretches += [segment.words for segment in (*source.around, *source.segments) if segment.is_context]
    known = {word for words in stretches for word in words}
    if sum(word not in known for word in said) > _OWN * len(said):
        return False
    follows = {
        (word, after)
        for words in stretches
        for at, word in enumerate(words)
        for after in words[at + 1 : at + 1 + _NEAR]
    }
    pairs = list(pairwise(said))
    return sum(pair in follows for pair in pairs) < _TOGETHER * len(pairs)
