"""Words and phrases by which the same is said: assistant/data/synonyms.yaml and hypernyms.yaml."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.verification.operators import operators_of
from assistant.verification.segments import Segment
from assistant.verification.verb_forms import lemma, verbs_apart
from assistant.words import FUNCTION_WORDS, core, fold, stem
from ingest.yaml_data import package_data

_EXACT = "="
"""Before a word of the data files: only this form of it, not what shares its stem ("=geld", not "gelden")."""
_SMALL = "~"
"""Before a function word, so that no other word is cut down to it."""
_NO_PARTICIPLE = ("ge", "bege")
"""How words begin from which the stemmer may cut their own "ge": of participles the verb is known."""
_VERBAL = ("en", "gaan", "staan", "doen", "zien")
"""How the last word of a phrase ends that may stand apart: "leiding geven", "geeft met zorg leiding"."""
_SKIPPED = frozenset(
    "de het een zich hen hem haar hun zijn je jou jouw uw u hij zij ze men er deze dit die dat".split()
)
"""Words that may stand within a phrase: "op de hoogte", "zet zich in"."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A word or phrase of the data files."""

    core: tuple[str, ...]
    """Its words as they are looked up, which stand side by side."""
    verb: str
    """The verb of a phrase, which may stand anywhere in its clause; "" where there is none."""
    label: str
    """The group that it belongs to."""


class _Index:
    """Phrases by their first word."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[_Phrase]] = {}
        for label, texts in groups.items():
            for text in texts:
                phrase = _phrase(text, label)
                self._by_first.setdefault(phrase.core[0], []).append(phrase)

    def found(self, forms: Sequence[frozenset[str]]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield the group of each phrase in a clause, with its places. ``forms``: of each word, its keys."""
        for at, keys in enumerate(forms):
            for key in keys:
                for phrase in self._by_first.get(key, ()):
                    end = at + len(phrase.core)
                    if end > len(forms) or not all(map(_fits, phrase.core[1:], forms[at + 1 : end])):
                        continue
                    verbs = [n for n, own in enumerate(forms) if phrase.verb in own] if phrase.verb else []
                    if verbs or not phrase.verb:
                        yield phrase.label, (*range(at, end), *verbs)


def _fits(key: str, keys: frozenset[str]) -> bool:
    return key in keys


def _phrase(text: str, label: str) -> _Phrase:
    words = fold(str(text)).split()
    keys = tuple(_key(word) for word in words if word not in _SKIPPED or len(words) == 1)
    tells = any(not key.startswith(_SMALL) for key in keys[:-1])
    if tells and words[-1].endswith(_VERBAL):
        return _Phrase(keys[:-1], keys[-1], label)
    return _Phrase(keys, "", label)


def _key(word: str) -> str:
    return word if word.startswith(_EXACT) else base_of(word)


@lru_cache(maxsize=100_000)
def base_of(word: str) -> str:
    """Return what the forms of a folded word have in common, and other words have not.

    The stemmer takes any "ge" for that of a participle ("begeleiden" becomes "beleid", "gemeente" what
    "mening" does), and makes small words of some ("indienen", "kans").
    """
    if word in FUNCTION_WORDS:
        return _SMALL + word
    base = lemma(word)
    short = stem(base)
    is_cut = base.startswith(_NO_PARTICIPLE) and not short.startswith(_NO_PARTICIPLE)
    return core(base.removesuffix("ing")) if is_cut else short


@lru_cache(maxsize=100_000)
def _keys(*forms: str) -> frozenset[str]:
    """Return all by which a word of a text is looked up: its forms as they are, and their bases."""
    return frozenset(key for form in forms for key in (_EXACT + form, base_of(form)))


@cache
def _same() -> _Index:
    groups = package_data("assistant", "synonyms.yaml")
    return _Index({f"same/{number}": group for number, group in enumerate(groups)})


@cache
def _wider(side: str) -> _Index:
    entries = package_data("assistant", "hypernyms.yaml")
    return _Index({f"wider/{number}": entry[side] for number, entry in enumerate(entries)})


def _forms(segment: Segment) -> tuple[list[int], list[frozenset[str]]]:
    """Return the places of the words that phrases are looked up by, and their keys."""
    places = [at for at, word in enumerate(segment.words) if word not in _SKIPPED]
    return places, [_keys(segment.words[at], segment.lemmas[at]) for at in places]


@lru_cache(maxsize=4_000)
def meanings(segment: Segment) -> Mapping[int, frozenset[str]]:
    """Return what the words of a statement's segment mean, by their place, as labels of groups.

    A wider word ("materiaal") stands for the narrower ones of a source ("laptop"), except under a denial
    or "alle": there it says more than they do.
    """
    places, forms = _forms(segment)
    operators = operators_of(segment)
    narrows = operators.denials or operators.implied or operators.excepts or "all" in operators.reach
    indexes = [_same()] if narrows else [_same(), _wider("algemeen")]
    meant: dict[int, set[str]] = {}
    for index in indexes:
        for label, found in index.found(forms):
            for at in found:
                meant.setdefault(places[at], set()).add(label)
    return {at: frozenset(labels) for at, labels in meant.items()}


@lru_cache(maxsize=4_000)
def meant_by(segment: Segment) -> frozenset[str]:
    """Return the groups of what a segment of a source says, with those of wider words for it."""
    apart = [_keys(verb) for verb in sorted(verbs_apart(segment.words))]
    clauses = [_forms(segment)[1], *([keys] for keys in apart)]
    return frozenset(
        label
        for index in (_same(), _wider("bijzonder"))
        for forms in clauses
        for label, _ in index.found(forms)
    )
