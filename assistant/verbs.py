"""Separable verbs: "stuurt de diensten aan" is "aansturen"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wordfreq import zipf_frequency

from assistant.words import infinitive, tokens

_PARTICLES = frozenset(
    "aan af bij door in mee na om op over samen terug toe uit vast voor waar weg tegen bijeen".split()
)
_CLAUSE = re.compile(r"[^.;:,!?()\n]+")
_AFTER = frozenset("en of om als dat op".split())
"""Words before which a particle closes its clause all the same."""
_FURTHEST = 12
"""Words between a verb and its particle."""
_KNOWN = 1.9
"""Zipf frequency from which a verb put together is a word of Dutch."""
_VOWELS = "aeiou"
_VOICED = {"s": "z", "f": "v"}
"""What the last letter of a stem becomes before "-en"."""


def separable_verbs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the separable verbs that stand apart: place of the verb among the text's tokens, infinitive."""
    place = 0
    for clause in _CLAUSE.findall(text):
        words = tokens(clause)
        for at in range(len(words) - 1, 0, -1):
            closes = at == len(words) - 1 or words[at + 1] in _AFTER
            if words[at] in _PARTICLES and closes:
                found = _verb_before(words, at)
                if found:
                    yield place + found[0], found[1]
        place += len(words)


def _verb_before(words: list[str], at: int) -> tuple[int, str] | None:
    """Return the nearest verb that goes with the particle; forms that can only be a verb come first."""
    near = range(at - 1, max(-1, at - 1 - _FURTHEST), -1)
    for number in sorted(near, key=lambda n: (not _is_finite(words[n]), -n)):
        verb = joined(words[at], words[number])
        if verb:
            return number, verb
    return None


def _is_finite(word: str) -> bool:
    return word.endswith("t") or infinitive(word) != word


@lru_cache(maxsize=100_000)
def joined(particle: str, form: str) -> str:
    """Return the infinitive of a finite verb and its particle, "" when Dutch has no such verb."""
    if len(form) < 3:
        return ""
    stem = form[:-1] if form.endswith("t") and len(form) > 3 else form
    last = stem[-1]
    infinitives = [infinitive(form), stem + "en"]
    if last in _VOWELS:
        infinitives.append(stem + "n")
    else:
        voiced = _VOICED.get(last, last)
        if len(stem) > 3 and stem[-2] == stem[-3] and stem[-2] in _VOWELS:
            infinitives += [stem[:-2] + last + "en", stem[:-2] + voiced + "en"]  # "stuur", "lees"
        infinitives += [stem + last + "en", stem[:-1] + voiced + "en"]  # "stel", "werf"
    for verb in dict.fromkeys(infinitives):
        if verb.endswith("en") and verb != form and zipf_frequency(particle + verb, "nl") >= _KNOWN:
            return particle + verb
    return ""
