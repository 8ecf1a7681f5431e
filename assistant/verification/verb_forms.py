"""Forms of verbs: which words can only be a finite verb, and of which verb a participle is."""

import re
from functools import lru_cache

from wordfreq import zipf_frequency

from assistant.verbs import joined
from assistant.words import FUNCTION_WORDS, infinitive

AUXILIARIES = frozenset(
    """
    is zijn was waren ben bent wordt worden werd werden heeft hebt hebben had moet moeten mag mogen kan
    kunt kunnen zal zullen dient dienen hoeft hoeven laat laten staat gaat komt doet geeft krijgt zegt werkt
    sta ga doe
    """.split()
)
"""Finite forms that need no ending to be known by."""
PARTICLES = (
    "voorbij terug samen tegen voort achter binnen bijeen toe aan door mee vast voor weg neer open los op "
    "uit af in na bij over om onder waar goed deel bekend stil klaar"
).split()
"""What a separable verb begins with, and what stands apart from it in a sentence."""
_ENDS_IN_T = frozenset("meet zit sluit let zet vat wacht richt licht schat biedt vindt houdt leidt".split())
"""Finite forms of verbs whose stem ends in a t or d: other words that look like them are nouns."""
_PARTICIPLE = re.compile(r"(?:be|ver|ont|her|onder|over)\w+[dt]$")
_KNOWN = 2.0
"""Zipf frequency from which a form is a word of Dutch."""
_FURTHEST = 14
"""Words between a verb and its particle."""


@lru_cache(maxsize=100_000)
def is_finite(word: str) -> bool:
    """Tell whether a folded word is a finite verb form, singular or past: "beslist", "keurde", "zit"."""
    if word in AUXILIARIES:
        return True
    if word in FUNCTION_WORDS or len(word) < 3:
        return False
    if word in _ENDS_IN_T:
        return True
    if word.endswith(("eerde", "eerden", "urde", "urden")):
        return True
    changed = infinitive(word)
    if changed != word and not word.startswith("ge") and not changed.startswith("ge"):
        return True
    return word.endswith("t") and bool(joined("", word))


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """Return the infinitive of an irregular form or of a participle ("doorgerekend": "doorrekenen").

    Any other word is returned as it is.
    """
    changed = infinitive(word)
    if changed != word:
        return changed
    if word.endswith("t") and joined("", word):  # "gebeurt" is of "gebeuren"
        return word
    for particle in ("", *PARTICLES):
        rest = word.removeprefix(particle + "ge")
        if rest != word and len(rest) > 3:
            base = rest.removesuffix("e")
            if base.endswith(("d", "t")):
                found = joined(particle, base[:-1] + "t")
                if found:
                    return found
    return word


def _known(verb: str) -> str:
    """Return an infinitive put together where it is a word of Dutch ("toestaan", "afnemen"), else ""."""
    return verb if verb.endswith("n") and zipf_frequency(verb, "nl") >= _KNOWN else ""


@lru_cache(maxsize=100_000)
def is_verb(word: str) -> bool:
    """Tell whether a folded word is a finite verb form or a participle."""
    return is_finite(word) or lemma(word) != word or _PARTICIPLE.match(word) is not None


@lru_cache(maxsize=4_000)
def verbs_apart(words: tuple[str, ...]) -> frozenset[str]:
    """Return infinitives that a verb and a particle after it may be: "staat ... toe" is "toestaan"."""
    found = set()
    for at, word in enumerate(words):
        if word in PARTICLES:
            for before in words[max(0, at - _FURTHEST) : at]:
                if len(before) > 2 and before not in PARTICLES:
                    found.add(
                        joined(word, before)
                        or _known(word + infinitive(before))
                        or _known(f"{word}{before[:-1]}n")  # "staat", "ziet"
                    )
    return frozenset(found - {""})
