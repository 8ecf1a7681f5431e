"""Words that point at one thing, as verbs, nouns and phrases, and where they stand in a text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from assistant.verbs import separable_verbs
from assistant.words import FUNCTION_WORDS, PREFIXES, fold, stem, tokens

_TOKEN = re.compile(r"[^\W_]+")
_PARTICIPLE = re.compile(rf"^(?:{'|'.join(PREFIXES)})?ge\w{{2,}}[td]$|(?:d|de|te)$")
_GAP = 2
"""Small words that may stand between two words of a phrase."""
_COMPOUND = 6
"""Letters that a noun must have to be found at the end of a compound."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, each with every stem under which it can be found."""

    written: tuple[str, ...]
    """As they stand."""
    folded: tuple[str, ...]
    """In lower case without accents."""
    stems: tuple[frozenset[str], ...]
    """The stem of each, and of the separable verb that it is a part of."""


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """Return the words of a text."""
    written = tuple(_TOKEN.findall(text))
    folded = tuple(tokens(text))
    if len(written) != len(folded):  # a sign that folds into several words, as "½" does
        written = folded
    stems = [{stem(word)} for word in folded]
    for place, verb in separable_verbs(text):
        if place < len(stems):
            stems[place].add(stem(verb))
    return Words(written, folded, tuple(map(frozenset, stems)))


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that point at one thing: verbs, nouns and phrases."""

    verbs: frozenset[str] = frozenset()
    """Stems of verbs, of which participles and nouns in -ing do not count."""
    nouns: tuple[str, ...] = ()
    """Folded nouns."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Stems of words that stand close together, in order."""
    abbreviations: frozenset[str] = frozenset()
    """Short words in capitals, which count as they are written only."""
    exact: frozenset[str] = frozenset()
    """Folded words that count in this form only."""
    apart: tuple[tuple[str, str], ...] = ()
    """Stems of a verb and what belongs to it further on in the clause ("keurt ... goed")."""

    def verb_places(self, words: Words) -> list[int]:
        """Return where one of the verbs stands, in a form that says that somebody does it."""
        found = []
        for at, stems in enumerate(words.stems):
            own = stem(words.folded[at])
            joined = stems - {own}  # "tekent ... uit" is not "tekenen"
            if joined & self.verbs or (not joined and own in self.verbs and _is_verb_form(words.folded[at])):
                found.append(at)
        return found

    def apart_places(self, words: Words) -> list[int]:
        """Return where a verb stands of which the rest comes further on, over commas too."""
        return [at for verb, rest in self.apart for at in _apart(verb, rest, words)]

    def name_places(self, words: Words) -> list[int]:
        """Return where one of the nouns, phrases or abbreviations begins."""
        return sorted({start for start, _ in self.spans(words)})

    def spans(self, words: Words) -> list[tuple[int, int]]:
        """Return from where to where (exclusive) each of the nouns, phrases and abbreviations stands."""
        found = [(at, at + 1) for at, word in enumerate(words.written) if word in self.abbreviations]
        found += [
            (at, at + 1)
            for at, word in enumerate(words.folded)
            if word in self.exact or any(_is_noun(word, noun) for noun in self.nouns)
        ]
        return found + [span for phrase in self.phrases for span in _phrase_spans(phrase, words)]

    def are_in(self, text: str) -> bool:
        """Tell whether one of them stands in the text."""
        words = words_of(text)
        return bool(self.name_places(words) or self.verb_places(words) or self.apart_places(words))


def _is_verb_form(word: str) -> bool:
    if word.endswith(("ing", "ingen")):
        return False
    return word.endswith(("en", "t")) and not _PARTICIPLE.search(word)


def _is_noun(word: str, noun: str) -> bool:
    """Tell whether a word is the noun, its plural, or a compound that ends in it."""
    forms = _forms(noun)
    return word.endswith(forms) if len(noun) >= _COMPOUND else word in forms


@lru_cache(maxsize=1_000)
def _forms(noun: str) -> tuple[str, ...]:
    """Return a noun and its plurals."""
    return (noun, noun + "s", noun + "en", noun + "n", noun + noun[-1] + "en")


def _apart(verb: str, rest: str, words: Words) -> list[int]:
    """Return where a verb stands with its rest further on, unless another particle goes with it."""
    for at, word in enumerate(words.folded):
        if word != verb or rest not in words.folded[at + 1 :]:
            continue
        between = words.folded[at + 1 : words.folded.index(rest, at + 1)]
        if len(words.stems[at]) == 1 or not frozenset(PREFIXES).intersection(between):
            return [at]
    return []


def _phrase_spans(phrase: Sequence[str], words: Words) -> list[tuple[int, int]]:
    starts = [at for at, stems in enumerate(words.stems) if phrase and phrase[0] in stems]
    ends = [(at, _end_of(phrase[1:], words, at + 1)) for at in starts]
    return [(start, end) for start, end in ends if end]


def _end_of(rest: Sequence[str], words: Words, start: int) -> int:
    """Return where the rest of a phrase ends, at most two small words between; 0 when it is not there."""
    for wanted in rest:
        for at in range(start, min(start + _GAP + 1, len(words.stems))):
            if wanted in words.stems[at]:
                start = at + 1
                break
            if words.folded[at] not in FUNCTION_WORDS:
                return 0
        else:
            return 0
    return start


def signs(entry: Mapping[str, Any]) -> Signs:
    """Return the signs that an entry of the data file lists as verbs, nouns and phrases."""
    phrases = [str(phrase) for phrase in entry.get("phrases", ())]
    return Signs(
        verbs=frozenset(stem(fold(verb)) for verb in entry.get("verbs", ())),
        nouns=tuple(fold(noun) for noun in entry.get("nouns", ())),
        phrases=tuple(tuple(map(stem, tokens(phrase))) for phrase in phrases if not phrase.isupper()),
        abbreviations=frozenset(phrase for phrase in phrases if phrase.isupper()),
        apart=tuple((fold(verb), fold(rest)) for verb, rest in map(str.split, entry.get("apart", ()))),
    )


def names(words: Iterable[str]) -> Signs:
    """Return signs for words and phrases in any inflection."""
    return signs({"phrases": list(words)})


def titles(words: Iterable[str]) -> Signs:
    """Return signs for what persons and bodies are called: a single word counts as it is, or in the plural.

    Its stem would not do: "schepenen" is no "scheppen".
    """
    given = list(dict.fromkeys(words))
    single = frozenset(fold(word) for word in given if len(tokens(word)) == 1 and not word.isupper())
    rest = signs({"phrases": [word for word in given if fold(word) not in single]})
    return replace(rest, exact=frozenset(form for word in single for form in _forms(word)))
